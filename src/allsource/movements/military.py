"""What is kept back of military platforms from a live stream (limits, rule 4).

A platform is taken for military where a ship says so of itself (ITU-R M.1371 ship type 35) or where an aircraft's
ICAO24 address lies in a block of `sources/military.tsv`. From a live stream its fixes of the last day are not taken at
all, and older ones only to half a degree, with that precision stated and without speed, course and height. A recording
is as it is. Known misses: a ship that has not stated its type yet, and military aircraft with a civil address.
"""

import csv
from collections import Counter
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.thresholds import Thresholds
from allsource.shipped import shipped

__all__ = ["MILITARY_SHIP", "held_back", "is_military_address", "military"]

MILITARY_SHIP = 35
_HOUR_US = 3_600_000_000
_DEGREE_M = 111_195.0
_MOTION = ("speed_kn", "course_deg", "heading_deg", "altitude_m", "vertical_m_s")


@cache
def _blocks() -> tuple[tuple[int, int], ...]:
    with shipped("sources", "military.tsv").open(encoding="utf-8", newline="") as table:
        return tuple((int(row["first"], 16), int(row["last"], 16)) for row in csv.DictReader(table, delimiter="\t"))


def is_military_address(identity: str) -> bool:
    """Whether an ICAO24 identity lies in a military block."""
    scheme, _, value = identity.partition(":")
    try:
        address = int(value.removeprefix("~"), 16) if scheme == "icao24" else -1
    except ValueError:
        return False
    return any(first <= address <= last for first, last in _blocks())


def military(names: list[str], identities: pa.Table | None) -> frozenset[str]:
    """Those of the identities that are military, by what they said of themselves (`identities`) or by their address."""
    said: set[str] = set()
    if identities is not None and identities.num_rows:
        stated = identities.filter(pc.fill_null(pc.equal(identities["ship_type"], MILITARY_SHIP), False))
        said.update(stated["identity"].to_pylist())
    return frozenset(name for name in names if name in said or is_military_address(name))


def held_back(
    fixes: pa.Table, kept_back: frozenset[str], now_us: int, thresholds: Thresholds
) -> tuple[pa.Table, Counter[str]]:
    """The fixes of a live stream that may be kept, and what was done to those of the platforms in `kept_back`.

    `now_us` is the present time in microseconds. A fix without a time cannot be shown to be old and is left out too.
    """
    names = fixes["identity"].cast(pa.string())
    theirs = pc.fill_null(pc.is_in(names, pa.array(sorted(kept_back), pa.string())), False)
    hours = round(thresholds.live_delay_hours)
    limit = now_us - round(thresholds.live_delay_hours * _HOUR_US)
    old = pc.fill_null(pc.less(fixes["time"].cast(pa.int64()), limit), False)
    young = pc.and_(theirs, pc.invert(old))
    done = Counter({
        f"of military platforms kept back, younger than {hours} h": int(pc.sum(young).as_py() or 0),
        f"of military platforms kept to {thresholds.live_coarse_deg} degrees only": int(
            pc.sum(pc.and_(theirs, old)).as_py() or 0
        ),
    })  # fmt: skip
    kept = fixes.filter(pc.invert(young))
    return _coarse(kept, theirs.filter(pc.invert(young)), thresholds.live_coarse_deg), +done


def _coarse(fixes: pa.Table, theirs: pa.ChunkedArray, step_deg: float) -> pa.Table:
    """Positions of these rows to the middle of their cell; their motion left out."""
    for name in ("lat", "lon"):
        rough = pc.add(pc.multiply(pc.floor(pc.divide(fixes[name], step_deg)), step_deg), step_deg / 2)
        fixes = _replaced(fixes, name, pc.if_else(theirs, rough, fixes[name]))
    radius = pa.scalar(np.float32(step_deg * _DEGREE_M / np.sqrt(2)), pa.float32())
    fixes = _replaced(fixes, "precision_m", pc.if_else(theirs, radius, fixes["precision_m"]))
    for name in _MOTION:
        fixes = _replaced(fixes, name, pc.if_else(theirs, None, fixes[name]))
    return fixes


def _replaced(fixes: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    place = fixes.schema.get_field_index(name)
    return fixes.set_column(place, fixes.schema.field(place), values.cast(fixes.schema.field(place).type))
