"""`allsource collect`: the feeds of desk.toml, once or by schedule."""

import time
from pathlib import Path

import click

from allsource.cli.options import desk_option, json_option
from allsource.cli.output import complain
from allsource.cli.read import show
from allsource.desk import Desk

__all__ = ["command"]


@click.command()
@click.option("--every", type=click.FloatRange(min=1), metavar="MINUTES", help="Go on, asking what is due this often.")
@click.option("--allow-private", is_flag=True, help="Permit addresses in private and loopback networks.")
@desk_option
@json_option
def command(folder: Path, as_json: bool, every: float | None, allow_private: bool) -> None:
    """Ask the feeds of desk.toml, once or every MINUTES, and read what is new.

    robots.txt is honoured; a failing feed is asked more and more seldom, and shows in `coverage`.

    \b
    Examples:
      allsource collect
      allsource collect --every 30
    """
    with Desk(folder) as desk:
        if not desk.settings.feeds:
            raise click.UsageError(f"{folder / 'desk.toml'} names no [[feed]]; add one with its url")
        refused = show(desk.collect(allow_private=allow_private), as_json=as_json)
        while every is not None:
            complain("collect", f"waiting {every:g} minutes; Ctrl-C ends it")
            time.sleep(every * 60)
            refused += show(desk.collect(allow_private=allow_private, scheduled=True), as_json=as_json)
    raise SystemExit(1 if refused else 0)
