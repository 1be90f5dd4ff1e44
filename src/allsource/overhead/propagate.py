"""Positions of many satellites on even time grids, ready to be interpolated.

The grid's step follows how fast the satellite turns at perigee, so that one eight-point polynomial a step stays within
a few metres of SGP4. Satellites of one grid are propagated together. A propagation error (decay, most often) ends a
satellite: from that moment it has no position, and `endings` says when and why.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from sgp4.api import SGP4_ERRORS, SatrecArray

from allsource.overhead.choose import Service
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats, gmst_rad, julian_date, sun_direction, to_fixed

__all__ = ["MARGIN", "Ending", "Grid", "Nodes", "endings", "grid", "nodes", "positions", "states"]

MARGIN = 4
"""Nodes kept on each side of the window, so that the eight-point polynomial reaches its edges."""

MU_KM3_S2 = 398_600.8
"""WGS 72, as SGP4 uses."""

STEPS_S = (20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0, 300.0, 450.0, 600.0, 900.0)
"""Allowed steps; few, so that many satellites share one grid."""

ARC_RAD = ((0.02, 0.34), (0.05, 0.2), (0.2, 0.13), (1.0, 0.075))
"""Eccentricity up to which, and the arc a step may cover at perigee for a polynomial error below 4 metres (0.5 ms)."""

ROUND, ROUND_ARC_RAD = 0.01, 0.53
"""Eccentricity up to which a low orbit is fitted with velocities too, and the arc that its steps may then cover."""

_BLOCK = 128
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
    """Some satellites on one grid: `index` their places, `teme_km` (satellites, nodes, 3), `failed` (satellites, nodes)
    SGP4's error, 0 for none; `rate_km_s` like `teme_km`, or no nodes where positions alone are used; `turn` (nodes, 2)
    cosine and sine of the sidereal angle, `sun` (nodes, 3) its direction.
    """

    grid: Grid
    index: Sequence[int]
    teme_km: Floats
    rate_km_s: Floats
    failed: NDArray[np.uint8]
    turn: Floats
    sun: Floats


@dataclass(frozen=True, slots=True)
class Ending:
    """From `when` on SGP4 has no position for this object, for `reason`."""

    norad_id: int
    name: str
    when: datetime
    reason: str


def grid(start_s: float, end_s: float, step_s: float) -> Grid:
    """The grid of at most `step_s` that fills a window of POSIX seconds exactly."""
    segments = max(1, int(np.ceil((end_s - start_s) / step_s)))
    return Grid(start_s, (end_s - start_s) / segments, segments)


def with_rates(item: ElementSet) -> bool:
    """Whether SGP4's velocity is near enough the rate of its positions to be fitted."""
    return item.satrec.ecco < ROUND and not item.deep_space


def step_s(item: ElementSet) -> float:
    """The longest allowed step for this orbit."""
    mean_motion = item.satrec.no_kozai / 60.0
    ecc = item.satrec.ecco
    fastest = mean_motion * np.sqrt(1.0 - ecc * ecc) / (1.0 - ecc) ** 2
    arc = ROUND_ARC_RAD if with_rates(item) else next(limit for upto, limit in ARC_RAD if ecc < upto)
    longest = arc / fastest
    return max((s for s in STEPS_S if s <= longest), default=STEPS_S[0])


def nodes(serving: Sequence[Service], *, longest_step_s: float = np.inf) -> Iterator[Nodes]:
    """Blocks of satellites with their positions over the time each is searched and its margins."""
    together: defaultdict[tuple[float, float, float, bool], list[int]] = defaultdict(list)
    for place, service in enumerate(serving):
        step = min(step_s(service.item), longest_step_s)
        together[step, *service.searched, with_rates(service.item)].append(place)
    for (step, start_s, end_s, rates), places in sorted(together.items()):
        even = grid(start_s, end_s, step)
        times = even.times_s
        angle = gmst_rad(times)
        turn, sun = np.column_stack([np.cos(angle), np.sin(angle)]), sun_direction(times)
        for low in range(0, len(places), _BLOCK):
            block = places[low : low + _BLOCK]
            failed, teme, rate = states([serving[place].item for place in block], *julian_date(times))
            yield Nodes(even, block, teme, rate if rates else rate[:, :0], failed, turn, sun)


def states(sets: Sequence[ElementSet], whole: Floats, part: Floats) -> tuple[NDArray[np.uint8], Floats, Floats]:
    """SGP4's errors (satellites, times), positions in km and velocities in km/s (satellites, times, 3) in TEME, at
    Julian dates (UTC) in whole and part. Every position of this room comes from here."""
    return SatrecArray([item.satrec for item in sets]).sgp4(whole, part)  # type: ignore[no-any-return]


def positions(sets: Sequence[ElementSet], unix_s: Floats) -> Floats:
    """Earth-fixed km (satellites, times, 3); NaN where SGP4 reports an error."""
    errors, teme, _ = states(sets, *julian_date(unix_s))
    teme[errors != 0] = np.nan
    return to_fixed(teme, unix_s)


def endings(sets: Sequence[ElementSet], start_s: float, end_s: float) -> list[Ending]:
    """Which objects have no position at the end of a window, since when (to ten minutes) and why."""
    if not sets:
        return []
    last, _, _ = states(sets, *julian_date(np.array([end_s])))
    found = []
    times = np.append(np.arange(start_s, end_s, 600.0), end_s)
    for place in np.flatnonzero(last[:, 0]):
        item = sets[int(place)]
        failed = states([item], *julian_date(times))[0][0]
        when = datetime.fromtimestamp(float(times[np.argmax(failed != 0)]), UTC)
        found.append(Ending(item.norad_id, item.name, when, str(SGP4_ERRORS[int(failed[-1])])))
    return found
