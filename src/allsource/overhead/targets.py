"""What is looked at: sites, areas, recorded tracks, from what a person gives.

A site is `LAT,LON[,ALT_M]` or a row of a CSV (name,lat,lon,alt_m). An area is a GeoJSON polygon, feature or collection;
it is looked at through a mesh of points no further apart than MESH_KM (wider for very large areas, and then said), and
a pass over any of them is a pass over the area.
"""

import csv
import io
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from allsource.errors import Refused, WrongUsage
from allsource.overhead.frames import Floats

__all__ = ["MESH_KM", "Target", "area_points", "areas", "site", "sites"]

MESH_KM = 25.0
"""Half of a common swath: no pass that covers a mesh cell goes unseen by the mesh's points."""

_MOST_POINTS = 2_000
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Target:
    """One thing looked at; `lat` and `lon` are its point, or the middle of an area. Degrees and metres."""

    kind: str
    name: str
    lat: float
    lon: float
    alt_m: float = 0.0


def site(text: str) -> Target:
    """`36.14,-5.35` or `36.14,-5.35,120`. Raises WrongUsage for anything else."""
    try:
        lat, lon, *rest = (float(part) for part in text.split(","))
        alt_m = rest[0] if rest else 0.0
    except ValueError:
        raise WrongUsage(
            f"--at {text}", "LAT,LON or LAT,LON,ALT_M in degrees and metres", "as in 36.14,-5.35"
        ) from None
    if len(rest) > 1 or not _on_globe(lat, lon) or not math.isfinite(alt_m):
        raise WrongUsage(f"--at {text}", "latitude -90 to 90, longitude -180 to 180, then metres", "as in 36.14,-5.35")
    return Target("site", f"{lat:g},{lon:g}", lat, lon, alt_m)


def sites(text: str, name: str) -> Iterator[Target | Refused]:
    """Rows of a CSV with columns name, lat, lon and, if it has one, alt_m; a bad row is refused by its number."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = {"lat", "lon"} - {(field or "").strip() for field in rows.fieldnames or ()}
    if missing:
        yield Refused(name, f"has no column {' and '.join(sorted(missing))}; name,lat,lon,alt_m are expected")
        return
    for number, row in enumerate(rows, 2):
        try:
            lat, lon, alt_m = float(row["lat"]), float(row["lon"]), float(row.get("alt_m") or 0.0)
        except (TypeError, ValueError):
            yield Refused(f"{name}:{number}", f"lat {row['lat']!r} and lon {row['lon']!r} are not numbers")
            continue
        if not _on_globe(lat, lon):
            yield Refused(f"{name}:{number}", f"{lat:g},{lon:g} is not on the globe")
            continue
        yield Target("site", (row.get("name") or f"{lat:g},{lon:g}").strip(), lat, lon, alt_m)


def areas(text: str, name: str) -> list[tuple[Target, BaseGeometry]]:
    """The polygons of a GeoJSON file with their names. Raises Refused where there is none, or it is off the globe."""
    try:
        found = json.loads(text)
        shapes = [(shape(item["geometry"]), item.get("properties") or {}) for item in _features(found)]
    except (KeyError, TypeError, ValueError, RecursionError, shapely.errors.ShapelyError) as error:
        raise Refused(name, f"is not GeoJSON with polygons: {error}") from None
    polygons = [
        (item, facts) for item, facts in shapes if item.geom_type in ("Polygon", "MultiPolygon") and item.area > 0
    ]
    if not polygons:
        raise Refused(name, "holds no polygon")
    for item, _ in polygons:
        west, south, east, north = item.bounds
        if south < -90.0 or north > 90.0 or west < -360.0 or east > 360.0:
            raise Refused(name, f"reaches to {item.bounds}, which is not on the globe; degrees are expected")
    return [(_middle(item, facts, f"{name} {number}"), item) for number, (item, facts) in enumerate(polygons, 1)]


def area_points(area: BaseGeometry) -> tuple[Floats, float]:
    """(points, 3) over an area and its edge, and how many km apart they are."""
    west, south, east, north = area.bounds
    apart_km = MESH_KM
    while True:
        lats = np.arange(south, north, apart_km / _KM_PER_DEGREE)
        points = [np.array(ring.coords)[:, :2] for ring in _rings(shapely.segmentize(area, apart_km / _KM_PER_DEGREE))]
        for lat in lats:
            step = apart_km / (_KM_PER_DEGREE * max(0.02, math.cos(math.radians(lat))))
            lons = np.arange(west, east, step)
            inside = shapely.contains_xy(area, lons, np.full(len(lons), lat))
            points.append(np.column_stack([lons[inside], np.full(int(inside.sum()), lat)]))
        mesh = np.concatenate(points)
        if len(mesh) <= _MOST_POINTS:
            return np.column_stack([mesh[:, 1], mesh[:, 0], np.zeros(len(mesh))]), apart_km
        apart_km *= 1.5


def _features(found: Any) -> list[Any]:
    if found["type"] == "FeatureCollection":
        return list(found["features"])
    return [found] if found["type"] == "Feature" else [{"geometry": found}]


def _rings(area: BaseGeometry) -> list[Any]:
    return [part.exterior for part in shapely.get_parts(area)]


def _middle(area: BaseGeometry, facts: dict[str, Any], fallback: str) -> Target:
    point = area.representative_point()
    return Target("area", str(facts.get("name") or fallback), float(point.y), float(point.x))


def _on_globe(lat: float, lon: float) -> bool:
    return abs(lat) <= 90.0 and abs(lon) <= 180.0
