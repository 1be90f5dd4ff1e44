"""Identity clashes: one identity at two places at once.

Two segments of the same identity overlap in time and lie far apart: two hulls with one number, or one hull with two
positions. Told once for each pair of segments; a segment of a single fix is noise and not a hull.
"""

import numpy as np

from allsource.movements.found import Found
from allsource.movements.sphere import RADIUS_M
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks

__all__ = ["clashes"]

_LEAST_FIXES = 3


def _apart_m(tracks: Tracks, one: int, other: int, start: int, end: int) -> float:
    """Distance between the two segments in the middle of their overlap."""
    middle = (start + end) // 2
    places = []
    for segment in (one, other):
        own = slice(tracks.starts[segment], tracks.starts[segment + 1])
        lon = np.unwrap(tracks.lon[own], period=360.0)
        places.append([np.radians(np.interp(middle, tracks.time[own], column)) for column in (tracks.lat[own], lon)])
    (lat, lon), (other_lat, other_lon) = places
    chord = np.sin((other_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    return float(2 * RADIUS_M * np.arcsin(np.sqrt(min(1.0, chord))))


def clashes(tracks: Tracks, thresholds: Thresholds) -> Found:
    sizes = np.diff(tracks.starts)
    begin, end = tracks.time[tracks.starts[:-1]], tracks.time[tracks.starts[1:] - 1]
    candidates = np.flatnonzero(sizes >= _LEAST_FIXES)
    rows: list[tuple[int, int, int, float, int]] = []
    for place, one in enumerate(candidates.tolist()):
        for other in candidates[place + 1 :].tolist():
            if tracks.owner[other] != tracks.owner[one]:
                break
            start, stop = max(begin[one], begin[other]), min(end[one], end[other])
            if start < stop and (apart := _apart_m(tracks, one, other, start, stop)) >= thresholds.clash_km * 1000:
                rows.append((one, start, stop, apart, int(sizes[one] + sizes[other])))
    columns = [np.array(column) for column in zip(*rows, strict=True)] or [np.empty(0, np.int64)] * 5
    segment, start, stop, distance, fixes = columns
    details = {"duration_s": (stop - start) / 1e6, "distance_m": distance.astype(np.float64)}
    first = tracks.starts[segment]
    owner = tracks.owner[segment][:, None]
    return Found("identity_clash", owner, segment, start, stop, tracks.lat[first], tracks.lon[first], fixes, details)
