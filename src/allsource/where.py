"""Points, distances and boxes on the globe, for one point or for arrays of them.

The earth is a sphere of the mean radius 6 371.0088 km (IUGG); against the WGS 84 ellipsoid a distance is off by at most
0.56 %. Latitudes and longitudes are degrees north and east; longitudes come out in [-180, 180). Every function takes
numbers or numpy arrays (which broadcast) and returns what it was given. Geodesics on the ellipsoid are left to pyproj.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "EARTH_RADIUS_M",
    "METRES_PER_NAUTICAL_MILE",
    "Box",
    "bearing_deg",
    "box_around",
    "box_of",
    "destination",
    "distance_km",
    "distance_m",
    "distances_m",
    "wrap_lon",
]

EARTH_RADIUS_M = 6_371_008.8
METRES_PER_NAUTICAL_MILE = 1852.0

Floats = NDArray[np.float64]


def wrap_lon(lon: float) -> float:
    """The same meridian in [-180, 180)."""
    return (lon + 180.0) % 360.0 - 180.0


def distances_m(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> Floats:
    """Great-circle distances in metres by the haversine formula; the arguments broadcast, NaN stays NaN."""
    a_lat, a_lon, b_lat, b_lon = (np.radians(np.asarray(x, dtype=np.float64)) for x in (lat1, lon1, lat2, lon2))
    half_chord = np.sin((b_lat - a_lat) / 2) ** 2 + np.cos(a_lat) * np.cos(b_lat) * np.sin((b_lon - a_lon) / 2) ** 2
    result: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(half_chord, 0.0, 1.0)))
    return result


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres between two points."""
    return float(distances_m(lat1, lon1, lat2, lon2))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points."""
    return distance_m(lat1, lon1, lat2, lon2) / 1000.0


def bearing_deg(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> Floats:
    """Initial course from the first point to the second, degrees clockwise from north in [0, 360).

    Between two equal points, where there is none, it is 0.
    """
    a_lat, a_lon, b_lat, b_lon = (np.radians(np.asarray(x, dtype=np.float64)) for x in (lat1, lon1, lat2, lon2))
    east = np.sin(b_lon - a_lon) * np.cos(b_lat)
    north = np.cos(a_lat) * np.sin(b_lat) - np.sin(a_lat) * np.cos(b_lat) * np.cos(b_lon - a_lon)
    result: Floats = np.degrees(np.arctan2(east, north)) % 360.0
    return result


def destination(lat: ArrayLike, lon: ArrayLike, course_deg: ArrayLike, reach_m: ArrayLike) -> tuple[Floats, Floats]:
    """Latitude and longitude after `reach_m` metres along a great circle that starts on `course_deg`."""
    a_lat, a_lon, course = (np.radians(np.asarray(x, dtype=np.float64)) for x in (lat, lon, course_deg))
    angle = np.asarray(reach_m, dtype=np.float64) / EARTH_RADIUS_M
    sine = np.sin(a_lat) * np.cos(angle) + np.cos(a_lat) * np.sin(angle) * np.cos(course)
    b_lat = np.arcsin(np.clip(sine, -1.0, 1.0))
    b_lon = a_lon + np.arctan2(np.sin(course) * np.sin(angle) * np.cos(a_lat), np.cos(angle) - np.sin(a_lat) * sine)
    return np.degrees(b_lat), (np.degrees(b_lon) + 180.0) % 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class Box:
    """A range of latitude and longitude. One with `west` > `east` crosses the dateline."""

    south: float
    west: float
    north: float
    east: float

    @property
    def crosses_dateline(self) -> bool:
        return self.west > self.east

    @property
    def width_deg(self) -> float:
        return self.east - self.west + (360.0 if self.crosses_dateline else 0.0)

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of the middle."""
        return (self.south + self.north) / 2, wrap_lon(self.west + self.width_deg / 2)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in the box or on its edge."""
        inside = self.west <= lon or lon <= self.east if self.crosses_dateline else self.west <= lon <= self.east
        return self.south <= lat <= self.north and inside

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share a point."""
        return self.south <= other.north and other.south <= self.north and any(
            a_west <= b_east and b_west <= a_east
            for a_west, a_east in self.spans()
            for b_west, b_east in other.spans()
        )  # fmt: skip

    def spans(self) -> tuple[tuple[float, float], ...]:
        """Its longitudes as one range, or as two where it crosses the dateline."""
        return ((self.west, 180.0), (-180.0, self.east)) if self.crosses_dateline else ((self.west, self.east),)

    def mask(self, lat: ArrayLike, lon: ArrayLike) -> NDArray[np.bool_]:
        """Which of many points the box holds."""
        lats, lons = np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64)
        east_of, west_of = lons >= self.west, lons <= self.east
        across = east_of | west_of if self.crosses_dateline else east_of & west_of
        result: NDArray[np.bool_] = (lats >= self.south) & (lats <= self.north) & across
        return result


def box_of(lat: ArrayLike, lon: ArrayLike) -> Box:
    """The narrowest box around points: the widest gap between their meridians is left out, wherever it lies."""
    lats = np.asarray(lat, dtype=np.float64).ravel()
    lons = np.sort((np.asarray(lon, dtype=np.float64).ravel() + 180.0) % 360.0 - 180.0)
    gaps = np.diff(lons, append=lons[0] + 360.0)
    widest = int(np.argmax(gaps))
    west = float(lons[(widest + 1) % lons.size])
    return Box(float(lats.min()), west, float(lats.max()), float(lons[widest]))


def box_around(lat: float, lon: float, reach_m: float) -> Box:
    """A box that holds every point within `reach_m` metres; near a pole it spans every meridian."""
    angle_deg = float(np.degrees(reach_m / EARTH_RADIUS_M))
    south, north = lat - angle_deg, lat + angle_deg
    if south <= -90.0 or north >= 90.0:
        return Box(max(south, -90.0), -180.0, min(north, 90.0), 180.0)
    half = float(np.degrees(np.arcsin(min(1.0, np.sin(np.radians(angle_deg)) / np.cos(np.radians(lat))))))
    return Box(south, wrap_lon(lon - half), north, wrap_lon(lon + half))
