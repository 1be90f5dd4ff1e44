"""Payloads: six-bit characters into numbers and text (ITU-R M.1371-5, annex 8; sentinels there mean "not available").

Each function writes one row. What a message says with a sentinel (speed 102.3, course 360, heading 511, latitude 91,
longitude 181, or anything beyond the lawful range) is NaN, which becomes null. Type 27 gives tenths of a minute, and
its precision column says so. A position report carries only the second of the minute: where it agrees with the
receiver's clock to within ten seconds, `time` is that second; otherwise the receiver's stamp stands.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.ais.bits import signed, unsigned
from allsource.movements.ais.statements import class_b_static, extended, vessel_code, voyage
from allsource.movements.ais.work import FATE, HERE, MISSING, USED, Rows, Work
from allsource.movements.kernels import helper

__all__ = ["message"]

_FINE = 600_000.0  # ten-thousandths of a minute in a degree
_COARSE = 600.0
_COARSE_STEP_M = 185.2
_ACCURATE_M = 10.0
_SECOND = 1_000_000


@helper
def taken_at(received: int, second: int) -> int:
    """When the position was taken: the stamped second nearest the time of reception, if the two agree."""
    if received == MISSING or second > 59:
        return received
    whole = received // _SECOND
    late = (whole - second) % 60
    if late <= 10:
        return (whole - late) * _SECOND
    if late >= 58:
        return (whole + 60 - late) * _SECOND
    return received


@helper
def position(rows: Rows, row: int, longitude: int, latitude: int, scale: float) -> None:
    """Degrees from the encoded pair; both or neither."""
    lon = longitude / scale
    lat = latitude / scale
    if lon < -180.0 or lon > 180.0 or lat < -90.0 or lat > 90.0:
        lon = np.nan
        lat = np.nan
    rows.lon[row] = lon
    rows.lat[row] = lat


@helper
def motion(rows: Rows, row: int, speed: int, course: int, heading: int) -> None:
    """Speed and course in tenths, heading in degrees, with their sentinels."""
    rows.speed[row] = speed / 10.0 if speed < 1023 else np.nan
    rows.course[row] = course / 10.0 if course < 3600 else np.nan
    rows.heading[row] = heading if heading < 360 else np.nan


@helper
def new_row(work: Work, rows: Rows, kind: int, second: int) -> int:
    """A row of the position columns with what every type has, or -1 where the vessel cannot be held."""
    vessel = vessel_code(unsigned(work.words, 8, 30), work)
    if vessel < 0:
        return -1
    row = work.state[USED.FIXES]
    work.state[USED.FIXES] = row + 1
    rows.vessel[row] = vessel
    rows.received[row] = work.state[HERE.TIME]
    rows.time[row] = taken_at(work.state[HERE.TIME], second)
    rows.kind[row] = kind
    rows.station[row] = work.state[HERE.STATION]
    rows.line[row] = work.state[HERE.LINE]
    work.state[FATE.POSITION] += 1
    return row


@helper
def class_a(work: Work, rows: Rows, kind: int) -> None:
    """Types 1, 2 and 3."""
    words = work.words
    row = new_row(work, rows, kind, unsigned(words, 137, 6))
    if row < 0:
        return
    status = unsigned(words, 38, 4)
    rows.status[row] = status if status < 15 else -1
    rows.precision[row] = _ACCURATE_M if unsigned(words, 60, 1) else np.nan
    position(rows, row, signed(words, 61, 28), signed(words, 89, 27), _FINE)
    motion(rows, row, unsigned(words, 50, 10), unsigned(words, 116, 12), unsigned(words, 128, 9))


@helper
def class_b(work: Work, rows: Rows, kind: int) -> None:
    """Types 18 and 19; their first 139 bits are alike."""
    words = work.words
    row = new_row(work, rows, kind, unsigned(words, 133, 6))
    if row < 0:
        return
    rows.status[row] = -1
    rows.precision[row] = _ACCURATE_M if unsigned(words, 56, 1) else np.nan
    position(rows, row, signed(words, 57, 28), signed(words, 85, 27), _FINE)
    motion(rows, row, unsigned(words, 46, 10), unsigned(words, 112, 12), unsigned(words, 124, 9))


@helper
def long_range(work: Work, rows: Rows) -> None:
    """Type 27: made for satellites, a tenth of a minute fine, without a second."""
    words = work.words
    row = new_row(work, rows, 27, 63)
    if row < 0:
        return
    status = unsigned(words, 40, 4)
    speed = unsigned(words, 79, 6)
    course = unsigned(words, 85, 9)
    rows.status[row] = status if status < 15 else -1
    rows.precision[row] = _COARSE_STEP_M
    position(rows, row, signed(words, 44, 18), signed(words, 62, 17), _COARSE)
    rows.speed[row] = speed if speed < 63 else np.nan
    rows.course[row] = course if course < 360 else np.nan
    rows.heading[row] = np.nan


@helper
def message(work: Work, rows: Rows, characters: int, fill: int) -> int:
    """Decode the payload in `work.words`. Returns 0, or 1 where its type is left to pyais."""
    size = 6 * characters - fill
    kind = work.words[0] >> 42
    if kind in (1, 2, 3) and size >= 149:
        class_a(work, rows, kind)
    elif kind == 18 and size >= 148:
        class_b(work, rows, kind)
    elif kind == 19 and size >= 301:
        class_b(work, rows, kind)
        extended(work, characters)
    elif kind == 27 and size >= 94:
        long_range(work, rows)
    elif kind == 5 and size >= 420:
        work.state[FATE.STATIC] += 1
        voyage(work, characters)
    elif kind == 24 and size >= 160 and unsigned(work.words, 38, 2) == 0:
        work.state[FATE.STATIC] += 1
        class_b_static(work, characters, False)
    elif kind == 24 and size >= 162 and unsigned(work.words, 38, 2) == 1:
        work.state[FATE.STATIC] += 1
        class_b_static(work, characters, True)
    elif kind in (1, 2, 3, 18, 19, 27, 5, 24) or size < 38:
        work.state[FATE.SHORT] += 1
    else:
        return 1
    return 0
