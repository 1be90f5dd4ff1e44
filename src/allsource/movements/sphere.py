"""Distances and bearings on the sphere, for compiled loops.

A sphere of the earth's mean radius (IUGG, 6 371 008.8 m) is within 0.6 % of the ellipsoid, which no threshold here is
finer than. Differences of longitude are wrapped, so that the dateline is no place in particular.
"""

import math

from allsource.movements.kernels import helper

__all__ = ["KNOT_M_S", "NAUTICAL_MILE_M", "RADIUS_M", "bearing_deg", "between", "distance_m", "wrapped"]

RADIUS_M = 6_371_008.8
NAUTICAL_MILE_M = 1852.0
KNOT_M_S = 1852.0 / 3600.0
_RADIANS = math.pi / 180.0


@helper
def wrapped(degrees: float) -> float:
    """The same angle from -180 up to 180."""
    if -180.0 <= degrees < 180.0:
        return degrees
    return (degrees + 540.0) % 360.0 - 180.0


@helper
def distance_m(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance by the haversine, exact for near points and across the poles."""
    up = math.sin((other_lat - lat) * _RADIANS * 0.5)
    across = math.sin((other_lon - lon) * _RADIANS * 0.5)
    chord = up * up + math.cos(lat * _RADIANS) * math.cos(other_lat * _RADIANS) * across * across
    return 2.0 * RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


@helper
def bearing_deg(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Initial course from the first point to the second, 0 to 360 from north."""
    turn = (other_lon - lon) * _RADIANS
    here, there = lat * _RADIANS, other_lat * _RADIANS
    east = math.sin(turn) * math.cos(there)
    north = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(turn)
    return math.atan2(east, north) / _RADIANS % 360.0


@helper
def between(lat: float, lon: float, other_lat: float, other_lon: float, share: float) -> tuple[float, float]:
    """The point a `share` of the way along the great circle; the same for near points as a straight line."""
    here, there = lat * _RADIANS, other_lat * _RADIANS
    west, east = lon * _RADIANS, other_lon * _RADIANS
    x = math.cos(here) * math.cos(west) * (1.0 - share) + math.cos(there) * math.cos(east) * share
    y = math.cos(here) * math.sin(west) * (1.0 - share) + math.cos(there) * math.sin(east) * share
    z = math.sin(here) * (1.0 - share) + math.sin(there) * share
    return math.atan2(z, math.hypot(x, y)) / _RADIANS, math.atan2(y, x) / _RADIANS
