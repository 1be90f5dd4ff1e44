"""Positions that no ship or aircraft could have had: jumps, speeds, circles, land.

Each is a kind of its own and says what was observed, not why: a broken receiver, a wrong clock, interference with
satellite navigation and deceit look alike in the data. `jump`: from one fix to the next faster than the limit over more
than the distance. `implied_speed`: several legs in a row faster than the ship could go, though each is short of a jump.
`circle_spoofing`: rounds on a circle (Bergman, SkyTruth and Global Fishing Watch, 2020), told by the turn about the
middle and the even distance from it. `on_land`: fixes inland on the coarse grid of the shore while the ship moves.
"""

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.found import Found
from allsource.movements.kernels import kernel
from allsource.movements.ports import near_port
from allsource.movements.shore import inland_km
from allsource.movements.sphere import KNOT_M_S, distance_m
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks, timeline
from allsource.movements.waterways import on_waterway

__all__ = ["implied_speeds", "jumps", "on_land"]


@kernel
def leaps(bounds: Array, order: Array, columns: tuple[Array, ...], flying: Array, limits: Array) -> tuple[Array, Array]:
    """Places in `order` farther from the place before of their platform than it could go, and how far in metres.

    `columns`: time, latitude, longitude; `limits`: speed of ships and of aircraft (kn), least distance (m).
    """
    time, lat, lon = columns
    found = np.empty(len(order), np.int64)
    far = np.empty(len(order), np.float64)
    count = 0
    for platform in range(len(bounds) - 1):
        limit = limits[1] if flying[platform] else limits[0]
        for place in range(bounds[platform] + 1, bounds[platform + 1]):
            last, row = order[place - 1], order[place]
            if abs(lat[row] - lat[last]) < 0.01 and abs(lon[row] - lon[last]) < 0.01:
                continue
            metres = distance_m(lat[last], lon[last], lat[row], lon[row])
            if metres > limits[2] and metres > limit * KNOT_M_S * (time[row] - time[last]) / 1e6:
                found[count] = place
                far[count] = metres
                count += 1
    return found[:count].copy(), far[:count].copy()


def jumps(tracks: Tracks, thresholds: Thresholds) -> Found:
    """Impossible steps between fixes that follow each other, over all segments of a platform."""
    order, bounds = timeline(tracks)
    limits = np.array([thresholds.jump_speed_kn, thresholds.aircraft_jump_speed_kn, thresholds.jump_km * 1000.0])
    place, metres = leaps(bounds, order, (tracks.time, tracks.lat, tracks.lon), tracks.flying, limits)
    last, row = order[place - 1], order[place]
    time = tracks.time
    seconds = (time[row] - time[last]) / 1e6
    with np.errstate(divide="ignore"):
        speed = np.where(seconds > 0, metres / np.maximum(seconds, 1e-6) / KNOT_M_S, np.inf)
    details = {"distance_m": metres, "duration_s": seconds, "speed_kn": np.where(np.isfinite(speed), speed, np.nan)}
    platform = np.searchsorted(bounds, place, side="right") - 1
    segment = np.searchsorted(tracks.starts, row, side="right") - 1
    where = tracks.lat[row], tracks.lon[row]
    return Found("jump", platform[:, None], segment, time[last], time[row], *where, np.full(len(row), 2), details)


@kernel
def steps(lat: Array, lon: Array, rows: Array) -> Array:
    result = np.empty(len(rows), np.float64)
    for index in range(len(rows)):
        row = rows[index]
        result[index] = distance_m(lat[row - 1], lon[row - 1], lat[row], lon[row])
    return result


@kernel
def fast_runs(starts: Array, time: Array, place: tuple[Array, Array], flying: Array, limits: Array) -> Array:
    """First and last row of runs of legs above the speed (kn), at least so many legs, each of ten seconds or more."""
    lat, lon = place
    found = np.empty((len(time) // 2 + 1, 3), np.int64)
    count = 0
    for segment in range(len(starts) - 1):
        if flying[segment]:
            continue
        run = 0
        anchor = starts[segment]
        for row in range(starts[segment] + 1, starts[segment + 1] + 1):
            ended = row == starts[segment + 1]
            if not ended and time[row] - time[anchor] < 10_000_000:
                continue
            fast = False
            if not ended:
                metres = distance_m(lat[anchor], lon[anchor], lat[row], lon[row])
                fast = metres > limits[0] * KNOT_M_S * (time[row] - time[anchor]) / 1e6
            if fast and run == 0:
                first = anchor
            if fast:
                run += 1
            elif run >= limits[1]:
                found[count, 0], found[count, 1], found[count, 2] = first, anchor, segment
                count += 1
            run = run if fast else 0
            anchor = row
    return found[:count].copy()


def implied_speeds(tracks: Tracks, thresholds: Thresholds) -> Found:
    """Runs of legs above what a ship can do, where the fixes still hang together as one track."""
    limits = np.array([thresholds.implied_speed_kn, thresholds.implied_fixes])
    flying = tracks.flying[tracks.owner]
    found = fast_runs(tracks.starts, tracks.time, (tracks.lat, tracks.lon), flying, limits)
    first, last, segment = found.T
    metres = np.array(
        [
            steps(tracks.lat, tracks.lon, np.arange(a + 1, b + 1)).sum()
            for a, b in zip(first.tolist(), last.tolist(), strict=True)
        ]
    )
    seconds = (tracks.time[last] - tracks.time[first]) / 1e6
    said = [_mean(tracks.speed[a : b + 1]) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    details = {
        "duration_s": seconds,
        "distance_m": metres.astype(np.float64),
        "speed_kn": metres / np.maximum(seconds, 1e-6) / KNOT_M_S if len(metres) else metres.astype(np.float64),
        "reported_speed_kn": np.array(said, np.float64),
    }
    owner = tracks.owner[segment][:, None]
    start, end = tracks.time[first], tracks.time[last]
    lat, lon = tracks.lat[first], tracks.lon[first]
    return Found("implied_speed", owner, segment, start, end, lat, lon, last - first + 1, details)


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def on_land(tracks: Tracks, thresholds: Thresholds) -> Found:
    """Runs of fixes inland, away from the ports and waterways of the tables (rivers are land on the grid)."""
    inland = inland_km(tracks.lat, tracks.lon) if len(tracks.time) else np.empty(0)
    platform = tracks.platform
    candidate = (inland >= thresholds.on_land_km) & ~tracks.flying[platform] if len(tracks.time) else np.empty(0, bool)
    segment = np.repeat(np.arange(len(tracks.owner)), np.diff(tracks.starts))
    joined = candidate[1:] & candidate[:-1] & (np.diff(segment) == 0)
    first = np.flatnonzero(candidate & ~np.append(False, joined)[: len(candidate)])
    last = np.flatnonzero(candidate & ~np.append(joined, False)[: len(candidate)])
    kept = last - first + 1 >= thresholds.on_land_fixes
    first, last = first[kept], last[kept]
    middle = (first + last) // 2
    away = ~near_port(tracks.lat[middle], tracks.lon[middle], thresholds.port_leave_km)
    away &= ~on_waterway(tracks.lat[middle], tracks.lon[middle])
    first, last, middle = first[away], last[away], middle[away]
    details = {
        "duration_s": (tracks.time[last] - tracks.time[first]) / 1e6,
        "inland_km": inland[middle],
    }
    owner = tracks.owner[segment[first]][:, None]
    start, end = tracks.time[first], tracks.time[last]
    lat, lon = tracks.lat[middle], tracks.lon[middle]
    return Found("on_land", owner, segment[first], start, end, lat, lon, last - first + 1, details)
