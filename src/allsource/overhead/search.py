"""When does an elevation cross a mask, and where does it peak: solved once, for every orbit class.

Between two nodes a satellite's Earth-fixed position is an eight-point polynomial. In each step that comes near enough
to a site, the elevation's extreme is found by safeguarded Newton on its rate; between extremes the elevation is
monotonic, so that every crossing of the mask has a bracket. Two extremes within one step (at most 12° of arc) are the
one thing this may miss.

Times inside are in steps from the first node; `passes.py` turns them into UTC.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["COLUMNS", "polynomial_matrix", "search"]

Floats = NDArray[np.float64]

COLUMNS = 14
"""Of a found pass: site, rise, culmination, set (NaN where cut), sine of the greatest elevation, then Earth-fixed km at
rise, culmination and set."""

_POLAR_RADIUS_KM = 6355.0
_DEFLECTION_RAD = 0.0036
"""The ellipsoid's normal leaves the radius by at most 0.0034 rad; a site's horizon is tilted by so much."""

_TIME_TOLERANCE_S = 2e-5


def polynomial_matrix() -> Floats:
    """(8, 8): from eight node values around a step to the coefficients in the offset from the step's middle."""
    offsets = np.arange(-3, 5) - 0.5
    return np.ascontiguousarray(np.linalg.inv(np.vander(offsets, 8, increasing=True)))


@njit(cache=True, nogil=True)
def _fit(fixed: Floats, matrix: Floats, out: Floats) -> None:
    for k in range(3, fixed.shape[0] - 4):
        for c in range(3):
            for i in range(8):
                total = 0.0
                for j in range(8):
                    total += matrix[i, j] * fixed[k - 3 + j, c]
                out[k, c, i] = total


@njit(cache=True, nogil=True, inline="always")
def _at(coefficients, t, first, last):  # type: ignore[no-untyped-def]
    """Position and its first two derivatives by step, at time t within [first, last] steps."""
    k = min(max(int(t), first), last - 1)
    y = t - k - 0.5
    q = coefficients[k]
    p0 = p1 = p2 = v0 = v1 = v2 = a0 = a1 = a2 = 0.0
    for i in range(7, -1, -1):
        a0 = a0 * y + 2.0 * v0
        a1 = a1 * y + 2.0 * v1
        a2 = a2 * y + 2.0 * v2
        v0 = v0 * y + p0
        v1 = v1 * y + p1
        v2 = v2 * y + p2
        p0 = p0 * y + q[0, i]
        p1 = p1 * y + q[1, i]
        p2 = p2 * y + q[2, i]
    return p0, p1, p2, v0, v1, v2, a0, a1, a2


@njit(cache=True, nogil=True, inline="always")
def _above(state, site, up, sine):  # type: ignore[no-untyped-def]
    """How far above the mask (km, homogeneous), and its rate by step."""
    x, y, z = state[0] - site[0], state[1] - site[1], state[2] - site[2]
    far = np.sqrt(x * x + y * y + z * z)
    height = x * up[0] + y * up[1] + z * up[2]
    climb = state[3] * up[0] + state[4] * up[1] + state[5] * up[2]
    return height - sine * far, climb - sine * (x * state[3] + y * state[4] + z * state[5]) / far


@njit(cache=True, nogil=True, inline="always")
def _turn(state, site, up):  # type: ignore[no-untyped-def]
    """The sign of the elevation's rate (times positive factors), and its derivative."""
    x, y, z = state[0] - site[0], state[1] - site[1], state[2] - site[2]
    far2 = x * x + y * y + z * z
    height = x * up[0] + y * up[1] + z * up[2]
    climb = state[3] * up[0] + state[4] * up[1] + state[5] * up[2]
    radial = x * state[3] + y * state[4] + z * state[5]
    speed2 = state[3] * state[3] + state[4] * state[4] + state[5] * state[5]
    push = state[6] * up[0] + state[7] * up[1] + state[8] * up[2]
    pull = x * state[6] + y * state[7] + z * state[8]
    return climb * far2 - height * radial, push * far2 + climb * radial - height * (speed2 + pull)


@njit(cache=True, nogil=True)
def _sine(state, site, up):  # type: ignore[no-untyped-def]
    x, y, z = state[0] - site[0], state[1] - site[1], state[2] - site[2]
    return (x * up[0] + y * up[1] + z * up[2]) / np.sqrt(x * x + y * y + z * z)


@njit(cache=True, nogil=True)
def _root(coefficients, low, high, limits, site, up, sine, extreme):  # type: ignore[no-untyped-def]
    """The zero of `_turn` (extreme) or `_above` between low and high, where their signs differ."""
    k, first, last, tolerance = limits
    state = _at(coefficients, low, first, last)
    at_low = _turn(state, site, up)[0] if extreme else _above(state, site, up, sine)[0]
    t = 0.5 * (low + high)
    for _ in range(60):
        state = _at(coefficients, t, k, k + 1)
        value, rate = _turn(state, site, up) if extreme else _above(state, site, up, sine)
        if (value > 0.0) == (at_low > 0.0):
            low = t
        else:
            high = t
        newton = t - value / rate if rate != 0.0 else low
        following = newton if low < newton < high else 0.5 * (low + high)
        if abs(following - t) < tolerance:
            return following
        t = following
    return t


