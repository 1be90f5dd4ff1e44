"""What a pass looks like from the site and from the satellite: angles, ranges and light, for all passes at once.

`off_nadir_deg` is the angle at the satellite between straight down (the Earth's centre) and the site, `incidence_deg`
the angle at the site between the ellipsoid's normal and the satellite, both as STAC's View extension defines them; they
are never interchangeable. A site is lit while the sun stands above its horizon.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from allsource.overhead.age import class_of, time_error_s
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats, sun_direction
from allsource.overhead.ground import Ground

__all__ = ["azimuth_deg", "sun_elevation_deg", "view"]

_RISE, _CULMINATION, _SET = 2, 3, 4
_AT_RISE, _AT_CULMINATION, _AT_SET = slice(6, 9), slice(9, 12), slice(12, 15)


def view(sets: Sequence[ElementSet], ground: Ground, found: Floats) -> pa.Table:
    """The table of passes from what the search found (passes, 15) over that ground."""
    satellite = found[:, 0].astype(np.int64)
    site = found[:, 1].astype(np.int64)
    at, up = ground.at(found[:, 1], found[:, _CULMINATION])
    peak = found[:, _AT_CULMINATION]
    sight = peak - at
    far = np.linalg.norm(sight, axis=1)
    sun = sun_elevation_deg(found[:, _CULMINATION], up)
    epoch = np.array([item.epoch.timestamp() for item in sets])[satellite] if len(sets) else np.empty(0)
    age_days = (found[:, _CULMINATION] - epoch) / 86_400.0
    kinds = [class_of(item) for item in sets]
    late = time_error_s([kinds[i] for i in satellite], age_days)
    columns = {
        "satellite": satellite,
        "site": site,
        "norad_id": np.array([item.norad_id for item in sets], dtype=np.int64)[satellite],
        "name": pa.array([sets[i].name for i in satellite], pa.string()),
        "rise": _times(found[:, _RISE]),
        "culmination": _times(found[:, _CULMINATION]),
        "set": _times(found[:, _SET]),
        "max_elevation_deg": np.degrees(np.arcsin(np.clip(found[:, 5], -1.0, 1.0))),
        "azimuth_rise_deg": _nullable(_azimuth_at(found, _RISE, _AT_RISE, ground)),
        "azimuth_set_deg": _nullable(_azimuth_at(found, _SET, _AT_SET, ground)),
        "min_off_nadir_deg": _angle_deg(-sight, -peak),
        "min_incidence_deg": _angle_deg(sight, up),
        "min_range_km": far,
        "site_sun_elevation_deg": sun,
        "lit": sun > 0.0,
        "element_epoch": _times(epoch),
        "element_age_days": age_days,
        "time_error_s_p50": _nullable(late[:, 0]),
        "time_error_s_p90": _nullable(late[:, 1]),
        "complete": ~(np.isnan(found[:, _RISE]) | np.isnan(found[:, _SET])),
    }
    return pa.table(columns)


def azimuth_deg(sight: Floats, up: Floats) -> Floats:
    """Degrees clockwise from north of sight lines (n, 3) at places with normals `up` (n, 3); NaN where the line is."""
    east = np.stack([-up[:, 1], up[:, 0], np.zeros(len(up))], axis=1)
    # At a pole every direction is alike; east is then taken along the 90° meridian.
    east[np.hypot(up[:, 0], up[:, 1]) < 1e-12] = (0.0, 1.0, 0.0)
    east /= np.linalg.norm(east, axis=1, keepdims=True) if len(east) else 1.0
    north = np.cross(up, east)
    along_east = np.einsum("ij,ij->i", sight, east)
    along_north = np.einsum("ij,ij->i", sight, north)
    return np.asarray(np.degrees(np.arctan2(along_east, along_north)) % 360.0)


def _azimuth_at(found: Floats, time: int, where: slice, ground: Ground) -> Floats:
    known = np.isfinite(found[:, time])
    at, up = ground.at(found[:, 1], np.where(known, found[:, time], found[:, _CULMINATION]))
    return azimuth_deg(found[:, where] - at, up)


def sun_elevation_deg(unix_s: Floats, up: Floats) -> Floats:
    """Geometric elevation of the sun's centre over the ellipsoid's horizon, in degrees."""
    return np.asarray(np.degrees(np.arcsin(np.clip(np.einsum("ij,ij->i", sun_direction(unix_s), up), -1.0, 1.0))))


def _angle_deg(one: Floats, other: Floats) -> Floats:
    dot = np.einsum("ij,ij->i", one, other) / (np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1))
    return np.asarray(np.degrees(np.arccos(np.clip(dot, -1.0, 1.0))))


def _times(unix_s: Floats) -> pa.Array:
    known = np.isfinite(unix_s)
    micros = np.where(known, np.round(np.nan_to_num(unix_s) * 1e6), 0).astype(np.int64)
    return pa.array(micros, pa.int64(), mask=~known).cast(pa.timestamp("us", "UTC"))


def _nullable(values: Floats) -> pa.Array:
    return pa.array(values, pa.float64(), mask=~np.isfinite(values))
