"""Rows into the order of platform and time, by counting instead of comparing.

A file is nearly in order of time already, so the rows of each platform come out sorted from a stable counting sort by
platform; only a platform whose rows are still out of order is sorted by comparison. Linear in the rows. A row travels
as one record, so that taking it to its platform touches one place in memory and not one for each column.
"""

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import kernel

__all__ = ["ROW", "in_time", "placed", "stable", "without_repeats"]

ROW = np.dtype(
    [
        ("time", "i8"), ("lat", "f8"), ("lon", "f8"), ("speed", "f4"), ("course", "f4"), ("row", "i4"),
        ("station", "i4"), ("kind", "i2"), ("status", "i2"),
    ]
)  # fmt: skip
_LOOK_BACK = 8


@kernel
def stable(key: Array, keys: int) -> tuple[Array, Array]:
    """Rows by `key` (0 to keys-1, negative ones left out), each key's in their given order; and where each begins."""
    starts = np.zeros(keys + 1, np.int64)
    for value in key:
        if value >= 0:
            starts[value + 1] += 1
    for index in range(keys):
        starts[index + 1] += starts[index]
    place = starts[:-1].copy()
    rows = np.empty(starts[-1], np.int64)
    for row in range(len(key)):
        value = key[row]
        if value >= 0:
            rows[place[value]] = row
            place[value] += 1
    return rows, starts


@kernel
def placed(key: Array, columns: tuple[Array, ...], first_row: int, place: Array, out: Array) -> None:
    """Write each row to the next place of its key. `columns`: those of ROW but `row`, which counts from the first."""
    time, lat, lon, speed, course, station, kind, status = columns
    for row in range(len(key)):
        value = key[row]
        if value < 0:
            continue
        record = out[place[value]]
        place[value] += 1
        record.time = time[row]
        record.lat = lat[row]
        record.lon = lon[row]
        record.speed = speed[row]
        record.course = course[row]
        record.row = first_row + row
        record.station = station[row]
        record.kind = kind[row]
        record.status = status[row]


@kernel
def in_time(rows: Array) -> None:
    """Bring the rows of one platform into order of time; rows of the same time keep theirs."""
    for place in range(1, len(rows)):
        if rows[place].time < rows[place - 1].time:
            times = np.empty(len(rows), np.int64)
            for index in range(len(rows)):
                times[index] = rows[index].time
            rows[:] = rows[np.argsort(times, kind="mergesort")]
            return


@kernel
def without_repeats(rows: Array) -> int:
    """Leave out rows that say again what one of the eight before them said at that very time; how many remain."""
    kept = 0
    for row in range(len(rows)):
        repeated = False
        back = 1
        while back <= _LOOK_BACK and back <= kept and rows[kept - back].time == rows[row].time:
            if rows[kept - back].lat == rows[row].lat and rows[kept - back].lon == rows[row].lon:
                repeated = True
                break
            back += 1
        if not repeated:
            if kept < row:
                rows[kept] = rows[row]
            kept += 1
    return kept
