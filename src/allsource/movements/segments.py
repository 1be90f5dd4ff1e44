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

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

import math
from typing import Any

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import bare_kernel, helper
from allsource.movements.sphere import wrapped
from allsource.movements.thresholds import Thresholds

__all__ = ["AIRCRAFT_HOURS", "AIRCRAFT_KN", "NOISE", "new_state", "split"]

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
_RING = 8
_EPSILON = 1e-3
_NARROW_DEG = 5.0
_RADIANS = math.pi / 180.0
_HOURS = 1.0 / 3_600_000_000.0  # of microseconds

COUNT, LABEL, KINDS = range(3)
LAT, LON, EAST, NORTH, NARROW, SPEED, TIME, METRIC, ROW = range(9)
SCORE, PLAIN, BACK, NEAR = range(4)
_STATE = np.dtype(
    [
        ("head", "i8", (_OPEN, 3)),  # of each open segment: fixes, label, kinds of transponder
        ("recent", "f8", (_OPEN, _RING, 9)),  # its last fixes, in a ring
        ("tip", "i8", (_OPEN,)),  # where in the ring the newest is
        ("filled", "i8", (_OPEN,)),  # how many of the last fixes there are
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
def narrow_between(old: Array, new: Array) -> float:
    """The cosine of the mean latitude, by that of either; the product formula spares a cosine where they are near."""
    apart = old[LAT] - new[LAT]
    if abs(apart) > _NARROW_DEG:
        return math.cos(0.5 * (old[LAT] + new[LAT]) * _RADIANS)
    half = 0.5 * apart * _RADIANS
    square = half * half
    return 0.5 * (old[NARROW] + new[NARROW]) / (1.0 - square * (0.5 - square * (1.0 / 24.0 - square / 720.0)))


@helper
def discrepancy_nm2(old: Array, new: Array, hours: float) -> float:
    """The square of the least of three: dead reckoning both ways, lying still, and beside the course."""
    middle = 60.0 * narrow_between(old, new)
    east = middle * wrapped(new[LON] - old[LON])
    north = 60.0 * (new[LAT] - old[LAT])
    still = east * east + north * north
    if old[SPEED] == 0.0 and new[SPEED] == 0.0:
        return still
    hours = penalised(hours)
    run_old, run_new = old[SPEED] * hours, new[SPEED] * hours
    ratio = middle / 60.0
    past_east = east - run_old * old[EAST] * ratio / (old[NARROW] + _EPSILON)
    past_north = north - run_old * old[NORTH]
    next_east = east - run_new * new[EAST] * ratio / (new[NARROW] + _EPSILON)
    next_north = north - run_new * new[NORTH]
    forward = math.sqrt(past_east * past_east + past_north * past_north)
    backward = math.sqrt(next_east * next_east + next_north * next_north)
    best = min(0.5 * (forward + backward), math.sqrt(still) * _SHAPE)
    beside = normal_nm(old[EAST], old[NORTH], east, north, run_old)
    if beside < best:
        beside += normal_nm(new[EAST], new[NORTH], east, north, run_new)
        best = min(best, 0.5 * beside * _SHAPE)
    return best * best


@helper
def metric(discrepancy2: float, padded2: float, limit_kn: float) -> float:
    """How well a fix continues a segment: 0 for not at all. Discrepancy and padded time are given squared."""
    allowed2 = padded2 * limit_kn * limit_kn
    if discrepancy2 > allowed2:
        return 0.0
    return math.exp(-_ALPHA * _ALPHA * discrepancy2 / allowed2) / math.sqrt(padded2)


@helper
def best_of_segment(state: Any, slot: int, same_kind: bool) -> float:
    """The metric of the new fix behind the best of the segment's last; `state.back` says how many of them to drop."""
    recent, new = state.recent[slot], state.new
    best = 0.0
    found = 0.0
    replaced = 0.0
    state.back = 0
    for back in range(state.filled[slot]):
        old = recent[(state.tip[slot] - back) & (_RING - 1)]
        hours = (new[TIME] - old[TIME]) * _HOURS
        if hours > state.limit_hours[state.flying]:
            break
        share = max(1.0, back * _LOOKBACK_FACTOR)
        padded2 = hours * hours + _BUFFER_HOURS * _BUFFER_HOURS
        if best * best * padded2 * share * share >= 1.0:  # no better is possible, nor from any older one
            break
        if replaced * replaced * padded2 * share * share < 1.0:
            value = metric(discrepancy_nm2(old, new, hours), padded2, state.limit_kn[state.flying])
            value *= 1.0 if same_kind else _OTHER_TRANSPONDER
            if value > 0.0 and value / share > max(best, replaced):
                best = value / share
                found = value
                state.back = back
        replaced = old[METRIC]
    return found


@helper
def push(state: Any, slot: int, drop: int) -> None:
    """Put the new fix at the head of a segment's last fixes, in place of the `drop` newest."""
    state.tip[slot] = (state.tip[slot] - drop + 1) & (_RING - 1)
    state.filled[slot] = min(state.filled[slot] - drop + 1, _LOOKBACK)
    for column in range(9):
        state.recent[slot, state.tip[slot], column] = state.new[column]


@helper
def last_time(state: Any, slot: int) -> float:
    return state.recent[slot, state.tip[slot], TIME]


@helper
def kind_bit(kind: int) -> int:
    """Class A, class B, long range (which either may send), others."""
    if 1 <= kind <= 3:
        return 1
    if kind in (18, 19):
        return 2
    return 3


@helper
def describe(new: Array, fix: Any) -> None:
    """Fill the numbers that reckoning needs; unknown motion is rest."""
    speed, course = np.float64(fix.speed), np.float64(fix.course)
    if not speed >= 0.0 or not 0.0 <= course <= 360.0:
        speed = 0.0
    new[LAT] = fix.lat
    new[LON] = fix.lon
    new[EAST] = math.sin(course * _RADIANS) if speed > 0.0 else 0.0
    new[NORTH] = math.cos(course * _RADIANS) if speed > 0.0 else 0.0
    new[NARROW] = math.cos(fix.lat * _RADIANS)
    new[SPEED] = speed
    new[TIME] = fix.time
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
    state.tip[slot], state.filled[slot] = state.tip[last], state.filled[last]
    for place in range(_RING):
        for column in range(9):
            state.recent[slot, place, column] = state.recent[last, place, column]


@helper
def close_silent(state: Any) -> None:
    slot = 0
    while slot < state.open:
        if (state.new[TIME] - last_time(state, slot)) * _HOURS > state.limit_hours[state.flying]:
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
            if last_time(state, slot) < last_time(state, oldest):
                oldest = slot
        close(state, oldest)
    slot = state.open
    state.head[slot, COUNT] = 1
    state.head[slot, LABEL] = label
    state.head[slot, KINDS] = bit
    state.filled[slot] = 0
    push(state, slot, 0)
    state.open += 1


@helper
def match(state: Any, bit: int) -> int:
    """The open segment that takes the new fix; -1 where none does, -2 where several come too close to tell."""
    best = -1
    matches = 0
    for slot in range(state.open):
        value = best_of_segment(state, slot, (state.head[slot, KINDS] & bit) != 0)
        weight = state.head[slot, COUNT] / _SHORT if state.open > 1 else 0.0
        state.score[slot, SCORE] = value * weight / math.sqrt(1.0 + weight * weight) if weight > 0.0 else value
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
        label[int(state.recent[slot, (state.tip[slot] - back) & (_RING - 1), ROW])] = NOISE
    label[row] = state.head[slot, LABEL]
    state.new[METRIC] = state.score[slot, PLAIN]
    push(state, slot, drop)
    state.head[slot, COUNT] += 1
    state.head[slot, KINDS] |= bit


@bare_kernel
def split(rows: Array, flying: bool, state: Any, label: Array) -> int:
    """The label of each row's segment, 0 and up or NOISE for none, into `label`; how many labels there are.

    `rows` are those of one platform in order of time (ROW), `flying` says whether it is an aircraft.
    """
    labels = 0
    state.open = 0
    state.flying = 1 if flying else 0
    for row in range(len(rows)):
        describe(state.new, rows[row])
        state.new[ROW] = row
        close_silent(state)
        bit = kind_bit(rows[row].kind)
        best = match(state, bit)
        if best == -2:
            close_near(state)
        if best < 0:
            open_segment(state, labels, bit)
            label[row] = labels
            labels += 1
            continue
        newest = state.tip[best] - int(state.score[best, BACK])
        hours = (state.new[TIME] - state.recent[best, newest & (_RING - 1), TIME]) * _HOURS
        if rows[row].kind == 27 and hours < _LONG_RANGE_HOURS:
            label[row] = NOISE
        else:
            take(state, best, bit, label, row)
    return labels


def new_state(thresholds: Thresholds) -> Any:
    """Memory for the segments of one platform after another, with the limits of a profile."""
    state = np.zeros(1, _STATE).view(np.recarray)[0]
    state.limit_kn[:] = thresholds.segment_speed_kn, AIRCRAFT_KN
    state.limit_hours[:] = thresholds.segment_hours, AIRCRAFT_HOURS
    state.ambiguity = thresholds.segment_ambiguity
    state.rival = thresholds.segment_rival
    return state
