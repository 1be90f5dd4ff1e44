"""The working memory of the AIS decoder: output columns, open multi-part messages, stations, counts.

One set serves a whole file and is handed from chunk to chunk, so that parts, stations and identities live across chunk
borders and memory does not grow with the file. Left out: nothing here knows about files or Arrow.
"""

from typing import Any, NamedTuple

import numpy as np

from allsource.movements.source import CHUNK

__all__ = [
    "CHUNK_ROWS",
    "FATE",
    "FATES",
    "FIX_COLUMNS",
    "HERE",
    "LINE_ROWS",
    "MISSING",
    "ROWS",
    "SLOTS",
    "USED",
    "Rows",
    "Work",
    "new_rows",
    "new_work",
]

MISSING = np.iinfo(np.int64).min
SLOTS = 4096
PART_CHARACTERS = 128
MAX_PARTS = 9
STATION_CHARACTERS = 24
STATION_WORDS = STATION_CHARACTERS // 8
STATIONS = 8192
STATEMENTS = 1 << 17
VESSELS = 1 << 20
RARE_BYTES = 1 << 22
PART_WORDS = PART_CHARACTERS // 8


class _Here(NamedTuple):
    """Places in `Work.state`: what is known where the scan stands."""

    TIME: int = 0
    STATION: int = 1
    GROUP: int = 2
    GROUP_PART: int = 3
    GROUP_SIZE: int = 4
    LINE: int = 5
    SENTENCES: int = 6
    WRAPPED: int = 7
    WRAPPED_CHECK: int = 8


class _Used(NamedTuple):
    """Places in `Work.state`: how much of each output is filled."""

    FIXES: int = 16
    STATEMENTS: int = 17
    RARE: int = 18
    RARE_BYTES: int = 19
    STATIONS: int = 20
    VESSELS: int = 21
    SERIAL: int = 22
    VESSEL_PLACES: int = 23


class _Fate(NamedTuple):
    """Places in `Work.state`: what became of a sentence or line. The first is FATE.POSITION."""

    POSITION: int = 32
    STATIC: int = 33
    PART: int = 34
    BLANK: int = 35
    COMMENT: int = 36
    OTHER_SENTENCE: int = 37
    NO_PAYLOAD: int = 38
    WRAPPER: int = 39
    NO_SENTENCE: int = 40
    MALFORMED: int = 41
    NO_CHECKSUM: int = 42
    CHECKSUM: int = 43
    CHARACTERS: int = 44
    SHORT: int = 45
    ORPHAN: int = 46
    TAG_CHECKSUM: int = 47
    CROWDED: int = 48


HERE = _Here()
USED = _Used()
FATE = _Fate()

FATES: dict[int, tuple[str, str]] = {
    FATE.POSITION: ("decoded", "position"),
    FATE.STATIC: ("decoded", "static data"),
    FATE.PART: ("decoded", "part of a longer message"),
    FATE.BLANK: ("ignored", "blank line"),
    FATE.COMMENT: ("ignored", "comment"),
    FATE.OTHER_SENTENCE: ("ignored", "other sentence"),
    FATE.NO_PAYLOAD: ("ignored", "empty payload"),
    FATE.WRAPPER: ("ignored", "receiver's time stamp"),
    FATE.NO_SENTENCE: ("refused", "no sentence in the line"),
    FATE.MALFORMED: ("refused", "malformed sentence"),
    FATE.NO_CHECKSUM: ("refused", "no checksum"),
    FATE.CHECKSUM: ("refused", "wrong checksum"),
    FATE.CHARACTERS: ("refused", "characters that are no payload"),
    FATE.SHORT: ("refused", "too short for its type"),
    FATE.ORPHAN: ("refused", "part whose others never came"),
    FATE.TAG_CHECKSUM: ("refused", "wrong checksum of a tag block (its sentence is read without it)"),
    FATE.CROWDED: ("refused", "more stations or platforms than one file may have"),
}
"""What rare messages became is counted by type where pyais reads them."""


SLOT_KEY, SLOT_MASK, SLOT_TIME, SLOT_STATION, SLOT_SERIAL, SLOT_LINE, SLOT_FILL, SLOT_LENGTHS = range(8)
SAID_TEXT = 47  # name 20, callsign 7, destination 20
INDEX = 4  # places of a hash table for each thing it may hold
CHUNK_ROWS = CHUNK // 64  # more than a block of tagged lines holds; the scan of a denser one stops early
LINE_ROWS = CHUNK // 256  # and what a line may still add

FIX_COLUMNS: tuple[tuple[str, str], ...] = (
    ("time", "i8"), ("received", "i8"), ("line", "i8"), ("lat", "f8"), ("lon", "f8"), ("speed", "f4"),
    ("course", "f4"), ("heading", "f4"), ("precision", "f4"), ("vessel", "i4"), ("station", "i4"), ("kind", "i2"),
    ("status", "i2"),
)  # fmt: skip
"""One value a position."""
_SAID_COLUMNS = (
    ("said_print", "i8"), ("said_first", "i8"), ("said_last", "i8"), ("said_times", "i8"), ("said_vessel", "i4"),
    ("said_imo", "i4"), ("said_type", "i4"), ("said_length", "i4"), ("said_width", "i4"), ("said_draught", "i4"),
)  # fmt: skip
"""One value a distinct statement of identity."""
_LAYOUT = np.dtype(
    [(name, kind, (STATEMENTS,)) for name, kind in _SAID_COLUMNS]
    + [
        ("words", "i8", (MAX_PARTS * PART_WORDS + 8,)),  # the payload at hand, 48 bits an element
        ("header", "i8", (16,)),  # fields of the sentence at hand
        ("state", "i8", (64,)),  # single numbers, at the places HERE, USED and FATE name
        ("said_text", "u1", (STATEMENTS, SAID_TEXT)),
        ("said_index", "i4", (STATEMENTS * INDEX,)),
        ("rare_bytes", "u1", (RARE_BYTES,)),  # payloads for pyais, one after another
        ("rare_row", "i8", (RARE_BYTES // 8, 6)),  # start, length, fill bits, time, station, line
        ("slot", "i8", (SLOTS, SLOT_LENGTHS + MAX_PARTS)),  # messages whose parts are still coming
        ("slot_words", "i8", (SLOTS, MAX_PARTS, PART_WORDS)),
        ("station_name", "u8", (STATIONS, STATION_WORDS + 1)),  # the last word is the length
        ("station_index", "i4", (STATIONS * INDEX,)),
        ("vessel_number", "i8", (VESSELS,)),
        ("vessel_index", "i8", (VESSELS * 4,)),  # number and, in the low bits, its place and one
    ]
)

Rows = Any
"""One record of the layout ROWS."""
Work = Any
"""One record of that layout. The compiler passes it as a single pointer, where a bundle of arrays costs more to hand
from function to function than the work itself. In the indexes, 0 is a free place and n+1 stands for n."""


ROWS = np.dtype([(name, kind, (CHUNK_ROWS + LINE_ROWS,)) for name, kind in FIX_COLUMNS])
"""The columns of one block; each block gets its own, which then are the columns of its table."""


def new_work() -> Work:
    """Zeroed memory; pages that are never used are never touched."""
    work = np.zeros(1, _LAYOUT).view(np.recarray)[0]
    work.state[HERE.WRAPPED] = MISSING
    return work


def new_rows() -> Rows:
    """Columns for the positions of one block; memory that no position is written to is never touched."""
    return np.empty(1, ROWS).view(np.recarray)[0]
