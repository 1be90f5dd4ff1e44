"""A plain CSV or Parquet of positions, by a column map.

The map is given (`--map lat=Y`), or it is made from the table of names below, which holds only names that mean one
thing. What was mapped is told with the counts, so nothing is guessed in silence. Without an identity, a time, a
latitude and a longitude the file is refused, and so is one whose dates could be read day first or month first alike.
An identity that is no MMSI or ICAO24 address stays what it is, as `id:…`.
"""

import re
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from allsource.errors import Refused, WrongUsage
from allsource.movements.batch import Batch
from allsource.movements.source import Source
from allsource.movements.tables import columns as by
from allsource.movements.tables.parquet import table_columns, tables

__all__ = ["FIELDS", "NAME", "claims", "read"]

NAME = "plain"
FIELDS: dict[str, tuple[str, ...]] = {
    "mmsi": ("mmsi", "sourcemmsi", "ssvid"),
    "icao24": ("icao24", "icao"),
    "id": ("id", "vessel_id", "track_id", "traj_id", "shipid"),
    "time": (
        "time",
        "timestamp",
        "basedatetime",
        "base_date_time",
        "ais_pos_timestamp",
        "datetime",
        "t",
        "date_time_utc",
    ),
    "lat": ("lat", "latitude", "latitude_degrees", "y"),
    "lon": ("lon", "long", "lng", "longitude", "longitude_degrees", "x"),
    "speed_kn": ("speed_kn", "sog", "sog_knots", "speedoverground", "speed_knots"),
    "course_deg": ("course_deg", "cog", "cog_degrees", "courseoverground", "course"),
    "heading_deg": ("heading_deg", "heading", "trueheading", "true_heading"),
    "altitude_m": ("altitude_m",),
    "status": ("status", "navigationalstatus", "navigational_status"),
    "message_type": ("message_type", "message_id", "msg_type"),
    "receiver": ("receiver", "receiver_type", "base_station"),
    "name": ("name", "shipname", "ship_name", "vesselname", "vessel_name"),
}
"""What a column may be called, in lower case; the first that the file has is taken."""
_DATE = re.compile(r"^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = ("iso", "unix", "%Y%m%d_%H%M%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M:%S")
_DAY_FIRST = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d-%m-%Y %H:%M:%S")
_MONTH_FIRST = ("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m-%d-%Y %H:%M:%S")
_LAWFUL = {
    "speed_kn": (0.0, 102.25),
    "course_deg": (0.0, 360.0),
    "heading_deg": (0.0, 360.0),
    "altitude_m": (-1e3, 1e5),
}
_WHOLE = {"status": (0.0, 15.0), "message_type": (0.0, 28.0)}


def mapping(names: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """Field to column: as given, else by the table of names."""
    for field, column in given.items():
        if field not in FIELDS and field != "dates":
            raise WrongUsage(f"--map {field}={column}", ", ".join([*FIELDS, "dates=day-first, dates=month-first"]))
        if field != "dates" and column not in names:
            raise WrongUsage(f"--map {field}={column}", f"a column of the file: {', '.join(names)}")
    lower = {name.lower(): name for name in reversed(names)}
    found = {field: column for field, column in given.items() if field != "dates"}
    for field, known in FIELDS.items():
        place = next((lower[name] for name in known if name in lower), None)
        if place is not None and field not in found:
            found[field] = place
    for field in ("icao24", "id"):
        if "mmsi" in found and field not in given:
            found.pop(field, None)
    return found


def _names(source: Source) -> list[str]:
    return table_columns(source) or by.header(source.head)


def claims(source: Source) -> bool:
    found = mapping(_names(source), source.mapping)
    return {"time", "lat", "lon"} <= set(found) and bool({"mmsi", "icao24", "id"} & set(found))


def _date_formats(source: Source, column: str, names: list[str]) -> tuple[str, ...]:
    """How dates with slashes are to be read, by what is given or by a day above twelve in the first rows."""
    given = source.mapping.get("dates", "")
    if given in ("day-first", "month-first"):
        return _DAY_FIRST if given == "day-first" else _MONTH_FIRST
    place = names.index(column)
    first = second = 0
    for line in source.head.decode("utf-8", "replace").splitlines()[1:-1]:
        fields = re.split(r"[,;\t]", line)
        match = _DATE.match(fields[place].strip('"')) if place < len(fields) else None
        if match:
            first, second = max(first, int(match[1])), max(second, int(match[2]))
    if first > 12 >= second:
        return _DAY_FIRST
    if second > 12 >= first:
        return _MONTH_FIRST
    if first or second:
        advice = "say --map dates=day-first or --map dates=month-first"
        raise Refused(source.name, f"dates in {column} can be read both ways; {advice}")
    return ()


def _identity(table: pa.Table, found: dict[str, str]) -> by.Column:
    if "mmsi" in found:
        return by.mmsi(table[found["mmsi"]])
    field = "icao24" if "icao24" in found else "id"
    text = pc.utf8_lower(pc.utf8_trim_whitespace(table[found[field]].cast(pa.string())))
    named = pc.binary_join_element_wise(f"{field}:", text, "")
    return pc.if_else(pc.equal(pc.utf8_length(text), 0), None, named)


def _one(table: pa.Table, found: dict[str, str], formats: tuple[str, ...], source: Source, line: int) -> Batch:
    time = by.times(table[found["time"]], *_ISO, *formats)
    columns = {
        "identity": _identity(table, found),
        "time": time,
        "received": time,
        "lat": by.within(by.number(table[found["lat"]]), -90.0, 90.0001),
        "lon": by.within(by.number(table[found["lon"]]), -180.0, 180.0001),
    }
    for field, (low, high) in {**_LAWFUL, **_WHOLE}.items():
        if field in found:
            values = by.within(by.number(table[found[field]]), low, high)
            columns[field] = pc.round(values).cast(pa.int16()) if field in _WHOLE else values
    if "receiver" in found:
        columns["receiver"] = table[found["receiver"]].cast(pa.string())
    said = {"name": found["name"]} if "name" in found else {}
    identities = by.said(table, columns["identity"], time, by.Said(said, {}))
    return by.batch(by.fixes(table.num_rows, columns, source.counts, line), identities)


def read(source: Source) -> Iterator[Batch]:
    names = _names(source)
    found = mapping(names, source.mapping)
    parquet = bool(table_columns(source))
    formats = () if parquet else _date_formats(source, found["time"], names)
    source.notes.append("columns: " + ", ".join(f"{field} = {column}" for field, column in found.items()))
    line = 2
    for table in tables(source) if parquet else by.rows(source):
        yield _one(table, found, formats, source, line)
        line += table.num_rows
