"""`Desk.follow`: files of positions into the desk, and the behaviours they touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from allsource.errors import Refused
from allsource.movements import Movements, batches, follow_parts
from allsource.movements.counts import Counts
from allsource.movements.decoding import Decoding
from allsource.store.positions import Positions

__all__ = ["FileFollowed", "Followed", "follow_into", "follow_only"]

_ROWS = 2_000_000


@dataclass(frozen=True, slots=True)
class FileFollowed:
    """One file: what its lines became, or why it was refused. `added` counts the fixes that were new."""

    name: str
    reader: str = ""
    counts: Counts | None = None
    notes: tuple[str, ...] = ()
    added: int = 0
    platforms: frozenset[str] = frozenset()
    start: datetime | None = None
    end: datetime | None = None
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

    def __init__(self, positions: Positions | None) -> None:
        self._positions = positions
        self.fixes: list[pa.Table] = []
        self.identities: list[pa.Table] = []
        self.added = 0
        self.platforms: set[str] = set()
        self.span: list[datetime] = []
        self._waiting: list[pa.Table] = []

    def take(self, table: pa.Table) -> None:
        if not table.num_rows:
            return
        self.platforms.update(name for name in pc.unique(table["identity"].cast(pa.string())).to_pylist() if name)
        least = pc.min_max(table["time"]).as_py()
        self.span += [moment for moment in (least["min"], least["max"]) if moment is not None]
        self._waiting.append(table)
        if sum(waiting.num_rows for waiting in self._waiting) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        if not self._waiting:
            return
        table = pa.concat_tables(self._waiting).unify_dictionaries()
        self._waiting = []
        if self._positions is None:
            self.fixes.append(table)
        else:
            self.added += self._positions.add(table)


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


def _take(file: str | Path, mapping: Mapping[str, str], taking: _Taking) -> FileFollowed:
    try:
        decoding = batches(file, mapping)
        _read(decoding, taking)
    except Refused as refused:
        return FileFollowed(str(file), refused=refused)
    first, last = (min(taking.span), max(taking.span)) if taking.span else (None, None)
    notes = tuple(decoding.source.notes)
    who = frozenset(taking.platforms)
    return FileFollowed(str(file), decoding.name, decoding.counts, notes, taking.added, who, first, last)


def follow_into(
    folder: Path, files: Iterable[str | Path], profile: str = "desk", mapping: Mapping[str, str] | None = None
) -> Followed:
    """Add files to the desk's positions and compute the behaviours anew where something is new."""
    positions = Positions(folder / "positions")
    taken = []
    for file in files:
        taking = _Taking(positions)
        taken.append(_take(file, mapping or {}, taking))
        if taking.identities:
            positions.add_identities(pa.concat_tables(taking.identities))
        if (counts := taken[-1].counts) is not None:
            positions.keep_counts(taken[-1].name, counts.as_dict())
    moved = follow_parts(
        positions.parts(), identities=positions.identities(), profile_name=profile, until=positions.until()
    )
    positions.keep_behaviours(moved.behaviours, profile)
    return Followed(tuple(taken), moved)


def follow_only(
    files: Iterable[str | Path], profile: str = "desk", mapping: Mapping[str, str] | None = None
) -> Followed:
    """The same without a desk: nothing is kept, the files are held in memory."""
    taken, fixes, identities = [], [], []
    for file in files:
        taking = _Taking(None)
        taken.append(_take(file, mapping or {}, taking))
        fixes += taking.fixes
        identities += taking.identities
    parts = [pa.concat_tables(fixes).unify_dictionaries().combine_chunks()] if fixes else []
    said = pa.concat_tables(identities) if identities else None
    return Followed(tuple(taken), follow_parts(parts, identities=said, profile_name=profile))
