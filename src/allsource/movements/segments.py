"""Segments: one MMSI is not one ship. Fixes of an identity are split into stretches that one hull could have sailed.

The rules and their numbers are those of Global Fishing Watch's gpsdio-segment (Apache License 2.0; credited in
NOTICE), read there and written anew for compiled columns: each fix is held against the last fixes of every open segment
by dead reckoning forward from the old and backward from the new. The discrepancy over the time gives a metric; the best
segment takes the fix, unless two come within the ambiguity factor, when both are closed and a new one begins. A fix
that makes an earlier one look like noise drops it. Changed here: in our own profile a segment ten times shorter than
the best is no rival (`segment_rival`), so that a stray fix does not end a long track; in the profile `gfw` it is one,
and their fixture 338013000 comes out as in their test. Left out: identity messages within segments, and the rule that
drops a position ever seen before.

Fixes without speed or course are reckoned as lying still, so that a table of bare positions is split by the speed
limit alone. Aircraft go by the same rules with limits of their own.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import bare_kernel, helper
from allsource.movements.sphere import wrapped
from allsource.movements.thresholds import Thresholds

__all__ = ["AIRCRAFT_HOURS", "AIRCRAFT_KN", "NOISE", "Rows", "split"]

NOISE = -1
AIRCRAFT_KN = 600.0
AIRCRAFT_HOURS = 2.0
_LOOKBACK = 5
_LOOKBACK_FACTOR = 2.0
_PENALTY_HOURS = 4.0
_BUFFER_HOURS = 0.25
_ALPHA = 5.0  # 25 kn over the 5 kn from which a discrepancy is strongly discouraged
_SHORT = 10.0
_SHAPE = 4.0
_OTHER_TRANSPONDER = 0.1
_LONG_RANGE_HOURS = 1.0
_OPEN = 48  # segments of one identity at once; the one silent longest gives way
_EPSILON = 1e-3
_RADIANS = math.pi / 180.0
_HOUR_US = 3_600_000_000.0

COUNT, LABEL, KINDS = range(3)
LAT, LON, EAST, NORTH, SHRINK, SPEED, TIME, METRIC, ROW = range(9)
SCORE, PLAIN, BACK, NEAR = range(4)
_STATE = np.dtype(
    [
        ("head", "i8", (_OPEN, 3)),  # of each open segment: fixes, label, kinds of transponder
        ("recent", "f8", (_OPEN, _LOOKBACK, 9)),  # its last fixes, newest first; TIME -1 is none
        ("score", "f8", (_OPEN, 4)),  # of each for the fix at hand: weighted, plain, fixes to drop, whether near
        ("new", "f8", (9,)),  # the fix at hand
        ("limit_kn", "f8", (2,)),  # of ships and of aircraft
        ("limit_hours", "f8", (2,)),
        ("ambiguity", "f8"),
        ("rival", "f8"),
        ("open", "i8"),
        ("flying", "i8"),
        ("back", "i8"),
    ]
)


class Rows(NamedTuple):
    """Columns of fixes in the order of owner (0, 1, …) and time; NaN is unknown, `kind` 0 no AIS message type."""

    owner: Array
    time: Array
    lat: Array
    lon: Array
    speed: Array
    course: Array
    kind: Array


@helper
def penalised(hours: float) -> float:
    """Ships go straight over short times and not over long ones."""
    return hours / (1.0 + math.sqrt(max(hours, 0.0) / _PENALTY_HOURS))


@helper
def normal_nm(course_east: float, course_north: float, east: float, north: float, reach: float) -> float:
    """How far beside the reported course the other point lies; infinite where it is not ahead within reach."""
    ahead = course_east * east + course_north * north
    if 0.0 < ahead <= reach:
        return abs(course_east * north - course_north * east)
    return math.inf


@helper
def discrepancy_nm(old: Array, new: Array, hours: float) -> float:
    """The least of three: against dead reckoning both ways, against lying still, and beside the course."""
    middle = 60.0 * math.cos(0.5 * (old[LAT] + new[LAT]) * _RADIANS)
    east = middle * wrapped(new[LON] - old[LON])
    north = 60.0 * (new[LAT] - old[LAT])
    run_old, run_new = old[SPEED] * hours, new[SPEED] * hours
    old_east = run_old * old[EAST] * middle / old[SHRINK]
    new_east = run_new * new[EAST] * middle / new[SHRINK]
    forward = math.hypot(east - old_east, north - run_old * old[NORTH])
    backward = math.hypot(east - new_east, north - run_new * new[NORTH])
    best = min(0.5 * (forward + backward), math.hypot(east, north) * _SHAPE)
    beside = normal_nm(old[EAST], old[NORTH], east, north, run_old)
    if beside < best:
        beside += normal_nm(new[EAST], new[NORTH], east, north, run_new)
        best = min(best, 0.5 * beside * _SHAPE)
    return best


@helper
def metric(discrepancy: float, hours: float, limit_kn: float) -> float:
    """How well a fix continues a segment: 0 for not at all."""
    padded = math.hypot(hours, _BUFFER_HOURS)
    allowed = padded * limit_kn
    if discrepancy > allowed:
        return 0.0
    alpha = _ALPHA * discrepancy / allowed
    return math.exp(-alpha * alpha) / padded


@helper
def best_of_segment(state: Any, slot: int, same_kind: bool) -> float:
    """The metric of the new fix behind the best of the segment's last; `state.back` says how many of them to drop."""
    recent, new = state.recent[slot], state.new
    best = 0.0
    found = 0.0
    replaced = 0.0
    state.back = 0
    for back in range(_LOOKBACK):
        if recent[back, TIME] < 0.0:
            break
        hours = (new[TIME] - recent[back, TIME]) / _HOUR_US
        if hours > state.limit_hours[state.flying]:
            break
        share = max(1.0, back * _LOOKBACK_FACTOR)
        if 1.0 / (math.hypot(hours, _BUFFER_HOURS) * share) > max(best, replaced):
            gap_nm = discrepancy_nm(recent[back], new, penalised(hours))
            value = metric(gap_nm, hours, state.limit_kn[state.flying])
            value *= 1.0 if same_kind else _OTHER_TRANSPONDER
            if value > 0.0 and value / share > max(best, replaced):
                best = value / share
                found = value
                state.back = back
        replaced = recent[back, METRIC]
    return found


