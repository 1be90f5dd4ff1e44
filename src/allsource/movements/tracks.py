"""Tracks: fixes in order of platform and time, split into segments, ready for the detectors.

What is left out is counted: fixes without a time or a place, junk identities (an MMSI nobody owns, as 0, 111111111 or
123456789, and `~` addresses, which are no aircraft), shore stations and buoys, exact repeats, and fixes that no hull
could have made. Raw fixes stay as they are in the table given; a track holds row numbers into it.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.duplicates import heard_again
from allsource.movements.fixes import Array
from allsource.movements.identities import is_aircraft, is_junk
from allsource.movements.ordering import in_order, repeats, stable
from allsource.movements.segments import Rows, split
from allsource.movements.thresholds import Thresholds

__all__ = ["Tracks", "build", "column", "station_codes"]

_FIXED = (4, 11, 16, 17, 20, 21, 22, 23)  # message types of shore stations and aids to navigation
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Tracks:
    """Fixes by segment and time. Segment s holds `starts[s]` up to `starts[s+1]`; its platform is `owner[s]`.

    Segments are in order of platform and begin. Times are microseconds since 1970 UTC; NaN is unknown.
    """

    names: list[str]
    owner: Array
    starts: Array
    time: Array
    lat: Array
    lon: Array
    speed: Array
    course: Array
    row: Array
    flying: Array
    left_out: Counter[str]
    until: int
    """the last time in the data: what is still going on then has no end"""

    @property
    def platform(self) -> Array:
        """The platform of each fix."""
        return np.repeat(self.owner, np.diff(self.starts))


def column(values: pa.ChunkedArray, missing: float) -> Array:
    """The values as an array, with `missing` where there is none."""
    values = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if values.null_count:
        values = values.fill_null(missing)
    array: Array = values.to_numpy(zero_copy_only=False)
    return array


def _codes(values: pa.ChunkedArray) -> tuple[Array, list[str]]:
    joined = values.unify_dictionaries().combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if isinstance(joined, pa.ChunkedArray):
        joined = joined.chunk(0) if joined.num_chunks else pa.array([], pa.dictionary(pa.int32(), pa.string()))
    return column(joined.indices, _NOWHERE), joined.dictionary.to_pylist()


def station_codes(table: pa.Table) -> tuple[Array, list[str]]:
    """The receiving station of each row as a place in the list, -1 for unstated."""
    return _codes(table["receiver"])


def _usable(table: pa.Table, left_out: Counter[str]) -> tuple[Array, list[str]]:
    """The platform of each row, or -1 where the row is left out; and the platforms' names."""
    codes, names = _codes(table["identity"])
    codes = codes.astype(np.int32, copy=True)
    at_sea = np.array([name.startswith("mmsi:") for name in names] or [False])[codes]
    reasons = (
        ("without a time", table["time"].is_null().to_numpy(zero_copy_only=False)),
        ("without a position", pc.or_(table["lat"].is_null(), table["lon"].is_null()).to_numpy(zero_copy_only=False)),
        ("of shore stations and aids to navigation", at_sea & np.isin(column(table["message_type"], 0), _FIXED)),
        ("under a junk identity", np.array([is_junk(name) for name in names] or [False])[codes]),
    )
    for reason, bad in reasons:
        left_out[reason] += int(np.count_nonzero(bad & (codes >= 0)))
        codes[bad] = _NOWHERE
    return codes, names


def _gathered(table: pa.Table, order: Array) -> tuple[Array, ...]:
    """Time, place, motion and type of the rows in this order."""
    time = column(table["time"].cast(pa.int64()), 0)[order]
    real = [column(table[name], np.nan)[order] for name in ("lat", "lon", "speed_kn", "course_deg")]
    return time, *real, column(table["message_type"], 0)[order]


def _echoed(table: pa.Table, order: Array, ordered: tuple[Array, ...], thresholds: Thresholds) -> Array:
    """Which of the ordered rows (platform, time, latitude, longitude, speed, course) another station gave already."""
    receiver, stations = station_codes(table)
    if len(stations) < 2:
        return np.zeros(len(order), np.bool_)
    codes, time, *said = ordered
    window = round(thresholds.duplicate_window_s * 1e6)
    echoes: Array = heard_again(codes, time, tuple(said), receiver[order], window)
    return echoes


def build(table: pa.Table, thresholds: Thresholds, until: int | None = None) -> Tracks:
    """Order, drop repeats, split into segments. The table has the columns of FIXES; `until` ends the data (µs)."""
    left_out: Counter[str] = Counter()
    codes, names = _usable(table, left_out)
    order, _ = in_order(codes, column(table["time"].cast(pa.int64()), 0), len(names))
    time, lat, lon, speed, course, kind = _gathered(table, order)
    codes = codes[order]
    again = repeats(codes, time, lat, lon)
    left_out["repeated, of the same time and place"] += int(np.count_nonzero(again))
    echoed = _echoed(table, order, (codes, time, lat, lon, speed, course), thresholds) & ~again
    left_out["heard again through another station"] += int(np.count_nonzero(echoed))
    if (dropped := again | echoed).any():
        order, codes, time, lat, lon, speed, course, kind = (
            values[~dropped] for values in (order, codes, time, lat, lon, speed, course, kind)
        )
    flying = np.array([is_aircraft(name) for name in names], dtype=np.bool_)
    label, labels = split(Rows(codes, time, lat, lon, speed, course, kind), flying, thresholds)
    left_out["out of place, as noise"] += int(np.count_nonzero(label < 0))
    rows, starts = stable(label, labels)
    full = np.flatnonzero(np.diff(starts) > 0)
    starts = np.append(starts[full], len(rows))
    if len(rows) and not np.array_equal(rows, np.arange(len(order))):
        order, codes, time, lat, lon, speed, course = (
            values[rows] for values in (order, codes, time, lat, lon, speed, course)
        )
    until = until or (int(time.max()) if len(time) else 0)
    owner = codes[starts[:-1]] if len(starts) > 1 else np.empty(0, np.int32)
    return Tracks(names, owner, starts, time, lat, lon, speed, course, order, flying, +left_out, until)
