"""Exports open in the tools they are for: pyarrow, RFC 7946 GeoJSON, KML 2.2."""

import io
import json

import numpy as np
import pyarrow.csv
import pyarrow.parquet as pq
from lxml import etree
from tests.overhead.test_archive import ANSWER
from tests.overhead.test_ask import IMAGER
from tests.overhead.test_find import START

from allsource.overhead.export import export, ground_tracks


def test_tables_hold_every_pass_and_its_target() -> None:
    parquet = pq.read_table(io.BytesIO(export(ANSWER, [IMAGER], "parquet")))
    csv = pyarrow.csv.read_csv(io.BytesIO(export(ANSWER, [IMAGER], "csv")))
    assert parquet.num_rows == csv.num_rows == ANSWER.table.num_rows
    assert set(parquet["target"].to_pylist()) == {"36.1,-5.3"}
    assert parquet.column_names == csv.column_names


def test_ground_tracks_are_lines_under_the_satellite() -> None:
    found = json.loads(export(ANSWER, [IMAGER], "geojson"))
    assert len(found["features"]) == ANSWER.table.num_rows
    row = ANSWER.table.to_pylist()[0]
    line = np.array(found["features"][0]["geometry"]["coordinates"][0])
    # The point beneath the satellite at its culmination lies as far from the site as off-nadir and elevation say.
    apart = 90.0 - row["max_elevation_deg"] - row["min_off_nadir_deg"]
    from_site = np.hypot((line[:, 0] + 5.3) * np.cos(np.radians(36.1)), line[:, 1] - 36.1).min()
    assert abs(from_site - apart) < 0.3


def test_tracks_are_cut_at_the_dateline() -> None:
    lines = ground_tracks(IMAGER, START.timestamp(), START.timestamp() + 6 * 3600)
    assert len(lines) > 2
    assert all(np.abs(np.diff(line[:, 0])).max() < 180.0 for line in lines)


def test_kml_names_each_pass_as_could_have_seen() -> None:
    root = etree.fromstring(export(ANSWER, [IMAGER], "kml"))
    names = [name.text or "" for name in root.iter("{http://www.opengis.net/kml/2.2}name")]
    assert len(names) == ANSWER.table.num_rows
    assert all("could have seen" in name for name in names)
