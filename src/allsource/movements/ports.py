"""Port visits, by the World Port Index, with hysteresis.

After Global Fishing Watch's port visits (pipe-anchorages): a visit begins when a ship comes within the entry radius of
a port, counts when the ship stops there or falls silent for hours inside, and ends when it is beyond the exit radius.
The Index gives a port as one point, a minute of arc fine, so our radii are wider than theirs around anchorage points;
anchorages far from the port's centre are missed, and neighbouring ports go to the nearer.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import csv
from functools import cache
from typing import NamedTuple

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.found import OPEN, Found
from allsource.movements.kernels import kernel
from allsource.movements.sphere import distance_m
from allsource.movements.thresholds import Thresholds
from allsource.movements.tracks import Tracks
from allsource.shipped import shipped

__all__ = ["Ports", "near_port", "port_visits", "world_ports"]

_REACH_KM = 12.0  # ports this near to a cell of one degree are listed in it
_DEGREE_KM = 111.195
_LEAST_STAY_US = 600_000_000  # a ship seen for less says nothing of a visit


class Ports(NamedTuple):
    """Ports, and for each cell of one degree (from 90° S, 180° W) those in reach: `listed[first[c]:first[c+1]]`."""

    lat: Array
    lon: Array
    first: Array
    listed: Array


@cache
def _rows() -> list[dict[str, str]]:
    with shipped("sources", "ports.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


@cache
def world_ports() -> tuple[Ports, list[str]]:
    """The ports and their names (`Ceuta, ESP`)."""
    rows = _rows()
    lat, lon = (np.array([float(row[name]) for row in rows]) for name in ("lat", "lon"))
    cells: list[list[int]] = [[] for _ in range(180 * 360)]
    for index, (north, east) in enumerate(zip(lat.tolist(), lon.tolist(), strict=True)):
        up = _REACH_KM / _DEGREE_KM
        side = min(180.0, up / max(np.cos(np.radians(min(abs(north) + up, 89.9))), 1e-3))
        for row in range(max(int(np.floor(north - up + 90)), 0), min(int(np.floor(north + up + 90)), 179) + 1):
            for column in range(int(np.floor(east - side + 180)), int(np.floor(east + side + 180)) + 1):
                cells[row * 360 + column % 360].append(index)
    first = np.append(0, np.cumsum([len(cell) for cell in cells]))
    listed = np.array([index for cell in cells for index in cell], np.int64)
    return Ports(lat, lon, first, listed), [f"{row['name']}, {row['country']}".rstrip(", ") for row in rows]


@kernel
def nearest(ports: Ports, lat: float, lon: float) -> tuple[int, float]:
    """The nearest port in reach and its distance in metres; -1 where there is none."""
    row = min(max(int(lat + 90.0), 0), 179)
    cell = row * 360 + int(lon + 180.0) % 360
    best, least = -1, np.inf
    for place in range(ports.first[cell], ports.first[cell + 1]):
        port = ports.listed[place]
        metres = distance_m(lat, lon, ports.lat[port], ports.lon[port])
        if metres < least:
            best, least = port, metres
    return best, least


@kernel
def _near(ports: Ports, lat: Array, lon: Array, limit_m: float) -> Array:
    near = np.zeros(len(lat), np.bool_)
    for row in range(len(lat)):
        near[row] = nearest(ports, lat[row], lon[row])[1] <= limit_m
    return near


def near_port(lat: Array, lon: Array, limit_km: float) -> Array:
    """Whether each place is within the limit (12 km at most) of a port."""
    found: Array = _near(world_ports()[0], lat, lon, limit_km * 1000.0)
    return found


@kernel
def _visits(tracks: tuple[Array, ...], ports: Ports, limits: Array) -> Array:
    """Rows of entry and exit, segment, port and whether the visit went on, for each visit."""
    starts, time, lat, lon, speed = tracks
    enter, leave, stop_kn, silence = limits
    found = np.empty((len(time) // 2 + 1, 5), np.int64)
    count = 0
    for segment in range(len(starts) - 1):
        inside = -1
        entered = 0
        stopped = False
        for row in range(starts[segment], starts[segment + 1]):
            if inside < 0:
                port, metres = nearest(ports, lat[row], lon[row])
                if port < 0 or metres > enter:
                    continue
                inside, entered, stopped = port, row, False
            away = distance_m(lat[row], lon[row], ports.lat[inside], ports.lon[inside])
            if away > leave:
                if stopped:
                    found[count] = (entered, row - 1, segment, inside, 0)
                    count += 1
                inside = -1
                continue
            waited = row > entered and time[row] - time[row - 1] >= silence
            stopped = stopped or waited or still(time, lat, lon, speed, row, entered, stop_kn)
        if inside >= 0 and stopped:
            found[count] = (entered, starts[segment + 1] - 1, segment, inside, 1)
            count += 1
    return found[:count].copy()


@kernel
def still(time: Array, lat: Array, lon: Array, speed: Array, row: int, entered: int, limit_kn: float) -> bool:  # noqa: PLR0913, PLR0917
    """Whether the ship lies still at this fix: by the speed it reports, else by how far it came."""
    if speed[row] >= 0.0:
        return speed[row] < limit_kn
    if row == entered or time[row] == time[row - 1]:
        return False
    metres = distance_m(lat[row - 1], lon[row - 1], lat[row], lon[row])
    return metres * 1e6 / (time[row] - time[row - 1]) < limit_kn * 1852.0 / 3600.0


def port_visits(tracks: Tracks, thresholds: Thresholds) -> Found:
    ports, names = world_ports()
    limits = np.array(
        [
            thresholds.port_enter_km * 1000, thresholds.port_leave_km * 1000, thresholds.port_stop_speed_kn,
            thresholds.port_silence_hours * 3.6e9,
        ]
    )  # fmt: skip
    columns = (tracks.starts, tracks.time, tracks.lat, tracks.lon, tracks.speed)
    found = _visits(columns, ports, limits)
    found = found[tracks.time[found[:, 1]] - tracks.time[found[:, 0]] >= _LEAST_STAY_US]
    first, last, segment, port, goes_on = found.T
    recent = tracks.until - tracks.time[last] < thresholds.port_silence_hours * 3.6e9
    end = np.where((goes_on == 1) & recent, OPEN, tracks.time[last])
    details = {
        "duration_s": (tracks.time[last] - tracks.time[first]) / 1e6,
        "port": [names[index] for index in port.tolist()],
    }
    owner = tracks.owner[segment][:, None]
    lat, lon = ports.lat[port], ports.lon[port]
    return Found("port_visit", owner, segment, tracks.time[first], end, lat, lon, last - first + 1, details)
