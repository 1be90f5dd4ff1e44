"""readsb and tar1090 JSON: `aircraft.json` (one instant) and `trace_full_….json` (one aircraft, one day).

Fields after readsb's README-json (altitude in feet, `gs` in knots, `track`, `baro_rate` in feet a minute, `nic`,
`nac_p`, `seen_pos` seconds ago). A trace row is [seconds after `timestamp`, lat, lon, altitude, speed, track, flags,
rate, details or null, …]; flag 2 begins a new leg. A type other than adsb_… is kept, as its receiver; `~` addresses
stay marked, being no aircraft's own. Whole files are read: they are made small.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables.jsons import Row, number, row_batches

__all__ = ["NAME", "claims", "read"]

NAME = "readsb"
_FOOT_M = 0.3048
_LARGEST = 1 << 28


def claims(source: Source) -> bool:
    head = source.head[:4096]
    if not head.lstrip().startswith(b"{"):
        return False
    return (b'"icao"' in head and b'"trace"' in source.head) or (b'"aircraft"' in head and b'"now"' in head)


def _feet(value: object) -> float | None:
    feet = 0.0 if value == "ground" else number(value, -2_000, 200_000)
    return None if feet is None else feet * _FOOT_M


def _small(value: object) -> int | None:
    known = number(value, 0, 16)
    return None if known is None else int(known)


def _row(address: str, time: float | None, place: tuple[object, object], body: Mapping[str, Any]) -> Row | None:
    lat, lon = number(place[0], -90, 90.0001), number(place[1], -180, 180.0001)
    if lat is None or lon is None:
        return None
    climb = number(body.get("rate"), -40_000, 40_000)
    stamp = None if time is None else round(time * 1e6)
    return {
        "identity": f"icao24:{address.lower()}", "time": stamp, "received": stamp, "lat": lat, "lon": lon,
        "speed_kn": number(body.get("gs"), 0, 4_000), "course_deg": number(body.get("track"), 0, 360),
        "altitude_m": _feet(body.get("alt")), "vertical_m_s": None if climb is None else climb * _FOOT_M / 60,
        "nic": _small(body.get("nic")), "nac_p": _small(body.get("nac_p")), "receiver": body.get("type"),
    }  # fmt: skip


def _trace(value: Mapping[str, Any]) -> Iterator[Row | None]:
    begun = number(value.get("timestamp"), 6e8, 4.1e9)
    for row in value["trace"]:
        if not isinstance(row, list) or len(row) < 6:
            yield None
            continue
        details = row[8] if len(row) > 8 and isinstance(row[8], dict) else {}
        kind = row[9] if len(row) > 9 and isinstance(row[9], str) else None
        after = number(row[0], 0, 1e6)
        body = {"gs": row[4], "track": row[5], "alt": row[3], "rate": row[7] if len(row) > 7 else None, "type": kind,
                "nic": details.get("nic"), "nac_p": details.get("nac_p")}  # fmt: skip
        time = None if begun is None or after is None else begun + after
        yield _row(str(value.get("icao", "")), time, (row[1], row[2]), body)


def _instant(value: Mapping[str, Any]) -> Iterator[Row | None]:
    now = number(value.get("now"), 6e8, 4.1e9)
    for plane in value["aircraft"]:
        if not isinstance(plane, dict) or not plane.get("hex"):
            yield None
            continue
        body = plane | {"alt": plane.get("alt_baro"), "rate": plane.get("baro_rate")}
        ago = number(plane.get("seen_pos"), 0, 1e5) or 0.0
        time = None if now is None else now - ago
        yield _row(str(plane["hex"]), time, (plane.get("lat"), plane.get("lon")), body)


def _rows(source: Source) -> Iterator[Row]:
    data = bytearray()
    for piece in source.pieces():
        data += piece
        if len(data) > _LARGEST:
            source.counts.refused["a file larger than any of this kind"] += 1
            return
    try:
        value = json.loads(data)
        given = _trace(value) if isinstance(value.get("trace"), list) else _instant(value)
        for line, row in enumerate(given, 1):
            source.counts.lines += 1
            if row is None:
                source.counts.ignored["without a place"] += 1
            else:
                source.counts.decoded["position"] += 1
                yield row | {"source_line": line}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        source.counts.refused["no readsb JSON"] += 1


def read(source: Source) -> Iterator[Batch]:
    yield from row_batches(_rows(source))
