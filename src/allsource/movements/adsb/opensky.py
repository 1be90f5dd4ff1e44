"""OpenSky state vectors: the CSV of its data sets and the JSON of its API (`{"time": …, "states": [[…]]}`).

Velocity is in metres a second and altitude in metres; the time of a place is `lastposupdate` (CSV) or `time_position`
(JSON), so that a place repeated in later vectors is one fix. Cite the OpenSky Network where its data is used.
"""

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables import columns as by
from allsource.movements.tables.jsons import Row, number, row_batches

__all__ = ["NAME", "claims", "read"]

NAME = "opensky"
_KNOTS = 3600.0 / 1852.0
_COLUMNS = {"time", "icao24", "lat", "lon", "velocity", "heading", "vertrate"}


def _is_json(source: Source) -> bool:
    head = source.head[:200].lstrip()
    return head.startswith(b"{") and b'"states"' in head and b'"time"' in head


def claims(source: Source) -> bool:
    return set(by.header(source.head)) >= _COLUMNS or _is_json(source)


def _address(values: by.Column) -> by.Column:
    text = pc.utf8_lower(pc.utf8_trim_whitespace(values))
    sound = pc.match_substring_regex(text, "^~?[0-9a-f]{6}$")
    return pc.if_else(sound, pc.binary_join_element_wise("icao24:", text, ""), None)


def _one(table: pa.Table, source: Source, line: int) -> Batch:
    def given(name: str) -> by.Column:
        return table[name] if name in table.column_names else pa.nulls(table.num_rows, pa.string())

    received = by.times(given("time"), "unix", "iso")
    found = {
        "identity": _address(given("icao24")),
        "time": pc.coalesce(by.times(given("lastposupdate"), "unix"), received),
        "received": received,
        "lat": by.within(by.number(given("lat")), -90.0, 90.0001),
        "lon": by.within(by.number(given("lon")), -180.0, 180.0001),
        "speed_kn": by.within(by.number(given("velocity"), _KNOTS), 0.0, 4_000.0),
        "course_deg": by.within(by.number(given("heading")), 0.0, 360.0),
        "altitude_m": by.within(by.number(given("baroaltitude")), -1_000.0, 60_000.0),
        "vertical_m_s": by.within(by.number(given("vertrate")), -200.0, 200.0),
    }
    return by.batch(by.fixes(table.num_rows, found, source.counts, line))


def _rows(source: Source) -> Iterator[Row]:
    try:
        value = json.loads(b"".join(source.pieces()))
        received = number(value["time"], 6e8, 4.1e9)
        for line, state in enumerate(value["states"] or [], 1):
            source.counts.lines += 1
            lon, lat = number(state[5], -180, 180.0001), number(state[6], -90, 90.0001)
            if lat is None or lon is None:
                source.counts.ignored["without a place"] += 1
                continue
            time, speed = number(state[3], 6e8, 4.1e9) or received, number(state[9], 0, 2_000)
            source.counts.decoded["position"] += 1
            yield {
                "identity": f"icao24:{str(state[0]).strip().lower()}",
                "time": None if time is None else round(time * 1e6),
                "received": None if received is None else round(received * 1e6), "lat": lat, "lon": lon,
                "speed_kn": None if speed is None else speed * _KNOTS, "course_deg": number(state[10], 0, 360),
                "altitude_m": number(state[7], -1_000, 60_000), "vertical_m_s": number(state[11], -200, 200),
                "source_line": line,
            }  # fmt: skip
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        source.counts.refused["no OpenSky JSON"] += 1


def read(source: Source) -> Iterator[Batch]:
    if _is_json(source):
        yield from row_batches(_rows(source))
        return
    line = 2
    for table in by.rows(source):
        yield _one(table, source, line)
        line += table.num_rows
