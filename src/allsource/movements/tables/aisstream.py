"""aisstream.io JSON lines: `MessageType`, `MetaData` and one message under its type's name.

Made from the service's public description (its OpenAPI types follow ITU-R M.1371 names); no sample was at hand. Sog
102.3, Cog 360 and TrueHeading 511 are sentinels. The time is the service's time of reception.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables.jsons import Reading, Row, batches, first_object, micros, number

__all__ = ["NAME", "claims", "read"]

NAME = "aisstream"
_POSITIONS = {
    "PositionReport": None,
    "StandardClassBPositionReport": 18,
    "ExtendedClassBPositionReport": 19,
    "LongRangeAisBroadcastMessage": 27,
    "StandardSearchAndRescueAircraftReport": 9,
}
"""Type of message to its number; None where the message says it itself (1, 2 or 3)."""
_STATIC = ("ShipStaticData", "StaticDataReport")


def claims(source: Source) -> bool:
    return {"MessageType", "MetaData"} <= first_object(source.head).keys()


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _position(kind: int, identity: str, time: int | None, body: Mapping[str, Any]) -> Row:
    lat, lon = number(body.get("Latitude"), -90, 90.0001), number(body.get("Longitude"), -180, 180.0001)
    status = number(body.get("NavigationalStatus"), 0, 15)
    return {
        "identity": identity, "time": time, "received": time, "message_type": kind,
        "lat": lat if lon is not None else None, "lon": lon if lat is not None else None,
        "speed_kn": number(body.get("Sog"), 0, 102.25 if kind != 27 else 63),
        "course_deg": number(body.get("Cog"), 0, 360), "heading_deg": number(body.get("TrueHeading"), 0, 360),
        "status": None if status is None else int(status), "precision_m": 185.2 if kind == 27 else None,
    }  # fmt: skip


def _said(identity: str, time: int | None, body: Mapping[str, Any]) -> Row:
    part_a, part_b = _mapping(body.get("ReportA")), _mapping(body.get("ReportB"))
    sides = _mapping(body.get("Dimension") or part_b.get("Dimension"))
    length = sum(number(sides.get(side), 0, 1024) or 0.0 for side in ("A", "B"))
    width = sum(number(sides.get(side), 0, 128) or 0.0 for side in ("C", "D"))
    kind = number(body.get("Type", part_b.get("ShipType")), 1, 256)
    imo = number(body.get("ImoNumber"), 1, 1e10)
    return {
        "identity": identity, "first": time, "last": time,
        "name": str(body.get("Name") or part_a.get("Name") or "").strip("@ "),
        "callsign": str(body.get("CallSign") or part_b.get("CallSign") or "").strip("@ "),
        "imo": "" if imo is None else str(int(imo)), "ship_type": None if kind is None else int(kind),
        "length_m": length or None, "width_m": width or None,
        "draught_m": number(body.get("MaximumStaticDraught"), 0.01, 100),
        "destination": str(body.get("Destination") or "").strip("@ "),
    }  # fmt: skip


def _reading(value: Row) -> Reading:
    meta = _mapping(value.get("MetaData"))
    kind = str(value.get("MessageType"))
    body = _mapping(_mapping(value.get("Message")).get(kind))
    mmsi = number(meta.get("MMSI", body.get("UserID")), 0, 1e9)
    if mmsi is None:
        return None, None, "no identity"
    identity, time = f"mmsi:{int(mmsi):09d}", micros(meta.get("time_utc"))
    if kind in _POSITIONS:
        number_ = _POSITIONS[kind] or int(number(body.get("MessageID"), 1, 28) or 1)
        said = _said(identity, time, body) if kind == "ExtendedClassBPositionReport" else None
        return _position(number_, identity, time, body), said, ""
    if kind in _STATIC:
        return None, _said(identity, time, body), ""
    return None, None, f"{kind}, no position"


def read(source: Source) -> Iterator[Batch]:
    yield from batches(source, _reading)
