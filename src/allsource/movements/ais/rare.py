"""The message types that are too rare for columns of our own: read by pyais, one at a time.

Positions come from base stations (4, 11), search and rescue aircraft (9) and aids to navigation (21); the rest (text,
binary, management) is counted by type and ignored on purpose. What pyais cannot read is refused. A base station says
the whole time of its report: where that is within a day of the receiver's stamp it is the fix's time, so that the two
can be held against each other (`clocks`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pyais.exceptions import AISBaseException
from pyais.messages import MSG_CLASS, NMEAMessage

from allsource.movements.ais.work import MISSING, USED, Work
from allsource.movements.counts import Counts

__all__ = ["RareFix", "rare_fixes", "stamp", "taken"]

_WITH_POSITION = {4: "base station", 11: "time reply", 9: "search and rescue aircraft", 21: "aid to navigation"}
_TIMED = (4, 11)
_DAY_US = 86_400_000_000
_ARMOUR = bytes(value + 48 if value < 40 else value + 56 for value in range(64))


@dataclass(frozen=True, slots=True)
class RareFix:
    """One position of a rare type; None is what the message does not say."""

    mmsi: int
    kind: int
    lat: float | None
    lon: float | None
    speed_kn: float | None
    course_deg: float | None
    altitude_m: float | None
    time: int
    said: int | None
    """the time in the message itself, in microseconds"""
    station: int
    line: int


def _sentence(payload: bytes, fill: int) -> bytes:
    body = b"AIVDM,1,1,,A,%b,%d" % (payload.translate(_TO_ARMOUR), fill)
    check = 0
    for character in body:
        check ^= character
    return b"!%b*%02X" % (body, check)


_TO_ARMOUR = _ARMOUR + bytes(256 - len(_ARMOUR))


def _lawful(value: float | None, low: float, high: float) -> float | None:
    return float(value) if value is not None and low <= value <= high else None


def _fix(fields: Mapping[str, object], kind: int, row: list[int]) -> RareFix:
    def number(name: str, low: float, high: float) -> float | None:
        value = fields.get(name)
        return _lawful(value, low, high) if isinstance(value, int | float) else None

    lat, lon = number("lat", -90.0, 90.0), number("lon", -180.0, 180.0)
    return RareFix(
        int(str(fields["mmsi"])),
        kind,
        lat if lon is not None else None,
        lon if lat is not None else None,
        number("speed", 0.0, 1022.0) if kind == 9 else None,  # whole knots for aircraft
        number("course", 0.0, 359.99),
        number("alt", 0.0, 4094.0),
        row[3],
        _said(fields) if kind in _TIMED else None,
        row[4],
        row[5],
    )


def _said(fields: Mapping[str, object]) -> int | None:
    """The UTC time of a base station report; absent where any part of it is."""
    try:
        parts = [int(str(fields[name])) for name in ("year", "month", "day", "hour", "minute", "second")]
        return int(datetime(*parts, tzinfo=UTC).timestamp()) * 1_000_000  # type: ignore[misc,arg-type]
    except (KeyError, ValueError, OverflowError):
        return None


def rare_fixes(work: Work, counts: Counts) -> Iterator[RareFix]:
    """Read what the scan set aside, count each by type, and empty it."""
    for row in work.rare_row[: work.state[USED.RARE]].tolist():
        payload = work.rare_bytes[row[0] : row[0] + row[1]].tobytes()
        kind = payload[0]
        if kind not in MSG_CLASS or kind == 0:
            counts.refused["unknown message type"] += 1
            continue
        if kind not in _WITH_POSITION:
            counts.ignored[f"type {kind}, no position"] += 1
            continue
        try:
            fields = NMEAMessage(_sentence(payload, row[2])).decode().asdict()
            fix = _fix(fields, kind, row)
        except (AISBaseException, ValueError, TypeError, IndexError, KeyError):
            counts.refused["too short for its type"] += 1
            continue
        counts.decoded[_WITH_POSITION[kind]] += 1
        yield fix
    work.state[USED.RARE] = 0
    work.state[USED.RARE_BYTES] = 0


def stamp(fix: RareFix) -> int | None:
    """When it was received."""
    return None if fix.time == MISSING else fix.time


def taken(fix: RareFix) -> int | None:
    """When it was taken: as the message says, if that is believable beside the receiver's stamp."""
    received = stamp(fix)
    if received is None or fix.said is None or abs(fix.said - received) > _DAY_US:
        return received
    return fix.said
