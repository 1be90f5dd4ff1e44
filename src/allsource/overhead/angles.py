"""What a found pass looks like from the site and from the satellite: times, angles, range and light.

`off_nadir_deg` is the angle at the satellite between straight down (the Earth's centre) and the site, `incidence_deg`
the angle at the site between the ellipsoid's normal and the satellite, both as STAC's View extension defines them; they
are never interchangeable. The sun is interpolated between nodes, within 0.001° of `frames.sun_direction`.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from allsource.overhead.interpolate import LOOSE, place_at

__all__ = ["PASS", "describe"]

Floats = NDArray[np.float64]

PASS = 12
"""Rows of an array of described passes: the satellite's row, site, rise, culmination and set in POSIX seconds (NaN
where cut), greatest elevation, azimuth at rise and at set, off-nadir angle, incidence, range in km, the sun's elevation
at culmination, in degrees."""


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _ground(track, k, y):  # type: ignore[no-untyped-def]
    if track.shape[0] == 1:
        return track[0, 0], track[0, 1], track[0, 2], track[0, 3], track[0, 4], track[0, 5]
    w = y + 0.5
    a, b = track[k], track[k + 1]
    return (
        a[0] + w * (b[0] - a[0]), a[1] + w * (b[1] - a[1]), a[2] + w * (b[2] - a[2]),
        a[3] + w * (b[3] - a[3]), a[4] + w * (b[4] - a[4]), a[5] + w * (b[5] - a[5]),
    )  # fmt: skip


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _azimuth(x0, x1, x2, u0, u1, u2):  # type: ignore[no-untyped-def]
    """Degrees clockwise from north; at a pole, where every way is south, from the meridian opposite Greenwich's."""
    flat = np.sqrt(u0 * u0 + u1 * u1)
    e0, e1 = (-u1 / flat, u0 / flat) if flat > 1e-12 else (0.0, 1.0)
    east = x0 * e0 + x1 * e1
    # North is up × east.
    north = -u2 * e1 * x0 + u2 * e0 * x1 + (u0 * e1 - u1 * e0) * x2
    azimuth = np.degrees(np.arctan2(east, north))
    return azimuth if azimuth >= 0.0 else azimuth + 360.0


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _step_of(t, last):  # type: ignore[no-untyped-def]
    k = min(int(t), last - 1)
    return k, t - k - 0.5


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _azimuth_at(t, coefficients, track, last):  # type: ignore[no-untyped-def]
    if np.isnan(t):
        return np.nan
    k, y = _step_of(t, last)
    p0, p1, p2 = place_at(coefficients, k, y)
    s0, s1, s2, u0, u1, u2 = _ground(track, k, y)
    return _azimuth(p0 - s0, p1 - s1, p2 - s2, u0, u1, u2)


@njit(cache=True, nogil=True, fastmath=LOOSE)
def describe(found, count, coefficients, tracks, sun, even, satellite, out):  # type: ignore[no-untyped-def]
    """Fill `out` (PASS, count) for the satellite of that row from `found` (room, FOUND) of `search`.

    `sun` (nodes, 3): the sun's direction at the nodes; `even`: POSIX seconds of node 0, of a step, and the last node
    that can be used.
    """
    start, step, last = even
    for row in range(count):
        site = int(found[row, 0])
        track = tracks[site]
        k, y = _step_of(found[row, 2], last)
        if np.isnan(coefficients[k, 0, 0]):
            # A culmination at the very end of a propagation that broke off belongs to the step before.
            k, y = k - 1, y + 1.0
        p0, p1, p2 = place_at(coefficients, k, y)
        s0, s1, s2, u0, u1, u2 = _ground(track, k, y)
        x0, x1, x2 = p0 - s0, p1 - s1, p2 - s2
        far = np.sqrt(x0 * x0 + x1 * x1 + x2 * x2)
        high = np.sqrt(p0 * p0 + p1 * p1 + p2 * p2)
        down = (x0 * p0 + x1 * p1 + x2 * p2) / (far * high)
        w = y + 0.5
        l0 = sun[k, 0] + w * (sun[k + 1, 0] - sun[k, 0])
        l1 = sun[k, 1] + w * (sun[k + 1, 1] - sun[k, 1])
        l2 = sun[k, 2] + w * (sun[k + 1, 2] - sun[k, 2])
        light = (l0 * u0 + l1 * u1 + l2 * u2) / np.sqrt(l0 * l0 + l1 * l1 + l2 * l2)
        elevation = np.degrees(np.arcsin(min(1.0, max(-1.0, found[row, 4]))))
        out[0, row], out[1, row] = satellite, site
        for i in range(1, 4):
            out[1 + i, row] = start + found[row, i] * step
        out[5, row] = elevation
        out[6, row] = _azimuth_at(found[row, 1], coefficients, track, last)
        out[7, row] = _azimuth_at(found[row, 3], coefficients, track, last)
        out[8, row] = np.degrees(np.arccos(min(1.0, max(-1.0, down))))
        out[9, row] = 90.0 - elevation
        out[10, row] = far
        out[11, row] = np.degrees(np.arcsin(min(1.0, max(-1.0, light))))
