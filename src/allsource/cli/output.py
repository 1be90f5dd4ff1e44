"""How commands speak: JSON lines and tables on stdout, refusals, warnings and progress on stderr."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

import click

from allsource.cli.hangup import Hangup

__all__ = ["complain", "progress", "say", "table", "write_json"]

T = TypeVar("T")


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
    say(_drawn().tabled(columns, rows))


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on stderr while they come where a person is watching it."""
    yield from _drawn().counted(items, what) if sys.stderr.isatty() else items


def _drawn() -> ModuleType:
    """The drawing library takes a tenth of a second to import, and most lines do without it."""
    return import_module("allsource.cli.drawn")
