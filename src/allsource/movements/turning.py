"""Going round and round: aircraft in holds, racetracks and circles, ships drawn on circles.

Bearings come from the positions, not from what the platform reports. A track is thinned to points a least distance
apart; turns from leg to leg are added up with their sign. A stretch that stays within a radius and turns the same way
through two full turns is going round. Length over width of the figure (principal axes) tells a racetrack (holding) from
a circle (circling); for ships an even distance from the middle, round after round, is `circle_spoofing`. Straight
flights, zigzags and survey lines turn back what they turned, and give nothing.
"""

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.found import OPEN, Found
from allsource.movements.kernels import kernel
from allsource.movements.sphere import KNOT_M_S, RADIUS_M, bearing_deg, distance_m, wrapped
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks

__all__ = ["turning"]

_SHIP_STEP_M = 150.0
_AIRCRAFT_STEP_M = 600.0
_SHARPEST_DEG = 150.0  # a reversal has no direction of turn
_LEAST_POINTS = 10
_BREAK_US = 3_600_000_000  # a silence this long ends a figure
_LEAST_SPEED_KN = 3.0
_STILL_ROUND_US = 600_000_000


@kernel
def thinned(span: tuple[int, int], lat: Array, lon: Array, least_m: float, kept: Array) -> int:
    """Rows at least so far from the one kept before."""
    kept[0] = span[0]
    count = 1
    for row in range(span[0] + 1, span[1]):
        before = kept[count - 1]
        if distance_m(lat[before], lon[before], lat[row], lon[row]) >= least_m:
            kept[count] = row
            count += 1
    return count


@kernel
def turned(rows: Array, lat: Array, lon: Array, total: Array) -> None:
    """Sum of the signed turns up to each row, in degrees."""
    before = np.nan
    total[0] = 0.0
    for place in range(1, len(rows)):
        a, b = rows[place - 1], rows[place]
        bearing = bearing_deg(lat[a], lon[a], lat[b], lon[b])
        turn = wrapped(bearing - before) if place > 1 else 0.0
        total[place] = total[place - 1] + (turn if abs(turn) <= _SHARPEST_DEG else 0.0)
        before = bearing


