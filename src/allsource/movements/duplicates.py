"""Duplicates: one transmission heard by several stations, whose clocks stamp it apart.

The same place, speed and course of one platform through another station within the window is the same message again
and counts once. A ship at rest says the same again through the same station: that is another message and stays. (The
same at the very same time is a repeat, whatever the station: `ordering.without_repeats`.)
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

from typing import Any

from allsource.movements.fixes import Array
from allsource.movements.kernels import helper, kernel

__all__ = ["without_heard_again"]

_LOOKBACK = 8


@helper
def same(one: float, other: float) -> bool:
    """Equal, or both unknown."""
    return one == other or (one != one and other != other)  # noqa: PLR0124 NaN is not itself


@helper
def again(before: Any, fix: Any) -> bool:
    """Whether the later fix is the earlier one through another station."""
    if before.station < 0 or before.station == fix.station or before.lat != fix.lat or before.lon != fix.lon:
        return False
    return same(before.speed, fix.speed) and same(before.course, fix.course)


@kernel
def without_heard_again(rows: Array, window: int) -> int:
    """Leave out rows that another station gave already; how many remain. `rows`: one platform's in order of time
    (ROW); `window` in µs.
    """
    for row in range(1, len(rows)):
        for before in range(row - 1, max(row - 1 - _LOOKBACK, -1), -1):
            if rows[row].station < 0 or rows[row].time - rows[before].time > window:
                break
            if again(rows[before], rows[row]):
                rows[row].row = -1 - rows[row].row  # the mark: later ones are held against it too
                break
    kept = 0
    for row in range(len(rows)):
        if rows[row].row >= 0:
            if kept < row:
                rows[kept] = rows[row]
            kept += 1
    return kept
