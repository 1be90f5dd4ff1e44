"""How far in time a pass may be off because its elements are old.

Elements drift almost wholly along the track, so that their error is a timing error. `sources/element_age.tsv` holds
what element histories showed, by class of orbit and age; beyond the classes and ages measured the error is NaN: it
cannot be judged. A set used before its epoch is taken to be as wrong as one used as long after it; the table was built
from forward differences alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

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


def time_error_s(kinds: Sequence[str | None], satellite: NDArray[np.int64], age_days: Floats) -> Floats:
    """(n, 2): median and 90th percentile of the timing error in seconds, NaN where it cannot be judged.

    `kinds` are the classes of the satellites, `satellite` (n) which of them each age is of.
    """
    rows = [(kind, *row) for kind, cells in _table().items() for row in cells]
    age = np.abs(age_days)
    # Cells of one class do not overlap, so that the last one whose start is not above the age is the one.
    errors = np.full((len(age), 2), np.nan)
    known = np.array([-1 if kind is None else list(_table()).index(kind) for kind in kinds], dtype=np.int64)
    of = known[satellite] if len(satellite) else satellite
    for number, kind in enumerate(_table()):
        cells = np.array([row[1:] for row in rows if row[0] == kind])
        chosen = np.flatnonzero(of == number)
        cell = np.clip(np.searchsorted(cells[:, 0], age[chosen], side="left") - 1, 0, None)
        inside = (age[chosen] <= cells[cell, 1]) & (age[chosen] >= cells[cell, 0])
        errors[chosen[inside]] = cells[cell[inside], 2:]
    return errors
