"""Passes as files that other tools open: CSV and Parquet of the table, GeoJSON and KML of the ground tracks.

A ground track is the line under the satellite from rise to set (or the window's edge), a point every ten seconds, cut
at the dateline. GeoJSON follows RFC 7946 (WGS 84, longitude first); times are ISO 8601.
"""

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from lxml import etree

from allsource.overhead.ask import Answer
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import EARTH_FLATTENING, Floats
from allsource.overhead.printed import printed_passes
from allsource.overhead.propagate import positions

__all__ = ["FORMATS", "export", "ground_tracks"]

FORMATS = ("geojson", "kml", "csv", "parquet")

_STEP_S = 10.0
_KML = "http://www.opengis.net/kml/2.2"


def export(answer: Answer, sets: Sequence[ElementSet], form: str) -> bytes:
    """The answer as the bytes of one file in one of FORMATS."""
    if form == "csv":
        out = io.BytesIO()
        pyarrow.csv.write_csv(_flat(answer), out)
        return out.getvalue()
    if form == "parquet":
        out = io.BytesIO()
        pq.write_table(_flat(answer), out)
        return out.getvalue()
    features = list(_features(answer, sets))
    return _geojson(features) if form == "geojson" else _kml(features)


def ground_tracks(item: ElementSet, start_s: float, end_s: float) -> list[Floats]:
    """Lines of (n, 2) longitude and latitude under a satellite, cut where they cross the dateline."""
    times = np.append(np.arange(start_s, end_s, _STEP_S), end_s)
    fixed = positions([item], times)[0]
    flat = 1.0 - EARTH_FLATTENING
    # Straight down is taken towards the centre and then named by the ellipsoid's normal: within 0.2 km of exact.
    lat = np.degrees(np.arctan2(fixed[:, 2], np.hypot(fixed[:, 0], fixed[:, 1]) * flat * flat))
    lon = np.degrees(np.arctan2(fixed[:, 1], fixed[:, 0]))
    cuts = np.flatnonzero(np.abs(np.diff(lon)) > 180.0) + 1
    return [part for part in np.split(np.column_stack([lon, lat]), cuts) if len(part) > 1]


def _flat(answer: Answer) -> pa.Table:
    targets = [answer.targets[i] for i in answer.table["site"].to_pylist()]
    return (
        answer.table.drop_columns(["satellite", "site"])
        .append_column("target", pa.array([target.name for target in targets], pa.string()))
        .append_column("target_lat", pa.array([target.lat for target in targets], pa.float64()))
        .append_column("target_lon", pa.array([target.lon for target in targets], pa.float64()))
    )


def _features(answer: Answer, sets: Sequence[ElementSet]) -> Iterator[dict[str, Any]]:
    by_epoch = {(item.norad_id, round(item.epoch.timestamp(), 3)): item for item in sets}
    for row, line in zip(answer.table.to_pylist(), printed_passes(answer), strict=True):
        item = by_epoch[row["norad_id"], round(row["element_epoch"].timestamp(), 3)]
        start = row["rise"].timestamp() if row["rise"] else answer.window[0]
        end = row["set"].timestamp() if row["set"] else answer.window[1]
        lines = [np.round(part, 5).tolist() for part in ground_tracks(item, start, end)]
        geometry = {"type": "MultiLineString", "coordinates": lines}
        yield {"type": "Feature", "geometry": geometry, "properties": line | {"target": line["target"]["name"]}}


def _geojson(features: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _kml(features: list[dict[str, Any]]) -> bytes:
    root = etree.Element(f"{{{_KML}}}kml", nsmap={None: _KML})
    folder = etree.SubElement(root, f"{{{_KML}}}Document")
    for feature in features:
        facts = feature["properties"]
        mark = etree.SubElement(folder, f"{{{_KML}}}Placemark")
        etree.SubElement(mark, f"{{{_KML}}}name").text = f"{facts['name']} could have seen {facts['target']}"
        span = etree.SubElement(mark, f"{{{_KML}}}TimeSpan")
        for tag, key in (("begin", "rise"), ("end", "set")):
            if facts[key]:
                etree.SubElement(span, f"{{{_KML}}}{tag}").text = facts[key]
        lines = etree.SubElement(mark, f"{{{_KML}}}MultiGeometry")
        for line in feature["geometry"]["coordinates"]:
            drawn = etree.SubElement(lines, f"{{{_KML}}}LineString")
            etree.SubElement(drawn, f"{{{_KML}}}coordinates").text = " ".join(f"{lon},{lat}" for lon, lat in line)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
