"""`Desk.follow`: files of positions into the desk, and the behaviours they touch.

`-` is standard input. What comes through a pipe, or whose newest fix is minutes old, is a live stream: positions of
military platforms in it are kept back and kept coarsely (limits, rule 4), before anything is stored, shown or drawn.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from allsource.errors import Refused
from allsource.movements import Movements, Thresholds, batches, follow_parts, profile
from allsource.movements.clocks import clock_notes
from allsource.movements.counts import Counts
from allsource.movements.decoding import Decoding
from allsource.movements.fixes import FIXES
from allsource.movements.military import held_back, military
from allsource.store.positions import Positions

__all__ = ["FileFollowed", "Followed", "follow_into", "follow_only"]

_ROWS = 2_000_000
_DRAWN = 60_000
_PIECE = 1 << 16
_MINUTE_US = 60_000_000


@dataclass(frozen=True, slots=True)
class FileFollowed:
    """One file: what its lines became, or why it was refused. `added` counts the fixes that were new; `drawn` holds
    some of them, evenly taken, for a map."""

    name: str
    reader: str = ""
    counts: Counts | None = None
    notes: tuple[str, ...] = ()
    added: int = 0
    platforms: frozenset[str] = frozenset()
    start: datetime | None = None
    end: datetime | None = None
    drawn: pa.Table | None = None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """Each file, the tracks and behaviours of all that is held (or of the files alone, without a desk)."""

    files: tuple[FileFollowed, ...]
    movements: Movements

    def touching(self) -> pa.Table:
        """The behaviours that touch the files given: of their platforms, within their time."""
        platforms = frozenset[str]().union(*(file.platforms for file in self.files))
        starts = [file.start for file in self.files if file.start is not None]
        ends = [file.end for file in self.files if file.end is not None]
        table = self.movements.behaviours
        if not starts or not ends or not table.num_rows:
            return table.slice(0, 0)
        mine = [not who or bool(platforms.intersection(who)) for who in table["platforms"].to_pylist()]
        until = pc.coalesce(table["end"], pa.scalar(max(ends), table["end"].type))
        in_time = pc.and_(
            pc.less_equal(table["start"], pa.scalar(max(ends), table["start"].type)),
            pc.greater_equal(until, pa.scalar(min(starts), table["start"].type)),
        )
        return table.filter(pc.and_(in_time, pa.array(mine)))


class _Taking:
    """One file while it is read: where its fixes and identities go, and what is known of them."""

    def __init__(self, positions: Positions | None, live: bool, thresholds: Thresholds) -> None:
        self._positions = positions
        self._live = live
        self._thresholds = thresholds
        self.fixes: list[pa.Table] = []
        self.identities: list[pa.Table] = []
        self.added = 0
        self.platforms: set[str] = set()
        self.span: list[datetime] = []
        self.notes: list[str] = []
        self.drawn: list[pa.Table] = [FIXES.empty_table()]
        self.withheld: Counter[str] = Counter()
        self._waiting: list[pa.Table] = []

    def take(self, table: pa.Table) -> None:
        if not table.num_rows:
            return
        self._waiting.append(table)
        if sum(waiting.num_rows for waiting in self._waiting) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        if not self._waiting:
            return
        table = self._allowed(pa.concat_tables(self._waiting).unify_dictionaries())
        self._waiting = []
        self.platforms.update(name for name in pc.unique(table["identity"].cast(pa.string())).to_pylist() if name)
        least = pc.min_max(table["time"]).as_py()
        self.span += [moment for moment in (least["min"], least["max"]) if moment is not None]
        self.notes = self.notes or list(clock_notes(table))
        self.drawn.append(table.take(pa.array(range(0, table.num_rows, table.num_rows // _DRAWN + 1))))
        if self._positions is None:
            self.fixes.append(table)
        else:
            self.added += self._positions.add(table)

    def _allowed(self, table: pa.Table) -> pa.Table:
        """What of a live stream may be kept; a recording as it is."""
        now_us = time.time_ns() // 1000
        newest = pc.max(table["time"].cast(pa.int64())).as_py() or 0
        fresh = newest > now_us - self._thresholds.live_minutes * _MINUTE_US
        if not (self._live or fresh):
            return table
        held = self._positions.identities() if self._positions is not None else None
        said = [*self.identities, *([held] if held is not None else [])]
        names = pc.unique(table["identity"].cast(pa.string())).to_pylist()
        theirs = military([name for name in names if name], pa.concat_tables(said) if said else None)
        kept, withheld = held_back(table, theirs, now_us, self._thresholds)
        self.withheld.update(withheld)
        return kept


def _read(decoding: Decoding, taking: _Taking) -> None:
    for batch in decoding:
        if batch.fixes is not None:
            taking.take(batch.fixes)
        if batch.identities is not None and batch.identities.num_rows:
            taking.identities.append(batch.identities)
    taking.flush()
    counts = decoding.counts
    if not counts.decoded and not counts.ignored:
        reasons = ", ".join(f"{number} × {reason}" for reason, number in counts.refused.most_common(3))
        raise Refused(decoding.source.name, f"no line could be read ({reasons or 'no data'})")


_Taken: TypeAlias = tuple[FileFollowed, _Taking]


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _of_pipe(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from _pieces(stream)


def _opened(file: str | Path) -> tuple[str | Path | Iterator[bytes], bool]:
    """What to read, and whether it is a stream: standard input for `-`, a pipe, a device."""
    if str(file) == "-":
        return _pieces(sys.stdin.buffer), True
    path = Path(file)
    if path.is_fifo() or path.is_char_device() or path.is_socket():
        return _of_pipe(path), True
    return file, False


def _take(file: str | Path, mapping: Mapping[str, str], goes_to: tuple[Positions | None, Thresholds]) -> _Taken:
    given, live = _opened(file)
    taking = _Taking(goes_to[0], live, goes_to[1])
    try:
        decoding = batches(given, mapping)
        _read(decoding, taking)
    except Refused as refused:
        return FileFollowed(str(file), refused=Refused(str(file), refused.reason)), taking
    first, last = (min(taking.span), max(taking.span)) if taking.span else (None, None)
    withheld = [f"live stream: {count} fixes {what}" for what, count in taking.withheld.items()]
    notes = (*decoding.source.notes, *withheld, *taking.notes)
    who, drawn = frozenset(taking.platforms), pa.concat_tables(taking.drawn)
    reader, counts = decoding.name, decoding.counts
    return FileFollowed(str(file), reader, counts, notes, taking.added, who, first, last, drawn), taking


def follow_into(
    folder: Path, files: Iterable[str | Path], profile_name: str = "desk", mapping: Mapping[str, str] | None = None
) -> Followed:
    """Add files to the desk's positions and compute the behaviours anew where something is new."""
    positions = Positions(folder / "positions")
    with positions.writing():
        taken = [_kept(file, positions, mapping or {}, profile(profile_name)) for file in files]
        moved = follow_parts(
            positions.parts(), identities=positions.identities(), profile_name=profile_name, until=positions.until()
        )
        positions.keep_behaviours(moved.behaviours, profile_name)
    return Followed(tuple(taken), moved)


def _kept(file: str | Path, positions: Positions, mapping: Mapping[str, str], thresholds: Thresholds) -> FileFollowed:
    done, taking = _take(file, mapping, (positions, thresholds))
    if taking.identities:
        positions.add_identities(pa.concat_tables(taking.identities))
    if done.counts is not None:
        positions.keep_counts(done.name, done.counts.as_dict() | {"notes": list(done.notes)})
    return done


def follow_only(
    files: Iterable[str | Path], profile_name: str = "desk", mapping: Mapping[str, str] | None = None
) -> Followed:
    """The same without a desk: nothing is kept, the files are held in memory."""
    taken, fixes, identities = [], [], []
    for file in files:
        done, taking = _take(file, mapping or {}, (None, profile(profile_name)))
        taken.append(done)
        fixes += taking.fixes
        identities += taking.identities
    parts = [pa.concat_tables(fixes).unify_dictionaries().combine_chunks()] if fixes else []
    said = pa.concat_tables(identities) if identities else None
    return Followed(tuple(taken), follow_parts(parts, identities=said, profile_name=profile_name))
