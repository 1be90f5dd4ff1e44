"""Mode S extended squitters into columns: checksum, identity, CPR positions, velocity, accuracy.

DF17 and DF18 with a right checksum (ICAO Annex 10 vol. IV, 3.1.2.3.3). A position has two encodings, even and odd;
two of them within ten seconds give it globally, one alone and an earlier position within 180 nautical miles and ten
minutes locally (DO-260B, A.1.7). On the surface the ground range is a quarter of it, so that only a known position
nearby decides; there is no global decoding without the receiver's place. A global position that no aircraft could have
come to since the last is not believed. Speed and course come from velocity messages and stay with the aircraft for ten
seconds; NIC by type code and NACp by operational status likewise for a minute. Aircraft that a ground station made up
(`~`, DF18 with CF 1, 2 non-ICAO, 5) are marked. Left out: TIS-B coarse messages and the military DF19.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import math
from typing import Any

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import bare_kernel, helper
from allsource.movements.sphere import distance_m

__all__ = ["AIRCRAFT", "OUTPUT", "STATE", "decode_frames", "new_state"]

AIRCRAFT = 1 << 15
STATE = np.dtype(
    [
        ("address", "i8"), ("even_time", "i8"), ("odd_time", "i8"), ("even_lat", "i4"), ("even_lon", "i4"),
        ("odd_lat", "i4"), ("odd_lon", "i4"), ("surface", "i1"), ("place_time", "i8"), ("lat", "f8"), ("lon", "f8"),
        ("speed_time", "i8"), ("speed", "f4"), ("course", "f4"), ("climb", "f4"), ("nac_time", "i8"), ("nac_p", "i1"),
        ("nic_a", "i1"), ("doubt", "i1"), ("callsign", "S8"),
    ]
)  # fmt: skip
"""What is remembered of each aircraft."""
OUTPUT = np.dtype(
    [
        ("aircraft", "i4"), ("frame", "i8"), ("lat", "f8"), ("lon", "f8"), ("speed", "f4"), ("course", "f4"),
        ("altitude", "f4"), ("climb", "f4"), ("type", "i2"), ("nic", "i1"), ("nac_p", "i1"),
    ]
)  # fmt: skip
FATES = ("position", "velocity", "identification", "status", "wrong checksum", "not an extended squitter",
         "position not yet certain", "position not believed", "other type code",
         "more aircraft than one file may have")  # fmt: skip
POSITION, VELOCITY, NAME, STATUS, CHECKSUM, NOT_EXTENDED, WAITING, DISBELIEVED, OTHER, CROWDED = range(10)

_PAIR_US = 10_000_000
_LOCAL_US = 600_000_000
_MOTION_US = 10_000_000
_ACCURACY_US = 60_000_000
_NEVER = -(1 << 60)
_RANGE_M = 333_000.0
_FASTEST_M_S = 1_000.0
_CPR = 131_072.0
_FOOT_M = 0.3048


def _crc_table() -> Array:
    table = np.zeros(256, np.uint32)
    for byte in range(256):
        value = byte << 16
        for _ in range(8):
            value = (value << 1) ^ (0x1FFF409 if value & 0x800000 else 0)
        table[byte] = value & 0xFFFFFF
    return table


_CRC = _crc_table()


def _zones() -> Array:
    """Latitudes at which the number of longitude zones falls, from 59 down to 2 (DO-260B, A.1.7.2.d)."""
    zone = np.arange(59, 1, -1)
    inside = (1 - math.cos(math.pi / 30)) / (1 - np.cos(2 * math.pi / zone))
    latitudes = np.degrees(np.arccos(np.sqrt(inside)))
    latitudes[-1] = 87.0
    return latitudes


_ZONES = _zones()


@helper
def checksum(frame: Array) -> int:
    """Zero for a frame whose parity agrees."""
    value = np.uint32(0)
    for place in range(11):
        value = ((value << 8) ^ _CRC[((value >> 16) ^ frame[place]) & 255]) & np.uint32(0xFFFFFF)
    return np.int64(value) ^ (np.int64(frame[11]) << 16 | np.int64(frame[12]) << 8 | np.int64(frame[13]))


@helper
def zones(lat: float) -> int:
    """How many longitude zones there are at a latitude (NL)."""
    north = abs(lat)
    low, high = 0, len(_ZONES)
    while low < high:
        middle = (low + high) // 2
        if _ZONES[middle] <= north:
            low = middle + 1
        else:
            high = middle
    return 59 - low


@helper
def modulo(value: float, by: float) -> float:
    return value - by * math.floor(value / by)


@helper
def from_pair(plane: Any, newest_odd: bool) -> bool:
    """Global airborne position from the even and odd encodings into `plane.lat, plane.lon`; False where they differ."""
    even, odd = plane.even_lat / _CPR, plane.odd_lat / _CPR
    index = math.floor(59.0 * even - 60.0 * odd + 0.5)
    lat_even = 6.0 * (modulo(index, 60.0) + even)
    lat_odd = 360.0 / 59.0 * (modulo(index, 59.0) + odd)
    lat_even -= 360.0 if lat_even >= 270.0 else 0.0
    lat_odd -= 360.0 if lat_odd >= 270.0 else 0.0
    if abs(lat_even) > 90.0 or abs(lat_odd) > 90.0 or zones(lat_even) != zones(lat_odd):
        return False
    lat = lat_odd if newest_odd else lat_even
    number = zones(lat)
    count = max(number - (1 if newest_odd else 0), 1)
    part = math.floor((plane.even_lon * (number - 1) - plane.odd_lon * number) / _CPR + 0.5)
    lon = 360.0 / count * (modulo(part, count) + (plane.odd_lon if newest_odd else plane.even_lon) / _CPR)
    plane.lat = lat
    plane.lon = (lon + 180.0) % 360.0 - 180.0
    return True


@helper
def from_place(plane: Any, odd: bool, cpr: tuple[int, int], whole: float) -> None:
    """Local position, nearest the last one known. `whole` is 360 in the air and 90 on the surface."""
    step = whole / (59.0 if odd else 60.0)
    lat_part, lon_part = cpr[0] / _CPR, cpr[1] / _CPR
    row = math.floor(plane.lat / step) + math.floor(0.5 + modulo(plane.lat, step) / step - lat_part)
    lat = step * (row + lat_part)
    width = whole / max(zones(lat) - (1 if odd else 0), 1)
    column = math.floor(plane.lon / width) + math.floor(0.5 + modulo(plane.lon, width) / width - lon_part)
    plane.lat = lat
    plane.lon = (width * (column + lon_part) + 180.0) % 360.0 - 180.0


@helper
def place(plane: Any, frame: Array, time: int, surface: bool) -> int:
    """Take a position message; POSITION, WAITING or DISBELIEVED."""
    odd = (frame[6] >> 2) & 1 == 1
    lat = (np.int64(frame[6]) & 3) << 15 | np.int64(frame[7]) << 7 | np.int64(frame[8]) >> 1
    lon = (np.int64(frame[8]) & 1) << 16 | np.int64(frame[9]) << 8 | np.int64(frame[10])
    if odd:
        plane.odd_lat, plane.odd_lon, plane.odd_time = lat, lon, time
    else:
        plane.even_lat, plane.even_lon, plane.even_time = lat, lon, time
    if plane.surface != (1 if surface else 0):
        plane.surface = 1 if surface else 0
        if odd:
            plane.even_time = _NEVER
        else:
            plane.odd_time = _NEVER
    known = time - plane.place_time <= _LOCAL_US
    old_lat, old_lon = plane.lat, plane.lon
    if known:
        from_place(plane, odd, (lat, lon), 90.0 if surface else 360.0)
    elif surface or abs(plane.even_time - plane.odd_time) > _PAIR_US or not from_pair(plane, odd):
        return WAITING
    if known:
        reach = min(_RANGE_M, 2_000.0 + _FASTEST_M_S * max(time - plane.place_time, 0) / 1e6)
        if abs(plane.lat) > 90.0 or distance_m(old_lat, old_lon, plane.lat, plane.lon) > reach:
            plane.lat, plane.lon = old_lat, old_lon
            plane.doubt += 1
            if plane.doubt >= 4:
                plane.place_time = _NEVER
                plane.doubt = 0
            return DISBELIEVED
    plane.doubt = 0
    plane.place_time = time
    return POSITION


@helper
def altitude_m(frame: Array, kind: int) -> float:
    """Barometric altitude in 25 ft steps (Q bit), or by satellite in metres; NaN for the Gillham code and unknown."""
    code = np.int64(frame[5]) << 4 | np.int64(frame[6]) >> 4
    if kind >= 20:
        return code * 1.0 if code else np.nan
    if code == 0 or not code & 16:
        return np.nan
    return (((code & 0xFE0) >> 1 | (code & 15)) * 25 - 1000) * _FOOT_M


@helper
def surface_motion(plane: Any, frame: Array, time: int) -> None:
    """Movement and track of a surface position (DO-260B, table 2-13)."""
    code = (np.int64(frame[4]) & 7) << 4 | np.int64(frame[5]) >> 4
    speed = np.nan
    if code == 1:
        speed = 0.0
    elif 2 <= code <= 8:
        speed = 0.125 * (code - 1)
    elif 9 <= code <= 12:
        speed = 1.0 + 0.25 * (code - 9)
    elif 13 <= code <= 38:
        speed = 2.0 + 0.5 * (code - 13)
    elif 39 <= code <= 93:
        speed = 15.0 + (code - 39)
    elif 94 <= code <= 108:
        speed = 70.0 + 2.0 * (code - 94)
    elif 109 <= code <= 123:
        speed = 100.0 + 5.0 * (code - 109)
    elif code == 124:
        speed = 175.0
    plane.speed = speed
    plane.course = ((frame[5] & 7) << 4 | frame[6] >> 4) * 360.0 / 128.0 if frame[5] & 8 else np.nan
    plane.climb = np.nan
    plane.speed_time = time


@helper
def velocity(plane: Any, frame: Array, time: int) -> None:
    """Type 19, ground speed (subtypes 1 and 2) and vertical rate; airspeed alone says nothing over ground."""
    subtype = frame[4] & 7
    rate = (np.int64(frame[8]) & 7) << 6 | np.int64(frame[9]) >> 2
    plane.climb = np.nan
    if rate:
        plane.climb = (rate - 1) * 64 * _FOOT_M / 60.0 * (-1.0 if frame[8] & 8 else 1.0)
    plane.speed, plane.course, plane.speed_time = np.nan, np.nan, time
    east = (np.int64(frame[5]) & 3) << 8 | np.int64(frame[6])
    north = (np.int64(frame[7]) & 127) << 3 | np.int64(frame[8]) >> 5
    if subtype not in (1, 2) or east == 0 or north == 0:
        return
    factor = 4.0 if subtype == 2 else 1.0
    x = (east - 1) * factor * (-1.0 if frame[5] & 4 else 1.0)
    y = (north - 1) * factor * (-1.0 if frame[7] & 128 else 1.0)
    plane.speed = math.hypot(x, y)
    plane.course = math.atan2(x, y) * 180.0 / math.pi % 360.0


@helper
def nic_of(kind: int, nic_a: int) -> int:
    """NIC by type code; where a supplement decides, the lower one unless the status said so (DO-260B, table 2-14)."""
    if kind in (9, 20):
        return 11
    if kind in (10, 21):
        return 10
    if kind == 11:
        return 9 if nic_a else 8
    if 12 <= kind <= 15:
        return 7 - (kind - 12)
    if kind == 16:
        return 3 if nic_a else 2
    if kind == 17:
        return 1
    if 5 <= kind <= 7:
        return (11, 10, 9)[kind - 5] if kind < 7 else (9 if nic_a else 8)
    return 0


@helper
def plane_of(address: int, planes: Array, index: Array, used: Array) -> int:
    size = len(index) - 1
    spot = (address * 0x9E3779B1 >> 9) & size
    while index[spot] > 0:
        if planes[index[spot] - 1].address == address:
            return index[spot] - 1
        spot = (spot + 1) & size
    number = used[0]
    if number == len(planes):
        return -1
    planes[number].address = address
    planes[number].even_time = planes[number].odd_time = planes[number].place_time = _NEVER
    planes[number].speed_time = planes[number].nac_time = _NEVER
    planes[number].nac_p = -1
    index[spot] = number + 1
    used[0] = number + 1
    return number


@helper
def emit(plane: Any, row: Any, frame: Array, kind: int, time: int) -> None:
    """Fill one row of output from the message and what the aircraft last said."""
    row.lat, row.lon, row.type = plane.lat, plane.lon, kind
    fresh = time - plane.speed_time <= _MOTION_US
    row.speed = plane.speed if fresh else np.nan
    row.course = plane.course if fresh else np.nan
    row.climb = plane.climb if fresh else np.nan
    row.altitude = altitude_m(frame, kind) if kind >= 9 else np.nan
    row.nic = nic_of(kind, plane.nic_a)
    row.nac_p = plane.nac_p if time - plane.nac_time <= _ACCURACY_US else -1


@bare_kernel
def decode_frames(frames: Array, times: Array, memory: tuple[Array, Array, Array], out: Array, tally: Array) -> int:
    """Decode 14-byte frames in order; rows written. `memory` is planes, index and [number of planes]."""
    planes, index, used = memory
    count = 0
    for number in range(len(frames)):
        frame = frames[number]
        form = frame[0] >> 3
        if form not in (17, 18):
            tally[NOT_EXTENDED] += 1
            continue
        if checksum(frame) != 0:
            tally[CHECKSUM] += 1
            continue
        address = np.int64(frame[1]) << 16 | np.int64(frame[2]) << 8 | np.int64(frame[3])
        if form == 18 and frame[0] & 7 in (1, 5):
            address |= 1 << 24
        which = plane_of(address, planes, index, used)
        if which < 0:
            tally[CROWDED] += 1
            continue
        plane = planes[which]
        kind = np.int64(frame[4] >> 3)
        time = times[number]
        if 5 <= kind <= 18 or 20 <= kind <= 22:
            surface = kind <= 8
            if surface:
                surface_motion(plane, frame, time)
            fate = place(plane, frame, time, surface)
            tally[fate] += 1
            if fate == POSITION:
                emit(plane, out[count], frame, kind, time)
                out[count].aircraft = which
                out[count].frame = number
                count += 1
        elif kind == 19:
            velocity(plane, frame, time)
            tally[VELOCITY] += 1
        elif kind == 31 and frame[4] & 7 <= 1:
            if frame[9] >> 5:
                plane.nac_p = frame[9] & 15
                plane.nic_a = (frame[9] >> 4) & 1
                plane.nac_time = time
            tally[STATUS] += 1
        elif 1 <= kind <= 4:
            tally[NAME] += 1
        else:
            tally[OTHER] += 1
    return count


def new_state() -> tuple[Array, Array, Array]:
    """Memory for the aircraft of one file."""
    return np.zeros(AIRCRAFT, STATE), np.zeros(AIRCRAFT * 4, np.int32), np.zeros(1, np.int64)
