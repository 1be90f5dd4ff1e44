"""Stops and anchorings: a platform that stays within a circle for long enough.

A stay grows fix by fix around its running centre and ends with the first fix outside the radius. Within the stop radius
it is a stop; within the wider anchoring radius, or when the ship reports itself at anchor, an anchoring. Thresholds and
their sources are in the table. A silence of some hours ends a stay, as nobody saw it go on, and two fixes are none.
Known misses: a ship at anchor in a strong reversing tide may swing beyond the radius.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.found import OPEN, Found
from allsource.movements.kernels import kernel
from allsource.movements.sphere import distance_m, wrapped
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks

__all__ = ["stops"]

_AT_ANCHOR = 1
_MINUTE_US = 60_000_000


@kernel
def stays(starts: Array, time: Array, lat: Array, lon: Array, limits: Array) -> tuple[Array, Array]:
    """First and last row of each stay, its centre and greatest distance from it.

    `limits`: radius (m), least time (µs), longest silence (µs), least number of fixes.
    """
    radius, least, silence, fewest = limits[0], limits[1], limits[2], limits[3]
    rows = np.empty((len(time) // 2 + 1, 3), np.int64)
    places = np.empty((len(time) // 2 + 1, 3), np.float64)
    count = 0
    for segment in range(len(starts) - 1):
        first = starts[segment]
        end = starts[segment + 1]
        while first < end - 1:
            if distance_m(lat[first], lon[first], lat[first + 1], lon[first + 1]) > radius:
                first += 1
                continue
            middle_lat, east, number = lat[first], 0.0, 1
            row = first + 1
            while row < end:
                middle_lon = lon[first] + east
                if time[row] - time[row - 1] > silence:
                    break
                if distance_m(middle_lat, middle_lon, lat[row], lon[row]) > radius:
                    break
                number += 1
                middle_lat += (lat[row] - middle_lat) / number
                east += (wrapped(lon[row] - lon[first]) - east) / number
                row += 1
            if time[row - 1] - time[first] >= least and row - first >= fewest:
                rows[count, 0] = first
                rows[count, 1] = row - 1
                rows[count, 2] = segment
                places[count, 0] = middle_lat
                places[count, 1] = wrapped(lon[first] + east)
                places[count, 2] = spread(lat[first:row], lon[first:row], middle_lat, lon[first] + east)
                count += 1
                first = row
            else:
                first += 1 + (row - first) // 8  # the stay was too short: begin again a little further on
    return rows[:count].copy(), places[:count].copy()


@kernel
def spread(lat: Array, lon: Array, middle_lat: float, middle_lon: float) -> float:
    """The distance within which nineteen of twenty fixes lie (all of them where there are few)."""
    away = np.empty(len(lat), np.float64)
    for row in range(len(lat)):
        away[row] = distance_m(lat[row], lon[row], middle_lat, middle_lon)
    away.sort()
    return away[min(len(away) - 1, int(0.95 * len(away)))]


def stops(tracks: Tracks, status: Array, thresholds: Thresholds) -> list[Found]:
    """Stops and anchorings. `status` is the navigational status of each fix, -1 for unstated."""
    silence, fewest = thresholds.stop_silence_hours * 60 * _MINUTE_US, thresholds.stop_fixes
    narrow = np.array([thresholds.stop_radius_m, thresholds.stop_minutes * _MINUTE_US, silence, fewest])
    wide = np.array([thresholds.anchoring_radius_m, thresholds.anchoring_hours * 60 * _MINUTE_US, silence, fewest])
    columns = (tracks.starts, tracks.time, tracks.lat, tracks.lon)
    stop_rows, stop_places = stays(*columns, narrow)
    swing_rows, swing_places = stays(*columns, wide)
    anchored = np.append(0, np.cumsum(status == _AT_ANCHOR))
    swings = _anchored(swing_rows, anchored) | (swing_places[:, 2] > thresholds.stop_radius_m)
    still = ~_anchored(stop_rows, anchored) & ~_within(stop_rows, swing_rows[swings])
    return [
        _found("stop", stop_rows[still], stop_places[still], tracks),
        _found("anchoring", swing_rows[swings], swing_places[swings], tracks),
    ]


def _anchored(rows: Array, anchored: Array) -> Array:
    """Whether half the fixes of a stay report the status "at anchor"."""
    inside: Array = anchored[rows[:, 1] + 1] - anchored[rows[:, 0]]
    most: Array = inside * 2 >= rows[:, 1] - rows[:, 0] + 1
    return most


def _within(rows: Array, others: Array) -> Array:
    """Whether each stay lies within one of the others (both in order of rows)."""
    if not len(others):
        return np.zeros(len(rows), bool)
    place = np.searchsorted(others[:, 0], rows[:, 0], side="right") - 1
    inside: Array = (place >= 0) & (others[np.maximum(place, 0), 1] >= rows[:, 1])
    return inside


def _found(kind: str, rows: Array, places: Array, tracks: Tracks) -> Found:
    first, last, segment = rows[:, 0], rows[:, 1], rows[:, 2]
    goes_on = last + 1 == tracks.starts[segment + 1]
    recent = tracks.until - tracks.time[last] < 60 * _MINUTE_US
    end = np.where(goes_on & recent, OPEN, tracks.time[last])
    details = {
        "duration_s": (tracks.time[last] - tracks.time[first]) / 1e6,
        "radius_m": places[:, 2],
    }
    owner = tracks.owner[segment][:, None]
    start = tracks.time[first]
    return Found(kind, owner, segment, start, end, places[:, 0], places[:, 1], last - first + 1, details)
