"""Two platforms side by side, minute by minute: when they came together and parted, and how near they were.

Between two bins a platform is taken to go straight; where bins are missing for longer than an hour, it is nowhere.
"""

import numpy as np
import pyarrow as pa

from allsource.movements.bins import BIN_S
from allsource.movements.fixes import Array
from allsource.movements.sphere import RADIUS_M

__all__ = ["measured"]

_MINUTE_US = 60_000_000
_MARGIN = 20  # minutes looked at on either side of the bins
_BRIDGE_US = 4_200_000_000
_JOIN = 30  # minutes apart, or out of sight, that do not end a meeting


class _ByPlatform:
    """The bins of each platform in order of time."""

    def __init__(self, slow: pa.Table) -> None:
        platform, bin_ = slow["platform"].to_numpy(), slow["bin"].to_numpy()
        order = np.lexsort((bin_, platform))
        self._platform = platform[order]
        self.time = bin_[order].astype(np.int64) * BIN_S * 1_000_000
        self.lat, self.lon, self.fixes = (slow[name].to_numpy()[order] for name in ("lat", "lon", "fixes"))

    def rows(self, platform: int, start: int, end: int) -> slice:
        first, last = np.searchsorted(self._platform, [platform, platform + 1])
        low = first + np.searchsorted(self.time[first:last], start)
        return slice(int(low), int(first + np.searchsorted(self.time[first:last], end, side="right")))


def _at(time: Array, place: tuple[Array, Array], minutes: Array) -> tuple[Array, Array]:
    """Latitude and longitude (unwrapped) at each minute; NaN where the platform was silent for too long."""
    lon = np.unwrap(place[1], period=360.0)
    after = np.clip(np.searchsorted(time, minutes), 1, len(time) - 1)
    known = (minutes >= time[0]) & (minutes <= time[-1]) & (time[after] - time[after - 1] <= _BRIDGE_US)
    lat_at, lon_at = (np.interp(minutes, time, column) for column in (place[0], lon))
    return np.where(known, lat_at, np.nan), np.where(known, lon_at, np.nan)


def _apart_m(one: tuple[Array, Array], other: tuple[Array, Array]) -> Array:
    up = np.radians(other[0] - one[0])
    across = np.radians((other[1] - one[1] + 540.0) % 360.0 - 180.0)
    narrow = np.cos(np.radians(one[0])) * np.cos(np.radians(other[0]))
    chord = np.sin(up / 2) ** 2 + narrow * np.sin(across / 2) ** 2
    metres: Array = 2 * RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return metres


def _together(near: Array, expected: int) -> tuple[int, int]:
    """First and last minute of the run of near minutes (short breaks joined) around the expected one."""
    places = np.flatnonzero(near)
    if not len(places):
        return expected, expected
    cuts = np.flatnonzero(np.diff(places) > _JOIN)
    firsts, lasts = np.append(places[0], places[cuts + 1]), np.append(places[cuts], places[-1])
    best = int(np.argmin(np.maximum(firsts - expected, 0) + np.maximum(expected - lasts, 0)))
    return int(firsts[best]), int(lasts[best])


def measured(slow: pa.Table, two: Array, span: tuple[Array, Array], limit_m: float) -> tuple[Array, ...]:
    """Start, end, least distance and number of fixes of each meeting of two platforms."""
    bins = _ByPlatform(slow)
    result = []
    for (one, other), start, end in zip(two.tolist(), *(each.tolist() for each in span), strict=True):
        low, high = start - _MARGIN * _MINUTE_US, end + _MARGIN * _MINUTE_US
        minutes = np.arange(low, high + 1, _MINUTE_US)
        rows = [bins.rows(platform, low - _BRIDGE_US, high + _BRIDGE_US) for platform in (one, other)]
        places = [_at(bins.time[each], (bins.lat[each], bins.lon[each]), minutes) for each in rows]
        apart = _apart_m(*places)
        first, last = _together(apart <= limit_m, len(minutes) // 2)
        began, ended = int(minutes[first]), int(minutes[last])
        fixes = sum(int(bins.fixes[bins.rows(platform, began, ended)].sum()) for platform in (one, other))
        result.append((began, ended, float(np.nanmin(apart[first : last + 1])), fixes))
    columns = list(zip(*result, strict=True)) or [()] * 4
    kinds = (np.int64, np.int64, np.float64, np.int64)
    return tuple(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True))
