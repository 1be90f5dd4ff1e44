"""Positions of many satellites on even time grids, Earth-fixed, ready to be interpolated.

The grid's step follows how fast the satellite turns at perigee, so that one eight-point polynomial a step stays within
a metre of SGP4. Satellites of one step are propagated together. A propagation error (decay, most often) leaves NaN
from that moment, never a position.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sgp4.api import SatrecArray

from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats, julian_date, to_fixed

__all__ = ["MARGIN", "Grid", "Nodes", "grid", "nodes", "positions"]

MARGIN = 4
"""Nodes kept on each side of the window, so that the eight-point polynomial reaches its edges."""

MU_KM3_S2 = 398_600.8
"""WGS 72, as SGP4 uses."""

STEPS_S = (20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0, 300.0, 600.0, 900.0)
"""Allowed steps; few, so that many satellites share one grid."""

ARC_RAD = ((0.02, 0.21), (0.05, 0.16), (0.2, 0.12), (1.0, 0.075))
"""Eccentricity up to which, and the arc a step may cover at perigee for a polynomial error below a metre."""

_BLOCK = 256
"""Satellites propagated at once: bounds the memory at a few tens of megabytes for a week."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Even times: node k lies at `start_s + (k - MARGIN) * step_s`; `segments` of them fill the window exactly."""

    start_s: float
    step_s: float
    segments: int

    @property
    def times_s(self) -> Floats:
        return self.start_s + self.step_s * (np.arange(self.segments + 1 + 2 * MARGIN, dtype=np.float64) - MARGIN)


@dataclass(frozen=True, slots=True)
class Nodes:
    """Earth-fixed km of some satellites on one grid: `fixed_km` is (satellites, nodes, 3), `index` their places."""

    grid: Grid
    index: NDArray[np.int64]
    fixed_km: Floats


def grid(start_s: float, end_s: float, step_s: float) -> Grid:
    """The grid of at most `step_s` that fills a window of POSIX seconds exactly."""
    segments = max(1, int(np.ceil((end_s - start_s) / step_s)))
    return Grid(start_s, (end_s - start_s) / segments, segments)


def step_s(item: ElementSet) -> float:
    """The longest allowed step for this orbit."""
    mean_motion = item.satrec.no_kozai / 60.0
    ecc = item.satrec.ecco
    fastest = mean_motion * np.sqrt(1.0 - ecc * ecc) / (1.0 - ecc) ** 2
    arc = next(limit for upto, limit in ARC_RAD if ecc < upto)
    longest = arc / fastest
    return max((s for s in STEPS_S if s <= longest), default=STEPS_S[0])


def nodes(
    sets: Sequence[ElementSet], start_s: float, end_s: float, *, longest_step_s: float = np.inf
) -> Iterator[Nodes]:
    """Blocks of satellites with their positions over the window and its margins."""
    by_step: defaultdict[float, list[int]] = defaultdict(list)
    for place, item in enumerate(sets):
        by_step[min(step_s(item), longest_step_s)].append(place)
    for step, places in sorted(by_step.items()):
        even = grid(start_s, end_s, step)
        for low in range(0, len(places), _BLOCK):
            block = places[low : low + _BLOCK]
            yield Nodes(even, np.array(block), positions([sets[i] for i in block], even.times_s))


def positions(sets: Sequence[ElementSet], unix_s: Floats) -> Floats:
    """Earth-fixed km (satellites, times, 3); NaN where SGP4 reports an error."""
    errors, teme, _ = SatrecArray([item.satrec for item in sets]).sgp4(*julian_date(unix_s))
    teme[errors != 0] = np.nan
    return to_fixed(teme, unix_s)
