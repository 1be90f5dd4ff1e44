"""Elements and archive images between the desk's memory and the overhead room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from allsource import store as memory
from allsource.errors import Refused
from allsource.overhead import Elements, ElementSet, load
from allsource.overhead.archive import Image, images
from allsource.overhead.files import parse
from allsource.store import KeptElements, Store

__all__ = ["OrbitsTaken", "archive_of", "elements_of", "take", "take_archive", "take_orbits"]


@dataclass(frozen=True, slots=True)
class OrbitsTaken:
    """What became of the files given: read, new to the desk, met twice, and refused by name."""

    read: int
    new: int
    duplicates: int
    refused: tuple[Refused, ...]


def take(store: Store, files: Iterable[str | Path], archive: Iterable[str | Path]) -> OrbitsTaken:
    """Archive files if any are given, else element files."""
    items = list(archive)
    return take_archive(store, items) if items else take_orbits(store, files)


def take_orbits(store: Store, files: Iterable[str | Path]) -> OrbitsTaken:
    """Element files into the desk, in one transaction; what is held already changes nothing."""
    found = load(*files)
    with store.writing() as connection:
        new = memory.keep_elements(connection, map(_kept, found.sets))
    return OrbitsTaken(len(found), new, found.duplicates, found.refused)


def take_archive(store: Store, files: Iterable[str | Path]) -> OrbitsTaken:
    """STAC items into the desk."""
    taken: list[Image] = []
    refused: list[Refused] = []
    for file in files:
        for item in _items(Path(file)):
            if isinstance(item, Refused):
                refused.append(item)
            else:
                taken.append(item)
    with store.writing() as connection:
        new = memory.keep_images(connection, [(item.id, item.source) for item in taken])
    return OrbitsTaken(len(taken), new, 0, tuple(refused))


def elements_of(store: Store, start: datetime, end: datetime) -> Elements:
    """The held sets that serve a window: those within it and the nearest on either side."""
    with store.reading() as connection:
        kept = list(memory.kept_elements(connection, start=_iso(start), end=_iso(end)))
    sets: list[ElementSet] = []
    for item in kept:
        sets.extend(
            parse(
                f"{item.name}\n{item.source}".encode() if item.form == "tle" else item.source.encode(), item.name
            ).sets
        )
    return Elements(tuple(sets))


def archive_of(store: Store) -> Sequence[Image]:
    """The held archive images."""
    with store.reading() as connection:
        bodies = memory.image_bodies(connection)
    return [item for body in bodies for item in images(body, "archive") if isinstance(item, Image)]


def _items(file: Path) -> Iterator[Image | Refused]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield Refused(str(file), f"cannot be read: {error}")
        return
    yield from images(text, str(file))


def _kept(item: ElementSet) -> KeptElements:
    return KeptElements(item.norad_id, _iso(item.epoch), item.name, item.form, item.source)


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")
