"""What imaging satellites carry: operator, country, sensor and reach, from a sourced table.

`sources/sensors.tsv` has a row for each constellation and finds its satellites by their catalogue name, so that a
satellite launched tomorrow under a known name is known. The first row that matches holds. What is not published is
None and is treated as DEFAULT_REACH_DEG. A desk's own rows come before the table's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from allsource.shipped import shipped

__all__ = ["DEFAULT_REACH_DEG", "Sensor", "sensor_of", "table"]

DEFAULT_REACH_DEG = 45.0
"""Largest off-nadir angle where none is published: what most agile imagers state. For side-looking radar with no
published near range the whole reach counts."""

_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Sensor:
    """One row: `match` is a regular expression on the catalogue name; None is not published."""

    constellation: str
    match: str
    operator: str
    country: str
    kind: str
    resolution_m: float | None
    swath_km: float | None
    min_off_nadir_deg: float | None
    max_off_nadir_deg: float | None
    source: str

    @property
    def reach_deg(self) -> tuple[float, float]:
        """Least and largest off-nadir angle at which it can look, defaults filled in, without the swath's half."""
        widest = DEFAULT_REACH_DEG if self.max_off_nadir_deg is None else self.max_off_nadir_deg
        return self.min_off_nadir_deg or 0.0, widest

    def of(self, name: str) -> bool:
        return re.search(self.match, name) is not None


@cache
def table() -> tuple[Sensor, ...]:
    """The shipped rows, in order."""
    lines = shipped("sources", "sensors.tsv").read_text().splitlines()
    return tuple(_row(line) for line in lines if not line.startswith(("#", "constellation\t")))


def sensor_of(name: str, own: Sequence[Sensor] = ()) -> Sensor | None:
    """The sensor of a satellite by its catalogue name; None for one that is not known to image."""
    return next((sensor for sensor in (*own, *table()) if sensor.of(name)), None)


def _row(line: str) -> Sensor:
    fields = line.split("\t")
    if len(fields) != _FIELDS:
        raise ValueError(f"sensors.tsv: {len(fields)} fields where {_FIELDS} are due: {line}")
    constellation, match, operator, country, kind = fields[:5]
    best, swath, least, widest = (float(field) if field else None for field in fields[5:9])
    return Sensor(constellation, match, operator, country, kind, best, swath, least, widest, fields[9])
