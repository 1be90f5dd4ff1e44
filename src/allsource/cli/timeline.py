"""`allsource timeline`: dated events in order."""

from pathlib import Path

import click

from allsource.cli.listing import show_dealings
from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """Dated events in the order of their days.

    Events without a date are in `events`, not here.

    \b
    Examples:
      allsource timeline --about Malta
      allsource timeline --from 2024-05-01 --to 2024-06-30
    """
    with open_desk(folder) as desk:
        show_dealings(desk.timeline(about, **limits_of(window)), as_json=as_json)
