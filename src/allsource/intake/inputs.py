"""What a person names, as streams: files, folders in sorted order, `-` for stdin, and addresses.

In folders, hidden files and the droppings of operating systems are left out on purpose; everything else is opened or
refused by name. Only regular files are opened: reading a pipe or a device could wait for ever.
"""

import io
import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from allsource.errors import Refused
from allsource.intake.item import Item, Job, Met, shown
from allsource.intake.streams import Budget, buffered
from allsource.intake.taken import Options

__all__ = ["files_of", "is_address", "open_file", "open_stdin"]

_LEFT_OUT = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_FOLDERS_DEEP = 100


def is_address(given: str) -> bool:
    """Whether an input is an address and not a path: anything with a scheme and `//`."""
    scheme, mark, _ = given.partition("://")
    return bool(mark) and scheme.replace("+", "").isalnum()


def files_of(path: Path) -> Iterator[Path | Refused]:
    """The regular files at or under a path, sorted by name within each folder."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Refused(shown(str(path)), _reason(error))
        return
    if stat.S_ISDIR(mode):
        found = False
        for entry in _walk(path, ()):
            found = True
            yield entry
        if not found:
            yield Refused(shown(str(path)), "is a folder without files")
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Refused(shown(str(path)), "is not a regular file")


def _walk(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Refused]:
    """A folder's files; `above` are the folders it lies in, by device and inode, to tell a loop."""
    try:
        here = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Refused(shown(str(folder)), _reason(error))
        return
    chain = (*above, (here.st_dev, here.st_ino))
    if chain[-1] in above or len(chain) > _FOLDERS_DEEP:
        yield Refused(shown(str(folder)), "is a symlink loop" if chain[-1] in above else "lies too deep")
        return
    for entry in entries:
        if not entry.name.startswith(".") and entry.name not in _LEFT_OUT:
            yield from _entry(entry, chain)


def _entry(entry: "os.DirEntry[str]", chain: tuple[tuple[int, int], ...]) -> Iterator[Path | Refused]:
    path = Path(entry.path)
    try:
        if entry.is_dir():
            yield from _walk(path, chain)
        elif entry.is_file():
            yield path
        else:  # a broken link raises here and is named below
            path.stat()
            yield Refused(shown(entry.path), "is not a regular file")
    except OSError as error:
        yield Refused(shown(entry.path), _reason(error))


def open_file(path: Path, options: Options) -> tuple[Item, Job]:
    """A file as an item, or Refused where it cannot be opened."""
    name = shown(str(path))
    try:
        raw = path.open("rb")
        size = os.fstat(raw.fileno()).st_size
    except OSError as error:
        raise Refused(name, _reason(error)) from None
    met = Met(address=name, retrieved_at=_now(options), outlet="")
    return Item(name, raw, met), Job(options, Budget(options.limits, read=size))


def open_stdin(options: Options) -> tuple[Item, Job]:
    """Standard input as an item named `-`; it cannot be sought in, and is counted as it is read."""
    budget = Budget(options.limits)
    stream = buffered(getattr(sys.stdin, "buffer", io.BytesIO()), budget, unpacks=False)
    return Item("-", stream, Met(address="-", retrieved_at=_now(options))), Job(options, budget)


def _now(options: Options) -> datetime:
    return (options.retrieved_at or datetime.now(UTC)).astimezone(UTC)


def _reason(error: OSError) -> str:
    """One clause for people; the operating system's own words where we have none."""
    known: tuple[tuple[type[OSError], str], ...] = (
        (FileNotFoundError, "no such file or folder"),
        (PermissionError, "no permission to read it"),
        (IsADirectoryError, "is a folder"),
    )
    for kind, reason in known:
        if isinstance(error, kind):
            return reason
    too_many = error.strerror and "symbolic link" in error.strerror
    return "is a symlink loop" if too_many else (error.strerror or "cannot be read")
