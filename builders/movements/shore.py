"""Build `sources/shore.zst`: how far each cell of a 0.05° grid lies from the shore, seaward or inland, in classes.

Source: Natural Earth 1:10m land (public domain), as TopoJSON in the npm package world-atlas 2 (ISC):

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python -m builders.movements.shore package/land-10m.json

Cells are filled by scan lines through their centres. A class says that the other element begins within so many
kilometres (STEPS_KM); distances are to cell centres, so a class is good to half a cell, some 3 km.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import zstandard

from allsource.movements.shore import CELL_DEG, COLUMNS, INLAND, ROWS, STEPS_KM

Grid = npt.NDArray[Any]
_KM_PER_DEG = 111.195


def rings(topology: dict[str, Any]) -> list[Grid]:
    """Every ring of the land polygons as an array of longitude and latitude."""
    scale, shift = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
                found.append(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))
    return found


def land(shapes: list[Grid]) -> Grid:
    """True where a cell's centre is on land: an odd number of ring edges west of it on its parallel."""
    crossings: list[list[float]] = [[] for _ in range(ROWS)]
    for ring in shapes:
        for (x0, y0), (x1, y1) in zip(ring[:-1].tolist(), ring[1:].tolist(), strict=True):
            low, high = (y0, y1) if y0 < y1 else (y1, y0)
            first = int(np.ceil((low + 90.0) / CELL_DEG - 0.5))
            last = int(np.ceil((high + 90.0) / CELL_DEG - 0.5))
            for row in range(max(first, 0), min(last, ROWS)):
                middle = (row + 0.5) * CELL_DEG - 90.0
                crossings[row].append(x0 + (middle - y0) / (y1 - y0) * (x1 - x0))
    grid = np.zeros((ROWS, COLUMNS), bool)
    for row, found in enumerate(crossings):
        edges = np.sort(np.array(found))
        columns = np.clip(np.ceil((edges + 180.0) / CELL_DEG - 0.5), 0, COLUMNS).astype(int)
        for west, east in zip(columns[::2].tolist(), columns[1::2].tolist(), strict=False):
            grid[row, west:east] = True
    return grid


def widened(grid: Grid, distance_km: float) -> Grid:
    """Cells that have a True cell within the distance, around the globe."""
    reach = int(distance_km / (_KM_PER_DEG * CELL_DEG))
    wide = np.zeros_like(grid)
    for row in range(ROWS):
        latitude = abs((row + 0.5) * CELL_DEG - 90.0)
        for other in range(max(0, row - reach), min(ROWS, row + reach + 1)):
            if not grid[other].any():
                continue
            up = (other - row) * CELL_DEG * _KM_PER_DEG
            across = np.sqrt(max(distance_km**2 - up**2, 0.0))
            half = int(across / (_KM_PER_DEG * CELL_DEG * max(np.cos(np.radians(latitude)), 1e-3)))
            wide[row] |= spread(grid[other], min(half, COLUMNS // 2))
    return wide


def spread(row: Grid, half: int) -> Grid:
    """True within `half` cells of a True one, on a ring."""
    around = np.concatenate([row[COLUMNS - half :], row, row[:half]]) if half else row
    sums = np.concatenate([[0], np.cumsum(around)])
    near: Grid = sums[2 * half + 1 :] > sums[:COLUMNS]
    return near


def classes(grid: Grid) -> Grid:
    """0 beyond the last step at sea; the number of the widest step not needed; INLAND added on land."""
    result = np.zeros(grid.shape, np.uint8)
    for index, step in enumerate(STEPS_KM):
        result[widened(grid, step) & ~grid & (result == 0)] = len(STEPS_KM) - index
        result[widened(~grid, step) & grid & (result == 0)] = INLAND + len(STEPS_KM) - index
    result[grid & (result == 0)] = INLAND
    return result


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    grid = land(rings(topology))
    packed = zstandard.ZstdCompressor(level=19).compress(classes(grid).tobytes())
    target = Path(__file__).parents[2] / "sources" / "shore.zst"
    target.write_bytes(packed)
    print(f"{target}: {len(packed)} bytes, land on {grid.mean():.1%} of the cells")


if __name__ == "__main__":
    main(sys.argv[1])