@helper
def push(state: Any, slot: int, drop: int) -> None:
    """Put the new fix at the head of a segment's last fixes, in place of the `drop` newest."""
    recent = state.recent[slot]
    if drop >= 1:
        for place in range(1, _LOOKBACK):
            source = place - 1 + drop
            for column in range(9):
                recent[place, column] = recent[source, column] if source < _LOOKBACK else -1.0
    else:
        for place in range(_LOOKBACK - 1, 0, -1):
            for column in range(9):
                recent[place, column] = recent[place - 1, column]
    for column in range(9):
        recent[0, column] = state.new[column]


@helper
def kind_bit(kind: int) -> int:
    """Class A, class B, long range (which either may send), others."""
    if 1 <= kind <= 3:
        return 1
    if kind in (18, 19):
        return 2
    return 3


@helper
def describe(new: Array, lat: float, lon: float, speed: float, course: float) -> None:
    """Fill the numbers that reckoning needs; unknown motion is rest."""
    if not speed >= 0.0 or not 0.0 <= course <= 360.0:
        speed = 0.0
        course = 0.0
    new[LAT] = lat
    new[LON] = lon
    new[EAST] = math.sin(course * _RADIANS)
    new[NORTH] = math.cos(course * _RADIANS)
    new[SHRINK] = 60.0 * (math.cos(lat * _RADIANS) + _EPSILON)
    new[SPEED] = speed
    new[METRIC] = 0.0


@helper
def close(state: Any, slot: int) -> None:
    """Take a segment out of the open ones; the last one moves into its place."""
    state.open -= 1
    last = state.open
    for column in range(3):
        state.head[slot, column] = state.head[last, column]
    for column in range(4):
        state.score[slot, column] = state.score[last, column]
    for back in range(_LOOKBACK):
        for column in range(9):
            state.recent[slot, back, column] = state.recent[last, back, column]


@helper
def close_silent(state: Any) -> None:
    slot = 0
    while slot < state.open:
        if (state.new[TIME] - state.recent[slot, 0, TIME]) / _HOUR_US > state.limit_hours[state.flying]:
            close(state, slot)
        else:
            slot += 1


