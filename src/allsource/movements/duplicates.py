"""Duplicates: one transmission heard by several stations, whose clocks stamp it apart.

The same place, speed and course of one platform through another station within the window is the same message again
and counts once. A ship at rest says the same again through the same station: that is another message and stays. (The
same at the very same time is a repeat, whatever the station: `ordering.repeats`.)
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import helper, kernel

__all__ = ["heard_again"]

_LOOKBACK = 8


@helper
def same(one: float, other: float) -> bool:
    """Equal, or both unknown."""
    return one == other or (one != one and other != other)  # noqa: PLR0124 NaN is not itself


@kernel
def heard_again(key: Array, time: Array, said: tuple[Array, ...], receiver: Array, window: int) -> Array:
    """Which rows, in order of platform and time, another station gave already. `said`: latitude, longitude, speed,
    course; `receiver` the number of the station, -1 for unstated; `window` in µs.
    """
    lat, lon, speed, course = said
    again = np.zeros(len(key), np.bool_)
    for row in range(1, len(key)):
        if receiver[row] < 0:
            continue
        for before in range(row - 1, max(row - 1 - _LOOKBACK, -1), -1):
            if key[before] != key[row] or time[row] - time[before] > window:
                break
            if receiver[before] < 0 or receiver[before] == receiver[row]:
                continue
            if lat[before] != lat[row] or lon[before] != lon[row]:
                continue
            if same(speed[before], speed[row]) and same(course[before], course[row]):
                again[row] = True
                break
    return again
