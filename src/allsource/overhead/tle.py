"""Two- and three-line element sets, with Alpha-5 catalogue numbers.

The layout is that of Hoots & Roehrich (1980), as CelesTrak documents it. Checksums are checked, both lines must speak
of one object, and a record that fails is refused with its line number; lines around it go on. The last column of the
checksum may be missing in old files; such a set is taken, since its fields are whole.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sgp4.api import WGS72, Satrec

from allsource.errors import Refused
from allsource.overhead.elements import ElementSet

__all__ = ["alpha5", "checksum", "from_lines"]

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Alpha-5 leaves out I and O: A is 10, Z is 33."""

_LINE_1 = re.compile(
    r"1 [ \dA-Z][ \d]{3}\d. .{8} [ \d]\d[ \d]{2}\d\.\d{8} [ +-]\.\d{8} [ +-][ \d]{5}[ +-]\d [ +-][ \d]{5}[ +-]\d"
)
_LINE_2 = re.compile(
    r"2 [ \dA-Z][ \d]{3}\d [ \d]{3}\.[ \d]{4} [ \d]{3}\.[ \d]{4} [ \d]{7} [ \d]{3}\.[ \d]{4} [ \d]{3}\.[ \d]{4} "
    r"[ \d]{2}\.\d{8}"
)


def alpha5(field: str) -> int:
    """The catalogue number of a five-character field: `25544`, or `A0000` for 100000. ValueError otherwise."""
    if field[0] in _LETTERS:
        return (10 + _LETTERS.index(field[0])) * 10_000 + int(field[1:])
    return int(field)


def checksum(line: str) -> int:
    """Sum of the digits of the first 68 columns, a minus sign counting one, modulo ten."""
    return sum(int(c) if c.isdigit() else c == "-" for c in line[:68]) % 10


def from_lines(text: str, name: str) -> Iterator[ElementSet | Refused]:
    """Element sets in the order of the file; a line 1 without its line 2, or the reverse, is refused."""
    title, first, first_at = "", "", 0
    for number, line in enumerate(map(str.rstrip, text.splitlines()), 1):
        if line.startswith("1 ") and len(line) >= 60:
            if first:
                yield Refused(f"{name}:{first_at}", "line 1 is not followed by its line 2")
            first, first_at = line, number
        elif line.startswith("2 ") and len(line) >= 60:
            if first:
                yield _one(title, first, line, f"{name}:{first_at}")
            else:
                yield Refused(f"{name}:{number}", "line 2 comes without its line 1")
            title, first = "", ""
        elif line and not line.startswith("#"):
            if first:
                yield Refused(f"{name}:{first_at}", "line 1 is not followed by its line 2")
                first = ""
            title = line.removeprefix("0 ").strip()
    if first:
        yield Refused(f"{name}:{first_at}", "the file ends after line 1")


def _one(title: str, first: str, second: str, where: str) -> ElementSet | Refused:
    if reason := _fault(first, second):
        return Refused(where, reason)
    try:
        number = alpha5(first[2:7])
        satrec = Satrec.twoline2rv(first[:69], second[:69], WGS72)
        epoch = _epoch(first[18:32])
    except ValueError as error:
        return Refused(where, f"a field cannot be read: {error}")
    return ElementSet(number, title, epoch, satrec, "tle", f"{first}\n{second}")


def _fault(first: str, second: str) -> str | None:
    if first[2:7] != second[2:7]:
        return f"line 1 speaks of {first[2:7].strip()} and line 2 of {second[2:7].strip()}"
    if not _LINE_1.match(first) or not _LINE_2.match(second):
        return "the columns of this set are not those of a two-line element set"
    for number, line in ((1, first), (2, second)):
        if len(line) >= 69 and line[68].isdigit() and checksum(line) != int(line[68]):
            return f"the checksum of line {number} is {line[68]}, its digits give {checksum(line)}"
    return None


def _epoch(field: str) -> datetime:
    """`24131.51782528`: two-digit year (57 to 99 is 19xx) and day of the year, from 1."""
    short_year = int(field[:2])
    year = short_year + (1900 if short_year >= 57 else 2000)
    day = float(field[2:])
    if not 1.0 <= day < 367.0:
        raise ValueError(f"day of year {day}")
    return datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day - 1.0)