@njit(cache=True, nogil=True)
def _near(fixed: Floats, sine: float, out: Floats) -> None:
    """For each node the cosine of the widest central angle at which the mask can be reached within half a step."""
    mask = np.arcsin(sine) - _DEFLECTION_RAD
    n = fixed.shape[0]
    angle = np.zeros(n)
    radius = np.sqrt(fixed[:, 0] ** 2 + fixed[:, 1] ** 2 + fixed[:, 2] ** 2)
    for k in range(n - 1):
        dot = fixed[k, 0] * fixed[k + 1, 0] + fixed[k, 1] * fixed[k + 1, 1] + fixed[k, 2] * fixed[k + 1, 2]
        angle[k] = np.arccos(min(1.0, max(-1.0, dot / (radius[k] * radius[k + 1]))))
    for k in range(1, n - 1):
        highest = max(radius[k - 1], radius[k], radius[k + 1]) + 1.0
        reach = np.arccos(min(1.0, _POLAR_RADIUS_KM * np.cos(mask) / highest)) - mask
        out[k] = np.cos(min(np.pi, reach + 0.56 * max(angle[k - 1], angle[k]) + 0.004))


@njit(cache=True, nogil=True)
def _write(out, count, found, coefficients, first, last):  # type: ignore[no-untyped-def]
    if count >= out.shape[0]:
        return
    for i in range(5):
        out[count, i] = found[i]
    for i in range(3):
        if np.isnan(found[1 + i]):
            out[count, 5 + 3 * i : 8 + 3 * i] = np.nan
            continue
        state = _at(coefficients, found[1 + i], first, last)
        out[count, 5 + 3 * i] = state[0]
        out[count, 6 + 3 * i] = state[1]
        out[count, 7 + 3 * i] = state[2]


@njit(cache=True, nogil=True)
def _one_site(coefficients, directions, near, usable, site, up, sine, limits, j, out, count):  # type: ignore[no-untyped-def]
    """Passes of one satellite over one site, in time order; returns the count so far."""
    first, last, tolerance = limits
    found = np.full(5, np.nan)
    open_ = False
    reach = np.sqrt(site[0] ** 2 + site[1] ** 2 + site[2] ** 2)
    gx, gy, gz = site[0] / reach, site[1] / reach, site[2] / reach
    times = np.empty(3)
    for k in range(first, last):
        close_here = directions[k, 0] * gx + directions[k, 1] * gy + directions[k, 2] * gz >= near[k]
        close_next = directions[k + 1, 0] * gx + directions[k + 1, 1] * gy + directions[k + 1, 2] * gz >= near[k + 1]
        if not (close_here or close_next) or not usable[k]:
            if open_:
                _write(out, count, found, coefficients, first, last)
                count += 1
                open_ = False
            continue
        here = _at(coefficients, float(k), k, k + 1)
        following = _at(coefficients, float(k + 1), k, k + 1)
        times[0] = k
        points = 2
        if (_turn(here, site, up)[0] > 0.0) != (_turn(following, site, up)[0] > 0.0):
            times[1] = _root(coefficients, float(k), float(k + 1), (k, k, k + 1, tolerance), site, up, sine, True)
            points = 3
        times[points - 1] = k + 1
        above = _above(here, site, up, sine)[0] > 0.0
        if above and not open_:
            # Under way at the window's edge or where the propagation sets in: the rise is not known.
            open_ = True
            found[0] = j
            found[1] = np.nan
            found[3] = np.nan
            found[2] = k
            found[4] = _sine(here, site, up)
        for p in range(1, points):
            state = _at(coefficients, times[p], k, k + 1)
            now = _above(state, site, up, sine)[0] > 0.0
            if now != above:
                crossing = _root(coefficients, times[p - 1], times[p], (k, k, k + 1, tolerance), site, up, sine, False)
                if now:
                    open_ = True
                    found[0] = j
                    found[1] = crossing
                    found[3] = np.nan
                    found[2] = crossing
                    found[4] = sine
                else:
                    found[3] = crossing
                    _write(out, count, found, coefficients, first, last)
                    count += 1
                    open_ = False
            if now:
                height = _sine(state, site, up)
                if height > found[4]:
                    found[4] = height
                    found[2] = times[p]
            above = now
    if open_:
        _write(out, count, found, coefficients, first, last)
        count += 1
    return count


@njit(cache=True, nogil=True)
def search(fixed, matrix, sites, ups, sine, margin, step, out):  # type: ignore[no-untyped-def]
    """Passes of one satellite over all sites.

    `fixed` (nodes, 3) km, `sites` and `ups` (n, 3), `sine` of the mask, `out` (room, COLUMNS). Returns how many passes
    there are; where that is more than the room, call again with more.
    """
    n = fixed.shape[0]
    coefficients = np.zeros((n, 3, 8))
    _fit(fixed, matrix, coefficients)
    near = np.zeros(n)
    _near(fixed, sine, near)
    usable = np.ones(n, dtype=np.bool_)
    for k in range(3, n - 4):
        usable[k] = np.all(np.isfinite(coefficients[k]))
    directions = np.empty((n, 3))
    for k in range(n):
        directions[k] = fixed[k] / np.sqrt(fixed[k, 0] ** 2 + fixed[k, 1] ** 2 + fixed[k, 2] ** 2)
    limits = (margin, n - 1 - margin, _TIME_TOLERANCE_S / step)
    count = 0
    for j in range(sites.shape[0]):
        count = _one_site(coefficients, directions, near, usable, sites[j], ups[j], sine, limits, j, out, count)
    return count
