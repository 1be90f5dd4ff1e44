"""Passes: when each satellite could have seen each site, as a table.

One flat pipeline: which elements serve when (`choose`), positions on a grid (`propagate`), a polynomial between nodes
(`interpolate`), crossings and peaks (`search`), angles, ranges and light (`angles`), the table (`view`). A pass that
the window cuts keeps null for the end it lacks and is marked incomplete.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from allsource.errors import WrongUsage
from allsource.overhead.angles import PASS, describe
from allsource.overhead.choose import keep_served, services
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats
from allsource.overhead.ground import FixedPlaces, Ground, RecordedTrack
from allsource.overhead.interpolate import SKY, fit, polynomial_matrix, reach
from allsource.overhead.propagate import MARGIN, Nodes, nodes
from allsource.overhead.search import FOUND, search
from allsource.overhead.view import view

__all__ = ["compiled", "passes", "track_passes"]

TRACK_STEP_S = 120.0
"""A track is taken as straight between nodes; a ship turns little in two minutes."""

_KERNELS = (fit, reach, search, describe)

_ROOM = 512
"""Passes of one satellite held at first; the search says when it needs more."""


def passes(
    elements: Iterable[ElementSet], sites: Floats, start: datetime, end: datetime, *, min_elevation_deg: float = 10.0
) -> pa.Table:
    """Every pass of every object over every site; of an object's sets the nearest in time serves. The passes of one
    object over one site stand in the order of time, the whole table does not.

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


def compiled() -> bool:
    """Whether the kernels lie compiled on this machine; if not, the first search takes some seconds to do it."""
    source = max(Path(kernel.py_func.__code__.co_filename).stat().st_mtime for kernel in _KERNELS)
    return all(_newest(kernel) >= source for kernel in _KERNELS)


def _newest(kernel: Any) -> float:
    """When a kernel's index of compiled versions was last written; 0 where there is none."""
    indexes = Path(kernel.stats.cache_path).glob(
        f"{kernel.py_func.__module__.rpartition('.')[2]}.{kernel.__name__}-*.nbi"
    )
    return max((index.stat().st_mtime for index in indexes), default=0.0)


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
    tables, shares = [], []
    space = np.empty((PASS, _ROOM))
    for block in nodes(serving, longest_step_s=longest_step_s):
        space, count = _search(block, ground, mask_deg, space)
        if all(serving[row].whole for row in block.index):
            tables.append(view(sets, space[:, :count]))
        else:
            shares.append(space[:, :count].copy())
    served = keep_served(np.concatenate(shares, axis=1), serving) if shares else np.empty((PASS, 0))
    return pa.concat_tables([*tables, view(sets, served)])


def _search(block: Nodes, ground: Ground, mask_deg: float, space: Floats) -> tuple[Floats, int]:
    """The described passes of a block's satellites in `space` (PASS, room) or, where they need more, in a larger one;
    with how many there are."""
    matrix = polynomial_matrix(block.rate_km_s.shape[1] > 0)
    sine, even = float(np.sin(np.radians(mask_deg))), block.grid
    tracks, last = ground.on(even), len(block.turn) - 1 - MARGIN
    coefficients = np.full((len(block.turn), 3, 8), np.nan)
    sky = np.zeros((SKY, len(block.turn)), np.float32)
    room = np.empty((_ROOM, FOUND))
    seconds = (even.start_s - MARGIN * even.step_s, even.step_s, last)
    total = 0
    for row, teme, rate, failed in zip(block.index, block.teme_km, block.rate_km_s, block.failed, strict=True):
        fit(teme, rate, block.turn, failed, matrix, even.step_s, coefficients)
        reach(coefficients, MARGIN, last, sine, sky)
        count = search(coefficients, sky, tracks, sine, MARGIN, even.step_s, room)
        if count >= len(room):
            room = np.empty((2 * count, FOUND))
            search(coefficients, sky, tracks, sine, MARGIN, even.step_s, room)
        if total + count > space.shape[1]:
            space = np.concatenate([space[:, :total], np.empty((PASS, total + 2 * count))], axis=1)
        describe(room, count, coefficients, tracks, block.sun, seconds, row, space[:, total : total + count])
        total += count
    return space, total


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
