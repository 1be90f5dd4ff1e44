"""The gazetteer: names to the places they can mean, from files that open at once.

`sources/gazetteer/` holds GeoNames' populated places of 500 people and more and the regions above them as numpy arrays
that are mapped, not read: `keys.npy` (64-bit hashes of names, sorted), `rows.npy` (the place each leads to),
`places.npy` (records), `names.npy` (their names in one run of bytes), `boxes.npy` (extents of the regions and counties,
which stand first). Countries and areas (seas, straits, bases, sites) are small tables that a person can edit. Two names
with one 64-bit hash would be mixed up; among a million names the chance is one in forty million.
"""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from allsource.shipped import shipped
from allsource.where import Box

__all__ = [
    "AREA_WORD",
    "CAPITAL",
    "CITY",
    "COUNTY",
    "NO_REGION",
    "PLACE",
    "REGION",
    "Gazetteer",
    "Place",
    "gazetteer",
    "key_of",
    "normal",
]

REGION, COUNTY, CITY, CAPITAL = 1, 2, 3, 4
_KINDS = {
    REGION: ("province", "region"), COUNTY: ("county", "region"), CITY: ("city", "place"),
    CAPITAL: ("capital", "place"),
}  # fmt: skip
NO_REGION = 65535
MOST = 60
_PLAIN = frozenset({"strait", "nuclear site"})
"""Kinds whose single-word names (`Hormuz`, `Natanz`) mean nothing else; `Amazon` is left to the network."""
PLACE = np.dtype(
    [("lat", "<f4"), ("lon", "<f4"), ("people", "<u4"), ("name", "<u4"), ("length", "u1"), ("kind", "u1"),
     ("country", "S2"), ("region", "<u2")]
)  # fmt: skip

_SPACE = re.compile(r"\s+")
AREA_WORD = re.compile(r"[^\W\d_](?:[\w-]|['’](?!s\b))*")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A name without case, accents and punctuation; `Saint`, `Mount` and `Fort` as their short forms."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain)
    words = _PUNCTUATION.sub(" ", joined.replace("’", "").replace("'", "")).split()
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    return " ".join(_SHORT.get(word, word) for word in words)


