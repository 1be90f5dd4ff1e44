"""Lines into sentences: one pass over the bytes for framing, checksum and six-bit characters (IEC 61162-1).

Every talker with VDM or VDO counts. A line may hold a tag block, text before the sentence, several sentences without a
break between them, and receiver fields behind the checksum; CR, LF and CRLF all end it. Each sentence and each line
without one is counted under exactly one fate. A sentence without a checksum is refused: nothing vouches for it.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.ais.bits import eight, first, folded, kept, not_payload, packed, six_of
from allsource.movements.ais.parts import part
from allsource.movements.ais.payload import message
from allsource.movements.ais.tags import gatehouse, hex_value, tag_block, trailing
from allsource.movements.ais.work import (
    CHUNK_ROWS,
    FATE,
    HERE,
    LINE_ROWS,
    MAX_PARTS,
    MISSING,
    PART_CHARACTERS,
    PART_WORDS,
    RARE_BYTES,
    USED,
    Rows,
    Work,
)  # fmt: skip
from allsource.movements.fixes import Array
from allsource.movements.kernels import bare_kernel, helper

__all__ = ["scan"]

_TOTAL, _NUMBER, _SEQUENCE, _CHANNEL, _FILL, _CHARACTERS, _CHECK, _AFTER, _STAR = range(9)


@helper
def digit(character: int) -> int:
    return np.int64(character) - 48 if 48 <= character <= 57 else -1


@helper
def single_fields(buffer: Array, start: int, end: int, comma: int, header: Array) -> None:
    """The one-character field number `comma` between two commas; an empty one is -1 (channel: 0)."""
    value = digit(buffer[start]) if end - start == 1 else -1
    if comma == 1:
        header[_TOTAL] = value
    elif comma == 2:
        header[_NUMBER] = value
    elif comma == 3:
        header[_SEQUENCE] = value
    elif comma == 4:
        header[_CHANNEL] = np.int64(buffer[start]) if end > start else 0


@helper
def usual_head(buffer: Array, start: int, header: Array) -> int:
    """The five fields where each has one character or none, as in `!AIVDM,1,1,,A,`; -1 where they have not."""
    if buffer[start + 6] != 44 or buffer[start + 8] != 44 or buffer[start + 10] != 44:
        return -1
    place = start + 11
    header[_TOTAL], header[_NUMBER] = digit(buffer[start + 7]), digit(buffer[start + 9])
    if min(header[_TOTAL], header[_NUMBER]) < 0 or min(buffer[start + 1], buffer[start + 2]) < 48:
        return -1
    if buffer[start + 1] == 92 or buffer[start + 2] == 92:
        return -1
    header[_SEQUENCE] = header[_CHANNEL] = 0
    for field in (_SEQUENCE, _CHANNEL):
        character = np.int64(buffer[place])
        header[field] = character
        if character != 44:
            place += 1
            if buffer[place] != 44 or character < 14 or character in (33, 42, 92):
                return -1
        place += 1
    header[_SEQUENCE] = digit(header[_SEQUENCE])
    header[_CHANNEL] = 0 if header[_CHANNEL] == 44 else header[_CHANNEL]
    header[_CHECK] = folded(eight(buffer, start + 1) ^ kept(eight(buffer, start + 9), place - start - 9))
    return place


@helper
def head(buffer: Array, start: int, limit: int, header: Array) -> int:
    """The five fields before the payload; where the payload begins, or -1 where the sentence ends before it.

    `header[_CHECK]` is the checksum so far, `header[_AFTER]` where the scan goes on.
    """
    check = np.int64(0)
    comma = 0
    field = start + 1
    place = start + 1
    while comma < 5:
        character = np.int64(buffer[place])
        if character == 44:
            single_fields(buffer, field, place, comma, header)
            comma += 1
            field = place + 1
        elif place >= limit or character < 14 or character == 33 or character == 42 or character == 92:
            header[_AFTER] = place
            return -1
        check ^= character
        place += 1
    header[_CHECK] = check
    return place


@helper
def payload(buffer: Array, start: int, words: Array, header: Array) -> int:
    """The payload characters from `start` into words of eight; where they end. Those beyond a part are not kept."""
    place = start
    check = np.uint64(0)
    index = 0
    found = 8
    while found == 8:
        word = eight(buffer, place)
        found = first(not_payload(word))
        check ^= kept(word, found)
        words[index] = packed(word, found)
        index = min(index + 1, PART_WORDS)
        place += found
    words[index] = 0
    words[index + 1] = 0
    header[_CHARACTERS] = place - start
    header[_CHECK] ^= folded(check)
    return place


@helper
def split(buffer: Array, start: int, limit: int, words: Array, header: Array) -> int:
    """Fields, payload and checksum of the sentence whose `!` is at `start`; a fate, or -1 where it is sound."""
    place = usual_head(buffer, start, header)
    if place < 0:
        place = head(buffer, start, limit, header)
    if place < 0:
        return FATE.MALFORMED if buffer[header[_AFTER]] == 42 else FATE.NO_CHECKSUM
    place = payload(buffer, place, words, header)
    return foot(buffer, place, limit, header[_CHECK], header)


@helper
def foot(buffer: Array, start: int, limit: int, check: int, header: Array) -> int:
    """Fill bits and checksum, from the first character that is no payload."""
    place = start
    while place < limit and buffer[place] != 42:
        character = np.int64(buffer[place])
        if character == 10 or character == 13 or character == 33 or character == 92:
            break
        check ^= character
        place += 1
    header[_AFTER] = place
    if place >= limit or buffer[place] != 42:
        return FATE.NO_CHECKSUM
    stated = hex_value(buffer[place + 1]) * 16 + hex_value(buffer[place + 2])
    if stated != check:
        header[_AFTER] = place + 1
        return FATE.CHECKSUM
    header[_AFTER] = min(place + 3, limit)
    header[_STAR] = stated
    if buffer[start] != 44:
        return FATE.CHARACTERS if start < place else FATE.MALFORMED
    header[_FILL] = digit(buffer[start + 1]) if place - start == 2 else (0 if place - start == 1 else -1)
    return shape(header)


@helper
def shape(header: Array) -> int:
    """Whether the fields of a sentence with a right checksum make sense; a fate, or -1."""
    total, number = header[_TOTAL], header[_NUMBER]
    if not 1 <= number <= total <= MAX_PARTS or not 0 <= header[_FILL] <= 5:
        return FATE.MALFORMED
    if header[_CHARACTERS] == 0:
        return FATE.NO_PAYLOAD
    return FATE.MALFORMED if header[_CHARACTERS] > PART_CHARACTERS else -1


@helper
def set_aside(work: Work, characters: int, fill: int) -> None:
    """Keep a message of a rare type for pyais."""
    row = work.state[USED.RARE]
    start = work.state[USED.RARE_BYTES]
    if row == RARE_BYTES // 8 or start + characters > RARE_BYTES:  # only where one endless line holds them all
        work.state[FATE.CROWDED] += 1
        return
    for index in range(characters):
        work.rare_bytes[start + index] = six_of(work.words, index)
    work.rare_row[row, 0] = start
    work.rare_row[row, 1] = characters
    work.rare_row[row, 2] = fill
    work.rare_row[row, 3] = work.state[HERE.TIME]
    work.rare_row[row, 4] = work.state[HERE.STATION]
    work.rare_row[row, 5] = work.state[HERE.LINE]
    work.state[USED.RARE] = row + 1
    work.state[USED.RARE_BYTES] = start + characters


@helper
def sentence(buffer: Array, start: int, limit: int, work: Work, rows: Rows) -> int:
    """Everything about one sentence; where the scan goes on."""
    work.state[HERE.SENTENCES] += 1
    header = work.header
    last = buffer[start + 5]
    if buffer[start + 3] != 86 or buffer[start + 4] != 68 or (last != 77 and last != 79):
        work.state[FATE.OTHER_SENTENCE] += 1
        return start + 1
    fate = split(buffer, start, limit, work.words, header)
    after = header[_AFTER]
    if fate >= 0:
        work.state[fate] += 1
        return after
    if work.state[HERE.WRAPPED] != MISSING and work.state[HERE.WRAPPED_CHECK] == header[_STAR]:
        work.state[HERE.TIME] = work.state[HERE.WRAPPED]
        work.state[HERE.WRAPPED] = MISSING
    if after < limit and buffer[after] == 44:
        after = trailing(buffer, after, limit, work)
    characters = header[_CHARACTERS]
    if header[_TOTAL] > 1:
        characters = part(work, header, characters)
    if characters > 0 and message(work, rows, characters, header[_FILL]) == 1:
        set_aside(work, characters, header[_FILL])
    return after


@helper
def new_line(work: Work, line: int) -> None:
    work.state[HERE.TIME] = MISSING
    work.state[HERE.STATION] = -1
    work.state[HERE.GROUP] = 0
    work.state[HERE.GROUP_SIZE] = 0
    work.state[HERE.SENTENCES] = 0
    work.state[HERE.LINE] = line


@helper
def line_fate(buffer: Array, start: int, end: int, work: Work) -> None:
    """Count a line that held no sentence."""
    while start < end and buffer[start] in (32, 9):
        start += 1
    if start == end:
        work.state[FATE.BLANK] += 1
    elif buffer[start] == 35:
        work.state[FATE.COMMENT] += 1
    else:
        work.state[FATE.NO_SENTENCE] += 1


@helper
def dollar(buffer: Array, place: int, limit: int, work: Work) -> int:
    """`$` sentences are of no use here, but for the time stamps of Gatehouse; goes to the end of the sentence."""
    if gatehouse(buffer, place, limit, work):
        work.state[FATE.WRAPPER] += 1
    else:
        work.state[FATE.OTHER_SENTENCE] += 1
    work.state[HERE.SENTENCES] += 1
    place += 1
    while place < limit and buffer[place] not in (10, 13, 33, 92):
        place += 1
    return place


@bare_kernel
def scan(buffer: Array, limit: int, first_line: int, work: Work, rows: Rows) -> tuple[int, int]:
    """Decode whole lines of `buffer[:limit]` (with 64 bytes to spare behind); bytes used and lines met.

    Stops early where the memory for rare messages or positions is full; the caller empties it and calls again.
    """
    place = 0
    line = first_line
    while place < limit and work.state[USED.RARE_BYTES] < RARE_BYTES // 8 and work.state[USED.FIXES] < CHUNK_ROWS:
        new_line(work, line)
        start = place
        comment = buffer[place] == 35
        while buffer[place] != 10 and buffer[place] != 13 and place < limit:
            character = buffer[place]
            if comment:
                place += 1
            elif character == 33:
                place = sentence(buffer, place, limit, work, rows)
                if work.state[USED.FIXES] == CHUNK_ROWS + LINE_ROWS:  # a line without end
                    return place, line - first_line
            elif character == 92:
                place = tag_block(buffer, place, limit, work)
            elif character == 36:
                place = dollar(buffer, place, limit, work)
            else:
                place += 1
        if work.state[HERE.SENTENCES] == 0:
            line_fate(buffer, start, place, work)
        if place < limit and buffer[place] == 13 and buffer[place + 1] == 10:
            place += 1
        place += 1
        line += 1
    return min(place, limit), line - first_line
