"""Loitering: a ship slow for hours, far from the shore.

As Global Fishing Watch's loitering events: average speed below two knots, at least twenty miles from shore, for an hour
and more; our own profile asks for longer and takes in nearer waters. Speed is over ten-minute bins, so that the jitter
of a drifting ship's position is no speed. Distance from shore is in the steps of the grid. Fishing, waiting for a berth
and repairing an engine all look like this.
"""

import numpy as np

from allsource.movements.bins import BIN_S, Bins
from allsource.movements.fixes import Array
from allsource.movements.found import OPEN, Found
from allsource.movements.shore import sea_km
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks

__all__ = ["loitering"]


def _runs(bins: Bins, slow: Array) -> tuple[Array, Array]:
    """First and last element of each unbroken run of slow bins of one segment."""
    if not len(bins.bin):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    joined = slow[1:] & slow[:-1] & (np.diff(bins.segment) == 0) & (np.diff(bins.bin) == 1)
    begins = slow & ~np.append(False, joined)
    ends = slow & ~np.append(joined, False)
    return np.flatnonzero(begins), np.flatnonzero(ends)


def loitering(tracks: Tracks, bins: Bins, thresholds: Thresholds) -> Found:
    first, last = _runs(bins, bins.speed < thresholds.loitering_speed_kn)
    long_enough = (last - first) * BIN_S >= thresholds.loitering_hours * 3600
    first, last = first[long_enough], last[long_enough]
    middle = (first + last) // 2
    lat, lon = bins.lat[middle], bins.lon[middle]
    shore = sea_km(lat, lon) if len(lat) else np.empty(0)
    far = shore >= thresholds.loitering_shore_km
    first, last, lat, lon, shore = first[far], last[far], lat[far], lon[far], shore[far]
    segment = bins.segment[first].astype(np.int64)
    start, end = (bins.bin[row].astype(np.int64) * BIN_S * 1_000_000 for row in (first, last))
    still = tracks.time[tracks.starts[segment + 1] - 1] - end < BIN_S * 1_000_000
    recent = tracks.until - end < 6 * BIN_S * 1_000_000
    total = np.append(0.0, np.cumsum(np.nan_to_num(bins.speed, nan=0.0), dtype=np.float64))
    details = {
        "duration_s": (end - start) / 1e6,
        "mean_speed_kn": (total[last + 1] - total[first]) / (last - first + 1),
        "shore_km": shore,
    }
    fixes = _fixes(tracks, segment, start, end)
    owner = tracks.owner[segment][:, None]
    return Found("loitering", owner, segment, start, np.where(still & recent, OPEN, end), lat, lon, fixes, details)


def _fixes(tracks: Tracks, segment: Array, start: Array, end: Array) -> Array:
    """How many fixes of each segment lie within the span."""
    counts = np.empty(len(segment), np.int64)
    for index, number in enumerate(segment.tolist()):
        own = tracks.time[tracks.starts[number] : tracks.starts[number + 1]]
        counts[index] = np.searchsorted(own, end[index], side="right") - np.searchsorted(own, start[index])
    return counts