def key_of(normal_name: str) -> int:
    """The 64-bit key of a name already made `normal`."""
    return int.from_bytes(hashlib.blake2b(normal_name.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Place:
    """One thing a name can mean. `kind` is finer than `precision`: city, capital, county, province, strait, air base, …

    `precision` is facility, place, region, country or area; `country` an ISO 3166-1 alpha-2 code or "", `region` the
    name of the first-level region (a province). `names` are its other names, where a table or a desk gives them.
    """

    name: str
    kind: str
    precision: str
    lat: float
    lon: float
    country: str = ""
    region: str = ""
    people: int = 0
    box: Box | None = None
    names: tuple[str, ...] = ()


class Gazetteer:
    """Names to candidates. Opening one maps the arrays and reads the two small tables."""

    def __init__(self, folder: Path, countries: Path, areas: Path) -> None:
        self._keys = _mapped(folder / "keys.npy")
        self._rows = _mapped(folder / "rows.npy")
        self._places = _mapped(folder / "places.npy")
        self._names = _mapped(folder / "names.npy")
        self._boxes = _mapped(folder / "boxes.npy")
        self.countries = {place.country: place for place in _countries(countries)}
        self._demonyms = _demonyms(countries)
        self._areas_path = areas
        self.areas = tuple(_areas(areas))
        self._named = lru_cache(maxsize=20_000)(self._look_up)

    @cached_property
    def _small(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in (*self.countries.values(), *self.areas):
            for name in {normal(name) for name in (place.name, *place.names)}:
                found.setdefault(name, []).append(place)
        return found

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, countries and areas first; of more than 60 towns the most populous."""
        return self._named(normal(name))

    def _look_up(self, plain: str) -> tuple[Place, ...]:
        key = np.uint64(key_of(plain))
        first, last = np.searchsorted(self._keys, key, side="left"), np.searchsorted(self._keys, key, side="right")
        numbers = np.asarray(self._rows[first:last])
        if numbers.size > MOST:
            people = self._places["people"][numbers]
            numbers = numbers[np.argsort(-people.astype(np.int64), kind="stable")[:MOST]]
        return (*self._small.get(plain, ()), *(self.row(int(number)) for number in numbers))

    def area_at(self, text: str, words: Sequence[re.Match[str]], at: int) -> int:
        """How many words from `at` spell an area or site of the table as it writes them; 0 for none."""
        for length, names in self._phrases.get(words[at].group(), ()):
            last = at + length - 1
            if last < len(words) and _SPACE.sub(" ", text[words[at].start() : words[last].end()]) in names:
                return length
        return 0

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[int, set[str]]]]:
        """By first word: names of areas by their number of words, the longest first; single words only where plain."""
        by_first: dict[str, dict[int, set[str]]] = {}
        for row in _rows(self._areas_path):
            for name in (row["name"], *_split(row["other_names"])):
                words = AREA_WORD.findall(name)
                if len(words) < 2 and row["kind"] not in _PLAIN:
                    continue
                by_first.setdefault(words[0], {}).setdefault(len(words), set()).add(name)
        return {first: sorted(names.items(), reverse=True) for first, names in by_first.items()}

    def demonym(self, word: str) -> str:
        """The code of the country whose people or adjective this is (`French`, `Russians`), else ""."""
        return self._demonyms.get(normal(word), "")

    def country_of(self, word: str) -> str:
        """The code of the country that a name or demonym (`Russians`) stands for, else ""."""
        plain = normal(word)
        for place in self._small.get(plain, ()):
            if place.precision == "country":
                return place.country
        return self._demonyms.get(plain, "")

    def row(self, number: int) -> Place:
        """The place in that row of the table."""
        lat, lon, people, start, length, code, country, region = self._places[number].item()
        kind, precision = _KINDS[code]
        box = Box(*self._boxes[number].tolist()) if number < len(self._boxes) else None
        above = "" if region == NO_REGION else self._name_of(region)
        return Place(self._name(start, length), kind, precision, lat, lon, country.decode(), above, people, box)

    def _name_of(self, number: int) -> str:
        record = self._places[number].item()
        return self._name(record[3], record[4])

    def _name(self, start: int, length: int) -> str:
        return bytes(self._names[start : start + length]).decode()


def _mapped(path: Path) -> NDArray[np.void]:
    array: NDArray[np.void] = np.load(path, mmap_mode="r")
    return array


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split("|") if name)


def _box(row: dict[str, str]) -> Box | None:
    edges = [row[edge] for edge in ("south", "west", "north", "east")]
    return Box(*map(float, edges)) if all(edges) else None


def _countries(path: Path) -> Iterator[Place]:
    for row in _rows(path):
        yield Place(
            row["name"], "country", "country", float(row["lat"]), float(row["lon"]), row["code"],
            people=int(row["people"] or 0), box=_box(row), names=_split(row["other_names"]),
        )  # fmt: skip


def _demonyms(path: Path) -> dict[str, str]:
    return {normal(word): row["code"] for row in _rows(path) for word in _split(row["demonyms"])}


def _areas(path: Path) -> Iterable[Place]:
    for row in _rows(path):
        precision = row["precision"]
        yield Place(
            row["name"], row["kind"], precision, float(row["lat"]), float(row["lon"]), row["country"],
            box=_box(row), names=(*_split(row["other_names"]), *_split(row["demonyms"])),
        )  # fmt: skip


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, opened once a process."""
    return Gazetteer(
        shipped("sources", "gazetteer"), shipped("sources", "countries.tsv"), shipped("sources", "areas.tsv")
    )
