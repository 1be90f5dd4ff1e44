"""Transits: ships through a chokepoint, with direction and class, and the reception of that day beside the count.

A gate is a line between two shores (`sources/gates.tsv`, each row with its source). A ship passes when its track
crosses the line and then gets clear of it on the far side; one that drifts back and forth on the line does not.
Forward is from the left of the line to its right, seen from its first end. The time is interpolated on the leg that
crosses, whose length is given: a ship silent for hours crossed somewhere in them. Class comes from the ship type that
the ship itself states; it is empty where it never did.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import csv
from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.fixes import Array
from allsource.movements.found import Found
from allsource.movements.kernels import kernel
from allsource.movements.sphere import wrapped
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks
from allsource.shipped import shipped

__all__ = ["GATE_DAYS", "HEARD", "Gates", "gate_days", "heard_days", "ship_class", "transits", "world_gates"]

_DAY_US = 86_400_000_000
_EPOCH = date(1970, 1, 1).toordinal()
HEARD = pa.schema([("gate", pa.string()), ("day", pa.int64()), ("fixes", pa.int64())])
_DEGREE_M = 111_195.0
_AROUND_DEG = 0.5  # the neighbourhood of a gate in which fixes count as its reception

CLASSES = (
    ((30, 31), "fishing"), ((31, 33), "tug or tow"), ((35, 36), "military"), ((36, 38), "pleasure"),
    ((40, 50), "high-speed"), ((50, 60), "harbour or service"), ((60, 70), "passenger"), ((70, 80), "cargo"),
    ((80, 90), "tanker"), ((20, 100), "other"),
)  # fmt: skip
"""Ranges of ship type (ITU-R M.1371-5, table 53), the first that holds."""

GATE_DAYS = pa.schema(
    [
        ("gate", pa.string()),
        ("day", pa.date32()),
        ("direction", pa.string()),
        ("class", pa.string()),
        ("transits", pa.int64()),
        ("fixes", pa.int64()),
    ]
)
"""`fixes` is the reception: positions of ships within half a degree of the gate on that day. A row with direction ''
stands for a day on which the gate was heard and nobody passed."""


class Gates(NamedTuple):
    """Ends of each line."""

    lat: Array
    lon: Array
    to_lat: Array
    to_lon: Array


def ship_class(ship_type: int) -> str:
    """The class of a ship type, or '' where it states none."""
    return next((name for (low, high), name in CLASSES if low <= ship_type < high), "")


@cache
def world_gates() -> tuple[Gates, list[tuple[str, str, str]]]:
    """The gates, and of each its name and what crossing it forward and back is called."""
    with shipped("sources", "gates.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    ends = (np.array([float(row[name]) for row in rows]) for name in ("from_lat", "from_lon", "to_lat", "to_lon"))
    return Gates(*ends), [(row["name"], row["forward"], row["back"]) for row in rows]


@kernel
def side_m(gates: Gates, gate: int, lat: float, lon: float) -> tuple[float, float]:
    """How far left of the gate's line a place is, in metres, and how far along it, as a share of its length."""
    shrink = np.cos(gates.lat[gate] * np.pi / 180.0)
    ahead_x = wrapped(gates.to_lon[gate] - gates.lon[gate]) * shrink
    ahead_y = gates.to_lat[gate] - gates.lat[gate]
    x = wrapped(lon - gates.lon[gate]) * shrink
    y = lat - gates.lat[gate]
    length = np.hypot(ahead_x, ahead_y)
    return (ahead_x * y - ahead_y * x) / length * _DEGREE_M, (ahead_x * x + ahead_y * y) / (length * length)


@kernel
def reaches(gates: Gates, gate: int, box: Array) -> bool:
    """Whether a box (south, north, west, east) comes into a gate's neighbourhood."""
    south, north = min(gates.lat[gate], gates.to_lat[gate]), max(gates.lat[gate], gates.to_lat[gate])
    west, east = min(gates.lon[gate], gates.to_lon[gate]), max(gates.lon[gate], gates.to_lon[gate])
    up = box[1] >= south - _AROUND_DEG and box[0] <= north + _AROUND_DEG
    return up and box[3] >= west - _AROUND_DEG and box[2] <= east + _AROUND_DEG


@kernel
def _box(lat: Array, lon: Array, first: int, end: int, box: Array) -> None:
    box[0], box[1], box[2], box[3] = 90.0, -90.0, 180.0, -180.0
    for row in range(first, end):
        box[0] = min(box[0], lat[row])
        box[1] = max(box[1], lat[row])
        box[2] = min(box[2], lon[row])
        box[3] = max(box[3], lon[row])


@kernel
def _cross(tracks: tuple[Array, ...], gates: Gates, gate: int, span: tuple[int, int], out: tuple[Array, Array]) -> int:
    """Crossings of one gate by rows `span` of a segment into `out`: (row, forward) and the time; how many.

    A crossing is kept once the ship is clear of the line by `tracks[3]` metres, or at the end of the segment.
    """
    time, lat, lon, clear = tracks
    rows, times = out
    count = 0
    waiting = False
    before, along_before = side_m(gates, gate, lat[span[0]], lon[span[0]])
    for row in range(span[0] + 1, span[1]):
        side, along = side_m(gates, gate, lat[row], lon[row])
        if (side > 0.0) != (before > 0.0):
            share = before / (before - side)
            at = along_before + share * (along - along_before)
            if waiting:
                waiting = False
            elif 0.0 <= at <= 1.0:
                waiting = True
                rows[count, 0] = row
                rows[count, 1] = 1 if before > 0.0 else 0
                times[count] = time[row - 1] + np.int64(share * (time[row] - time[row - 1]))
        if waiting and abs(side) >= clear[0]:
            waiting = False
            count += 1
        before, along_before = side, along
    return count + 1 if waiting else count


