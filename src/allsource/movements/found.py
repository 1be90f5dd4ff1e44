"""What detectors hand out: behaviours of one kind as columns, and how they become one table.

A behaviour says what was observed, with numbers; never a motive. `end` is null while it goes on at the end of the data.
`masked` names the reason why it is probably no more than what ships do there (the summary counts them); `unjudged`
names the interference that makes it worthless as evidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from allsource.movements.fixes import Array
from allsource.movements.tracks import Tracks

__all__ = ["BEHAVIOURS", "DETAILS", "KINDS", "OPEN", "Column", "Found", "segment_names", "table"]

KINDS = (
    "gap", "stop", "anchoring", "loitering", "encounter", "port_visit", "transit", "jump", "implied_speed",
    "circle_spoofing", "on_land", "identity_clash", "interference", "holding", "circling",
)  # fmt: skip
OPEN = np.iinfo(np.int64).min
"""The `end` of what had not ended."""

DETAILS: dict[str, pa.DataType] = {
    "duration_s": pa.float64(),
    "distance_m": pa.float64(),
    "min_distance_m": pa.float64(),
    "mean_speed_kn": pa.float64(),
    "speed_kn": pa.float64(),
    "reported_speed_kn": pa.float64(),
    "radius_m": pa.float64(),
    "turns": pa.float64(),
    "length_over_width": pa.float64(),
    "inland_km": pa.float64(),
    "shore_km": pa.float64(),
    "port": pa.string(),
    "gate": pa.string(),
    "direction": pa.string(),
    "class": pa.string(),
    "leg_s": pa.float64(),
    "reception_before": pa.string(),
    "reception_after": pa.string(),
    "cell": pa.string(),
    "aircraft": pa.int64(),
    "share_low": pa.float64(),
    "ships": pa.int64(),
}
"""Columns that only some kinds fill; the docs page of each kind says which. Receptions are JSON: kind of receiver to
positions an hour."""

_TIME = pa.timestamp("us", tz="UTC")
BEHAVIOURS = pa.schema(
    [
        ("kind", pa.string()),
        ("platforms", pa.list_(pa.string())),
        ("segment", pa.string()),
        ("start", _TIME),
        ("end", _TIME),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("fixes", pa.int64()),
        ("masked", pa.string()),
        ("unjudged", pa.string()),
        *DETAILS.items(),
    ]
)

Column = Array | Sequence[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Behaviours of one kind, one element each in every column.

    `platforms` has one column of platform codes for each party (n×1 or n×2; n×0 for what is about a place); `segment`
    the number of a segment or -1; times in microseconds; `end` OPEN for what had not ended.
    """

    kind: str
    platforms: Array
    segment: Array
    start: Array
    end: Array
    lat: Array
    lon: Array
    fixes: Array
    details: Mapping[str, Column] = field(default_factory=dict)
    masked: Sequence[str] = ()


def segment_names(tracks: Tracks) -> list[str]:
    """`mmsi:…@2024-05-07T12:00:00Z` for each segment: the identity and when the segment began."""
    begun = tracks.time[tracks.starts[:-1]].astype("datetime64[us]").astype("datetime64[s]")
    owners = tracks.owner.tolist()
    return [f"{tracks.names[owner]}@{time}Z" for owner, time in zip(owners, np.datetime_as_string(begun), strict=True)]


def _one(found: Found, names: Sequence[str], segments: Sequence[str]) -> pa.Table:
    count, parties = found.platforms.shape
    who = [names[code] for code in found.platforms.ravel().tolist()]
    offsets = pa.array(np.arange(count + 1, dtype=np.int32) * parties)
    labels = [segments[number] if number >= 0 else None for number in found.segment.tolist()]
    columns = {
        "kind": pa.array([found.kind] * count, pa.string()),
        "platforms": pa.ListArray.from_arrays(offsets, pa.array(who, pa.string())),
        "segment": pa.array(labels, pa.string()),
        "start": pa.array(found.start.astype(np.int64)).cast(_TIME),
        "end": pa.array(found.end.astype(np.int64), mask=found.end == OPEN).cast(_TIME),
        "lat": pa.array(found.lat, pa.float64()),
        "lon": pa.array(found.lon, pa.float64()),
        "fixes": pa.array(found.fixes.astype(np.int64)),
        "masked": pa.array(list(found.masked) or [""] * count, pa.string()),
        "unjudged": pa.array([""] * count, pa.string()),
    }
    for name, kind in DETAILS.items():
        given = found.details.get(name)
        columns[name] = pa.nulls(count, kind) if given is None else pa.array(given, from_pandas=True).cast(kind)
    return pa.table(columns, schema=BEHAVIOURS)


def table(found: Sequence[Found], names: Sequence[str], segments: Sequence[str] = ()) -> pa.Table:
    """One table; `names` are the platforms' and `segments` the segments' that the numbers point to."""
    full = [_one(each, names, segments) for each in found if len(each.start)]
    return pa.concat_tables(full) if full else BEHAVIOURS.empty_table()
