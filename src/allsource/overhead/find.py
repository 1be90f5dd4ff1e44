"""Passes: when each satellite could have seen each site, as a table.

One flat pipeline: positions on a grid (`propagate`), crossings and peaks (`search`), then angles, ranges and light for
all passes at once (`view`). A pass that the window cuts keeps null for the end it lacks and is marked incomplete.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa

from allsource.errors import WrongUsage
from allsource.overhead.choose import keep_served, services
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats
from allsource.overhead.ground import FixedPlaces, Ground, RecordedTrack
from allsource.overhead.propagate import MARGIN, nodes
from allsource.overhead.search import COLUMNS, polynomial_matrix, search
from allsource.overhead.view import view

__all__ = ["passes", "track_passes"]

TRACK_STEP_S = 120.0
"""A track is taken as straight between nodes; a ship turns little in two minutes."""

_ROOM = 512
"""Passes of one satellite held at first; the search says when it needs more."""


def passes(
    elements: Iterable[ElementSet], sites: Floats, start: datetime, end: datetime, *, min_elevation_deg: float = 10.0
) -> pa.Table:
    """Every pass of every object over every site, ordered by rise; of an object's sets the nearest in time serves.

    `sites` is (n, 2) or (n, 3): degrees of latitude and longitude, metres of height. `start` and `end` are aware.
    Columns are those of the contract, with `satellite` and `site` the rows they belong to. Raises WrongUsage for a
    window that runs backwards, sites that are not on the globe, or a mask outside 0 to 90 degrees.
    """
    ground = FixedPlaces(_checked(np.asarray(sites, dtype=np.float64)))
    return _table(elements, ground, _window(start, end), min_elevation_deg)


def track_passes(
    elements: Iterable[ElementSet],
    track: RecordedTrack,
    start: datetime | None = None,
    end: datetime | None = None,
    *,
    min_elevation_deg: float = 10.0,
) -> pa.Table:
    """Every pass over a platform's recorded track, as `passes` gives it, with `fix_gap_s` (seconds between the fixes
    around the culmination). The window is cut to the time between the first fix and the last: nothing is predicted.
    """
    first, last = float(track.unix_s[0]), float(track.unix_s[-1])
    window = (max(first, start.timestamp()) if start else first, min(last, end.timestamp()) if end else last)
    if window[0] >= window[1]:
        raise WrongUsage("a window outside the recorded track", f"times between {_iso(first)} and {_iso(last)}")
    table = _table(elements, track, window, min_elevation_deg, TRACK_STEP_S)
    seconds = table["culmination"].cast(pa.int64()).to_numpy() / 1e6
    return table.append_column("fix_gap_s", pa.array(track.gap_s(seconds)))


def _table(
    elements: Iterable[ElementSet],
    ground: Ground,
    window: tuple[float, float],
    mask_deg: float,
    longest_step_s: float = np.inf,
) -> pa.Table:
    if not 0.0 <= mask_deg < 90.0:
        raise WrongUsage(f"a least elevation of {mask_deg}", "0 up to 90 degrees")
    serving = services(elements, window)
    sets = [service.item for service in serving]
    found = keep_served(_find(sets, ground, window, mask_deg, longest_step_s), serving, window)
    return view(sets, ground, found)


def _find(
    sets: Sequence[ElementSet], ground: Ground, window: tuple[float, float], mask_deg: float, longest_step_s: float
) -> Floats:
    """(passes, 1 + COLUMNS): the element set's row, then the columns of `search` with times in POSIX seconds."""
    matrix, sine = polynomial_matrix(), float(np.sin(np.radians(mask_deg)))
    room = np.empty((_ROOM, COLUMNS))
    found = []
    for block in nodes(sets, *window, longest_step_s=longest_step_s):
        even = block.grid
        tracks = ground.on(even)
        for row, fixed in zip(block.index, block.fixed_km, strict=True):
            count = search(fixed, matrix, tracks, sine, MARGIN, even.step_s, room)
            if count > len(room):
                room = np.empty((2 * count, COLUMNS))
                count = search(fixed, matrix, tracks, sine, MARGIN, even.step_s, room)
            part = np.empty((count, 1 + COLUMNS))
            part[:, 0] = row
            part[:, 1:] = room[:count]
            part[:, 2:5] = even.start_s + (part[:, 2:5] - MARGIN) * even.step_s
            found.append(part)
    together = np.concatenate(found) if found else np.empty((0, 1 + COLUMNS))
    begin = np.where(np.isnan(together[:, 2]), window[0], together[:, 2])
    return np.asarray(together[np.lexsort((together[:, 1], together[:, 0], begin))])


def _window(start: datetime, end: datetime) -> tuple[float, float]:
    if start.tzinfo is None or end.tzinfo is None:
        raise WrongUsage("a time without its zone", "aware times", "add an offset, Z for UTC")
    if not start < end:
        raise WrongUsage(f"a window from {start} to {end}", "an end after its start")
    return start.timestamp(), end.timestamp()


def _iso(unix_s: float) -> str:
    return datetime.fromtimestamp(unix_s, UTC).isoformat(timespec="seconds")


def _checked(places: Floats) -> Floats:
    if places.ndim != 2 or places.shape[1] not in (2, 3):
        raise WrongUsage(f"sites of shape {places.shape}", "rows of latitude and longitude, or with height in metres")
    if places.shape[1] == 2:
        places = np.column_stack([places, np.zeros(len(places))])
    bad = ~(np.isfinite(places).all(axis=1) & (np.abs(places[:, 0]) <= 90.0) & (np.abs(places[:, 1]) <= 360.0))
    if bad.any():
        given = places[np.argmax(bad), :2].tolist()
        raise WrongUsage(f"site {int(np.argmax(bad))} at {given}", "-90 to 90 degrees and -180 to 180 degrees")
    return np.ascontiguousarray(places)
