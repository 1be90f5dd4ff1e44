"""AIS text as a reader: chunks of bytes through the kernel, columns out.

Named `nmea`. Chosen when the first bytes hold a VDM or VDO sentence of any talker.
"""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.ais.parts import left_over
from allsource.movements.ais.rare import RareFix, rare_fixes, stamp, taken
from allsource.movements.ais.sentences import scan
from allsource.movements.ais.texts import identities, trimmed
from allsource.movements.ais.work import (
    FATE,
    FATES,
    FIX_COLUMNS,
    MISSING,
    STATEMENTS,
    STATION_WORDS,
    USED,
    Rows,
    Work,
    new_rows,
    new_work,
)  # fmt: skip
from allsource.movements.batch import Batch
from allsource.movements.counts import Counts
from allsource.movements.fixes import IDENTITIES, Array, fix_table
from allsource.movements.source import Source, blocks

__all__ = ["NAME", "claims", "read"]

NAME = "nmea"
_SENTENCE = re.compile(rb"![A-Z][A-Z0-9]VD[MO],\d,\d,")
_SAID = ("first", "last", "times", "vessel", "imo", "type", "length", "width", "draught")
_TIME = pa.timestamp("us", tz="UTC")


def claims(source: Source) -> bool:
    return _SENTENCE.search(source.head) is not None


class _Names:
    """The texts of interned vessels and stations, made anew where the kernel met new ones."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.vessels = pa.array([], pa.string())
        self.stations = pa.array([], pa.string())

    def catch_up(self) -> None:
        work = self._work
        if work.state[USED.VESSELS] > len(self.vessels):
            self.vessels = identities(work.vessel_number[: work.state[USED.VESSELS]])
        if work.state[USED.STATIONS] > len(self.stations):
            known = work.station_name[: work.state[USED.STATIONS]]
            names = [row.tobytes()[: row[STATION_WORDS]].decode("ascii", "replace") for row in known]
            self.stations = pa.array(names, pa.string())


def _valid(known: Array) -> pa.Buffer | None:
    return None if known.all() else pa.py_buffer(np.packbits(known, bitorder="little"))


def _column(values: Array, known: Array, kind: pa.DataType) -> pa.Array:
    """The memory of `values` itself as a column, null where not `known`."""
    return pa.Array.from_buffers(kind, len(values), [_valid(known), pa.py_buffer(values)])


def _times(values: Array) -> pa.Array:
    return _column(values, values != MISSING, _TIME)


def _real(values: Array) -> pa.Array:
    return _column(values, values == values, pa.from_numpy_dtype(values.dtype))  # noqa: PLR0124 NaN is not itself


def _fixes(work: Work, rows: Rows, names: _Names) -> pa.Table:
    """The rows filled so far as columns; they keep the memory of `rows`, which nobody writes to again."""
    count = int(work.state[USED.FIXES])
    own = {name: rows[name][:count] for name, _ in FIX_COLUMNS}
    stations = _column(own["station"], own["station"] >= 0, pa.int32())
    columns = {
        "identity": pa.DictionaryArray.from_arrays(pa.array(own["vessel"]), names.vessels, safe=False),
        "time": _times(own["time"]),
        "received": _times(own["received"]),
        "lat": _real(own["lat"]),
        "lon": _real(own["lon"]),
        "speed_kn": _real(own["speed"]),
        "course_deg": _real(own["course"]),
        "heading_deg": _real(own["heading"]),
        "message_type": pa.array(own["kind"]),
        "status": _column(own["status"], own["status"] >= 0, pa.int16()),
        "precision_m": _real(own["precision"]),
        "receiver": pa.DictionaryArray.from_arrays(stations, names.stations, safe=False),
        "source_line": pa.array(own["line"]),
    }
    work.state[USED.FIXES] = 0
    return fix_table(count, columns)


def _rare_table(fixes: list[RareFix], names: _Names) -> pa.Table:
    known = names.stations.to_pylist()
    stations = [known[fix.station] if fix.station >= 0 else None for fix in fixes]
    times, received = (pa.array([when(fix) for fix in fixes], type=pa.int64()).cast(_TIME) for when in (taken, stamp))
    columns = {
        "identity": pa.array([f"mmsi:{fix.mmsi:09d}" for fix in fixes], type=pa.string()).dictionary_encode(),
        "time": times,
        "received": received,
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
        names.vessels.take(pa.array(rows["vessel"])),
        _times(rows["first"]),
        _times(rows["last"]),
        pa.array(rows["times"]),
        trimmed(letters, 0, 20),
        trimmed(letters, 20, 27),
        pc.if_else(pa.array(rows["imo"] > 0), pa.array(rows["imo"]).cast(pa.string()), ""),
        pa.array(ship_type, mask=ship_type < 0),
        _measure(rows["length"]),
        _measure(rows["width"]),
        _measure(rows["draught"], 0.1),
        trimmed(letters, 27, 47),
    ]
    return pa.Table.from_arrays(columns, schema=IDENTITIES)


def _tell(work: Work, counts: Counts) -> None:
    for place, (fate, reason) in FATES.items():
        if work.state[place]:
            getattr(counts, fate)[reason] += int(work.state[place])
    work.state[FATE.POSITION :] = 0


def _scanned(source: Source, work: Work, names: _Names) -> Iterator[Batch]:
    """The fixes of each block; again and again where a block is full of rare messages."""
    line = 1
    for buffer, limit in blocks(source):
        done = 0
        while done < limit:
            rows = new_rows()
            used, met = scan(buffer[done:], limit - done, line, work, rows)
            done, line = done + used, line + met
            names.catch_up()
            yield Batch(_fixes(work, rows, names))
            if work.state[USED.RARE] and (rare := list(rare_fixes(work, source.counts))):
                yield Batch(_rare_table(rare, names))
    source.counts.lines += line - 1


def read(source: Source) -> Iterator[Batch]:
    """Batches of fixes; the identity history comes when there is enough of it and at the end."""
    work = new_work()
    names = _Names(work)
    for batch in _scanned(source, work, names):
        yield batch
        if work.state[USED.STATEMENTS] > STATEMENTS // 2:
            yield Batch(None, _identities(work, names))
    left_over(work)
    _tell(work, source.counts)
    yield Batch(None, _identities(work, names))
