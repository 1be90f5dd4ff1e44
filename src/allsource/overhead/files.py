"""Reading element files: the form is read off the bytes, never off the file's name; bad records are refused by name.

Forms: two- and three-line elements (with Alpha-5 numbers) and OMM in csv, json, xml and kvn.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from allsource.errors import Refused
from allsource.overhead import omm, tle
from allsource.overhead.elements import Elements, ElementSet

__all__ = ["load", "parse"]

EARLIEST = datetime(1957, 10, 4, tzinfo=UTC)
"""No satellite has an epoch before Sputnik; a two-digit year of 57 to 99 is of the 1900s."""

_Reader = Callable[[str, str], Iterator[ElementSet | Refused]]


def load(*paths: str | Path) -> Elements:
    """Read element files; a file in which nothing could be read is one refusal, a bad record in it is another.

    Raises nothing for bad content: see `.refused`. A missing file is refused like any other.
    """
    sets: list[ElementSet] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            content = Path(path).read_bytes()
        except OSError as error:
            refused.append(Refused(str(path), f"cannot be read: {error.strerror or error}"))
            continue
        found = parse(content, str(path))
        sets.extend(found.sets)
        refused.extend(found.refused)
    unique = _unique(sets)
    return Elements(tuple(unique), tuple(refused), len(sets) - len(unique))


def parse(content: bytes, name: str) -> Elements:
    """Element sets of one file's bytes; `name` appears in refusals."""
    if not content.strip():
        return Elements((), (Refused(name, "is empty"),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Elements((), (Refused(name, "is not text, so it holds no element sets"),))
    reader, form = _form(text)
    sets: list[ElementSet] = []
    refused: list[Refused] = []
    for item in reader(text, name):
        if isinstance(item, Refused):
            refused.append(item)
        elif (reason := _doubt(item)) is None:
            sets.append(item)
        else:
            refused.append(Refused(f"{name}: {item.name or item.norad_id}", reason))
    if not sets and not refused:
        refused.append(Refused(name, f"holds no element set; it was read as {form}, and TLE or OMM was expected"))
    return Elements(tuple(sets), tuple(refused))


def _form(text: str) -> tuple[_Reader, str]:
    head = text.lstrip()[:4096]
    if head.startswith("<"):
        return omm.from_xml, "OMM xml"
    if head.startswith(("[", "{")):
        return omm.from_json, "OMM json"
    if "CCSDS_OMM_VERS" in head and "=" in head:
        return omm.from_kvn, "OMM kvn"
    if "NORAD_CAT_ID" in head.split("\n", 1)[0]:
        return omm.from_csv, "OMM csv"
    return tle.from_lines, "two-line elements"


def _doubt(item: ElementSet) -> str | None:
    """Why a well-formed set is not believed, or None."""
    if item.epoch < EARLIEST:
        return f"its epoch {item.epoch:%Y-%m-%d} lies before the first satellite"
    if item.satrec.error:
        return f"SGP4 refuses these elements (error {item.satrec.error})"
    if not 0.0 <= item.satrec.ecco < 1.0:
        return f"its eccentricity {item.satrec.ecco} is not that of a closed orbit"
    return None


def _unique(sets: Iterable[ElementSet]) -> list[ElementSet]:
    seen: dict[tuple[int, datetime], ElementSet] = {}
    for item in sets:
        seen.setdefault((item.norad_id, item.epoch), item)
    return list(seen.values())
