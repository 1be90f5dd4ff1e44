"""Static data: what ships say of themselves, each distinct statement once, with the span in which it was heard.

Types 5 and 24 and the static half of type 19 (ITU-R M.1371-5, annex 8). Left out: the vendor's part of type 24 B.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.ais.bits import mixed, unsigned
from allsource.movements.ais.work import FATE, HERE, INDEX, MISSING, SAID_TEXT, STATEMENTS, USED, VESSELS, Work
from allsource.movements.fixes import Array
from allsource.movements.kernels import helper

__all__ = ["class_b_static", "extended", "vessel_code", "voyage"]

_REPEATED = 3 << 40  # bits 6 and 7 of the first word
_PLACE = (1 << 21) - 1
_FEWEST = 1 << 11


@helper
def file_vessel(work: Work, code: int) -> None:
    """Put a vessel into the index."""
    last = work.state[USED.VESSEL_PLACES] - 1
    number = work.vessel_number[code]
    place = (number * 0x9E3779B1 >> 7) & last
    while work.vessel_index[place] > 0:
        place = (place + 1) & last
    work.vessel_index[place] = number << 21 | (code + 1)


@helper
def add_vessel(work: Work, number: int) -> int:
    """A row for a new MMSI. The index is kept half empty but small, so that it stays in the cache."""
    code = work.state[USED.VESSELS]
    if code == VESSELS:
        work.state[FATE.CROWDED] += 1
        return -1
    work.vessel_number[code] = number
    work.state[USED.VESSELS] = code + 1
    places = work.state[USED.VESSEL_PLACES]
    if 2 * (code + 1) <= places:
        file_vessel(work, code)
        return code
    places = max(4 * places, _FEWEST)
    work.state[USED.VESSEL_PLACES] = places
    for place in range(places):
        work.vessel_index[place] = 0
    for other in range(code + 1):
        file_vessel(work, other)
    return code


@helper
def vessel_code(number: int, work: Work) -> int:
    """The row of this MMSI among those met; new ones are added."""
    last = work.state[USED.VESSEL_PLACES] - 1
    place = (number * 0x9E3779B1 >> 7) & last
    entry = work.vessel_index[place] if last > 0 else 0
    while entry > 0:
        if entry >> 21 == number:
            return (entry & _PLACE) - 1
        place = (place + 1) & last
        entry = work.vessel_index[place]
    return add_vessel(work, number)


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
def fingerprint(words: Array, characters: int) -> int:
    """Of the whole payload, without the repeat indicator, which is not part of what is said."""
    print_ = mixed(np.uint64(words[0] & ~_REPEATED) ^ (np.uint64(characters) << np.uint64(50)))
    for index in range(1, (characters + 7) >> 3):
        print_ = mixed(print_ ^ np.uint64(words[index]))
    return np.int64(print_)


@helper
def statement_row(work: Work, characters: int) -> int:
    """The row for what is said, or -1 where the same was said before (then only its span grows)."""
    print_ = fingerprint(work.words, characters)
    time = work.state[HERE.TIME]
    place = print_ & (STATEMENTS * INDEX - 1)
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
