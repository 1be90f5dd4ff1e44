"""How far in time a pass may be off because its elements are old.

Elements drift almost wholly along the track, so that their error is a timing error. `sources/element_age.tsv` holds
what element histories showed, by class of orbit and age; beyond the classes and ages measured the error is NaN: it
cannot be judged. A set used before its epoch is taken to be as wrong as one used as long after it; the table was built
from forward differences alone.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import EARTH_RADIUS_KM, Floats
from allsource.overhead.propagate import MU_KM3_S2
from allsource.shipped import shipped

__all__ = ["CLASSES", "OrbitClass", "class_of", "time_error_s"]


@dataclass(frozen=True, slots=True)
class OrbitClass:
    """Near-circular orbits with a mean height of `low_km` up to `high_km`, where drag acts alike."""

    name: str
    low_km: float
    high_km: float


CLASSES = (
    OrbitClass("below 450 km", 150.0, 450.0),
    OrbitClass("450 to 525 km", 450.0, 525.0),
    OrbitClass("525 to 600 km", 525.0, 600.0),
    OrbitClass("600 to 900 km", 600.0, 900.0),
)

_MOST_ECCENTRIC = 0.02


def class_of(item: ElementSet) -> str | None:
    """The class of an element set's orbit, or None where no history stands behind one."""
    mean_motion = item.satrec.no_kozai / 60.0
    height_km = (MU_KM3_S2 / mean_motion**2) ** (1.0 / 3.0) - EARTH_RADIUS_KM
    if item.satrec.ecco > _MOST_ECCENTRIC:
        return None
    return next((kind.name for kind in CLASSES if kind.low_km <= height_km < kind.high_km), None)


@cache
def _table() -> dict[str, list[tuple[float, float, float, float]]]:
    rows: dict[str, list[tuple[float, float, float, float]]] = {}
    for line in shipped("sources", "element_age.tsv").read_text().splitlines():
        if not line.startswith(("#", "class\t")):
            kind, low, high, _, _, p50, p90 = line.split("\t")
            rows.setdefault(kind, []).append((float(low), float(high), float(p50), float(p90)))
    return rows


def time_error_s(kinds: list[str | None], age_days: Floats) -> Floats:
    """(n, 2): median and 90th percentile of the timing error in seconds, NaN where it cannot be judged."""
    out = np.full((len(age_days), 2), np.nan)
    known = np.array([kind or "" for kind in kinds], dtype=object)
    for kind, rows in _table().items():
        for low, high, p50, p90 in rows:
            age = np.abs(age_days)
            out[(known == kind) & (age <= high) & ((age > low) | (low == 0.0))] = p50, p90
    return out
