"""Ten-minute bins: where each platform was at every round ten minutes, by straight lines between its fixes.

Loitering and encounters are asked of these, so that a ship heard every two seconds and one heard every half hour count
alike, and so that midnight is a bin like any other. Silences longer than `_BRIDGE_S` are not bridged.
"""

from typing import NamedTuple

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import kernel
from allsource.movements.sphere import KNOT_M_S, between, distance_m
from allsource.movements.tracks import Tracks

__all__ = ["BIN_S", "Bins", "binned"]

BIN_S = 600
_BRIDGE_S = 4_200  # an hour, as Global Fishing Watch interpolates, and one bin more


class Bins(NamedTuple):
    """One element a bin and segment, in order of segment and time. `speed` is over the bin before (or after)."""

    bin: Array
    segment: Array
    lat: Array
    lon: Array
    speed: Array
    fixes: Array
    """since the bin before"""


@kernel
def _fill(starts: Array, time: Array, lat: Array, lon: Array, out: Bins) -> int:
    width = BIN_S * 1_000_000
    count = 0
    for segment in range(len(starts) - 1):
        first = count
        since = 1
        for row in range(starts[segment], starts[segment + 1] - 1):
            since += 1
            step = time[row + 1] - time[row]
            if step > _BRIDGE_S * 1_000_000:
                continue
            bin_ = -(-time[row] // width)
            while bin_ * width < time[row + 1] or (bin_ * width == time[row + 1] and row + 2 == starts[segment + 1]):
                share = (bin_ * width - time[row]) / step if step > 0 else 0.0
                out.bin[count] = bin_
                out.segment[count] = segment
                out.lat[count], out.lon[count] = between(lat[row], lon[row], lat[row + 1], lon[row + 1], share)
                out.fixes[count] = since
                since = 0
                count += 1
                bin_ += 1
        _speeds(out, first, count)
    return count


@kernel
def _speeds(out: Bins, first: int, end: int) -> None:
    """Speed from the bin before; for the first of a stretch from the next; NaN for one alone."""
    for row in range(first, end):
        speed = np.nan
        for other in (row - 1, row + 1):
            if first <= other < end and abs(out.bin[other] - out.bin[row]) == 1 and np.isnan(speed):
                metres = distance_m(out.lat[other], out.lon[other], out.lat[row], out.lon[row])
                speed = metres / BIN_S / KNOT_M_S
        out.speed[row] = speed


def binned(tracks: Tracks) -> Bins:
    """The bins of every segment."""
    first, last = tracks.time[tracks.starts[:-1]], tracks.time[tracks.starts[1:] - 1]
    most = int(((last - first) // (BIN_S * 1_000_000) + 2).sum()) if len(tracks.owner) else 0
    most = min(most, 7 * len(tracks.time) + 1)  # no more than the bridge holds between two fixes
    kinds = (np.int32, np.int32, np.float64, np.float64, np.float32, np.int32)
    out = Bins(*(np.empty(most + 1, kind) for kind in kinds))
    count = _fill(tracks.starts, tracks.time, tracks.lat, tracks.lon, out)
    return Bins(*(column[:count] for column in out))
