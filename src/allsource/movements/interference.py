"""Interference: cells and hours in which satellite navigation failed many at once.

As gpsjam.org shows it: of the aircraft heard in a cell in an hour, the share that reports a navigation accuracy (NACp)
or integrity (NIC) below what 14 CFR 91.227 asks of ADS-B Out; one bad transponder is none. For ships: several whose
positions jump in the same cell and hour. Cells are one degree by one, named by their south-west corner.
What else is found in such a cell and hour cannot be judged, and is marked so.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.fixes import Array
from allsource.movements.found import Found
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks

__all__ = ["ACCURACY", "CANNOT_BE_JUDGED", "JUMPED", "accuracy", "cell_name", "interference", "jumped", "marked"]

CANNOT_BE_JUDGED = "cannot be judged"
_HOUR_US = 3_600_000_000
_EXEMPT = frozenset({"interference", "jump"})
"""jumps are themselves what interference is told by"""


def cell_name(cell: int) -> str:
    """`N60E024`: the south-west corner of the degree."""
    lat, lon = divmod(cell, 360)
    lat, lon = lat - 90, lon - 180
    return f"{'S' if lat < 0 else 'N'}{abs(lat):02d}{'W' if lon < 0 else 'E'}{abs(lon):03d}"


def _cell(lat: Array, lon: Array) -> Array:
    rows = np.clip(np.floor(lat).astype(np.int64) + 90, 0, 179)
    cells: Array = rows * 360 + (np.floor(lon).astype(np.int64) + 180) % 360
    return cells


ACCURACY = pa.schema([("cell", pa.int64()), ("hour", pa.int64()), ("who", pa.string()), ("low", pa.bool_())])
"""Whether an aircraft mostly reported low accuracy in a cell and hour."""
JUMPED = pa.schema([("cell", pa.int64()), ("hour", pa.int64()), ("who", pa.string())])
"""A ship whose position jumped in a cell and hour."""


def accuracy(table: pa.Table, thresholds: Thresholds) -> pa.Table:
    """ACCURACY of the aircraft among the fixes."""
    told = table.filter(pc.or_(pc.is_valid(table["nic"]), pc.is_valid(table["nac_p"])))
    placed = pc.and_(pc.is_valid(told["lat"]), pc.is_valid(told["lon"]))
    told = told.filter(pc.and_(pc.is_valid(told["time"]), placed))
    if not told.num_rows:
        return ACCURACY.empty_table()
    hour = told["time"].cast(pa.int64()).to_numpy() // _HOUR_US
    cell = _cell(told["lat"].to_numpy(), told["lon"].to_numpy())
    nac_p, nic = (told[name].fill_null(127).to_numpy() for name in ("nac_p", "nic"))
    low = (nac_p < thresholds.interference_nac_p) | (nic < thresholds.interference_nic)
    rows = pa.table({"cell": cell, "hour": hour, "who": told["identity"].cast(pa.string()), "low": low.astype(float)})
    each = rows.group_by(["cell", "hour", "who"]).aggregate([("low", "mean")])
    mostly = pc.greater_equal(each["low_mean"], 0.5)
    return pa.table([each["cell"], each["hour"], each["who"], mostly], schema=ACCURACY)


def jumped(jumps: Found, tracks: Tracks) -> pa.Table:
    """JUMPED of the ships among the jumps."""
    platform = jumps.platforms[:, 0].astype(np.int64)
    sailing = ~tracks.flying[platform] if len(platform) else np.empty(0, bool)
    cell = _cell(jumps.lat[sailing], jumps.lon[sailing])
    who = [tracks.names[code] for code in platform[sailing].tolist()]
    columns = [pa.array(cell), pa.array(jumps.end[sailing] // _HOUR_US), pa.array(who, pa.string())]
    return pa.Table.from_arrays(columns, schema=JUMPED)


def _by_aircraft(told: pa.Table, thresholds: Thresholds) -> list[tuple[int, int, int, float]]:
    rows = pa.table([told["cell"], told["hour"], told["low"].cast(pa.int64())], names=["cell", "hour", "low"])
    both = rows.group_by(["cell", "hour"]).aggregate([("low", "count"), ("low", "sum")])
    columns = (both[name].to_pylist() for name in ("cell", "hour", "low_count", "low_sum"))
    return sorted(
        (cell, hour, aircraft, low / aircraft)
        for cell, hour, aircraft, low in zip(*columns, strict=True)
        if aircraft >= thresholds.interference_aircraft and low >= 2 and low / aircraft > thresholds.interference_share
    )


def _by_ships(told: pa.Table, thresholds: Thresholds) -> list[tuple[int, int, int]]:
    both = told.group_by(["cell", "hour"]).aggregate([("who", "count_distinct")])
    columns = (both[name].to_pylist() for name in ("cell", "hour", "who_count_distinct"))
    many = thresholds.interference_ships
    return sorted((cell, hour, ships) for cell, hour, ships in zip(*columns, strict=True) if ships >= many)


def interference(told: pa.Table, leapt: pa.Table, thresholds: Thresholds) -> Found:
    """One row for each cell and hour, by aircraft or by ships. `platforms` is empty: it is about a place."""
    air, sea = _by_aircraft(told, thresholds), _by_ships(leapt, thresholds)
    cell = np.array([row[0] for row in (*air, *sea)], np.int64)
    start = np.array([row[1] for row in (*air, *sea)], np.int64) * _HOUR_US
    details = {
        "cell": [cell_name(value) for value in cell.tolist()],
        "aircraft": pa.array([row[2] for row in air] + [None] * len(sea), pa.int64()),
        "share_low": pa.array([row[3] for row in air] + [None] * len(sea), pa.float64()),
        "ships": pa.array([None] * len(air) + [row[2] for row in sea], pa.int64()),
    }
    lat, lon = cell // 360 - 89.5, cell % 360 - 179.5
    nobody = np.empty((len(cell), 0), np.int64)
    none = np.full(len(cell), -1)
    return Found("interference", nobody, none, start, start + _HOUR_US, lat, lon, none + 1, details)


def marked(behaviours: pa.Table) -> pa.Table:
    """The table with `unjudged` set where a behaviour lies in a cell and hour with interference."""
    kinds = behaviours["kind"].to_pylist()
    if "interference" not in kinds:
        return behaviours
    starts = behaviours["start"].cast(pa.int64()).to_pylist()
    ends = behaviours["end"].cast(pa.int64()).to_pylist()
    cells = _cell(behaviours["lat"].to_numpy(), behaviours["lon"].to_numpy()).tolist()
    bad: dict[int, list[int]] = {}
    for kind, cell, start in zip(kinds, cells, starts, strict=True):
        if kind == "interference":
            bad.setdefault(cell, []).append(start)
    notes = [
        CANNOT_BE_JUDGED
        if kind not in _EXEMPT
        and any(begin < (end or begin + 1) + 1 and begin + _HOUR_US > start for begin in bad.get(cell, ()))
        else ""
        for kind, cell, start, end in zip(kinds, cells, starts, ends, strict=True)
    ]
    place = behaviours.schema.get_field_index("unjudged")
    return behaviours.set_column(place, "unjudged", pa.array(notes, pa.string()))
