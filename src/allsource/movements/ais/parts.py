"""Messages in several sentences: parts wait in slots until all are there, in whatever order they come.

A slot is found by the group of the tag block where there is one, else by sequence number, channel and number of parts,
and by the station where the part names one. A part that finds its place taken starts the message anew, so that a lost
part never glues two ships together; slots that are displaced or left at the end are counted as orphans.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import numpy as np

from allsource.movements.ais.work import (
    FATE,
    HERE,
    MISSING,
    SLOT_FILL,
    SLOT_KEY,
    SLOT_LENGTHS,
    SLOT_LINE,
    SLOT_MASK,
    SLOT_SERIAL,
    SLOT_STATION,
    SLOT_TIME,
    SLOTS,
    USED,
    Work,
)  # fmt: skip
from allsource.movements.fixes import Array
from allsource.movements.kernels import bare_kernel, helper

__all__ = ["left_over", "part"]

_PATIENCE = 50_000  # sentences; parts of one message are transmitted in adjacent slots
_PROBES = 8
_WORD = (1 << 48) - 1


@helper
def orphans(mask: int) -> int:
    count = 0
    while mask:
        count += mask & 1
        mask >>= 1
    return count


@helper
def drop(work: Work, slot: int) -> None:
    """Give up what waits in a slot and count it."""
    lost = orphans(work.slot[slot, SLOT_MASK])
    work.state[FATE.ORPHAN] += lost
    work.state[FATE.PART] -= lost
    work.slot[slot, SLOT_KEY] = 0
    work.slot[slot, SLOT_MASK] = 0


@helper
def find(work: Work, key: int) -> int:
    """The slot of this key, or a free one, or the one that waited longest among its neighbours."""
    first = (key ^ (key >> 17)) & (SLOTS - 1)
    free = -1
    oldest = first
    for step in range(_PROBES):
        slot = (first + step) & (SLOTS - 1)
        if work.slot[slot, SLOT_KEY] == key:
            return slot
        if work.slot[slot, SLOT_KEY] == 0:
            free = slot if free < 0 else free
        elif work.slot[slot, SLOT_SERIAL] < work.slot[oldest, SLOT_SERIAL]:
            oldest = slot
    slot = free if free >= 0 else oldest
    if work.slot[slot, SLOT_KEY] != 0:
        drop(work, slot)
    work.slot[slot, SLOT_KEY] = key
    work.slot[slot, SLOT_FILL] = 0
    work.slot[slot, SLOT_STATION] = -1
    work.slot[slot, SLOT_TIME] = MISSING
    work.slot[slot, SLOT_SERIAL] = work.state[USED.SERIAL]
    return slot


@helper
def key_of(work: Work, total: int, sequence: int, channel: int) -> int:
    """Never 0, which marks a free slot."""
    if work.state[HERE.GROUP_SIZE] == total and work.state[HERE.GROUP] > 0:
        return (work.state[HERE.GROUP] << 8) | (np.int64(total) << 1) | 1
    return (np.int64(sequence) << 20) | (np.int64(channel) << 12) | (np.int64(total) << 4) | 2


@helper
def restart(work: Work, slot: int, key: int) -> None:
    drop(work, slot)
    work.slot[slot, SLOT_KEY] = key
    work.slot[slot, SLOT_FILL] = 0
    work.slot[slot, SLOT_STATION] = -1
    work.slot[slot, SLOT_TIME] = MISSING


@helper
def join(work: Work, source: Array, characters: int, at: int) -> None:
    """Lay the characters of one part behind the `at` characters already in `work.words`; bits beyond are zero."""
    words = work.words
    for index in range((characters + 7) >> 3):
        target = (at >> 3) + index
        used = 6 * (at & 7)
        words[target] |= source[index] >> used
        words[target + 1] = (source[index] << (48 - used)) & _WORD


@helper
def gather(work: Work, slot: int, total: int) -> int:
    """All parts together in `work.words`; the number of characters."""
    count = 0
    work.words[0] = 0
    for index in range(total):
        characters = work.slot[slot, SLOT_LENGTHS + index]
        join(work, work.slot_words[slot, index], characters, count)
        count += characters
    for index in range(((count + 7) >> 3), ((count + 7) >> 3) + 3):
        work.words[index] = 0
    if work.slot[slot, SLOT_TIME] != MISSING:
        work.state[HERE.TIME] = work.slot[slot, SLOT_TIME]
    if work.slot[slot, SLOT_STATION] >= 0:
        work.state[HERE.STATION] = work.slot[slot, SLOT_STATION]
    work.state[HERE.LINE] = work.slot[slot, SLOT_LINE]
    work.slot[slot, SLOT_KEY] = 0
    work.slot[slot, SLOT_MASK] = 0
    return count


@helper
def part(work: Work, header: Array, characters: int) -> int:
    """Put the part in `work.words` away; the characters of the whole message in there once complete, else 0.

    `header` holds total, number, sequence (or -1), channel and fill bits.
    """
    total, number, fill = header[0], header[1], header[4]
    key = key_of(work, total, header[2], header[3])
    work.state[USED.SERIAL] += 1
    slot = find(work, key)
    state = work.slot
    stale = state[slot, SLOT_MASK] != 0 and work.state[USED.SERIAL] - state[slot, SLOT_SERIAL] > _PATIENCE
    foreign = state[slot, SLOT_STATION] >= 0 and work.state[HERE.STATION] >= 0
    foreign = foreign and state[slot, SLOT_STATION] != work.state[HERE.STATION] and number == 1
    if stale or foreign or (state[slot, SLOT_MASK] >> (number - 1)) & 1:
        restart(work, slot, key)
    for index in range((characters + 7) >> 3):
        work.slot_words[slot, number - 1, index] = work.words[index]
    work.slot[slot, SLOT_LENGTHS + number - 1] = characters
    state[slot, SLOT_MASK] |= 1 << (number - 1)
    state[slot, SLOT_SERIAL] = work.state[USED.SERIAL]
    if number == total:
        work.slot[slot, SLOT_FILL] = fill
    if state[slot, SLOT_STATION] < 0:
        state[slot, SLOT_STATION] = work.state[HERE.STATION]
    if state[slot, SLOT_TIME] == MISSING:
        state[slot, SLOT_TIME] = work.state[HERE.TIME]
    if number == 1 or state[slot, SLOT_MASK] == 1 << (number - 1):
        state[slot, SLOT_LINE] = work.state[HERE.LINE]
    work.state[FATE.PART] += 1
    if state[slot, SLOT_MASK] != (1 << total) - 1:
        return 0
    header[4] = work.slot[slot, SLOT_FILL]
    return gather(work, slot, total)


@bare_kernel
def left_over(work: Work) -> None:
    """Count what still waits when the file has ended."""
    for slot in range(SLOTS):
        if work.slot[slot, SLOT_KEY] != 0:
            drop(work, slot)
