"""Flights as the `traffic` library writes them: JSON of a data frame, a list of rows or a mapping of columns.

Named by `icao24`, `timestamp`, `latitude` and `longitude`; times are milliseconds (or ISO text), altitude is in feet,
`groundspeed` in knots, `vertical_rate` in feet a minute. Whole files are read: they hold single flights.
"""

import json
from collections.abc import Iterator
from typing import Any

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables.jsons import Row, micros, number, row_batches

__all__ = ["NAME", "claims", "read"]

NAME = "traffic-flights"
_FOOT_M = 0.3048
_LARGEST = 1 << 29


def claims(source: Source) -> bool:
    head = source.head.lstrip()
    named = b'"icao24"' in head and b'"timestamp"' in head
    rows = head.startswith(b"[{") and named
    return rows or (head.startswith(b'{"') and b'":{"0":' in head[:200])


def _rows_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from value
        return
    keys = value["timestamp"].keys()
    for key in keys:
        yield {name: column.get(key) for name, column in value.items()}


def _time(value: object) -> int | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 1e11:
        return round(value * 1000)
    return micros(value)


def _row(value: dict[str, Any]) -> Row | None:
    lat, lon = number(value.get("latitude"), -90, 90.0001), number(value.get("longitude"), -180, 180.0001)
    if lat is None or lon is None or not value.get("icao24"):
        return None
    feet, climb = number(value.get("altitude"), -2_000, 200_000), number(value.get("vertical_rate"), -40_000, 40_000)
    time = _time(value.get("timestamp"))
    return {
        "identity": f"icao24:{str(value['icao24']).lower()}", "time": time, "received": time, "lat": lat, "lon": lon,
        "speed_kn": number(value.get("groundspeed"), 0, 4_000), "course_deg": number(value.get("track"), 0, 360),
        "altitude_m": None if feet is None else feet * _FOOT_M,
        "vertical_m_s": None if climb is None else climb * _FOOT_M / 60,
    }  # fmt: skip


def _rows(source: Source) -> Iterator[Row]:
    data = bytearray()
    for piece in source.pieces():
        data += piece
        if len(data) > _LARGEST:
            source.counts.refused["a file larger than any of this kind"] += 1
            return
    try:
        for line, value in enumerate(_rows_of(json.loads(data)), 1):
            source.counts.lines += 1
            row = _row(value)
            if row is None:
                source.counts.ignored["without a place"] += 1
            else:
                source.counts.decoded["position"] += 1
                yield row | {"source_line": line}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        source.counts.refused["no JSON of flights"] += 1


def read(source: Source) -> Iterator[Batch]:
    yield from row_batches(_rows(source))
