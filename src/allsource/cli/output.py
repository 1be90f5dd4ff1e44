"""How commands speak: JSON lines and tables on stdout, refusals, warnings and progress on stderr."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from allsource.cli.hangup import Hangup

__all__ = ["complain", "progress", "say", "table", "write_json"]

T = TypeVar("T")

_PLAIN_WIDTH = 160


def write_json(value: dict[str, Any]) -> None:
    """One compact object, one line."""
    say(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def say(line: str = "") -> None:
    """A line on stdout; Hangup where nobody reads it any more."""
    try:
        click.echo(line)
    except BrokenPipeError:
        raise Hangup from None


def complain(name: str, reason: str) -> None:
    """`name: reason`, on one line of stderr whatever either holds."""
    click.echo(" ".join(f"{name}: {reason}".split()), err=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table as wide as the terminal, or wide and plain where there is none."""
    console = Console(width=None if sys.stdout.isatty() else _PLAIN_WIDTH, highlight=False)
    made = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        made.add_row(*(Text(" ".join(cell.split())) for cell in row))
    with console.capture() as shown:
        console.print(made)
    say(shown.get().rstrip("\n"))


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on stderr while they come where a person is watching it."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)