@kernel
def _passages(
    segments: tuple[Array, Array], tracks: tuple[Array, ...], gates: Gates, heard: Array, first_day: int
) -> tuple[Array, Array]:
    """(row, forward, segment, gate) and time of every crossing; adds the fixes near each gate and day to `heard`."""
    time, lat, lon, _ = tracks
    starts, flying = segments
    rows = np.empty((len(time) // 2 + 16, 4), np.int64)
    times = np.empty(len(time) // 2 + 16, np.int64)
    count = 0
    box = np.empty(4, np.float64)
    for segment in range(len(starts) - 1):
        if flying[segment]:
            continue
        first, end = starts[segment], starts[segment + 1]
        _box(lat, lon, first, end, box)
        for gate in range(len(gates.lat)):
            if not reaches(gates, gate, box):
                continue
            more = _cross(tracks, gates, gate, (first, end), (rows[count:], times[count:]))
            for index in range(count, count + more):
                rows[index, 2] = segment
                rows[index, 3] = gate
            count += more
            _hear(tracks, gates, gate, (first, end, first_day), heard)
    return rows[:count].copy(), times[:count].copy()


@kernel
def _hear(tracks: tuple[Array, ...], gates: Gates, gate: int, span: tuple[int, int, int], heard: Array) -> None:
    time, lat, lon, _ = tracks
    box = np.empty(4, np.float64)
    for row in range(span[0], span[1]):
        box[0] = box[1] = lat[row]
        box[2] = box[3] = lon[row]
        if reaches(gates, gate, box):
            heard[gate, time[row] // _DAY_US - span[2]] += 1


def transits(tracks: Tracks, ship_type: Array, thresholds: Thresholds) -> tuple[Found, pa.Table]:
    """Every transit, and the fixes heard near each gate on each day."""
    gates, names = world_gates()
    first_day = int(tracks.time.min() // _DAY_US) if len(tracks.time) else 0
    days = int(tracks.until // _DAY_US) - first_day + 1
    heard = np.zeros((len(names), max(days, 1)), np.int64)
    clear = np.array([thresholds.gate_clear_km * 1000.0])
    columns = (tracks.time, tracks.lat, tracks.lon, clear)
    flying = tracks.flying[tracks.owner]
    rows, times = _passages((tracks.starts, flying), columns, gates, heard, first_day)
    row, forward, segment, gate = rows.T
    types = ship_type[tracks.owner[segment]]
    details = {
        "gate": [names[index][0] for index in gate.tolist()],
        "direction": [
            names[index][1 if ahead else 2] for index, ahead in zip(gate.tolist(), forward.tolist(), strict=True)
        ],
        "class": [ship_class(kind) for kind in types.tolist()],
        "leg_s": (tracks.time[row] - tracks.time[row - 1]) / 1e6,
    }
    owner = tracks.owner[segment][:, None]
    lat, lon = (column[row] for column in (tracks.lat, tracks.lon))
    return Found("transit", owner, segment, times, times, lat, lon, np.full(len(row), 2), details), heard_days(
        heard, first_day
    )


def heard_days(heard: Array, first_day: int) -> pa.Table:
    """HEARD: the fixes near each gate on each day."""
    gate, offset = np.nonzero(heard)
    names = [world_gates()[1][index][0] for index in gate.tolist()]
    return pa.table([names, pa.array(offset + first_day), pa.array(heard[gate, offset])], schema=HEARD)


def gate_days(behaviours: pa.Table, heard: pa.Table) -> pa.Table:
    """Transits per gate, day, direction and class, each with the reception of that day."""
    fixes: Counter[tuple[str, int]] = Counter()
    for gate, day, count in zip(*(heard[name].to_pylist() for name in HEARD.names), strict=True):
        fixes[gate, day] += count
    counts: Counter[tuple[str, int, str, str]] = Counter()
    chosen = behaviours.filter(pc.equal(behaviours["kind"], "transit"))
    days = chosen["start"].cast(pa.int64()).to_numpy() // _DAY_US
    for gate, day, way, kind in zip(
        chosen["gate"].to_pylist(),
        days.tolist(),
        chosen["direction"].to_pylist(),
        chosen["class"].to_pylist(),
        strict=True,
    ):
        counts[gate, day, way, kind] += 1
    passed = {(gate, day) for gate, day, _, _ in counts}
    keys = sorted([*counts, *((gate, day, "", "") for gate, day in fixes if (gate, day) not in passed)])
    rows = [
        {"gate": gate, "day": date.fromordinal(_EPOCH + day), "direction": way, "class": kind,
         "transits": counts[gate, day, way, kind], "fixes": fixes[gate, day]}
        for gate, day, way, kind in keys
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=GATE_DAYS)
