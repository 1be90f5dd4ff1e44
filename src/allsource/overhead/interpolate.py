"""Between the nodes: a polynomial of a satellite's Earth-fixed position, and where it can be near a place.

Times are in steps from the first node. The polynomial of step k reaches from node k to node k+1, leans on eight values
around it, and is written in the offset from the step's middle, so that its terms stay small. For low near-circular
orbits the eight are four positions and four velocities, which allows the longest steps; elsewhere SGP4's velocity is
not the rate of its positions well enough (hundreds of metres a step for Molniya orbits), and eight positions are used.
`reach` bounds, for each step, how far from the satellite's path a place can lie and still see it above the mask; a
place outside the bound is never looked at.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["LOOSE", "SKY", "at", "fit", "place_at", "polynomial_matrix", "reach"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

SKY = 8
"""Of a step, in single precision: the direction of its middle, the least cosine to it of a place in reach, the normal
of the path's plane, and the greatest squared sine of a place's angle out of that plane."""

_POLAR_RADIUS_KM = 6355.0
_DEFLECTION_RAD = 0.0036
"""The ellipsoid's normal leaves the radius by at most 0.0034 rad; a site's horizon is tilted by so much."""

_SLACK_RAD = 0.005
"""What the bound gives away: a path that bends within its step, and single precision."""

EARTH_TURN_RAD_S = 7.292115e-5

LOOSE = {"contract", "reassoc", "arcp", "nsz"}
"""What the compiler may rearrange; NaN keeps its meaning."""


def polynomial_matrix(rates: bool) -> Floats:
    """(8, 8): from eight values around a step to the coefficients in the offset from the step's middle: of eight nodes
    the positions, or of four the positions and then the rates by step."""
    if not rates:
        return np.ascontiguousarray(np.linalg.inv(np.vander(np.arange(-3, 5) - 0.5, 8, increasing=True)))
    offsets = np.arange(-1, 3) - 0.5
    values = np.vander(offsets, 8, increasing=True)
    slopes = np.zeros_like(values)
    slopes[:, 1:] = values[:, :-1] * np.arange(1, 8)
    return np.ascontiguousarray(np.linalg.inv(np.concatenate([values, slopes])))


@njit(cache=True, nogil=True, fastmath=LOOSE)
def _turned(teme, turn, failed):  # type: ignore[no-untyped-def]
    """Earth-fixed vectors (3, nodes); NaN where the propagation failed."""
    n = teme.shape[0]
    fixed = np.empty((3, n))
    for k in range(n):
        c, s = turn[k, 0], turn[k, 1]
        fixed[0, k] = c * teme[k, 0] + s * teme[k, 1]
        fixed[1, k] = c * teme[k, 1] - s * teme[k, 0]
        fixed[2, k] = teme[k, 2]
        if failed[k] != 0:
            fixed[:, k] = np.nan
    return fixed


@njit(cache=True, nogil=True, fastmath=LOOSE)
def fit(teme, rate, turn, failed, matrix, step, out):  # type: ignore[no-untyped-def]
    """Coefficients (nodes, 3, 8) of the steps from positions in TEME (nodes, 3).

    `turn` (nodes, 2) is cosine and sine of the sidereal angle; `rate` (nodes, 3) is km/s, or empty where positions
    alone are used; `matrix` is that of `polynomial_matrix`. Steps that lean on a failed node are NaN."""
    n = teme.shape[0]
    fixed = _turned(teme, turn, failed)
    with_rates = rate.shape[0] > 0
    if with_rates:
        moving = _turned(rate, turn, failed)
        for k in range(n):
            moving[0, k] = (moving[0, k] + EARTH_TURN_RAD_S * fixed[1, k]) * step
            moving[1, k] = (moving[1, k] - EARTH_TURN_RAD_S * fixed[0, k]) * step
            moving[2, k] = moving[2, k] * step
        for k in range(1, n - 2):
            for c in range(3):
                for i in range(8):
                    total = 0.0
                    for j in range(4):
                        total += matrix[i, j] * fixed[c, k - 1 + j] + matrix[i, 4 + j] * moving[c, k - 1 + j]
                    out[k, c, i] = total
        return
    for k in range(3, n - 4):
        for c in range(3):
            for i in range(8):
                total = 0.0
                for j in range(8):
                    total += matrix[i, j] * fixed[c, k - 3 + j]
                out[k, c, i] = total


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def place_at(coefficients, k, y):  # type: ignore[no-untyped-def]
    """Position (km) at offset y from the middle of step k."""
    q = coefficients[k]
    p0 = p1 = p2 = 0.0
    for i in range(7, -1, -1):
        p0 = p0 * y + q[0, i]
        p1 = p1 * y + q[1, i]
        p2 = p2 * y + q[2, i]
    return p0, p1, p2


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def at(coefficients, k, y):  # type: ignore[no-untyped-def]
    """Position and velocity (km by step) at offset y from the middle of step k."""
    q = coefficients[k]
    p0 = p1 = p2 = v0 = v1 = v2 = 0.0
    for i in range(7, -1, -1):
        v0 = v0 * y + p0
        v1 = v1 * y + p1
        v2 = v2 * y + p2
        p0 = p0 * y + q[0, i]
        p1 = p1 * y + q[1, i]
        p2 = p2 * y + q[2, i]
    return p0, p1, p2, v0, v1, v2


@njit(cache=True, nogil=True, fastmath=LOOSE)
def reach(coefficients: Floats, first: int, last: int, sine: float, out: Singles) -> None:
    """Fill `out` (SKY, nodes) for the steps from first to last; a step without a position is out of every reach."""
    mask = np.arcsin(sine) - _DEFLECTION_RAD
    for k in range(first, last):
        x, y, z, vx, vy, vz = at(coefficients, k, 0.0)
        middle = np.sqrt(x * x + y * y + z * z)
        if not np.isfinite(middle):
            out[:, k] = 0.0
            out[3, k] = 2.0
            continue
        nx, ny, nz = y * vz - z * vy, z * vx - x * vz, x * vy - y * vx
        across = np.sqrt(nx * nx + ny * ny + nz * nz)
        highest, aside, off = middle, 1.0, 0.0
        for end in range(-1, 2, 2):
            p0, p1, p2 = place_at(coefficients, k, 0.5 * end)
            far = np.sqrt(p0 * p0 + p1 * p1 + p2 * p2)
            highest = max(highest, far)
            aside = min(aside, (p0 * x + p1 * y + p2 * z) / (far * middle))
            off = max(off, abs(p0 * nx + p1 * ny + p2 * nz) / (far * across))
        mask_angle = np.arccos(min(1.0, _POLAR_RADIUS_KM * np.cos(mask) / (highest * 1.001))) - mask + _SLACK_RAD
        out[0, k], out[1, k], out[2, k] = x / middle, y / middle, z / middle
        out[3, k] = np.cos(min(np.pi, mask_angle + 1.02 * np.arccos(max(-1.0, aside)))) - 1e-5
        out[4, k], out[5, k], out[6, k] = nx / across, ny / across, nz / across
        out[7, k] = np.sin(min(0.5 * np.pi, mask_angle + 1.02 * np.arcsin(min(1.0, off)))) ** 2 + 1e-5
