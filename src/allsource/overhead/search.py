"""When does an elevation cross a mask, and where does it peak: solved once, for every orbit class.

In each step that comes near enough to a site (`interpolate.reach`), the elevation's extreme is found by safeguarded
Newton on its rate; between extremes the elevation is monotonic, so that every crossing of the mask has a bracket, in
which a cubic through both ends gives Newton its start. Two extremes within one step (at most 20° of arc) are the one
thing this may miss.

Times inside are in steps from the first node; `find.py` turns them into UTC.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from allsource.overhead.interpolate import LOOSE, at

__all__ = ["FOUND", "search"]

Floats = NDArray[np.float64]

FOUND = 5
"""Of a found pass: site, rise, culmination, set (NaN where cut), sine of the greatest elevation."""

_TOLERANCE_S = 5e-3
"""A Newton step this short is the last: for a pass of a second or more the next would be a hundredth of it, and where a
shorter one only grazes the mask the error is not above the step."""


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _place(track, k, y):  # type: ignore[no-untyped-def]
    """Position, normal and their rates of the ground; `track` is (1 or nodes, 6), straight between nodes."""
    if track.shape[0] == 1:
        s = track[0]
        return s[0], s[1], s[2], s[3], s[4], s[5], 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    s, e = track[k], track[k + 1]
    w = y + 0.5
    d0, d1, d2, d3, d4, d5 = e[0] - s[0], e[1] - s[1], e[2] - s[2], e[3] - s[3], e[4] - s[4], e[5] - s[5]
    return (s[0] + w * d0, s[1] + w * d1, s[2] + w * d2, s[3] + w * d3, s[4] + w * d4, s[5] + w * d5,
            d0, d1, d2, d3, d4, d5)  # fmt: skip


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _look(coefficients, track, k, y, sine):  # type: ignore[no-untyped-def]
    """How far above the mask (km, homogeneous), its rate by step, the elevation's rate times a positive factor, half
    the rate of the squared range, and the sine of the elevation."""
    p0, p1, p2, v0, v1, v2 = at(coefficients, k, y)
    s0, s1, s2, u0, u1, u2, d0, d1, d2, e0, e1, e2 = _place(track, k, y)
    x0, x1, x2 = p0 - s0, p1 - s1, p2 - s2
    v0, v1, v2 = v0 - d0, v1 - d1, v2 - d2
    far2 = x0 * x0 + x1 * x1 + x2 * x2
    far = np.sqrt(far2)
    height = x0 * u0 + x1 * u1 + x2 * u2
    climb = v0 * u0 + v1 * u1 + v2 * u2 + x0 * e0 + x1 * e1 + x2 * e2
    radial = x0 * v0 + x1 * v1 + x2 * v2
    return height - sine * far, climb - sine * radial / far, climb * far2 - height * radial, radial, height / far


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _bend(coefficients, track, k, y):  # type: ignore[no-untyped-def]
    """The elevation's rate (as `_look` has it) and its derivative, the normal's own turning left out of that."""
    p0, p1, p2, v0, v1, v2 = at(coefficients, k, y)
    q = coefficients[k]
    a0 = a1 = a2 = 0.0
    for i in range(7, 1, -1):
        a0 = a0 * y + i * (i - 1) * q[0, i]
        a1 = a1 * y + i * (i - 1) * q[1, i]
        a2 = a2 * y + i * (i - 1) * q[2, i]
    s0, s1, s2, u0, u1, u2, d0, d1, d2, e0, e1, e2 = _place(track, k, y)
    x0, x1, x2 = p0 - s0, p1 - s1, p2 - s2
    v0, v1, v2 = v0 - d0, v1 - d1, v2 - d2
    far2 = x0 * x0 + x1 * x1 + x2 * x2
    height = x0 * u0 + x1 * u1 + x2 * u2
    climb = v0 * u0 + v1 * u1 + v2 * u2 + x0 * e0 + x1 * e1 + x2 * e2
    radial = x0 * v0 + x1 * v1 + x2 * v2
    push = a0 * u0 + a1 * u1 + a2 * u2
    pull = v0 * v0 + v1 * v1 + v2 * v2 + x0 * a0 + x1 * a1 + x2 * a2
    return climb * far2 - height * radial, push * far2 + climb * radial - height * pull


@njit(cache=True, nogil=True, fastmath=LOOSE)
def _extreme(coefficients, track, k, one, other, tolerance):  # type: ignore[no-untyped-def]
    """Offset of the extreme within step k; `one` and `other` are `_look` at its ends, whose rates differ in sign."""
    low, high = -0.5, 0.5
    rising = one[2] > 0.0
    # The range is shortest close to where the elevation peaks, and its rate is nearly straight.
    near = one[3] / (one[3] - other[3]) if one[3] * other[3] < 0.0 else one[2] / (one[2] - other[2])
    y = near - 0.5
    for _ in range(60):
        value, rate = _bend(coefficients, track, k, y)
        if (value > 0.0) == rising:
            low = y
        else:
            high = y
        newton = y - value / rate if rate != 0.0 else 1.0
        following = newton if low < newton < high else 0.5 * (low + high)
        if abs(following - y) < tolerance:
            return following
        y = following
    return y


@njit(cache=True, nogil=True, inline="always", fastmath=LOOSE)
def _cubic(f0, d0, f1, d1):  # type: ignore[no-untyped-def]
    """Where in 0 to 1 the cubic with these values and slopes at its ends is zero, about; its ends differ in sign."""
    b, c = 3.0 * (f1 - f0) - 2.0 * d0 - d1, d0 + d1 - 2.0 * (f1 - f0)
    w = f0 / (f0 - f1)
    for _ in range(3):
        slope = d0 + w * (2.0 * b + 3.0 * c * w)
        if slope * (f1 - f0) > 0.0:
            w = min(1.0, max(0.0, w - (f0 + w * (d0 + w * (b + w * c))) / slope))
    return w


@njit(cache=True, nogil=True, fastmath=LOOSE)
def _crossing(coefficients, track, k, low, high, ends, sine, tolerance):  # type: ignore[no-untyped-def]
    """Offset at which the mask is crossed between low and high; `ends` are `_above` and its rate at both."""
    f0, d0, f1, d1 = ends
    span = high - low
    y = low + span * _cubic(f0, d0 * span, f1, d1 * span)
    if y <= low or y >= high:
        y = 0.5 * (low + high)
    for _ in range(60):
        value, rate, _, _, _ = _look(coefficients, track, k, y, sine)
        if (value > 0.0) == (f0 > 0.0):
            low = y
        else:
            high = y
        newton = y - value / rate if rate != 0.0 else low
        following = newton if low < newton < high else 0.5 * (low + high)
        if abs(following - y) < tolerance:
            return following
        y = following
    return y


@njit(cache=True, nogil=True, fastmath=LOOSE)
def _near(m0, m1, m2, least, n0, n1, n2, most, place, flags):  # type: ignore[no-untyped-def]
    """1 for each step in whose reach a fixed place lies; whole rows of `sky`, so that the loop becomes vectors."""
    far = np.sqrt(place[0] * place[0] + place[1] * place[1] + place[2] * place[2])
    g0, g1, g2 = np.float32(place[0] / far), np.float32(place[1] / far), np.float32(place[2] / far)
    for k in range(len(m0)):
        along = m0[k] * g0 + m1[k] * g1 + m2[k] * g2
        off = n0[k] * g0 + n1[k] * g1 + n2[k] * g2
        flags[k] = np.float32(1.0) if (along >= least[k]) & (off * off <= most[k]) else np.float32(0.0)


@njit(cache=True, nogil=True)
def _flag(sky, track, first, last, flags):  # type: ignore[no-untyped-def]
    """1 for each step in whose reach the place lies. A moving place is taken in the middle of the step."""
    if track.shape[0] == 1:
        _near(sky[0], sky[1], sky[2], sky[3], sky[4], sky[5], sky[6], sky[7], track[0], flags)
        return
    one = np.zeros(1, np.float32)
    for k in range(first, last):
        m = sky[:, k : k + 1].copy()
        _near(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], 0.5 * (track[k] + track[k + 1]), one)
        flags[k] = one[0]


@njit(cache=True, nogil=True)
def _one_site(coefficients, track, flags, limits, j, out, count):  # type: ignore[no-untyped-def]
    """Passes of one satellite over one site, in time order; returns the count so far, which may pass the room."""
    first, last, sine, tolerance = limits
    room = out.shape[0] - 1
    under_way, known = False, -1
    here = following = (0.0, 0.0, 0.0, 0.0, 0.0)
    rise, peak, best = np.nan, np.nan, -2.0
    k = first
    while k < last:
        while k + 8 <= last and (
            flags[k] + flags[k + 1] + flags[k + 2] + flags[k + 3]
            + flags[k + 4] + flags[k + 5] + flags[k + 6] + flags[k + 7]
        ) == 0.0:  # fmt: skip
            k += 8
        while k < last and flags[k] == 0.0:
            k += 1
        if under_way and known != k:
            # The propagation ended in mid-pass: no set is known.
            row = min(count, room)
            out[row, 0], out[row, 1], out[row, 2], out[row, 3], out[row, 4] = j, rise, peak, np.nan, best
            count += 1
            under_way = False
        if k >= last:
            break
        here = following if known == k else _look(coefficients, track, k, -0.5, sine)
        following = _look(coefficients, track, k, 0.5, sine)
        known = k + 1
        above = here[0] > 0.0
        beyond = following[0] > 0.0
        if above and not under_way:
            # Under way at the window's edge or where the propagation sets in: the rise is not known.
            under_way, rise, peak, best = True, np.nan, float(k), here[4]
        turned = (here[2] > 0.0) != (following[2] > 0.0)
        if turned and (above or beyond or here[2] > 0.0):
            y = _extreme(coefficients, track, k, here, following, tolerance)
            middle = _look(coefficients, track, k, y, sine)
            parts = 2
        else:
            y, middle, parts = 0.5, following, 1
        low, start = -0.5, here
        for part in range(parts):
            high, end = (y, middle) if part == 0 else (0.5, following)
            now = end[0] > 0.0
            if now != above:
                ends = (start[0], start[1], end[0], end[1])
                crossing = k + 0.5 + _crossing(coefficients, track, k, low, high, ends, sine, tolerance)
                if now:
                    under_way, rise, peak, best = True, crossing, crossing, sine
                else:
                    row = min(count, room)
                    out[row, 0], out[row, 1], out[row, 2], out[row, 3], out[row, 4] = j, rise, peak, crossing, best
                    count += 1
                    under_way = False
            if now and end[4] > best:
                best, peak = end[4], k + 0.5 + high
            low, start, above = high, end, now
        k += 1
    if under_way:
        row = min(count, room)
        out[row, 0], out[row, 1], out[row, 2], out[row, 3], out[row, 4] = j, rise, peak, np.nan, best
        count += 1
    return count


@njit(cache=True, nogil=True)
def search(coefficients, sky, tracks, sine, margin, step, out):  # type: ignore[no-untyped-def]
    """Passes of one satellite over all sites.

    `coefficients` and `sky` as `fit` and `reach` fill them; `tracks` (sites, 1 or nodes, 6): position in km and normal;
    `sine` of the mask; `out` (room + 1, FOUND). Returns how many passes there are; where that is more than the room,
    call again with more.
    """
    n = coefficients.shape[0]
    flags = np.zeros(n + 8, np.float32)
    limits = (margin, n - 1 - margin, sine, _TOLERANCE_S / step)
    count = 0
    for j in range(tracks.shape[0]):
        _flag(sky, tracks[j], limits[0], limits[1], flags)
        count = _one_site(coefficients, tracks[j], flags, limits, j, out, count)
    return count
