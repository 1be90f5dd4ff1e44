"""Danish Maritime Authority (aisdk CSV): `# Timestamp` with the day first, status and ship type in words.

Old files lack columns, and re-exports put an index before them. `MMSI`, `Latitude` and `Longitude` must be there;
91 and 0 stand for no position, 511 for no heading. Base stations and aids to navigation are told by `Type of mobile`.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables import columns as by

__all__ = ["NAME", "claims", "read"]

NAME = "danish-maritime-authority"
_TIME = ("# Timestamp", "Timestamp")
_STATUS = (
    "Under way using engine", "At anchor", "Not under command", "Restricted maneuverability",
    "Constrained by her draught", "Moored", "Aground", "Engaged in fishing", "Under way sailing",
)  # fmt: skip
_TYPES = {
    "fishing": 30, "towing": 31, "towing long/wide": 32, "dredging": 33, "diving": 34, "military": 35, "sailing": 36,
    "pleasure": 37, "hsc": 40, "pilot": 50, "sar": 51, "tug": 52, "port tender": 53, "anti-pollution": 54,
    "law enforcement": 55, "medical": 58, "passenger": 60, "cargo": 70, "tanker": 80, "other": 90,
}  # fmt: skip
_MOBILES = {"Class A": 1, "Class B": 18, "Base Station": 4, "AtoN": 21, "SAR Airborne": 9}
_SAYS = {"name": "Name", "callsign": "Callsign", "imo": "IMO", "ship_type": "Ship type", "length_m": "Length",
         "width_m": "Width", "draught_m": "Draught", "destination": "Destination"}  # fmt: skip


def claims(source: Source) -> bool:
    names = by.header(source.head)
    return {"MMSI", "Latitude", "Longitude"} <= set(names) and any(name in names for name in _TIME) and "SOG" in names


def _coded(values: by.Column, words: dict[str, int]) -> by.Column:
    """The number that stands for a word; null for a word not in the table."""
    keys, codes = pa.array(list(words)), pa.array(list(words.values()), pa.int16())
    return pc.take(codes, pc.index_in(pc.utf8_trim_whitespace(values.cast(pa.string())), keys))


def _type(values: by.Column) -> by.Column:
    return _coded(pc.utf8_lower(values.cast(pa.string())), _TYPES)


def _text(values: by.Column) -> by.Column:
    text = pc.utf8_trim_whitespace(values.cast(pa.string()))
    return pc.if_else(pc.is_in(text, pa.array(["Unknown", "Undefined"])), "", text)


def _measure(values: by.Column) -> by.Column:
    return by.within(by.number(values), 0.1, 1e6)


_SAID = by.Said(_SAYS, {"ship_type": _type, "length_m": _measure, "width_m": _measure, "draught_m": _measure,
                        "name": _text, "callsign": _text, "imo": _text, "destination": _text})  # fmt: skip


def _one(table: pa.Table, source: Source, line: int) -> Batch:
    def given(*names: str) -> by.Column:
        for name in names:
            if name in table.column_names:
                return table[name]
        return pa.nulls(table.num_rows, pa.string())

    identity = by.mmsi(given("MMSI"))
    time = by.times(given(*_TIME), "%d/%m/%Y %H:%M:%S", "iso")
    lat, lon = (
        by.within(by.number(given("Latitude")), -90, 90.0001),
        by.within(by.number(given("Longitude")), -180, 180.0001),
    )
    nowhere = pc.and_(pc.equal(lat, 0.0), pc.equal(lon, 0.0))
    known = pc.invert(pc.fill_null(nowhere, True))
    found = {
        "identity": identity,
        "time": time,
        "received": time,
        "lat": pc.if_else(known, lat, None),
        "lon": pc.if_else(known, lon, None),
        "speed_kn": by.within(by.number(given("SOG")), 0.0, 102.25),
        "course_deg": by.within(by.number(given("COG")), 0.0, 360.0),
        "heading_deg": by.within(by.number(given("Heading")), 0.0, 360.0),
        "status": _coded(given("Navigational status"), {word: code for code, word in enumerate(_STATUS)}),
        "message_type": _coded(given("Type of mobile"), _MOBILES),
        "receiver": pc.if_else(pc.equal(given("Data source type"), "AIS"), None, given("Data source type")),
    }
    return by.batch(by.fixes(table.num_rows, found, source.counts, line), by.said(table, identity, time, _SAID))


def read(source: Source) -> Iterator[Batch]:
    line = 2
    for table in by.rows(source):
        yield _one(table, source, line)
        line += table.num_rows
