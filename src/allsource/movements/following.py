"""Following: fixes → tracks → behaviours, as one flat pipeline.

`follow` takes a table; `follow_parts` takes tables one after another, each with whole platforms, so that memory is
that of the largest part and not of the history. Only encounters ask for several platforms at once: for them the parts
hand on their ten-minute bins. Nothing is predicted beyond the last fix.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from allsource.movements.bins import binned
from allsource.movements.clashes import clashes
from allsource.movements.encounters import SLOW, encounters, slow_bins
from allsource.movements.fixes import Array
from allsource.movements.found import BEHAVIOURS, Column, Found, segment_names, table
from allsource.movements.gaps import gaps
from allsource.movements.identities import flag
from allsource.movements.interference import ACCURACY, JUMPED, accuracy, interference, jumped, marked
from allsource.movements.loitering import loitering
from allsource.movements.ports import port_visits
from allsource.movements.spoofing import implied_speeds, jumps, on_land
from allsource.movements.stops import stops
from allsource.movements.thresholds import Thresholds, profile
from allsource.movements.tracks import Tracks, build, station_codes
from allsource.movements.transits import HEARD, gate_days, ship_class, transits
from allsource.movements.turning import turning

__all__ = ["SEGMENTS", "TRACKS", "Movements", "follow", "follow_parts"]

TRACKS = pa.schema(
    [
        ("identity", pa.string()),
        ("flag", pa.string()),
        ("names", pa.list_(pa.string())),
        ("class", pa.string()),
        ("first", pa.timestamp("us", tz="UTC")),
        ("last", pa.timestamp("us", tz="UTC")),
        ("fixes", pa.int64()),
        ("segments", pa.int64()),
    ]
)
SEGMENTS = pa.schema(
    [
        ("segment", pa.string()),
        ("identity", pa.string()),
        ("start", pa.timestamp("us", tz="UTC")),
        ("end", pa.timestamp("us", tz="UTC")),
        ("fixes", pa.int64()),
    ]
)


@dataclass(frozen=True, slots=True)
class Movements:
    """What fixes tell: one row a platform in `tracks`, one a segment, one a behaviour, one a gate and day.

    `left_out` counts the fixes that no track holds, with the reason.
    """

    tracks: pa.Table
    segments: pa.Table
    behaviours: pa.Table
    gate_days: pa.Table
    left_out: Counter[str]
    profile: str


@dataclass(frozen=True, slots=True)
class _Said:
    """From the identity history: the last ship type each platform stated, and every name."""

    types: dict[str, int]
    names: dict[str, list[str]]


@dataclass(slots=True)
class _Gathered:
    """What the parts hand on."""

    names: list[str] = field(default_factory=list)
    until: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    behaviours: list[pa.Table] = field(default_factory=lambda: [BEHAVIOURS.empty_table()])
    tracks: list[pa.Table] = field(default_factory=lambda: [TRACKS.empty_table()])
    segments: list[pa.Table] = field(default_factory=lambda: [SEGMENTS.empty_table()])
    slow: list[pa.Table] = field(default_factory=lambda: [SLOW.empty_table()])
    heard: list[pa.Table] = field(default_factory=lambda: [HEARD.empty_table()])
    told: list[pa.Table] = field(default_factory=lambda: [ACCURACY.empty_table()])
    leapt: list[pa.Table] = field(default_factory=lambda: [JUMPED.empty_table()])


def _said(identities: pa.Table | None) -> _Said:
    types: dict[str, int] = {}
    names: dict[str, list[str]] = {}
    rows = identities.to_pylist() if identities is not None else []
    for row in sorted(rows, key=lambda row: (row["last"] is not None, row["last"])):
        if row["ship_type"]:
            types[row["identity"]] = row["ship_type"]
        if row["name"] and row["name"] not in names.setdefault(row["identity"], []):
            names[row["identity"]].append(row["name"])
    return _Said(types, names)


def _ships(found: Found, tracks: Tracks) -> Found:
    """Without the aircraft: what is told of ships is not told of them."""
    sailing = ~tracks.flying[found.platforms[:, 0].astype(np.int64)]
    if sailing.all():
        return found
    rows = np.flatnonzero(sailing)
    details = {name: _picked(values, rows) for name, values in found.details.items()}
    masked = [found.masked[row] for row in rows.tolist()] if found.masked else ()
    return Found(
        found.kind,
        found.platforms[rows],
        found.segment[rows],
        found.start[rows],
        found.end[rows],
        found.lat[rows],
        found.lon[rows],
        found.fixes[rows],
        details,
        masked,
    )


def _picked(values: Column, rows: Array) -> Column:
    return values[rows] if isinstance(values, np.ndarray) else [values[row] for row in rows.tolist()]


def _part(fixes: pa.Table, said: _Said, thresholds: Thresholds, until: int | None, so_far: _Gathered) -> None:
    """Everything that one part tells by itself."""
    tracks = build(fixes, thresholds, until)
    bins = binned(tracks)
    ship_type = np.array([said.types.get(name, -1) for name in tracks.names], np.int64)
    receiver, stations = station_codes(fixes)
    leaps = jumps(tracks, thresholds)
    passages, heard = transits(tracks, ship_type, thresholds)
    of_ships = [
        gaps(tracks, receiver, stations, thresholds),
        *stops(tracks, tracks.status, thresholds),
        loitering(tracks, bins, thresholds),
        port_visits(tracks, thresholds),
        passages,
        implied_speeds(tracks, thresholds),
        on_land(tracks, thresholds),
    ]
    found = [
        *(_ships(each, tracks) for each in of_ships),
        leaps,
        clashes(tracks, thresholds),
        *turning(tracks, thresholds),
    ]
    segments = segment_names(tracks)
    so_far.behaviours.append(table(found, tracks.names, segments))
    so_far.slow.append(slow_bins(tracks, bins, len(so_far.names), thresholds))
    so_far.heard.append(heard)
    so_far.told.append(accuracy(fixes, thresholds))
    so_far.leapt.append(jumped(leaps, tracks))
    so_far.tracks.append(_tracks(tracks, said))
    so_far.segments.append(_segments(tracks, segments))
    so_far.names += tracks.names
    so_far.left_out.update(tracks.left_out)
    so_far.until = max(so_far.until, tracks.until)


def _tracks(tracks: Tracks, said: _Said) -> pa.Table:
    """One row for each platform that has a segment."""
    rows = []
    bounds = np.searchsorted(tracks.owner, np.arange(len(tracks.names) + 1)).tolist()
    for code, name in enumerate(tracks.names):
        first, last = bounds[code], bounds[code + 1]
        if first == last:
            continue
        own = slice(tracks.starts[first], tracks.starts[last])
        begun, ended = int(tracks.time[own].min()), int(tracks.time[own].max())
        kind = ship_class(said.types.get(name, -1))
        rows.append(
            (name, flag(name), said.names.get(name, []), kind, begun, ended, own.stop - own.start, last - first)
        )
    columns = list(zip(*rows, strict=True)) or [()] * len(TRACKS)
    return pa.Table.from_arrays(
        [_typed(values, kind) for values, kind in zip(columns, TRACKS.types, strict=True)], schema=TRACKS
    )


def _typed(values: object, kind: pa.DataType) -> pa.Array:
    return pa.array(values, pa.int64()).cast(kind) if pa.types.is_timestamp(kind) else pa.array(values, kind)


def _segments(tracks: Tracks, names: list[str]) -> pa.Table:
    identity = [tracks.names[code] for code in tracks.owner.tolist()]
    begun, ended = tracks.time[tracks.starts[:-1]], tracks.time[tracks.starts[1:] - 1]
    columns = (names, identity, begun, ended, np.diff(tracks.starts))
    return pa.Table.from_arrays(
        [_typed(values, kind) for values, kind in zip(columns, SEGMENTS.types, strict=True)], schema=SEGMENTS
    )


def follow_parts(
    parts: Iterable[pa.Table],
    *,
    identities: pa.Table | None = None,
    profile_name: str = "desk",
    until: int | None = None,
) -> Movements:
    """Tracks and behaviours of fixes that come in parts, each holding all fixes of its platforms.

    `until` is the end of the data in microseconds, for what is still going on; without it each part's own last fix.
    """
    thresholds = profile(profile_name)
    said = _said(identities)
    so_far = _Gathered()
    for part in parts:
        _part(part, said, thresholds, until, so_far)
    ship_type = np.array([said.types.get(name, -1) for name in so_far.names], np.int64)
    met = encounters(pa.concat_tables(so_far.slow), ship_type, so_far.until, thresholds)
    spots = interference(pa.concat_tables(so_far.told), pa.concat_tables(so_far.leapt), thresholds)
    behaviours = pa.concat_tables([*so_far.behaviours, table([met, spots], so_far.names)])
    behaviours = marked(behaviours.sort_by([("start", "ascending"), ("kind", "ascending")]).combine_chunks())
    tracks = pa.concat_tables(so_far.tracks).sort_by("identity").combine_chunks()
    segments = pa.concat_tables(so_far.segments).sort_by([("identity", "ascending"), ("start", "ascending")])
    passages = gate_days(behaviours, pa.concat_tables(so_far.heard))
    return Movements(tracks, segments.combine_chunks(), behaviours, passages, +so_far.left_out, profile_name)


def follow(fixes: pa.Table, *, identities: pa.Table | None = None, profile_name: str = "desk") -> Movements:
    """Tracks and behaviours of a table of fixes in the columns of FIXES.

    `identities` is the identity history, for ship types and names; `profile_name` chooses the thresholds.
    """
    return follow_parts([fixes], identities=identities, profile_name=profile_name)
