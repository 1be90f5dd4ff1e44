"""When does an elevation cross a mask, and where does it peak: solved once, for every orbit class.

Between two nodes a satellite's Earth-fixed position is an eight-point polynomial. In each step that comes near enough
to a site, the elevation's extreme is found by safeguarded Newton on its rate; between extremes the elevation is
monotonic, so that every crossing of the mask has a bracket. Two extremes within one step (at most 12° of arc) are the
one thing this may miss.

Times inside are in steps from the first node; `find.py` turns them into UTC.
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
def _seen_from(coefficients, track, t, first, last):  # type: ignore[no-untyped-def]
    """The satellite as the site sees it at time t: line of sight with two derivatives, the normal and its rate.

    `track` is (1 or nodes, 6): position and normal. One row is a fixed place; a moving one is straight between nodes.
    """
    p0, p1, p2, v0, v1, v2, a0, a1, a2 = _at(coefficients, t, first, last)
    if track.shape[0] == 1:
        s = track[0]
        return p0 - s[0], p1 - s[1], p2 - s[2], v0, v1, v2, a0, a1, a2, s[3], s[4], s[5], 0.0, 0.0, 0.0
    k = min(max(int(t), first), last - 1)
    y = t - k
    s, d = track[k], track[k + 1] - track[k]
    return (
        p0 - s[0] - y * d[0], p1 - s[1] - y * d[1], p2 - s[2] - y * d[2], v0 - d[0], v1 - d[1], v2 - d[2], a0, a1, a2,
        s[3] + y * d[3], s[4] + y * d[4], s[5] + y * d[5], d[3], d[4], d[5],
    )  # fmt: skip


@njit(cache=True, nogil=True, inline="always")
def _above(seen, sine):  # type: ignore[no-untyped-def]
    """How far above the mask (km, homogeneous), and its rate by step."""
    x, y, z, vx, vy, vz, _, _, _, ux, uy, uz, dx, dy, dz = seen
    far = np.sqrt(x * x + y * y + z * z)
    height = x * ux + y * uy + z * uz
    climb = vx * ux + vy * uy + vz * uz + x * dx + y * dy + z * dz
    return height - sine * far, climb - sine * (x * vx + y * vy + z * vz) / far


@njit(cache=True, nogil=True, inline="always")
def _turn(seen):  # type: ignore[no-untyped-def]
    """The elevation's rate times a positive factor, and its derivative (the normal's turning left out of it)."""
    x, y, z, vx, vy, vz, ax, ay, az, ux, uy, uz, dx, dy, dz = seen
    far2 = x * x + y * y + z * z
    height = x * ux + y * uy + z * uz
    climb = vx * ux + vy * uy + vz * uz + x * dx + y * dy + z * dz
    radial = x * vx + y * vy + z * vz
    push = ax * ux + ay * uy + az * uz
    bend = vx * vx + vy * vy + vz * vz + x * ax + y * ay + z * az
    return climb * far2 - height * radial, push * far2 + climb * radial - height * bend


@njit(cache=True, nogil=True, inline="always")
def _sine(seen):  # type: ignore[no-untyped-def]
    return (seen[0] * seen[9] + seen[1] * seen[10] + seen[2] * seen[11]) / np.sqrt(
        seen[0] ** 2 + seen[1] ** 2 + seen[2] ** 2
    )


@njit(cache=True, nogil=True)
def _root(coefficients, track, low, high, tolerance, sine, extreme):  # type: ignore[no-untyped-def]
    """The zero of `_turn` (extreme) or `_above` between low and high, within one step, where their signs differ."""
    k = int(low)
    seen = _seen_from(coefficients, track, low, k, k + 1)
    at_low = _turn(seen)[0] if extreme else _above(seen, sine)[0]
    t = 0.5 * (low + high)
    for _ in range(60):
        seen = _seen_from(coefficients, track, t, k, k + 1)
        value, rate = _turn(seen) if extreme else _above(seen, sine)
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
def _root_between(coefficients, track, low, high, k, tolerance, sine):  # type: ignore[no-untyped-def]
    """The mask's crossing between two points of step k; `low` may be the step's own end, so the step is stated."""
    return _root(coefficients, track, min(low, k + 1.0 - 1e-12), high, tolerance, sine, False)


@njit(cache=True, nogil=True)
def _begin(found, site, rise, culmination, sine):  # type: ignore[no-untyped-def]
    found[0] = site
    found[1] = rise
    found[2] = culmination
    found[3] = np.nan
    found[4] = sine


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


@njit(cache=True, nogil=True, inline="always")
def _close(direction, place, near):  # type: ignore[no-untyped-def]
    """Whether the satellite's direction from the Earth's centre is near enough to the place's."""
    dot = direction[0] * place[0] + direction[1] * place[1] + direction[2] * place[2]
    return dot >= near * np.sqrt(place[0] ** 2 + place[1] ** 2 + place[2] ** 2)


