"""AIS-catcher JSON (JSON_FULL lines, as `-o 5` and its HTTP feed write them): `class`, `type`, `mmsi`, decoded fields.

Made from the program's public description; no sample was at hand. Values are scaled, sentinels are left in: speed
102.3, course 360, heading 511, lat 91, lon 181. `rxuxtime` or `rxtime` (YYYYMMDDHHMMSS) is the time of reception.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables.jsons import Reading, Row, batches, first_object, micros, number

__all__ = ["NAME", "claims", "read"]

NAME = "ais-catcher"
_POSITIONS = (1, 2, 3, 4, 9, 11, 18, 19, 21, 27)
_STATIC = (5, 19, 24)


def claims(source: Source) -> bool:
    first = first_object(source.head)
    return first.get("class") == "AIS" and {"mmsi", "type"} <= first.keys()


def _time(value: Row) -> int | None:
    if (time := micros(value.get("rxuxtime"))) is not None:
        return time
    text = str(value.get("rxtime", ""))
    if len(text) != 14 or not text.isdigit():
        return None
    try:
        moment = datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return round(moment.timestamp() * 1e6)


def _fix(value: Row, identity: str, kind: int, time: int | None) -> Row:
    lat, lon = number(value.get("lat"), -90, 90.0001), number(value.get("lon"), -180, 180.0001)
    status = number(value.get("status"), 0, 15)
    return {
        "identity": identity, "time": time, "received": time, "message_type": kind,
        "lat": lat if lon is not None else None, "lon": lon if lat is not None else None,
        "speed_kn": number(value.get("speed"), 0, 63 if kind == 27 else 102.25),
        "course_deg": number(value.get("course"), 0, 360), "heading_deg": number(value.get("heading"), 0, 360),
        "status": None if status is None else int(status), "precision_m": 185.2 if kind == 27 else None,
        "receiver": str(value["station_id"]) if value.get("station_id") else None,
    }  # fmt: skip


def _said(value: Row, identity: str, time: int | None) -> Row:
    imo, kind = number(value.get("imo"), 1, 1e10), number(value.get("shiptype"), 1, 256)
    length = sum(number(value.get(side), 0, 1024) or 0.0 for side in ("to_bow", "to_stern"))
    width = sum(number(value.get(side), 0, 128) or 0.0 for side in ("to_port", "to_starboard"))
    return {
        "identity": identity, "first": time, "last": time, "name": str(value.get("shipname") or "").strip("@ "),
        "callsign": str(value.get("callsign") or "").strip("@ "), "imo": "" if imo is None else str(int(imo)),
        "ship_type": None if kind is None else int(kind), "length_m": length or None, "width_m": width or None,
        "draught_m": number(value.get("draught"), 0.01, 100),
        "destination": str(value.get("destination") or "").strip("@ "),
    }  # fmt: skip


def _reading(value: Row) -> Reading:
    mmsi, kind = number(value.get("mmsi"), 0, 1e9), number(value.get("type"), 1, 28)
    if mmsi is None or kind is None:
        return None, None, "no identity or no type"
    identity, time, kind = f"mmsi:{int(mmsi):09d}", _time(value), int(kind)
    fix = _fix(value, identity, kind, time) if kind in _POSITIONS else None
    said = _said(value, identity, time) if kind in _STATIC else None
    return fix, said, "" if fix or said else f"type {kind}, no position"


def read(source: Source) -> Iterator[Batch]:
    yield from batches(source, _reading)
