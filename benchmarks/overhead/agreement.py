"""Do our crossings agree with brentq on skyfield's altitude? Of every orbit class, at awkward sites.

The oracle samples skyfield's altitude every ten seconds, refines each local maximum near the mask, so that a pass of a
second is seen, and brackets each crossing for brentq. Nothing of ours takes part but the elements.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import skyfield.api as skyfield
from scipy.optimize import brentq, minimize_scalar

from allsource.overhead import passes
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats

__all__ = ["SITES", "compare", "of_every_class", "skyfield_crossings"]

SITES = np.array([
    [36.0, -5.5], [90.0, 0.0], [-90.0, 0.0], [0.0, 180.0], [64.1, -21.9], [-33.9, 18.4], [78.2, -179.99],
])  # fmt: skip
_SAMPLE_S = 10.0
_NEAR_DEG = 1.0


def of_every_class(elements: Iterable[ElementSet], count: int) -> list[ElementSet]:
    """`count` each of low near-circular, low eccentric, deep and eccentric, semi-synchronous and synchronous orbits."""
    groups: dict[str, list[ElementSet]] = {}
    for item in elements:
        deep, ecc = item.deep_space, item.satrec.ecco
        shape = "round" if ecc < 0.05 else "eccentric"
        period = "synchronous" if item.period_min > 1200 else "deep" if deep else "low"
        groups.setdefault(f"{period} {shape}", []).append(item)
    random = np.random.default_rng(23)
    return [
        sets[i] for _, sets in sorted(groups.items()) for i in random.choice(len(sets), min(count, len(sets)), False)
    ]


def skyfield_crossings(item: ElementSet, site: Floats, span: tuple[datetime, datetime], mask_deg: float) -> list[float]:
    """Seconds from the span's start of every crossing of the mask."""
    scale = skyfield.load.timescale(builtin=True)
    start = scale.from_datetime(span[0])
    satellite = skyfield.EarthSatellite.from_satrec(item.satrec, scale)
    seen = satellite - skyfield.wgs84.latlon(float(site[0]), float(site[1]))

    def height(seconds: Any) -> Any:
        moment = scale.tt_jd(start.whole, start.tt_fraction + np.asarray(seconds) / 86_400.0)
        return seen.at(moment).altaz()[0].degrees - mask_deg

    times = np.arange(0.0, (span[1] - span[0]).total_seconds() + 0.5 * _SAMPLE_S, _SAMPLE_S)
    heights = height(times)
    points = sorted({*times.tolist(), *_grazes(height, times, heights)})
    above = height(np.array(points)) > 0.0
    changes = np.flatnonzero(above[1:] != above[:-1])
    return [float(brentq(height, points[i], points[i + 1], xtol=1e-6)) for i in changes]


def _grazes(height: Callable[[Any], Any], times: Floats, heights: Floats) -> list[float]:
    """The true moments of local extremes that lie close to the mask."""
    found = []
    for sign in (1.0, -1.0):
        h = sign * heights
        for i in np.flatnonzero((h[1:-1] >= h[:-2]) & (h[1:-1] > h[2:]) & (np.abs(h[1:-1]) < _NEAR_DEG)) + 1:
            best = minimize_scalar(lambda t, s=sign: -s * height(t), bounds=(times[i - 1], times[i + 1]),
                                   method="bounded", options={"xatol": 1e-3})  # fmt: skip
            found.append(float(best.x))
    return found


def compare(sets: Iterable[ElementSet], start: datetime, hours: float, mask_deg: float = 10.0) -> dict[str, float]:
    """How many crossings there are, were missed and invented, and the worst and median difference in milliseconds.

    A crossing of a pass (or of a dip below the mask) shorter than a second may be on one side alone.
    """
    end = start + timedelta(hours=hours)
    differences: list[float] = []
    missed = invented = number = 0
    for item in sets:
        table = passes([item], SITES, start, end, min_elevation_deg=mask_deg).to_pylist()
        for place, site in enumerate(SITES):
            ours = sorted(
                (row[edge] - start).total_seconds() for row in table if row["site"] == place for edge in ("rise", "set")
                if row[edge] is not None
            )  # fmt: skip
            theirs = skyfield_crossings(item, site, (start, end), mask_deg)
            number += len(theirs)
            alone, others, near = _pair(ours, theirs)
            invented, missed = invented + alone, missed + others
            differences.extend(near)
    worst = np.array(differences)
    return {
        "agreement_crossings": float(number),
        "agreement_missed": float(missed),
        "agreement_invented": float(invented),
        "agreement_worst_ms": float(1e3 * worst.max(initial=0.0)),
        "agreement_median_ms": float(1e3 * np.median(worst)),
    }


def _pair(ours: list[float], theirs: list[float]) -> tuple[int, int, list[float]]:
    """Crossings that stand alone on our side and on theirs, those of less than a second let pass, and differences."""
    near = [min((abs(t - o) for o in ours), default=np.inf) for t in theirs]
    paired = [gap for gap in near if gap < 0.5]
    lonely = _lasting([t for t, gap in zip(theirs, near, strict=True) if gap >= 0.5])
    extra = _lasting([o for o in ours if min((abs(t - o) for t in theirs), default=np.inf) >= 0.5])
    return extra, lonely, paired


def _lasting(times: list[float]) -> int:
    """How many of these are not two crossings within a second."""
    close = sum(b - a < 1.0 for a, b in pairwise(times))
    return len(times) - 2 * close
