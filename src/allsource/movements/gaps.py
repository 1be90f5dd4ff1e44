"""Gaps: a platform heard, then silent for longer than the threshold, then heard again (or not yet).

As Global Fishing Watch's pipe-gaps: over all fixes of the identity in order of time, with the number of positions an
hour in the hours before and after by kind of receiver, so that a gap in thin reception can be told from one in dense.
A gap at the end of the data is open. Silence is not intent: weather, range, collisions of slots and a full satellite
are as good reasons. Left out: what other ships near by were heard saying meanwhile (see `reception` in the page).
"""

import json

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.found import OPEN, Column, Found
from allsource.movements.kernels import kernel
from allsource.movements.sphere import distance_m
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks, timeline

__all__ = ["gaps", "receiver_kinds"]

_HOUR_US = 3_600_000_000
SATELLITE = ("orbcomm", "spire", "exactearth", "exact", "satellite", "sat", "s-ais", "norsat", "aissat")
"""Words in the names of satellite receivers; `dynamic` and shore stations are not among them."""


@kernel
def silent(bounds: Array, order: Array, time: Array, until: int, limit: int) -> Array:
    """Where in `order` a silence above the limit (µs) begins; with the last fix of a platform where the data ends in
    one. A platform heard once has no track to fall silent on.
    """
    found = np.empty(len(order), np.int64)
    count = 0
    for platform in range(len(bounds) - 1):
        first, end = bounds[platform], bounds[platform + 1]
        if end - first < 2:
            continue
        for place in range(first, end):
            after = until if place + 1 == end else time[order[place + 1]]
            if after - time[order[place]] > limit:
                found[count] = place
                count += 1
    return found[:count].copy()


@kernel
def distances(lat: Array, lon: Array, rows: Array, others: Array) -> Array:
    result = np.empty(len(rows), np.float64)
    for index in range(len(rows)):
        here, there = rows[index], others[index]
        result[index] = distance_m(lat[here], lon[here], lat[there], lon[there])
    return result


def receiver_kinds(names: list[str]) -> list[str]:
    """satellite, terrestrial or (for a station that says nothing of itself) unknown."""
    return [_kind(name.lower()) for name in names]


def _kind(name: str) -> str:
    if any(word in name for word in SATELLITE):
        return "satellite"
    shore = name.startswith(("terrestrial", "r00", "b00", "r3", "b3", "b2", "r2")) or name in ("dynamic", "shore")
    return "terrestrial" if shore else "unknown"


@kernel
def _heard(fixes: tuple[Array, Array, Array], kind: Array, spans: Array, width: int, kinds: int) -> tuple[Array, Array]:
    """Fixes by kind of receiver in the time before and after each silence, and the number of all before.

    `fixes`: order, time and receiver of each; `kind` of each receiver; `spans`: first place of the platform, place
    before, place after (or -1 where there is none), and the end of the platform.
    """
    order, time, receiver = fixes
    counts = np.zeros((2, len(spans), kinds), np.int64)
    earlier = np.zeros(len(spans), np.int64)
    for index in range(len(spans)):
        first, before, after, end = spans[index]
        place = before - 1
        while place >= first and time[order[before]] - time[order[place]] <= width:
            counts[0, index, kind[receiver[order[place]]]] += 1
            earlier[index] += 1
            place -= 1
        place = after
        while 0 <= place < end and time[order[place]] - time[order[after]] <= width:
            counts[1, index, kind[receiver[order[place]]]] += 1
            place += 1
    return counts, earlier


def _rates(counts: Array, names: list[str], hours: float) -> list[str]:
    """For each row of counts, positions an hour by kind of receiver, as JSON."""
    distinct, place = np.unique(counts, axis=0, return_inverse=True)
    texts = [
        json.dumps({name: round(number / hours, 3) for name, number in zip(names, row, strict=True) if number})
        for row in distinct.tolist()
    ]
    return [texts[index] for index in place.ravel().tolist()]


def gaps(tracks: Tracks, receiver: Array, stations: list[str], thresholds: Thresholds) -> Found:
    """Every gap. `receiver` is the station of each row of the table as a place in `stations`, -1 for unstated."""
    order, bounds = timeline(tracks)
    before = silent(bounds, order, tracks.time, tracks.until, int(thresholds.gap_hours * _HOUR_US))
    platform = np.searchsorted(bounds, before, side="right") - 1
    ended = before + 1 < bounds[platform + 1]
    last, next_ = order[before], order[np.where(ended, before + 1, before)]
    start, end = tracks.time[last], np.where(ended, tracks.time[next_], OPEN)
    found_kinds = receiver_kinds(stations)
    kinds = sorted({"unknown", *found_kinds})
    lookup = np.array([kinds.index(kind) for kind in found_kinds] + [kinds.index("unknown")])
    spans = np.stack([bounds[platform], before, np.where(ended, before + 1, -1), bounds[platform + 1]], axis=1)
    hours = thresholds.gap_reception_hours
    fixes = (order, tracks.time, receiver[tracks.row] if len(before) else receiver)
    heard, earlier = _heard(fixes, lookup, spans, int(hours * _HOUR_US), len(kinds))
    details: dict[str, Column] = {
        "duration_s": (np.where(ended, end, tracks.until) - start) / 1e6,
        "distance_m": np.where(ended, distances(tracks.lat, tracks.lon, last, next_), np.nan),
        "reception_before": _rates(heard[0], kinds, hours),
        "reception_after": _rates(heard[1], kinds, hours),
    }
    segment = np.searchsorted(tracks.starts, last, side="right") - 1
    where = tracks.lat[last], tracks.lon[last]
    return Found("gap", platform[:, None], segment, start, end, *where, earlier, details)
