"""SBS-1 BaseStation lines (port 30003): `MSG,3,…` with the place, `MSG,4` speed and track; one field order for all.

The fields are those of Kinetic's BaseStation as dump1090 writes them; no sample was at hand. Altitude is in feet, speed
in knots, vertical rate in feet a minute. Dates and times are the receiver's clock, taken as UTC. Speed and track of a
`MSG,4` are put on positions of the same aircraft within ten seconds.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from allsource.movements.batch import Batch
from allsource.movements.source import Source, lines
from allsource.movements.tables.jsons import Row, row_batches

__all__ = ["NAME", "claims", "read"]

NAME = "sbs-1"
_LINE = re.compile(rb"^(MSG,[1-8]|SEL|ID|AIR|STA|CLK),")
_HEX = re.compile(r"^~?[0-9A-Fa-f]{6}$")
_ADDRESS, _DATE, _TIME, _ALTITUDE, _SPEED, _TRACK, _LAT, _LON, _CLIMB = 4, 6, 7, 11, 12, 13, 14, 15, 16
_MOTION_US = 10_000_000
_FOOT_M = 0.3048


def claims(source: Source) -> bool:
    return _LINE.match(source.head) is not None


def _number(text: str, low: float, high: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if low <= value < high else None


def _micros(day: str, time: str) -> int | None:
    try:
        moment = datetime.strptime(f"{day} {time[:8]}", "%Y/%m/%d %H:%M:%S").replace(tzinfo=UTC)
        return int(moment.timestamp()) * 1_000_000 + int(f"{time[9:15]:0<6}")
    except ValueError:
        return None


class _Planes:
    """The last speed, track and climb of each aircraft."""

    def __init__(self) -> None:
        self._motion: dict[str, tuple[int, float | None, float | None, float | None]] = {}

    def move(self, address: str, time: int | None, fields: list[str]) -> None:
        climb = _number(fields[_CLIMB], -40_000, 40_000)
        speed, track = _number(fields[_SPEED], 0, 4_000), _number(fields[_TRACK], 0, 360)
        if time is not None and (speed is not None or track is not None):
            self._motion[address] = (time, speed, track, None if climb is None else climb * _FOOT_M / 60)

    def motion(self, address: str, time: int | None) -> tuple[float | None, float | None, float | None]:
        known = self._motion.get(address)
        if known is None or time is None or abs(time - known[0]) > _MOTION_US:
            return None, None, None
        return known[1:]


def _fix(fields: list[str], planes: _Planes, address: str, time: int | None) -> Row | None:
    lat, lon = _number(fields[_LAT], -90, 90.0001), _number(fields[_LON], -180, 180.0001)
    if lat is None or lon is None:
        return None
    speed, track, climb = planes.motion(address, time)
    altitude = _number(fields[_ALTITUDE], -2_000, 200_000)
    return {
        "identity": f"icao24:{address}", "time": time, "received": time, "lat": lat, "lon": lon, "speed_kn": speed,
        "course_deg": track, "vertical_m_s": climb, "altitude_m": None if altitude is None else altitude * _FOOT_M,
    }  # fmt: skip


def _rows(source: Source) -> Iterator[Row]:
    planes = _Planes()
    for line, raw in enumerate(lines(source), 1):
        fields = raw.decode("ascii", "replace").strip().split(",")
        if fields[0] != "MSG":
            why = source.counts.ignored if _LINE.match(raw) or not raw.strip() else source.counts.refused
            why["no MSG line"] += 1
            continue
        if len(fields) < 17 or not _HEX.match(fields[_ADDRESS]):
            source.counts.refused["MSG line without its fields"] += 1
            continue
        address, time = fields[_ADDRESS].lower(), _micros(fields[_DATE], fields[_TIME])
        planes.move(address, time, fields)
        fix = _fix(fields, planes, address, time)
        if fix is None:
            source.counts.ignored[f"MSG {fields[1]} without a place"] += 1
        else:
            source.counts.decoded["position"] += 1
            yield fix | {"source_line": line}


def read(source: Source) -> Iterator[Batch]:
    yield from row_batches(_rows(source))