@kernel
def _rounds(
    starts: Array, time: Array, place: tuple[Array, Array], flying: Array, limits: Array
) -> tuple[Array, Array]:
    """First and last row and segment of stretches that go round, and the turns made. `limits`: radii (m), turns."""
    lat, lon = place
    longest = 0
    for segment in range(len(starts) - 1):
        longest = max(longest, starts[segment + 1] - starts[segment])
    kept, total = np.empty(longest, np.int64), np.empty(longest, np.float64)
    found, turns = np.empty((len(time) // _LEAST_POINTS + 1, 3), np.int64), np.empty(len(time) // _LEAST_POINTS + 1)
    count = 0
    for segment in range(len(starts) - 1):
        step = _AIRCRAFT_STEP_M if flying[segment] else _SHIP_STEP_M
        size = thinned((starts[segment], starts[segment + 1]), lat, lon, step, kept)
        if size < _LEAST_POINTS:
            continue
        turned(kept[:size], lat, lon, total[:size])
        reach = 2.0 * (limits[1] if flying[segment] else limits[0])
        first = 0
        while first < size - _LEAST_POINTS:
            start = kept[first]
            end, best = first, first
            while end + 1 < size:
                row = kept[end + 1]
                silent = time[row] - time[kept[end]] > _BREAK_US
                if silent or distance_m(lat[start], lon[start], lat[row], lon[row]) > reach:
                    break
                end += 1
                if abs(total[end] - total[first]) > abs(total[best] - total[first]):
                    best = end
            net = abs(total[best] - total[first]) / 360.0
            if net >= limits[2] and best - first >= _LEAST_POINTS:
                found[count, 0], found[count, 1], found[count, 2] = start, kept[best], segment
                turns[count] = net
                count += 1
                first = best
            else:
                first += 1 + (end - first) // 8
    return found[:count].copy(), turns[:count].copy()


def _figure(lat: Array, lon: Array) -> tuple[float, float, float, float, float]:
    """Middle, mean distance from it, the spread of that distance over it, and length over width."""
    lon = np.unwrap(lon, period=360.0)
    middle_lat, middle_lon = (lat.min() + lat.max()) / 2, (lon.min() + lon.max()) / 2
    x = np.radians(lon - middle_lon) * np.cos(np.radians(middle_lat)) * RADIUS_M
    y = np.radians(lat - middle_lat) * RADIUS_M
    away = np.hypot(x, y)
    axes = np.sqrt(np.maximum(np.linalg.eigvalsh(np.cov(np.stack([x, y]))), 1.0))
    scatter = float(away.std() / max(away.mean(), 1.0))
    return (
        float(middle_lat),
        float((middle_lon + 540) % 360 - 180),
        float(away.mean()),
        scatter,
        float(axes[1] / axes[0]),
    )


def turning(tracks: Tracks, thresholds: Thresholds) -> list[Found]:
    """Holdings and circlings of aircraft, circles of ships."""
    flying = tracks.flying[tracks.owner]
    radii = (thresholds.circle_max_radius_m, thresholds.circling_radius_km * 1000.0)
    limits = np.array([*radii, min(thresholds.circling_turns, thresholds.circle_turns)])
    rows, turns = _rounds(tracks.starts, tracks.time, (tracks.lat, tracks.lon), flying, limits)
    chosen: dict[str, list[tuple[int, tuple[float, ...]]]] = {"holding": [], "circling": [], "circle_spoofing": []}
    for index, (first, last, segment) in enumerate(rows.tolist()):
        figure = _figure(tracks.lat[first : last + 1], tracks.lon[first : last + 1])
        kind = _kind(bool(flying[segment]), figure, _speed(tracks, first, last), thresholds)
        if kind:
            chosen[kind].append((index, figure))
    return [_found(kind, each, (rows, turns), tracks) for kind, each in chosen.items()]


def _speed(tracks: Tracks, first: int, last: int) -> float:
    lat, lon = np.radians(tracks.lat[first : last + 1]), np.radians(tracks.lon[first : last + 1])
    steps = np.hypot(np.diff(lat), ((np.diff(lon) + np.pi) % (2 * np.pi) - np.pi) * np.cos(lat[1:])) * RADIUS_M
    return float(steps.sum() / max((tracks.time[last] - tracks.time[first]) / 1e6, 1e-6) / KNOT_M_S)


def _kind(flying: bool, figure: tuple[float, ...], speed_kn: float, thresholds: Thresholds) -> str:
    _, _, radius, scatter, ratio = figure
    if flying:
        return "holding" if ratio >= thresholds.holding_ratio else "circling"
    even = scatter <= thresholds.circle_scatter and speed_kn >= _LEAST_SPEED_KN
    sized = thresholds.circle_min_radius_m <= radius <= thresholds.circle_max_radius_m
    return "circle_spoofing" if even and sized else ""


def _found(kind: str, chosen: list[tuple[int, tuple[float, ...]]], all_: tuple[Array, Array], tracks: Tracks) -> Found:
    index = np.array([each[0] for each in chosen], np.int64)
    figure = np.array([each[1] for each in chosen], np.float64).reshape(-1, 5)
    first, last, segment = all_[0][index].T
    ongoing = tracks.until - tracks.time[last] < _STILL_ROUND_US
    details = {
        "duration_s": (tracks.time[last] - tracks.time[first]) / 1e6,
        "turns": all_[1][index],
        "radius_m": figure[:, 2],
        "length_over_width": figure[:, 4],
    }
    owner = tracks.owner[segment][:, None]
    end = np.where(ongoing & (last + 1 == tracks.starts[segment + 1]), OPEN, tracks.time[last])
    start = tracks.time[first]
    return Found(kind, owner, segment, start, end, figure[:, 0], figure[:, 1], last - first + 1, details)