@helper
def close_near(state: Any) -> None:
    slot = 0
    while slot < state.open:
        if state.score[slot, NEAR] > 0.0:
            close(state, slot)
        else:
            slot += 1


@helper
def open_segment(state: Any, label: int, bit: int) -> None:
    """Begin a segment with the new fix; where too many are open, the one silent longest makes room."""
    if state.open == _OPEN:
        oldest = 0
        for slot in range(_OPEN):
            if state.recent[slot, 0, TIME] < state.recent[oldest, 0, TIME]:
                oldest = slot
        close(state, oldest)
    slot = state.open
    state.head[slot, COUNT] = 1
    state.head[slot, LABEL] = label
    state.head[slot, KINDS] = bit
    for back in range(_LOOKBACK):
        state.recent[slot, back, TIME] = -1.0
    for column in range(9):
        state.recent[slot, 0, column] = state.new[column]
    state.open += 1


@helper
def match(state: Any, bit: int) -> int:
    """The open segment that takes the new fix; -1 where none does, -2 where several come too close to tell."""
    best = -1
    matches = 0
    for slot in range(state.open):
        value = best_of_segment(state, slot, (state.head[slot, KINDS] & bit) != 0)
        weight = state.head[slot, COUNT] / _SHORT
        state.score[slot, SCORE] = value * weight / math.sqrt(1.0 + weight * weight)
        state.score[slot, PLAIN] = value
        state.score[slot, BACK] = state.back
        state.score[slot, NEAR] = 0.0
        if value > 0.0:
            matches += 1
            if best < 0 or state.score[slot, SCORE] > state.score[best, SCORE]:
                best = slot
    if matches < 2:
        return best
    near = 0
    for slot in range(state.open):
        rival = state.rival <= 0.0 or state.head[slot, COUNT] * state.rival >= state.head[best, COUNT]
        close_by = state.score[slot, SCORE] * state.ambiguity >= state.score[best, SCORE]
        if state.score[slot, PLAIN] > 0.0 and close_by and rival:
            state.score[slot, NEAR] = 1.0
            near += 1
    return -2 if near > 1 else best


@helper
def take(state: Any, slot: int, bit: int, label: Array, row: int) -> None:
    """Add the new fix to a segment; the fixes it shows to be noise lose theirs."""
    drop = int(state.score[slot, BACK])
    for back in range(drop):
        label[int(state.recent[slot, back, ROW])] = NOISE
    label[row] = state.head[slot, LABEL]
    state.new[METRIC] = state.score[slot, PLAIN]
    push(state, slot, drop)
    state.head[slot, COUNT] += 1
    state.head[slot, KINDS] |= bit


@bare_kernel
def _split(rows: Rows, flying: Array, state: Any, label: Array) -> int:
    labels = 0
    owner = rows.owner
    for row in range(len(owner)):
        if row == 0 or owner[row] != owner[row - 1]:
            state.open = 0
            state.flying = 1 if flying[owner[row]] else 0
        describe(state.new, rows.lat[row], rows.lon[row], rows.speed[row], rows.course[row])
        state.new[TIME] = rows.time[row]
        state.new[ROW] = row
        close_silent(state)
        bit = kind_bit(rows.kind[row])
        best = match(state, bit)
        if best == -2:
            close_near(state)
        if best < 0:
            open_segment(state, labels, bit)
            label[row] = labels
            labels += 1
            continue
        hours = (state.new[TIME] - state.recent[best, int(state.score[best, BACK]), TIME]) / _HOUR_US
        if rows.kind[row] == 27 and hours < _LONG_RANGE_HOURS:
            label[row] = NOISE
        else:
            take(state, best, bit, label, row)
    return labels


def split(rows: Rows, flying: Array, thresholds: Thresholds) -> tuple[Array, int]:
    """The label of each row's segment (NOISE for none) and the number of labels. Rows are by owner and time.

    `flying` says for each owner whether it is an aircraft.
    """
    state = np.zeros(1, _STATE).view(np.recarray)[0]
    state.limit_kn[:] = thresholds.segment_speed_kn, AIRCRAFT_KN
    state.limit_hours[:] = thresholds.segment_hours, AIRCRAFT_HOURS
    state.ambiguity = thresholds.segment_ambiguity
    state.rival = thresholds.segment_rival
    label = np.empty(len(rows.owner), np.int32)
    return label, int(_split(rows, flying, state, label))
