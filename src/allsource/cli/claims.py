"""`allsource claims`: who said what."""

from pathlib import Path

import click

from allsource.cli.listing import show_claims
from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """Who said what, through whom, and where it is written.

    --about keeps claims by, through or about a party; --from and --to look at when the report was published.

    \b
    Examples:
      allsource claims --about France --from 2024-05-01
      allsource claims --json | jq .claim.speaker
    """
    with open_desk(folder) as desk:
        show_claims(desk.claims(about, **limits_of(window)), as_json=as_json)