@njit(cache=True, nogil=True)
def _one_site(coefficients, sky, track, sine, limits, j, out, count):  # type: ignore[no-untyped-def]
    """Passes of one satellite over one site, in time order; returns the count so far.

    `sky` (nodes, 5): the satellite's direction, the cosine that counts as near, and whether the step can be used.
    """
    first, last, tolerance = limits
    found = np.full(5, np.nan)
    under_way = False
    times = np.empty(3)
    fixed = track.shape[0] == 1
    for k in range(first, last):
        here, following = (track[0], track[0]) if fixed else (track[k], track[k + 1])
        if sky[k, 4] == 0.0 or not (_close(sky[k], here, sky[k, 3]) or _close(sky[k + 1], following, sky[k + 1, 3])):
            if under_way:
                _write(out, count, found, coefficients, first, last)
                count += 1
                under_way = False
            continue
        seen = _seen_from(coefficients, track, float(k), k, k + 1)
        beyond = _seen_from(coefficients, track, float(k + 1), k, k + 1)
        points = 2
        times[0] = k
        if (_turn(seen)[0] > 0.0) != (_turn(beyond)[0] > 0.0):
            times[1] = _root(coefficients, track, float(k), float(k + 1), tolerance, sine, True)
            points = 3
        times[points - 1] = k + 1
        above = _above(seen, sine)[0] > 0.0
        if above and not under_way:
            # Under way at the window's edge or where the propagation sets in: the rise is not known.
            under_way = True
            _begin(found, j, np.nan, k, _sine(seen))
        for p in range(1, points):
            seen = _seen_from(coefficients, track, times[p], k, k + 1)
            now = _above(seen, sine)[0] > 0.0
            if now and not above:
                crossing = _root_between(coefficients, track, times[p - 1], times[p], k, tolerance, sine)
                under_way = True
                _begin(found, j, crossing, crossing, sine)
            if above and not now:
                found[3] = _root_between(coefficients, track, times[p - 1], times[p], k, tolerance, sine)
                _write(out, count, found, coefficients, first, last)
                count += 1
                under_way = False
            if now and _sine(seen) > found[4]:
                found[4] = _sine(seen)
                found[2] = times[p]
            above = now
    if under_way:
        _write(out, count, found, coefficients, first, last)
        count += 1
    return count


@njit(cache=True, nogil=True)
def search(fixed, matrix, tracks, sine, margin, step, out):  # type: ignore[no-untyped-def]
    """Passes of one satellite over all sites.

    `fixed` (nodes, 3) km; `tracks` (sites, 1 or nodes, 6): position in km and normal; `sine` of the mask; `out` (room,
    COLUMNS). Returns how many passes there are; where that is more than the room, call again with more.
    """
    n = fixed.shape[0]
    coefficients = np.zeros((n, 3, 8))
    _fit(fixed, matrix, coefficients)
    near = np.zeros(n)
    _near(fixed, sine, near)
    sky = np.zeros((n, 5))
    for k in range(n):
        sky[k, :3] = fixed[k] / np.sqrt(fixed[k, 0] ** 2 + fixed[k, 1] ** 2 + fixed[k, 2] ** 2)
        sky[k, 3] = near[k]
        sky[k, 4] = 1.0 if np.all(np.isfinite(coefficients[k])) else 0.0
    limits = (margin, n - 1 - margin, _TIME_TOLERANCE_S / step)
    count = 0
    for j in range(tracks.shape[0]):
        count = _one_site(coefficients, sky, tracks[j], sine, limits, j, out, count)
    return count
