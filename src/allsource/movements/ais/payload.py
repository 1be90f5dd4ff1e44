"""Payloads: six-bit characters into numbers and text (ITU-R M.1371-5, annex 8; sentinels there mean "not available").

Each function writes one row. What a message says with a sentinel (speed 102.3, course 360, heading 511, latitude 91,
longitude 181, or anything beyond the lawful range) is NaN, which becomes null. Type 27 gives tenths of a minute, and
its precision column says so. A position report carries only the second of the minute: where it agrees with the
receiver's clock to within ten seconds, `time` is that second; otherwise the receiver's stamp stands.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.ais.work import FATE, HERE, INDEX, MISSING, SAID_TEXT, STATEMENTS, USED, VESSELS, Work
from allsource.movements.fixes import Array
from allsource.movements.kernels import helper

__all__ = ["message"]

_FINE = 600_000.0  # ten-thousandths of a minute in a degree
_COARSE = 600.0
_COARSE_STEP_M = 185.2
_ACCURATE_M = 10.0
_SECOND = 1_000_000


@helper
def pack(six: Array, words: Array, characters: int) -> None:
    """Ten six-bit values to a word; the words behind the last are zero as far as any field reaches."""
    word = 0
    for start in range(0, characters, 10):
        value = np.int64(0)
        for place in range(start, start + 10):
            value = (value << 6) | (np.int64(six[place]) if place < characters else 0)
        words[word] = value
        word += 1
    words[word] = 0
    words[word + 1] = 0


@helper
def unsigned(words: Array, start: int, count: int) -> int:
    """`count` bits, at most 60, from bit `start`."""
    word = start // 60
    left = 60 - (start - 60 * word) - count
    if left >= 0:
        return (words[word] >> left) & ((1 << count) - 1)
    return ((words[word] << -left) | (words[word + 1] >> (60 + left))) & ((1 << count) - 1)


@helper
def signed(words: Array, start: int, count: int) -> int:
    value = unsigned(words, start, count)
    return value - (1 << count) if value >> (count - 1) else value


@helper
def vessel_code(number: int, work: Work) -> int:
    """The row of this MMSI among those met; new ones are added."""
    place = (number * 0x9E3779B1 >> 7) & (VESSELS * INDEX - 1)
    while work.vessel_index[place] > 0:
        code = np.int64(work.vessel_index[place]) - 1
        if work.vessel_number[code] == number:
            return code
        place = (place + 1) & (VESSELS * INDEX - 1)
    code = work.state[USED.VESSELS]
    if code == VESSELS:
        work.state[FATE.CROWDED] += 1
        return -1
    work.vessel_number[code] = number
    work.vessel_index[place] = code + 1
    work.state[USED.VESSELS] = code + 1
    return code


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
def position(work: Work, row: int, longitude: int, latitude: int, scale: float) -> None:
    """Degrees from the encoded pair; both or neither."""
    lon = longitude / scale
    lat = latitude / scale
    if lon < -180.0 or lon > 180.0 or lat < -90.0 or lat > 90.0:
        lon = np.nan
        lat = np.nan
    work.lon[row] = lon
    work.lat[row] = lat


@helper
def motion(work: Work, row: int, speed: int, course: int, heading: int) -> None:
    """Speed and course in tenths, heading in degrees, with their sentinels."""
    work.speed[row] = speed / 10.0 if speed < 1023 else np.nan
    work.course[row] = course / 10.0 if course < 3600 else np.nan
    work.heading[row] = heading if heading < 360 else np.nan


@helper
def new_row(work: Work, kind: int, second: int) -> int:
    """A row of the position columns with what every type has, or -1 where the vessel cannot be held."""
    vessel = vessel_code(unsigned(work.words, 8, 30), work)
    if vessel < 0:
        return -1
    row = work.state[USED.FIXES]
    work.state[USED.FIXES] = row + 1
    work.vessel[row] = vessel
    work.received[row] = work.state[HERE.TIME]
    work.time[row] = taken_at(work.state[HERE.TIME], second)
    work.kind[row] = kind
    work.station[row] = work.state[HERE.STATION]
    work.line[row] = work.state[HERE.LINE]
    work.state[FATE.POSITION] += 1
    return row


@helper
def class_a(work: Work, kind: int) -> None:
    """Types 1, 2 and 3."""
    words = work.words
    row = new_row(work, kind, unsigned(words, 137, 6))
    if row < 0:
        return
    status = unsigned(words, 38, 4)
    work.status[row] = status if status < 15 else -1
    work.precision[row] = _ACCURATE_M if unsigned(words, 60, 1) else np.nan
    position(work, row, signed(words, 61, 28), signed(words, 89, 27), _FINE)
    motion(work, row, unsigned(words, 50, 10), unsigned(words, 116, 12), unsigned(words, 128, 9))


@helper
def class_b(work: Work, kind: int) -> None:
    """Types 18 and 19; their first 139 bits are alike."""
    words = work.words
    row = new_row(work, kind, unsigned(words, 133, 6))
    if row < 0:
        return
    work.status[row] = -1
    work.precision[row] = _ACCURATE_M if unsigned(words, 56, 1) else np.nan
    position(work, row, signed(words, 57, 28), signed(words, 85, 27), _FINE)
    motion(work, row, unsigned(words, 46, 10), unsigned(words, 112, 12), unsigned(words, 124, 9))


@helper
def long_range(work: Work) -> None:
    """Type 27: made for satellites, a tenth of a minute fine, without a second."""
    words = work.words
    row = new_row(work, 27, 63)
    if row < 0:
        return
    status = unsigned(words, 40, 4)
    speed = unsigned(words, 79, 6)
    course = unsigned(words, 85, 9)
    work.status[row] = status if status < 15 else -1
    work.precision[row] = _COARSE_STEP_M
    position(work, row, signed(words, 44, 18), signed(words, 62, 17), _COARSE)
    work.speed[row] = speed if speed < 63 else np.nan
    work.course[row] = course if course < 360 else np.nan
    work.heading[row] = np.nan


@helper
def write_text(work: Work, row: int, column: int, start: int, count: int) -> None:
    """Six-bit text into ASCII, ended by `@` or the last character, trailing blanks dropped (as zeros)."""
    ended = False
    last = 0
    for index in range(count):
        value = unsigned(work.words, start + 6 * index, 6)
        ended = ended or value == 0
        letter = 0 if ended else (value + 64 if value < 32 else value)
        work.said_text[row, column + index] = letter
        if letter not in (0, 32):
            last = index + 1
    for index in range(last, count):
        work.said_text[row, column + index] = 0


@helper
def no_text(work: Work, row: int, column: int, count: int) -> None:
    for index in range(count):
        work.said_text[row, column + index] = 0


@helper
def no_numbers(work: Work, row: int) -> None:
    work.said_imo[row] = 0
    work.said_type[row] = -1
    work.said_length[row] = 0
    work.said_width[row] = 0
    work.said_draught[row] = 0


@helper
def dimensions(work: Work, row: int, start: int) -> None:
    """Distances from the antenna to bow, stern, port and starboard, as length and width; 0 is unknown."""
    words = work.words
    work.said_length[row] = unsigned(words, start, 9) + unsigned(words, start + 9, 9)
    work.said_width[row] = unsigned(words, start + 18, 6) + unsigned(words, start + 24, 6)


@helper
def statement_row(work: Work, characters: int) -> int:
    """The row for what is said, or -1 where the same was said before (then only its span grows)."""
    print_ = np.int64(-3750763034362895579)
    for index in range(characters):
        value = np.int64(work.six[index])
        if index == 1:
            value &= 15  # the repeat indicator is not part of what is said
        print_ = (print_ ^ value) * np.int64(1099511628211)
    time = work.state[HERE.TIME]
    place = (print_ ^ (print_ >> 29)) & (STATEMENTS * INDEX - 1)
    while work.said_index[place] > 0:
        row = np.int64(work.said_index[place]) - 1
        if work.said_print[row] == print_:
            work.said_times[row] += 1
            if time != MISSING:
                first = work.said_first[row]
                work.said_first[row] = time if first == MISSING else min(first, time)
                work.said_last[row] = max(work.said_last[row], time)
            return -1
        place = (place + 1) & (STATEMENTS * INDEX - 1)
    vessel = vessel_code(unsigned(work.words, 8, 30), work)
    row = work.state[USED.STATEMENTS]
    if vessel < 0 or row == STATEMENTS:
        work.state[FATE.CROWDED] += 1
        return -1
    work.state[USED.STATEMENTS] = row + 1
    work.said_index[place] = row + 1
    work.said_print[row] = print_
    work.said_vessel[row] = vessel
    work.said_first[row] = time
    work.said_last[row] = time
    work.said_times[row] = 1
    return row


@helper
def voyage(work: Work, characters: int) -> None:
    """Type 5: static and voyage data of class A."""
    row = statement_row(work, characters)
    if row < 0:
        return
    words = work.words
    work.said_imo[row] = unsigned(words, 40, 30)
    work.said_type[row] = unsigned(words, 232, 8)
    work.said_draught[row] = unsigned(words, 294, 8)
    dimensions(work, row, 240)
    write_text(work, row, 0, 112, 20)
    write_text(work, row, 20, 70, 7)
    write_text(work, row, 27, 302, 20)


@helper
def class_b_static(work: Work, characters: int, second_half: bool) -> None:
    """Type 24, part A (name) or part B (type, callsign, dimensions)."""
    row = statement_row(work, characters)
    if row < 0:
        return
    no_numbers(work, row)
    no_text(work, row, 0, SAID_TEXT)
    if second_half:
        work.said_type[row] = unsigned(work.words, 40, 8)
        write_text(work, row, 20, 90, 7)
        if unsigned(work.words, 8, 30) // 10_000_000 != 98:  # 98…: a craft that names its mother ship in those bits
            dimensions(work, row, 132)
    else:
        write_text(work, row, 0, 40, 20)


@helper
def extended(work: Work, characters: int) -> None:
    """The static half of type 19: name, type and dimensions."""
    row = statement_row(work, characters)
    if row < 0:
        return
    no_numbers(work, row)
    no_text(work, row, 20, 27)
    write_text(work, row, 0, 143, 20)
    work.said_type[row] = unsigned(work.words, 263, 8)
    dimensions(work, row, 271)


@helper
def message(work: Work, characters: int, fill: int) -> int:
    """Decode the payload in `work.six`. Returns 0, or 1 where its type is left to pyais."""
    size = 6 * characters - fill
    kind = np.int64(work.six[0])
    pack(work.six, work.words, characters)
    if kind in (1, 2, 3) and size >= 149:
        class_a(work, kind)
    elif kind == 18 and size >= 148:
        class_b(work, kind)
    elif kind == 19 and size >= 301:
        class_b(work, kind)
        extended(work, characters)
    elif kind == 27 and size >= 94:
        long_range(work)
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
