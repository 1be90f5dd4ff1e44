"""`allsource doctor`: what is installed, what is missing, and how to mend it."""

import platform
import shutil
import sqlite3
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click

from allsource import __version__
from allsource.cli.output import table
from allsource.desk import read_only
from allsource.shipped import shipped

__all__ = ["command"]

Check = tuple[str, bool, str, str]
"""What, whether it is well, what was found, how to mend it."""


@click.command()
def command() -> None:
    """What is installed, what is missing, and how to mend it. Exit code 1 where something is missing.

    \b
    Example:
      allsource doctor
    """
    checks = [check() for check in (_python, _sqlite, _packages, _tables, _exercise, _reader, _space)]
    rows = [("ok" if well else "MISSING", what, found, "" if well else mend) for what, well, found, mend in checks]
    table(("", "what", "found", "how to mend it"), rows)
    raise SystemExit(0 if all(well for _, well, _, _ in checks) else 1)


def _python() -> Check:
    found = f"allsource {__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return "allsource", True, found, ""


def _sqlite() -> Check:
    """Full text with trigrams came with SQLite 3.34."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')")
        well, found = True, f"SQLite {sqlite3.sqlite_version} with full text"
    except sqlite3.OperationalError as error:
        well, found = False, f"SQLite {sqlite3.sqlite_version}: {error}"
    finally:
        connection.close()
    return "database", well, found, "use a Python built with SQLite 3.34 or newer"


def _packages() -> Check:
    needed = [requirement for requirement in requires("allsource") or [] if "extra ==" not in requirement]
    missing = [name for name in map(_name, needed) if not _installed(name)]
    found = "all there" if not missing else "not there: " + ", ".join(missing)
    return "packages", not missing, found, "pip install --force-reinstall allsource"


def _name(requirement: str) -> str:
    return next(requirement[:at] for at in range(1, len(requirement) + 1) if _ends(requirement, at))


def _ends(requirement: str, at: int) -> bool:
    return at == len(requirement) or not (requirement[at].isalnum() or requirement[at] in "-_.")


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _shipped(what: str, *parts: str) -> Check:
    try:
        path = shipped(*parts)
    except FileNotFoundError as error:
        return what, False, str(error), "pip install --force-reinstall allsource"
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return what, True, f"{path}, {size / 1e6:.1f} MB", ""


def _tables() -> Check:
    return _shipped("tables of facts", "sources")


def _exercise() -> Check:
    return _shipped("exercise", "examples", "exercise", "reports")


def _reader() -> Check:
    """The reader must read one sentence."""
    mend = "pip install --force-reinstall allsource"
    if not _shipped("", "weights")[1]:
        return "reader", False, _shipped("", "weights")[2], mend
    story = next(iter(sorted(shipped("examples", "exercise", "reports").glob("*.txt"))), None)
    outcome = next(iter(read_only([story])), None) if story else None
    if outcome is None or outcome.report is None or outcome.report.reading is None:
        return "reader", False, "did not read a report of the exercise", mend
    reading = outcome.report.reading
    return "reader", bool(reading.claims), f"{reading.reader} reads; {len(reading.claims)} claims in one report", mend


def _space() -> Check:
    free = shutil.disk_usage(Path()).free
    return "disk", free > 200e6, f"{free / 1e9:.1f} GB free here", "make room: a desk keeps every original"
