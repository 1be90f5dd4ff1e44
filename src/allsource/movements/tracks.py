"""Tracks: fixes in order of platform and time, split into segments, ready for the detectors.

What is left out is counted: fixes without a time or a place, junk identities (an MMSI nobody owns, as 0, 111111111 or
123456789, and `~` addresses, which are no aircraft), shore stations and buoys, exact repeats, the same message through
another station, and fixes that no hull could have made. Raw fixes stay as they are in the table given; a track holds
row numbers into it. Each platform is sorted, cleared of repeats, split and written out in one go, while it is in the
cache.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from allsource.movements.duplicates import without_heard_again
from allsource.movements.fixes import Array, joined
from allsource.movements.identities import is_aircraft, is_junk
from allsource.movements.kernels import helper, kernel
from allsource.movements.ordering import ROW, in_time, placed, without_repeats
from allsource.movements.segments import new_state, split
from allsource.movements.thresholds import Thresholds

__all__ = ["Tracks", "build", "column", "station_codes", "timeline"]

_FIXED = (4, 11, 16, 17, 20, 21, 22, 23)  # message types of shore stations and aids to navigation
_NOWHERE = -1
_TIMELESS = np.iinfo(np.int64).min
_LEFT_OUT = (
    "without a time", "without a position", "of shore stations and aids to navigation", "under a junk identity",
    "repeated, of the same time and place", "heard again through another station", "out of place, as noise",
)  # fmt: skip
_REPEATED, _AGAIN, _NOISE = 4, 5, 6


@dataclass(frozen=True, slots=True)
class Tracks:
    """Fixes by segment and time. Segment s holds `starts[s]` up to `starts[s+1]`; its platform is `owner[s]`.

    Segments are in order of platform and begin. Times are microseconds since 1970 UTC; NaN is unknown, and -1 is a
    navigational status that was not stated. `row` is the fix's row in the table given.
    """

    names: list[str]
    owner: Array
    starts: Array
    time: Array
    lat: Array
    lon: Array
    speed: Array
    course: Array
    status: Array
    row: Array
    flying: Array
    left_out: Counter[str]
    until: int
    """the last time in the data: what is still going on then has no end"""

    @property
    def platform(self) -> Array:
        """The platform of each fix."""
        return np.repeat(self.owner, np.diff(self.starts))


class _Columns(NamedTuple):
    """Where the rows of segments go, element by element, and the owner and start of each segment."""

    owner: Array
    starts: Array
    time: Array
    lat: Array
    lon: Array
    speed: Array
    course: Array
    status: Array
    row: Array


def column(values: pa.ChunkedArray | pa.Array, missing: float) -> Array:
    """The values as an array, with `missing` where there is none."""
    values = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if values.null_count == len(values):
        return np.full(len(values), missing, values.type.to_pandas_dtype())
    if values.null_count:
        values = values.fill_null(missing)
    array: Array = values.to_numpy(zero_copy_only=False)
    return array


def station_codes(table: pa.Table) -> tuple[Array, list[str]]:
    """The receiving station of each row as a place in the list, -1 for unstated."""
    receiver = joined([table])["receiver"]
    names = receiver.chunk(0).dictionary.to_pylist() if receiver.num_chunks else []
    codes = [column(chunk.indices, _NOWHERE) for chunk in receiver.chunks]
    return np.concatenate(codes) if codes else np.empty(0, np.int32), names


@kernel
def _usable(given: tuple[Array, ...], fixed: Array, junk: Array, tally: Array, counts: Array) -> Array:
    """The platform of each row, or -1 where the row is left out, which `tally` counts by reason; `counts` by platform.

    `given`: platform, time, latitude, longitude, message type; `junk`: 1 for junk identities, 2 for those at sea.
    """
    code, time, lat, lon, kind = given
    codes = np.empty(len(code), np.int32)
    for row in range(len(code)):
        platform = code[row]
        codes[row] = -1
        if platform < 0:
            continue
        if time[row] == _TIMELESS:
            tally[0] += 1
        elif np.isnan(lat[row]) or np.isnan(lon[row]):
            tally[1] += 1
        elif junk[platform] & 2 and 0 <= kind[row] < len(fixed) and fixed[kind[row]]:
            tally[2] += 1
        elif junk[platform] & 1:
            tally[3] += 1
        else:
            codes[row] = platform
            counts[platform] += 1
    return codes


@helper
def written(
    rows: Array, labels: tuple[Array, Array], platform: int, out: _Columns, done: tuple[int, int]
) -> tuple[int, int]:
    """Write the rows of one platform by label; rows and segments done. `labels`: of each row, and how many have it."""
    label, heads = labels
    place, segment = done
    for index in range(len(heads)):
        count = heads[index]
        heads[index] = place
        if count:
            out.owner[segment] = platform
            out.starts[segment] = place
            segment += 1
            place += count
    for row in range(len(label)):
        if label[row] < 0:
            continue
        target = heads[label[row]]
        heads[label[row]] += 1
        fix = rows[row]
        out.time[target] = fix.time
        out.lat[target] = fix.lat
        out.lon[target] = fix.lon
        out.speed[target] = fix.speed
        out.course[target] = fix.course
        out.status[target] = fix.status
        out.row[target] = fix.row
    return place, segment


@kernel
def _arranged(
    platforms: tuple[Array, Array, Array], window: int, state: Any, out: _Columns, tally: Array
) -> tuple[int, int]:
    """Every platform in order of time, without repeats, by segment, into `out`; how many rows and segments.

    `platforms`: all rows, where each platform begins in them, and which are aircraft; `window` is of duplicates (µs).
    """
    rows, bounds, flying = platforms
    most = np.max(bounds[1:] - bounds[:-1])
    labels = np.empty(most, np.int32)
    heads = np.empty(most, np.int64)
    done = (0, 0)
    for platform in range(len(bounds) - 1):
        own = rows[bounds[platform] : bounds[platform + 1]]
        in_time(own)
        fresh = own[: without_repeats(own)]
        tally[_REPEATED] += len(own) - len(fresh)
        once = fresh[: without_heard_again(fresh, window)]
        tally[_AGAIN] += len(fresh) - len(once)
        label = labels[: len(once)]
        number = split(once, flying[platform], state, label)
        heads[:number] = 0
        for value in label:
            if value >= 0:
                heads[value] += 1
            else:
                tally[_NOISE] += 1
        done = written(once, (label, heads[:number]), platform, out, done)
    return done


def _given(batch: pa.RecordBatch) -> tuple[Array, ...]:
    """Columns of one batch as arrays: platform, then those of ROW without the row."""
    names = ("lat", "lon", "speed_kn", "course_deg")
    real = [column(batch[name], np.nan) for name in names]
    time = column(batch["time"].cast(pa.int64()), _TIMELESS)
    station = column(batch["receiver"].indices, _NOWHERE)
    kind, status = column(batch["message_type"], 0), column(batch["status"], _NOWHERE)
    return column(batch["identity"].indices, _NOWHERE), time, *real, station, kind, status


def _in_platforms(table: pa.Table, names: list[str], tally: Array) -> tuple[Array, Array]:
    """The usable rows as records by platform, in their given order, and where each platform begins."""
    fixed = np.isin(np.arange(32), _FIXED)
    junk = np.array([is_junk(name) + 2 * name.startswith("mmsi:") for name in names], np.int8)
    counts = np.zeros(len(names), np.int64)
    batches = [_given(batch) for batch in table.to_batches()]
    codes = [_usable((*given[:4], given[7]), fixed, junk, tally, counts) for given in batches]
    bounds = np.append(0, np.cumsum(counts))
    place, rows, first = bounds[:-1].copy(), np.empty(bounds[-1], ROW), 0
    for code, given in zip(codes, batches, strict=True):
        placed(code, given[1:], first, place, rows)
        first += len(code)
    return rows, bounds


def build(table: pa.Table, thresholds: Thresholds, until: int | None = None) -> Tracks:
    """Order, drop repeats, split into segments. The table has the columns of FIXES; `until` ends the data (µs)."""
    table = joined([table])
    chunks = table["identity"].chunks
    names = chunks[0].dictionary.to_pylist() if chunks else []
    tally = np.zeros(len(_LEFT_OUT), np.int64)
    flying = np.array([is_aircraft(name) for name in names], dtype=np.bool_)
    rows, bounds = _in_platforms(table, names, tally) if names else (np.empty(0, ROW), np.zeros(2, np.int64))
    count = len(rows)
    kinds = ("i4", "i8", "i8", "f8", "f8", "f4", "f4", "i2", "i4")
    out = _Columns(*(np.empty(count + 1, kind) for kind in kinds))
    window, state = int(thresholds.duplicate_window_s * 1e6), new_state(thresholds)
    done, segments = _arranged((rows, bounds, flying), window, state, out, tally) if count else (0, 0)
    out.starts[segments] = done
    time, lat, lon, speed, course, status, row = (values[:done] for values in out[2:])
    until = until or (int(time.max()) if done else 0)
    left_out = Counter(dict(zip(_LEFT_OUT, tally.tolist(), strict=True)))
    owner, starts = out.owner[:segments], out.starts[: segments + 1]
    return Tracks(
        names, owner, starts, time, lat, lon, speed, course, status, row, flying, +left_out, until
    )  # fmt: skip


@kernel
def _timeline(owner: Array, starts: Array, time: Array, bounds: Array) -> Array:
    order = np.arange(len(time)).astype(np.int32)
    segment = 0
    for platform in range(len(bounds) - 1):
        mixed = False
        while segment < len(owner) and owner[segment] == platform:
            start = starts[segment]
            mixed = mixed or (start > bounds[platform] and time[start] < time[start - 1])
            segment += 1
        if mixed:
            first, end = bounds[platform], bounds[platform + 1]
            order[first:end] = first + np.argsort(time[first:end], kind="mergesort")
    return order


def timeline(tracks: Tracks) -> tuple[Array, Array]:
    """The fixes of each platform in order of time, over all its segments: places in the columns, and where each
    platform begins among them.
    """
    each = np.searchsorted(tracks.owner, np.arange(len(tracks.names) + 1))
    bounds = tracks.starts[each].astype(np.int64)
    return _timeline(tracks.owner, tracks.starts, tracks.time, bounds), bounds
