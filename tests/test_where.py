"""Authority: pyproj's geodesics on WGS 84 for distances (tolerance 0.56 %, the sphere's own error); else closed forms.

The places are real, the points rounded.
"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from allsource import where
from allsource.where import Box

WGS84 = Geod(ellps="WGS84")
LATITUDES, LONGITUDES = st.floats(-89.9, 89.9), st.floats(-180.0, 179.999)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_agrees_with_the_ellipsoid(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    expected = WGS84.inv(lon1, lat1, lon2, lat2)[2]
    assert where.distance_m(lat1, lon1, lat2, lon2) == pytest.approx(expected, rel=0.0057, abs=0.01)


def test_a_quarter_of_the_equator_and_the_antipode() -> None:
    assert where.distance_m(0, 0, 0, 90) == pytest.approx(math.pi / 2 * where.EARTH_RADIUS_M)
    assert where.distance_m(12, 34, -12, -146) == pytest.approx(math.pi * where.EARTH_RADIUS_M)


def test_distances_broadcast_and_keep_missing_values() -> None:
    km = where.distances_m([38.7, math.nan], [-9.1, 0.0], 38.5, -8.9) / 1000
    assert km[0] == pytest.approx(28.2, abs=0.3)  # Lisbon to Setúbal
    assert np.isnan(km[1])


@given(LATITUDES, LONGITUDES, st.floats(0.0, 359.9), st.floats(1.0, 1.9e7))
def test_destination_lies_at_its_distance(lat: float, lon: float, course: float, reach_m: float) -> None:
    to_lat, to_lon = where.destination(lat, lon, course, reach_m)
    assert where.distance_m(lat, lon, float(to_lat), float(to_lon)) == pytest.approx(reach_m, rel=1e-6, abs=0.2)
    assert -180.0 <= to_lon < 180.0


@pytest.mark.parametrize(("to_lat", "to_lon", "course"), [(1, 0, 0), (0, 1, 90), (-1, 0, 180), (0, -1, 270), (0, 0, 0)])
def test_bearing_to_the_four_winds(to_lat: float, to_lon: float, course: float) -> None:
    assert float(where.bearing_deg(0, 0, to_lat, to_lon)) == pytest.approx(course)


def test_a_box_around_fiji_crosses_the_dateline() -> None:
    box = where.box_of([-16.5, -18.1, -17.0], [179.4, 178.4, -179.9])
    assert (box.south, box.west, box.north, box.east) == pytest.approx((-18.1, 178.4, -16.5, -179.9))
    assert box.crosses_dateline
    assert box.width_deg == pytest.approx(1.7)
    assert box.holds(-17.0, 180.0)
    assert not box.holds(-17.0, 0.0)
    assert box.overlaps(Box(-20.0, -180.0, -10.0, -175.0))
    assert not box.overlaps(Box(-20.0, -175.0, -10.0, 170.0))
    assert box.mask([-17.0, -17.0], [179.0, 0.0]).tolist() == [True, False]


def test_a_box_of_one_point_is_that_point() -> None:
    assert where.box_of([10.0], [20.0]) == Box(10.0, 20.0, 10.0, 20.0)


@given(st.floats(-80.0, 80.0), LONGITUDES, st.floats(100.0, 2.0e6), st.floats(0.0, 359.0))
def test_a_box_around_a_point_holds_its_circle(lat: float, lon: float, reach_m: float, course: float) -> None:
    edge_lat, edge_lon = where.destination(lat, lon, course, reach_m * 0.999)
    assert where.box_around(lat, lon, reach_m).holds(float(edge_lat), float(edge_lon))


def test_a_box_over_the_pole_spans_every_meridian() -> None:
    assert where.box_around(89.0, 10.0, 500_000.0).width_deg == 360.0
