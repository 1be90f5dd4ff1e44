"""Names into Arrow text without a Python object each: MMSI numbers, six-bit names, stations."""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np
import pyarrow as pa

from allsource.movements.fixes import Array
from allsource.movements.kernels import kernel

__all__ = ["identities", "trimmed"]

_PREFIX = np.frombuffer(b"mmsi:", np.uint8)
_LONGEST = len(_PREFIX) + 10  # thirty bits have ten digits at most


@kernel
def _spell(numbers: Array, prefix: Array, ends: Array, letters: Array) -> int:
    place = 0
    for index in range(len(numbers)):
        for letter in prefix:
            letters[place] = letter
            place += 1
        number = numbers[index]
        digits = 10 if number >= 1_000_000_000 else 9
        for back in range(digits - 1, -1, -1):
            letters[place + back] = 48 + number % 10
            number //= 10
        place += digits
        ends[index + 1] = place
    return place


@kernel
def _trim(rows: Array, span: tuple[int, int], ends: Array, letters: Array) -> int:
    """The characters `span` of each row without zeros and outer blanks."""
    place = 0
    for row in range(len(rows)):
        first, end = span
        while first < end and rows[row, first] in (0, 32):
            first += 1
        while end > first and rows[row, end - 1] in (0, 32):
            end -= 1
        for index in range(first, end):
            letters[place] = rows[row, index]
            place += 1
        ends[row + 1] = place
    return place


def _strings(count: int, ends: Array, letters: Array, used: int) -> pa.StringArray:
    return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(letters[:used].copy()))


def identities(numbers: Array) -> pa.StringArray:
    """`mmsi:002320783` for each number."""
    ends, letters = np.zeros(len(numbers) + 1, np.int32), np.empty(len(numbers) * _LONGEST, np.uint8)
    return _strings(len(numbers), ends, letters, _spell(numbers, _PREFIX, ends, letters))


def trimmed(rows: Array, start: int, end: int) -> pa.StringArray:
    """The text in columns `start` to `end` of rows of ASCII characters that zeros end."""
    ends, letters = np.zeros(len(rows) + 1, np.int32), np.empty(len(rows) * (end - start), np.uint8)
    return _strings(len(rows), ends, letters, _trim(rows, (start, end), ends, letters))
