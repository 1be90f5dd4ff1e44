"""AIS text as a reader: chunks of bytes through the kernel, columns out.

Named `nmea`. Chosen when the first bytes hold a VDM or VDO sentence of any talker.
"""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from allsource.movements.ais.parts import left_over
from allsource.movements.ais.rare import RareFix, rare_fixes, stamp
from allsource.movements.ais.sentences import scan
from allsource.movements.ais.work import (
    FATE,
    FATES,
    FIX_COLUMNS,
    MISSING,
    STATEMENTS,
    STATION_CHARACTERS,
    USED,
    Work,
    new_work,
)  # fmt: skip
from allsource.movements.batch import Batch
from allsource.movements.counts import Counts
from allsource.movements.fixes import IDENTITIES, Array, fix_table, texts
from allsource.movements.source import CHUNK, Source, whole_lines

__all__ = ["NAME", "claims", "read"]

NAME = "nmea"
_SENTENCE = re.compile(rb"![A-Z][A-Z0-9]VD[MO],\d,\d,")
_SPARE = 64
_SAID = ("first", "last", "times", "vessel", "imo", "type", "length", "width", "draught")
_ROWS = CHUNK + (1 << 21)
_TIME = pa.timestamp("us", tz="UTC")


def claims(source: Source) -> bool:
    return _SENTENCE.search(source.head) is not None


class _Names:
    """The texts of interned vessels and stations, extended as the kernel meets new ones."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.vessels: list[str] = []
        self.stations: list[str] = []

    def catch_up(self) -> None:
        work = self._work
        new = work.vessel_number[len(self.vessels) : work.state[USED.VESSELS]]
        self.vessels += [f"mmsi:{number:09d}" for number in new.tolist()]
        for code in range(len(self.stations), int(work.state[USED.STATIONS])):
            raw = work.station_name[code, : work.station_name[code, STATION_CHARACTERS]].tobytes()
            self.stations.append(raw.decode("ascii", "replace"))


def _times(values: Array) -> pa.Array:
    return pa.array(values, type=pa.int64(), mask=values == MISSING).cast(_TIME)


def _fixes(work: Work, names: _Names) -> pa.Table:
    """The rows filled so far as columns of their own (copies: the kernel writes over the rows)."""
    count = int(work.state[USED.FIXES])
    rows = {name: getattr(work, name)[:count].copy() for name, _ in FIX_COLUMNS}
    columns = {
        "identity": texts(rows["vessel"], names.vessels),
        "time": _times(rows["time"]),
        "received": _times(rows["received"]),
        "lat": rows["lat"],
        "lon": rows["lon"],
        "speed_kn": rows["speed"],
        "course_deg": rows["course"],
        "heading_deg": rows["heading"],
        "message_type": pa.array(rows["kind"]),
        "status": pa.array(rows["status"], mask=rows["status"] < 0),
        "precision_m": rows["precision"],
        "receiver": texts(rows["station"], names.stations),
        "source_line": pa.array(rows["line"]),
    }
    work.state[USED.FIXES] = 0
    return fix_table(count, columns)


def _rare_table(fixes: list[RareFix], names: _Names) -> pa.Table:
    stations = [names.stations[fix.station] if fix.station >= 0 else None for fix in fixes]
    times = pa.array([stamp(fix) for fix in fixes], type=pa.int64()).cast(_TIME)
    columns = {
        "identity": pa.array([f"mmsi:{fix.mmsi:09d}" for fix in fixes], type=pa.string()).dictionary_encode(),
        "time": times,
        "received": times,
        "lat": pa.array([fix.lat for fix in fixes], type=pa.float64()),
        "lon": pa.array([fix.lon for fix in fixes], type=pa.float64()),
        "speed_kn": pa.array([fix.speed_kn for fix in fixes], type=pa.float32()),
        "course_deg": pa.array([fix.course_deg for fix in fixes], type=pa.float32()),
        "altitude_m": pa.array([fix.altitude_m for fix in fixes], type=pa.float32()),
        "message_type": pa.array([fix.kind for fix in fixes], type=pa.int16()),
        "receiver": pa.array(stations, type=pa.string()).dictionary_encode(),
        "source_line": pa.array([fix.line for fix in fixes], type=pa.int64()),
    }
    return fix_table(len(fixes), columns)


def _strings(rows: Array, start: int, end: int) -> pa.Array:
    width = end - start
    column = np.ascontiguousarray(rows[:, start:end]).view(f"S{width}").ravel()
    return pa.array([text.decode("ascii", "replace").strip() for text in column.tolist()], type=pa.string())


def _measure(values: Array, scale: float = 1.0) -> pa.Array:
    return pa.array((values * scale).astype(np.float32), mask=values == 0)


def _identities(work: Work, names: _Names) -> pa.Table:
    count = int(work.state[USED.STATEMENTS])
    rows = {name: work[f"said_{name}"][:count].copy() for name in _SAID}
    letters = work.said_text[:count]
    work.state[USED.STATEMENTS] = 0
    work.said_index.fill(0)
    ship_type = rows["type"].astype(np.int16)
    columns = [
        pa.array([names.vessels[code] for code in rows["vessel"].tolist()], type=pa.string()),
        _times(rows["first"]),
        _times(rows["last"]),
        pa.array(rows["times"]),
        _strings(letters, 0, 20),
        _strings(letters, 20, 27),
        pa.array([str(value) if value else "" for value in rows["imo"].tolist()], type=pa.string()),
        pa.array(ship_type, mask=ship_type < 0),
        _measure(rows["length"]),
        _measure(rows["width"]),
        _measure(rows["draught"], 0.1),
        _strings(letters, 27, 47),
    ]
    return pa.Table.from_arrays(columns, schema=IDENTITIES)


def _tell(work: Work, counts: Counts) -> None:
    for place, (fate, reason) in FATES.items():
        if work.state[place]:
            getattr(counts, fate)[reason] += int(work.state[place])
    work.state[FATE.POSITION :] = 0


def _chunk(block: bytes, line: int, work: Work, counts: Counts) -> Iterator[tuple[int, list[RareFix]]]:
    """Scan one block, again and again where it is full of rare messages; lines met and rare fixes of each go."""
    buffer = np.zeros(len(block) + _SPARE, np.uint8)
    buffer[: len(block)] = np.frombuffer(block, np.uint8)
    limit = len(block)
    while limit > 0:
        used, met = scan(buffer, limit, line, work)
        yield met, list(rare_fixes(work, counts)) if work.state[USED.RARE] else []
        buffer, limit, line = buffer[used:], limit - used, line + met


def read(source: Source) -> Iterator[Batch]:
    """Batches of fixes; the identity history comes when there is enough of it and at the end."""
    work = new_work()
    names = _Names(work)
    line = 1
    for block in _bounded(whole_lines(source.pieces())):
        for met, rare in _chunk(block, line, work, source.counts):
            line += met
            names.catch_up()
            yield Batch(_fixes(work, names))
            if rare:
                yield Batch(_rare_table(rare, names))
        if work.state[USED.STATEMENTS] > STATEMENTS // 2:
            yield Batch(None, _identities(work, names))
    left_over(work)
    _tell(work, source.counts)
    source.counts.lines += line - 1
    yield Batch(None, _identities(work, names))


def _bounded(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """No block above the rows that the columns hold; only lines beyond all measure are cut by this."""
    for block in blocks:
        for start in range(0, len(block), _ROWS):
            yield block[start : start + _ROWS]
