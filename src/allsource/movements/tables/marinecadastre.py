"""MarineCadastre (NOAA, BOEM and USCG; public domain), in its three generations.

To 2023 a CSV with `BaseDateTime`, `LAT`, `LON` and names in capitals; then a CSV, zstd-packed, with snake_case names
and the longitude before the latitude; and GeoParquet, where the place is in the columns or in a WKB point. Class A and
B share the table. `Heading` 511 and `COG` 360 are sentinels; a COG below zero is what older exports made of those above
204.8 degrees, which are 409.6 too low. The newer generations are read from their description: no sample was at hand.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables import columns as by
from allsource.movements.tables.parquet import table_columns, tables

__all__ = ["NAME", "claims", "read"]

NAME = "marinecadastre"
_NAMES: tuple[dict[str, str], ...] = (
    {
        "mmsi": "MMSI", "time": "BaseDateTime", "lat": "LAT", "lon": "LON", "speed": "SOG", "course": "COG",
        "heading": "Heading", "status": "Status", "name": "VesselName", "imo": "IMO", "callsign": "CallSign",
        "type": "VesselType", "length": "Length", "width": "Width", "draught": "Draft",
    },
    {
        "mmsi": "mmsi", "time": "base_date_time", "lat": "latitude", "lon": "longitude", "speed": "sog",
        "course": "cog", "heading": "heading", "status": "status", "name": "vessel_name", "imo": "imo",
        "callsign": "call_sign", "type": "vessel_type", "length": "length", "width": "width", "draught": "draft",
    },
)  # fmt: skip


def _generation(names: list[str]) -> dict[str, str] | None:
    for generation in _NAMES:
        if {generation["mmsi"], generation["time"]} <= set(names):
            return generation
    return None


def claims(source: Source) -> bool:
    return _generation(table_columns(source) or by.header(source.head)) is not None


def _course(values: by.Column) -> by.Column:
    number = by.number(values)
    return by.within(pc.if_else(pc.less(number, 0.0), pc.add(number, 409.6), number), 0.0, 360.0)


def _imo(values: by.Column) -> by.Column:
    return pc.replace_substring_regex(values.cast(pa.string()), r"^\s*IMO0*|^\s*0+$", "")


def _positive(values: by.Column) -> by.Column:
    return by.within(by.number(values), 0.1, 1e6)


_READ = {"imo": _imo, "ship_type": lambda values: by.within(by.number(values), 1, 256), "length_m": _positive,
         "width_m": _positive, "draught_m": _positive}  # fmt: skip


def _one(table: pa.Table, names: dict[str, str], source: Source, line: int) -> Batch:
    def given(part: str) -> by.Column:
        column = names[part]
        return table[column] if column in table.column_names else pa.nulls(table.num_rows, pa.string())

    identity = by.mmsi(given("mmsi"))
    time = by.times(given("time"), "iso")
    lat, lon = by.within(by.number(given("lat")), -90.0, 90.0001), by.within(by.number(given("lon")), -180.0, 180.0001)
    found = {
        "identity": identity,
        "time": time,
        "received": time,
        "lat": lat,
        "lon": lon,
        "speed_kn": by.within(by.number(given("speed")), 0.0, 102.25),
        "course_deg": _course(given("course")),
        "heading_deg": by.within(by.number(given("heading")), 0.0, 360.0),
        "status": by.within(by.number(given("status")), 0.0, 15.0).cast(pa.int16()),
    }
    says = {"name": names["name"], "callsign": names["callsign"], "imo": names["imo"], "ship_type": names["type"],
            "length_m": names["length"], "width_m": names["width"], "draught_m": names["draught"]}  # fmt: skip
    said = by.said(table, identity, time, by.Said(says, _READ))
    return by.batch(by.fixes(table.num_rows, found, source.counts, line), said)


def read(source: Source) -> Iterator[Batch]:
    line = 2
    parquet = table_columns(source)
    names = _generation(parquet or by.header(source.head)) or _NAMES[0]
    for table in tables(source) if parquet else by.rows(source):
        yield _one(table, names, source, line)
        line += table.num_rows
