"""How far from the shore: a grid of 0.05° in classes of distance, from Natural Earth 1:10m land.

`sources/shore.zst` is one byte a cell, south to north and west to east from 90° S, 180° W. Rivers, canals, lakes and
harbour basins are land in that map, and islets are missing: what is said from it is coarse, and says so.
"""

from functools import cache

import numpy as np
import zstandard

from allsource.movements.fixes import Array
from allsource.shipped import shipped

__all__ = ["CELL_DEG", "COLUMNS", "INLAND", "ROWS", "STEPS_KM", "inland_km", "sea_km", "shore_grid"]

CELL_DEG = 0.05
ROWS = 3600
COLUMNS = 7200
STEPS_KM = (5.0, 10.0, 18.52, 37.04, 92.6)
INLAND = 16


@cache
def shore_grid() -> Array:
    """The classes as rows of cells."""
    raw = zstandard.ZstdDecompressor().decompress(shipped("sources", "shore.zst").read_bytes())
    return np.frombuffer(raw, np.uint8).reshape(ROWS, COLUMNS)


def _classes(lat: Array, lon: Array) -> Array:
    rows = np.clip(((np.asarray(lat) + 90.0) / CELL_DEG).astype(int), 0, ROWS - 1)
    columns = ((np.asarray(lon) + 180.0) / CELL_DEG).astype(int) % COLUMNS
    classes: Array = shore_grid()[rows, columns]
    return classes


_AT_LEAST = np.array([STEPS_KM[-1], *STEPS_KM[-2::-1], 0.0])


def sea_km(lat: Array, lon: Array) -> Array:
    """At least so far from land, in km, by the steps of the grid; 0 near the shore and on land."""
    classes = _classes(lat, lon)
    distance: Array = np.where(classes >= INLAND, 0.0, _AT_LEAST[np.minimum(classes, len(STEPS_KM))])
    return distance


def inland_km(lat: Array, lon: Array) -> Array:
    """At least so far inland, in km; 0 near the shore and at sea."""
    classes = _classes(lat, lon)
    distance: Array = np.where(classes >= INLAND, _AT_LEAST[np.clip(classes, INLAND, INLAND + 5) - INLAND], 0.0)
    return distance
