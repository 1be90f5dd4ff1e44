"""What an identity as broadcast tells: whether it can be one platform's at all, its kind, and its flag.

MMSI: ITU-R M.585 (nine digits; the maritime identification digits name the country, and the leading digits the kind of
station). ICAO24: 24-bit addresses, allotted to states in blocks (ICAO Annex 10, volume III). Tables: `sources/mid.tsv`
and `sources/icao24.tsv`. A flag from a number is what the number claims, not what a registry says.
"""

import csv
from bisect import bisect_right
from functools import cache

from allsource.shipped import shipped

__all__ = ["flag", "is_aircraft", "is_junk"]

_JUNK = frozenset({0, 1, 100_000_000, 111_111_111, 123_456_789, 222_222_222, 333_333_333, 444_444_444, 555_555_555,
                   666_666_666, 777_777_777, 888_888_888, 987_654_321, 999_999_999, 1_193_046, 12_345_678})  # fmt: skip
"""Numbers of no ship that transponders carry from the factory or from a bored hand. 1193046 is 0x123456."""
_MID_PLACES = (("111", 3), ("970", 3), ("972", 3), ("974", 3), ("98", 2), ("99", 2), ("00", 2), ("8", 1), ("0", 1))
"""Prefixes behind which the three country digits stand: aircraft, beacons, tenders, aids, coast stations, handhelds."""


def is_aircraft(identity: str) -> bool:
    """An ICAO24 address, or an MMSI of a search and rescue aircraft (111MIDxxx)."""
    return identity.startswith("icao24:") or (identity.startswith("mmsi:111") and not is_junk(identity))


def is_junk(identity: str) -> bool:
    """Whether the identity is none: an impossible MMSI, or an address that a receiver made up (`~`)."""
    scheme, _, value = identity.partition(":")
    if scheme == "mmsi":
        return not value.isdigit() or int(value) in _JUNK or len(value) > 9
    if scheme == "icao24":
        return value.startswith("~") or value in ("000000", "ffffff")
    return not value


@cache
def _countries() -> dict[str, str]:
    with shipped("sources", "mid.tsv").open(encoding="utf-8", newline="") as table:
        return {row["mid"]: row["country"] for row in csv.DictReader(table, delimiter="\t")}


@cache
def _blocks() -> tuple[list[int], list[tuple[int, str]]]:
    with shipped("sources", "icao24.tsv").open(encoding="utf-8", newline="") as table:
        rows = sorted(
            (int(row["first"], 16), int(row["last"], 16), row["country"])
            for row in csv.DictReader(table, delimiter="\t")
        )
    return [row[0] for row in rows], [(row[1], row[2]) for row in rows]


def flag(identity: str) -> str:
    """The country that the number claims, or ''."""
    scheme, _, value = identity.partition(":")
    if is_junk(identity):
        return ""
    if scheme == "mmsi":
        skipped = next((count for prefix, count in _MID_PLACES if value.startswith(prefix)), 0)
        return _countries().get(value[skipped : skipped + 3], "")
    if scheme != "icao24":
        return ""
    try:
        address = int(value, 16)
    except ValueError:
        return ""
    firsts, blocks = _blocks()
    place = bisect_right(firsts, address) - 1
    return blocks[place][1] if place >= 0 and address <= blocks[place][0] else ""
