"""From the propagator's frame to the turning Earth, and where the sun stands.

SGP4 gives positions in TEME. They are turned to Earth-fixed by Greenwich mean sidereal time (IAU 1982, as SGP4 itself
uses) on UT1; UT1−UTC comes from a small table in `sources/`, since leaving it out costs up to 400 m. Polar motion is
left out (about 10 m), and so is refraction: elevations are geometric. The sun is that of the Astronomical Almanac's low
precision formula, good to 0.01° between 1950 and 2050.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from allsource.shipped import shipped

__all__ = [
    "EARTH_FLATTENING",
    "EARTH_RADIUS_KM",
    "geodetic_to_fixed",
    "gmst_rad",
    "sun_direction",
    "to_fixed",
    "ut1_utc_s",
]

Floats = NDArray[np.float64]

EARTH_RADIUS_KM = 6378.137
EARTH_FLATTENING = 1.0 / 298.257223563
"""WGS 84."""

JD_2000 = 2451545.0
_UNIX_EPOCH_JD = 2440587.5


def julian_date(unix_s: Floats) -> tuple[Floats, Floats]:
    """Whole and fractional Julian dates (UTC) of POSIX seconds; the split keeps microseconds."""
    day = np.floor(unix_s / 86_400.0)
    return day + _UNIX_EPOCH_JD, unix_s / 86_400.0 - day


@cache
def _ut1_table() -> tuple[Floats, Floats, Floats, Floats]:
    """Modified Julian dates with UT1−TAI, and those of leap seconds with TAI−UTC."""
    rows = [line.split("\t") for line in shipped("sources", "ut1.tsv").read_text().splitlines() if line[:1].isalpha()][
        1:
    ]
    turn = np.array([[float(r[1]), float(r[2])] for r in rows if r[0] == "ut1_tai"])
    leap = np.array([[float(r[1]), float(r[2])] for r in rows if r[0] == "tai_utc"])
    return turn[:, 0], turn[:, 1], leap[:, 0], leap[:, 1]


def ut1_utc_s(unix_s: Floats) -> Floats:
    """UT1−UTC in seconds, within 2 ms inside the table; outside it the nearest row holds."""
    mjd = unix_s / 86_400.0 + 40_587.0
    turn_mjd, ut1_tai, leap_mjd, tai_utc = _ut1_table()
    leaps = tai_utc[np.clip(np.searchsorted(leap_mjd, mjd, side="right") - 1, 0, None)]
    # Beyond the table UT1 is held to UTC as at its end: later leap seconds, if any, are announced only months ahead.
    return np.asarray(np.interp(mjd, turn_mjd, ut1_tai) + leaps)


def gmst_rad(unix_s: Floats) -> Floats:
    """Greenwich mean sidereal time of POSIX seconds, in radians, on UT1."""
    whole, part = julian_date(unix_s)
    part = part + ut1_utc_s(unix_s) / 86_400.0
    centuries = (whole - JD_2000 + part) / 36_525.0
    seconds = (
        67_310.54841
        + (876_600.0 * 3600.0 + 8_640_184.812866) * centuries
        + 0.093104 * centuries**2
        - 6.2e-6 * centuries**3
    )
    return np.asarray(np.radians(seconds % 86_400.0 / 240.0))


def to_fixed(teme: Floats, unix_s: Floats) -> Floats:
    """Turn TEME vectors (…, n, 3) at n times into Earth-fixed ones."""
    angle = gmst_rad(unix_s)
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = teme[..., 0], teme[..., 1]
    return np.stack([cos * x + sin * y, cos * y - sin * x, teme[..., 2]], axis=-1)


def geodetic_to_fixed(lat_deg: Floats, lon_deg: Floats, alt_m: Floats) -> tuple[Floats, Floats]:
    """Earth-fixed positions in km (n, 3) and outward ellipsoid normals (n, 3) of WGS 84 places."""
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    squared = EARTH_FLATTENING * (2.0 - EARTH_FLATTENING)
    radius = EARTH_RADIUS_KM / np.sqrt(1.0 - squared * np.sin(lat) ** 2)
    height = np.asarray(alt_m) / 1000.0
    up = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
    scale = np.stack([radius + height, radius + height, radius * (1.0 - squared) + height], axis=-1)
    return up * scale, up


def sun_direction(unix_s: Floats) -> Floats:
    """Unit vectors (n, 3) from the Earth's centre to the sun, Earth-fixed."""
    days = unix_s / 86_400.0 + _UNIX_EPOCH_JD - JD_2000
    anomaly = np.radians(357.528 + 0.9856003 * days)
    longitude = np.radians(280.460 + 0.9856474 * days + 1.915 * np.sin(anomaly) + 0.020 * np.sin(2 * anomaly))
    tilt = np.radians(23.439 - 4e-7 * days)
    inertial = np.stack(
        [np.cos(longitude), np.cos(tilt) * np.sin(longitude), np.sin(tilt) * np.sin(longitude)], axis=-1
    )
    return to_fixed(inertial, unix_s)
