"""What surrounds a sentence: tag blocks (IEC 61162-450, NMEA 4.10), trailing receiver fields, and `$PGHP` stamps.

Tag blocks give the time of reception (`c`, in seconds, or milliseconds when it has twelve digits or more), the station
(`s`) and the group (`g`); `n` and the rest say nothing a fix needs. US Coast Guard lines carry the station and the Unix
time behind the checksum instead, and Gatehouse logs put the time in a `$PGHP` line before the sentence it names.
A time after the year 2100 or before 1990 is a broken stamp and no time at all.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.ais.bits import eight, equal, first, folded, kept, mixed
from allsource.movements.ais.work import (
    FATE,
    HERE,
    INDEX,
    MISSING,
    STATION_CHARACTERS,
    STATIONS,
    USED,
    Work,
)  # fmt: skip
from allsource.movements.fixes import Array
from allsource.movements.kernels import helper

__all__ = ["gatehouse", "hex_value", "plain_time", "station_code", "tag_block", "trailing"]

_FIRST = 631_152_000  # 1990-01-01
_LAST = 4_102_444_800  # 2100-01-01
_SECOND = 1_000_000


@helper
def hex_value(character: int) -> int:
    if 48 <= character <= 57:
        return np.int64(character) - 48
    if 65 <= character <= 70:
        return np.int64(character) - 55
    if 97 <= character <= 102:
        return np.int64(character) - 87
    return -1


@helper
def plain_time(value: int, digits: int) -> int:
    """Microseconds from a Unix time in seconds or milliseconds; MISSING where it is no plausible time."""
    micros = value * 1000 if digits >= 12 else value * _SECOND
    if digits == 0 or digits > 14 or micros < _FIRST * _SECOND or micros >= _LAST * _SECOND:
        return MISSING
    return micros


@helper
def station_code(buffer: Array, start: int, end: int, work: Work) -> int:
    """The number of the station named in `buffer[start:end]`, or -1 for none."""
    length = min(end - start, STATION_CHARACTERS)
    if length <= 0:
        return -1
    one = kept(eight(buffer, start), length)
    two = kept(eight(buffer, start + 8), max(length - 8, 0))
    three = kept(eight(buffer, start + 16), max(length - 16, 0))
    print_ = mixed(one ^ mixed(two ^ mixed(three ^ np.uint64(length))))
    place = np.int64(print_ & np.uint64(STATIONS * INDEX - 1))
    name = work.station_name
    while work.station_index[place] > 0:
        code = np.int64(work.station_index[place]) - 1
        if name[code, 0] == one and name[code, 1] == two and name[code, 2] == three and name[code, 3] == length:
            return code
        place = (place + 1) & (STATIONS * INDEX - 1)
    code = work.state[USED.STATIONS]
    if code == STATIONS:
        work.state[FATE.CROWDED] += 1
        return -1
    name[code, 0], name[code, 1], name[code, 2], name[code, 3] = one, two, three, length
    work.station_index[place] = code + 1
    work.state[USED.STATIONS] = code + 1
    return np.int64(code)


@helper
def number_at(buffer: Array, start: int, end: int) -> tuple[int, int]:
    """The decimal number that starts at `start`, and where it ends."""
    place = start
    value = np.int64(0)
    while place < end and 48 <= buffer[place] <= 57 and place - start < 18:
        value = value * 10 + np.int64(buffer[place]) - 48
        place += 1
    return value, place


@helper
def group_at(buffer: Array, start: int, end: int, work: Work) -> None:
    """`1-2-73874`: the first of two sentences of group 73874."""
    part, place = number_at(buffer, start, end)
    size, place = number_at(buffer, place + 1, end)
    group, _ = number_at(buffer, place + 1, end)
    work.state[HERE.GROUP_PART] = part
    work.state[HERE.GROUP_SIZE] = size
    work.state[HERE.GROUP] = group


@helper
def comma(buffer: Array, start: int, end: int) -> int:
    """Where the next comma is, or `end`."""
    place = start
    while place < end:
        found = first(equal(eight(buffer, place), 44))
        place += found
        if found < 8:
            break
    return min(place, end)


@helper
def tag_fields(buffer: Array, start: int, end: int, work: Work) -> None:
    """Read `s:…,c:…,g:…` between the backslashes."""
    place = start
    while place < end:
        stop = comma(buffer, place, end)
        if stop - place > 2 and buffer[place + 1] == 58:
            name = buffer[place]
            if name == 99:
                value, after = number_at(buffer, place + 2, stop)
                work.state[HERE.TIME] = plain_time(value, after - place - 2)
            elif name == 115:
                work.state[HERE.STATION] = station_code(buffer, place + 2, stop, work)
            elif name == 103:
                group_at(buffer, place + 2, stop, work)
        place = stop + 1


@helper
def closing(buffer: Array, start: int) -> tuple[int, int]:
    """Where the block or its line ends, and the exclusive or of all before that."""
    place = start
    check = np.uint64(0)
    found = 8
    while found == 8:
        word = eight(buffer, place)
        found = first(equal(word, 92) | equal(word, 10) | equal(word, 13) | equal(word, 0))
        check ^= kept(word, found)
        place += found
    return place, folded(check)


@helper
def tag_block(buffer: Array, start: int, limit: int, work: Work) -> int:
    """Read a block whose opening backslash is at `start`; where the scan goes on.

    A block that never closes on its line is skipped as text. One with a wrong checksum is counted and not believed.
    """
    place, check = closing(buffer, start + 1)
    if place >= limit or buffer[place] != 92:
        return start + 1
    star = place - 1
    while star > start and buffer[star] != 42:
        star -= 1
    if star == start:
        tag_fields(buffer, start + 1, place, work)
        return place + 1
    stated = hex_value(buffer[star + 1])
    check ^= 42 ^ np.int64(buffer[star + 1])
    if place - star == 3:
        stated = stated * 16 + hex_value(buffer[star + 2])
        check ^= np.int64(buffer[star + 2])
    if stated == check and place - star <= 3:
        tag_fields(buffer, start + 1, star, work)
    else:
        work.state[FATE.TAG_CHECKSUM] += 1
    return place + 1


@helper
def trailing(buffer: Array, start: int, limit: int, work: Work) -> int:
    """Fields behind the checksum: `r003669946` or `b2003669980` is the station, the first ten digits the Unix time."""
    place = start
    timed = False
    while place < limit and buffer[place] == 44:
        place += 1
        stop = place
        while stop < limit and buffer[stop] not in (44, 10, 13, 33, 92):
            stop += 1
        if buffer[place] in (98, 114) and stop - place >= 6:
            _, after = number_at(buffer, place + 1, stop)
            if after == stop:
                work.state[HERE.STATION] = station_code(buffer, place, stop, work)
        elif not timed and 9 <= stop - place <= 13:
            value, after = number_at(buffer, place, stop)
            if after == stop:
                work.state[HERE.TIME] = plain_time(value, after - place)
                timed = True
        place = stop
    return place


@helper
def days_before(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 in the Gregorian calendar."""
    shifted = year - 1 if month <= 2 else year
    era_year = shifted % 400
    month_day = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return (shifted // 400) * 146_097 + era_year * 365 + era_year // 4 - era_year // 100 + month_day - 719_468


@helper
def gatehouse(buffer: Array, start: int, limit: int, work: Work) -> bool:
    """`$PGHP,1,year,month,day,hour,minute,second,ms,…,check*hh`: the time of the next sentence with that checksum."""
    name = (80, 71, 72, 80, 44, 49, 44)
    for index in range(7):
        if buffer[start + 1 + index] != name[index]:
            return False
    place = start + 8
    year, place = number_at(buffer, place, limit)
    month, place = number_at(buffer, place + 1, limit)
    day, place = number_at(buffer, place + 1, limit)
    hour, place = number_at(buffer, place + 1, limit)
    minute, place = number_at(buffer, place + 1, limit)
    second, place = number_at(buffer, place + 1, limit)
    milli, place = number_at(buffer, place + 1, limit)
    while place < limit and buffer[place] not in (42, 10, 13):
        place += 1
    if buffer[place] != 42 or not (1990 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    seconds = days_before(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
    work.state[HERE.WRAPPED] = seconds * _SECOND + milli * 1000
    work.state[HERE.WRAPPED_CHECK] = hex_value(buffer[place - 2]) * 16 + hex_value(buffer[place - 1])
    return True
