"""The options that commands share, each written once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from allsource.desk import Desk, Limits

__all__ = ["about_option", "by_option", "desk_option", "json_option", "limits", "limits_of", "open_desk"]

F = TypeVar("F", bound=Callable[..., Any])

desk_option = click.option(
    "--desk",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="ALLSOURCE_DESK",
    default=Path("desk"),
    show_default="ALLSOURCE_DESK, or ./desk",
    help="The desk's folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One compact JSON object a line, on stdout alone.")
about_option = click.option("--about", metavar="NAME", default="", help="Only what names this party.")

reason_option = click.option("--reason", default="", metavar="TEXT", help="Why; kept with the decision.")
by_option = click.option(
    "--by", default="", envvar="USER", metavar="NAME", help="Who decides; the user's name if not given."
)

_LIMITS: dict[str, Callable[[Any], Any]] = {
    "start": click.option(
        "--from", "start", metavar="DATE", help="Not before this ISO date or time, UTC if no offset."
    ),
    "end": click.option("--to", "end", metavar="DATE", help="Not after it; a bare date includes that day."),
    "as_of": click.option("--as-of", metavar="DATE", help="As the desk knew it then; a bare date includes that day."),
    "since": click.option("--since", metavar="DATE", help="Only what the desk has learned since then."),
}


def limits(*names: str) -> Callable[[F], F]:
    """The options of these names."""

    def add(function: F) -> F:
        for name in reversed(names):
            function = _LIMITS[name](function)
        return function

    return add


def limits_of(given: dict[str, str | None]) -> Limits:
    """What of a command's options limits the question."""
    return Limits(start=given.get("start"), end=given.get("end"), as_of=given.get("as_of"), since=given.get("since"))


def open_desk(folder: Path) -> Desk:
    """An existing desk, or NoDesk with the path looked at."""
    return Desk(folder, create=False)
