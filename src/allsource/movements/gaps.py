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
from allsource.movements.ordering import in_order
from allsource.movements.sphere import distance_m
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks

__all__ = ["gaps", "receiver_kinds"]

_HOUR_US = 3_600_000_000
SATELLITE = ("orbcomm", "spire", "exactearth", "exact", "satellite", "sat", "s-ais", "norsat", "aissat")
"""Words in the names of satellite receivers; `dynamic` and shore stations are not among them."""


@kernel
def silent(owner: Array, time: Array, until: int, limit: int) -> Array:
    """The fix after which a silence above the limit (µs) begins; the last of a platform where the data ends in one.

    A platform heard once has no track to fall silent on.
    """
    last = np.empty(len(owner), np.int64)
    count = 0
    for row in range(len(owner)):
        ends = row + 1 == len(owner) or owner[row + 1] != owner[row]
        alone = ends and (row == 0 or owner[row - 1] != owner[row])
        if alone:
            continue
        if (until if ends else time[row + 1]) - time[row] > limit:
            last[count] = row
            count += 1
    return last[:count].copy()


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


def _rates(kinds: Array, names: list[str], spans: tuple[Array, Array], hours: float) -> list[str]:
    """For each span of rows, positions an hour by kind of receiver, as JSON."""
    result = []
    for start, end in zip(*(span.tolist() for span in spans), strict=True):
        counts = np.bincount(kinds[start:end], minlength=len(names))
        result.append(json.dumps({name: round(int(n) / hours, 3) for name, n in zip(names, counts, strict=True) if n}))
    return result


def gaps(tracks: Tracks, receiver: Array, stations: list[str], thresholds: Thresholds) -> Found:
    """Every gap. `receiver` is the station of each fix as a place in `stations`, -1 for unstated."""
    owner = tracks.platform
    order, bounds = in_order(owner, tracks.time, len(tracks.names))
    owner, time, lat, lon = owner[order], tracks.time[order], tracks.lat[order], tracks.lon[order]
    before = silent(owner, time, tracks.until, int(thresholds.gap_hours * _HOUR_US))
    ended = np.append(owner[1:] == owner[:-1], False)[before] if len(owner) else np.empty(0, bool)
    after = np.where(ended, before + 1, before)
    start, end = time[before], np.where(ended, time[after], OPEN)
    found_kinds = receiver_kinds(stations)
    kinds = sorted({"unknown", *found_kinds})
    lookup = np.array([kinds.index(kind) for kind in found_kinds] + [kinds.index("unknown")])
    heard = lookup[receiver[order]] if len(order) else np.empty(0, np.int64)
    hours = thresholds.gap_reception_hours
    earlier, later = _windows((owner, time, bounds), before, after, int(hours * _HOUR_US))
    duration = (np.where(ended, end, tracks.until) - start) / 1e6
    details: dict[str, Column] = {
        "duration_s": duration,
        "distance_m": np.where(ended, distances(lat, lon, before, after), np.nan),
        "reception_before": _rates(heard, kinds, (earlier, before), hours),
        "reception_after": _rates(heard, kinds, (np.where(ended, after, 0), np.where(ended, later, 0)), hours),
    }
    segment = np.repeat(np.arange(len(tracks.owner)), np.diff(tracks.starts))[order]
    fixes = before - earlier
    return Found("gap", owner[before][:, None], segment[before], start, end, lat[before], lon[before], fixes, details)


def _windows(columns: tuple[Array, Array, Array], before: Array, after: Array, width: int) -> tuple[Array, Array]:
    """First row of the window before each gap, and the row behind the last of the window after it."""
    owner, time, bounds = columns
    earlier = np.empty(len(before), np.int64)
    later = np.empty(len(before), np.int64)
    for index, (last, first) in enumerate(zip(before.tolist(), after.tolist(), strict=True)):
        low, high = bounds[owner[last]], bounds[owner[last] + 1]
        earlier[index] = low + np.searchsorted(time[low:last], time[last] - width)
        later[index] = first + np.searchsorted(time[first:high], time[first] + width, side="right")
    return earlier, later
