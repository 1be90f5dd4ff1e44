"""What rich draws for people: tables and a running count. Imported by `output` when the first is drawn: it is heavy."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

__all__ = ["counted", "tabled"]

T = TypeVar("T")

_PLAIN_WIDTH = 160


def tabled(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as wide as the terminal, or wide and plain where there is none."""
    console = Console(width=None if sys.stdout.isatty() else _PLAIN_WIDTH, highlight=False)
    made = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        made.add_row(*(Text(" ".join(cell.split())) for cell in row))
    with console.capture() as shown:
        console.print(made)
    return shown.get().rstrip("\n")


def counted(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on stderr while they come."""
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)
