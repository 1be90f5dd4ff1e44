"""Rows into the order of platform and time, by counting instead of comparing.

A file is nearly in order of time already, so the rows of each platform come out sorted from a stable counting sort by
platform; only a platform whose rows are still out of order is sorted by comparison. Linear in the rows.
"""

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import kernel

__all__ = ["in_order", "repeats", "stable"]


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
def in_order(key: Array, time: Array, keys: int) -> tuple[Array, Array]:
    """As `stable`, and by time within each key; rows of the same time keep their order."""
    rows, starts = stable(key, keys)
    for index in range(keys):
        start, end = starts[index], starts[index + 1]
        for place in range(start + 1, end):
            if time[rows[place]] < time[rows[place - 1]]:
                own = rows[start:end].copy()
                by_time = np.argsort(time[own], kind="mergesort")
                rows[start:end] = own[by_time]
                break
    return rows, starts


@kernel
def repeats(key: Array, time: Array, lat: Array, lon: Array) -> Array:
    """Which rows, in order, say again what one of the last eight rows of that platform said at that very time."""
    repeated = np.zeros(len(key), np.bool_)
    for row in range(1, len(key)):
        before = row - 1
        while before >= 0 and row - before <= 8 and key[before] == key[row] and time[before] == time[row]:
            if lat[before] == lat[row] and lon[before] == lon[row]:
                repeated[row] = True
                break
            before -= 1
    return repeated
