"""`allsource who`: dealings of one party, or between two."""

from pathlib import Path

import click

from allsource.cli.listing import show_dealings
from allsource.cli.options import desk_option, json_option, limits, limits_of, open_desk

__all__ = ["command"]


@click.command()
@click.argument("name")
@click.argument("other", default="", metavar="[NAME]")
@limits("start", "end", "as_of")
@desk_option
@json_option
def command(folder: Path, as_json: bool, name: str, other: str, **window: str | None) -> None:
    """Dealings of one party, or between two, with who owns up to them.

    Each line is what one report says; reports of the same dealing are not joined yet.

    \b
    Examples:
      allsource who France
      allsource who France Malta --from 2024-01-01
    """
    with open_desk(folder) as desk:
        show_dealings(desk.who(name, other, **limits_of(window)), as_json=as_json)
