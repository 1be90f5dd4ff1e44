"""`allsource events`: what is said to have happened."""

from pathlib import Path

import click

from allsource.cli.listing import show_events
from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """What is said to have happened, or to be planned, possible or demanded.

    With --from or --to, events without a date are left out.

    \b
    Examples:
      allsource events --about Malta --to 2024-05-10
      allsource events --json | jq -r .event.type
    """
    with open_desk(folder) as desk:
        show_events(desk.events(about, **limits_of(window)), as_json=as_json)
