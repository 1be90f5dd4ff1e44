"""`desk.toml`: what a person decides. Written once as a commented template, then only read; comments stay theirs."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from allsource.errors import AllsourceError
from allsource.intake.feed_records import Feed
from allsource.model import RELIABILITIES
from allsource.reports.places import Place
from allsource.watch import Rule

__all__ = ["OutletSetting", "PlaceSetting", "Settings", "load", "write_template"]

T = TypeVar("T")

_TEMPLATE = """\
# What a person decides about this desk. Everything else accrues in desk.db.
#
# [[feed]]                                  # collected by `allsource collect`
# url = "https://example.org/rss.xml"
# outlet = "Harbour Post"                   # optional: who publishes it
# every_minutes = 60.0                      # optional
# articles = true                           # optional: fetch the page of each item
#
# [[outlet]]                                # what you know of an outlet's record; without it, F: cannot be judged
# name = "Harbour Post"
# reliability = "B"                         # A to F
# basis = "two years of port calls held against broadcast tracks"
#
# [[place]]                                 # a place of your own, known to every reading from now on
# name = "Cape Alder anchorage"
# lat = 36.95
# lon = 22.48
# precision = "area"                        # optional: facility, place, region, country or area
# names = ["Alder roads"]                   # optional: other names of it
#
# [[watch]]                                 # what `allsource watch run` tells you of; all conditions must hold
# name = "secret-talks"
# parties = ["Straits Harbour Council"]
# types = ["CONSULT"]
# disclosures = ["described-as-secret", "denied"]
"""
_PRECISIONS = ("facility", "place", "region", "country", "area")


@dataclass(frozen=True, slots=True)
class PlaceSetting:
    """One `[[place]]`."""

    name: str
    lat: float
    lon: float
    precision: str = "place"
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.precision not in _PRECISIONS:
            raise ValueError(f"precision is one of {', '.join(_PRECISIONS)}")
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError("lat lies within 90 and lon within 180 degrees")

    @property
    def place(self) -> Place:
        return Place(self.name, "own", self.precision, self.lat, self.lon, names=self.names)


@dataclass(frozen=True, slots=True)
class OutletSetting:
    """One `[[outlet]]`: a person's judgement of its record, with its basis."""

    name: str
    reliability: str
    basis: str

    def __post_init__(self) -> None:
        if self.reliability not in RELIABILITIES:
            raise ValueError(f"reliability is one of {', '.join(RELIABILITIES)}")
        if not self.basis.strip():
            raise ValueError("basis says what the letter rests on")


@dataclass(frozen=True, slots=True)
class Settings:
    feeds: tuple[Feed, ...] = ()
    places: tuple[PlaceSetting, ...] = ()
    outlets: tuple[OutletSetting, ...] = ()
    watches: tuple[Rule, ...] = ()


def write_template(file: Path) -> None:
    if not file.exists():
        file.write_text(_TEMPLATE, encoding="utf-8")


def load(file: Path) -> Settings:
    """The settings, or AllsourceError naming the file, the entry and what is wrong. No file, no settings."""
    if not file.exists():
        return Settings()
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AllsourceError(f"{file}: {error}") from None
    unknown = sorted(set(given) - {"feed", "outlet", "place", "watch"})
    if unknown:
        raise AllsourceError(
            f"{file}: nothing is called {', '.join(unknown)}; allowed is [[feed]], [[outlet]], [[place]] and [[watch]]"
        )
    return Settings(
        _made(Feed, given, file, "feed"),
        _made(PlaceSetting, given, file, "place"),
        _made(OutletSetting, given, file, "outlet"),
        _made(Rule, given, file, "watch"),
    )


def _made(kind: type[T], given: Mapping[str, Any], file: Path, table: str) -> tuple[T, ...]:
    """The tables of one name as records: every key known, every needed one there, every value of its type."""
    types = {entry.name: entry.type for entry in fields(kind)}  # type: ignore[arg-type]
    made = []
    for entry in given.get(table, []):
        unknown = sorted(set(entry) - set(types))
        if unknown:
            raise AllsourceError(f"{file}: [[{table}]] has no {', '.join(unknown)}; allowed is {', '.join(types)}")
        try:
            made.append(kind(**{key: _value(types[key], value) for key, value in entry.items()}))
        except (TypeError, ValueError) as error:
            raise AllsourceError(f"{file}: [[{table}]] {entry}: {error}") from None
    return tuple(made)


def _value(kind: Any, value: Any) -> Any:
    """The value as its field wants it; ValueError where it is something else."""
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if kind in (str, bool) and isinstance(value, kind):
        return value
    if kind == tuple[str, ...] and isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise ValueError(f"{value!r} is not of the right kind")
