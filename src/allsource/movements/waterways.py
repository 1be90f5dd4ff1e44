"""Rivers, canals and lakes that ships sail and the shore grid shows as land: boxes of `sources/waterways.tsv`.

Boxes are rough on purpose: a position inside one is never called on land. Waterways not in the table are the known
false alarms of `on_land`.
"""

import csv
from functools import cache

import numpy as np

from allsource.movements.fixes import Array
from allsource.shipped import shipped

__all__ = ["on_waterway"]


@cache
def _boxes() -> Array:
    with shipped("sources", "waterways.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t")
        return np.array([[float(row[side]) for side in ("south", "north", "west", "east")] for row in rows])


def on_waterway(lat: Array, lon: Array) -> Array:
    """Whether each place lies in one of the boxes."""
    inside = np.zeros(len(lat), bool)
    for south, north, west, east in _boxes().tolist():
        inside |= (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
    return inside
