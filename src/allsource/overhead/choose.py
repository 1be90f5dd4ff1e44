"""Which element set serves which part of a window, where a history is held.

For a past time the sets on both sides of it count, so that each object's window is cut halfway between neighbouring
epochs and every part is served by the nearest set; for a future time that is the latest one. A set is searched only in
its part, widened by a revolution so that a pass over a cut is found whole, and counts for the passes that culminate in
its part. Objects that take more than 225 minutes around are served by one set, the nearest to the window's middle:
their passes last for hours, and their elements age slowly.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats

__all__ = ["Service", "keep_served", "services"]

_CUT_S = 180.0
"""Two sets may disagree by this much on when a pass culminates, so that one at a cut is claimed by both or by none."""


@dataclass(frozen=True, slots=True)
class Service:
    """An element set, the part of the window that it serves and the part searched with it, in POSIX seconds."""

    item: ElementSet
    from_s: float
    to_s: float
    searched: tuple[float, float]

    @property
    def whole(self) -> bool:
        """Whether it serves all that is searched with it."""
        return self.searched == (self.from_s, self.to_s)


def services(sets: Iterable[ElementSet], window: tuple[float, float]) -> list[Service]:
    """For each object, which of its sets serve which part of the window; sets that serve no part are left out."""
    history: defaultdict[int, list[ElementSet]] = defaultdict(list)
    for item in sets:
        history[item.norad_id].append(item)
    found: list[Service] = []
    for items in history.values():
        if len(items) > 1 and items[0].deep_space:
            middle = sum(window) / 2.0
            nearest = min(items, key=lambda item: abs(item.epoch.timestamp() - middle))
            found.append(Service(nearest, *window, window))
        else:
            found.extend([Service(items[0], *window, window)] if len(items) == 1 else _shares(items, window))
    return found


def _shares(items: list[ElementSet], window: tuple[float, float]) -> Iterable[Service]:
    items.sort(key=lambda item: item.epoch)
    epochs = np.array([item.epoch.timestamp() for item in items])
    cuts = np.concatenate([[-np.inf], (epochs[1:] + epochs[:-1]) / 2.0, [np.inf]])
    for item, low, high in zip(items, cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        if low < window[1] and high > window[0] and low < high:
            margin = 60.0 * item.period_min + _CUT_S
            searched = max(low - margin, window[0]), min(high + margin, window[1])
            yield Service(item, max(low, window[0]), min(high, window[1]), searched)


def keep_served(found: Floats, serving: Sequence[Service]) -> Floats:
    """Of described passes (PASS, passes) those that their set serves; one claimed by two sets counts once."""
    row, culmination = found[0].astype(np.int64), found[3]
    low, high = np.array([(item.from_s, item.to_s) for item in serving])[row].T
    kept = (culmination >= low - _CUT_S) & (culmination <= high + _CUT_S)
    doubtful = kept & ((culmination < low + _CUT_S) | (culmination > high - _CUT_S))
    objects = np.array([item.item.norad_id for item in serving])[row]
    kept[_repeated(found, objects, np.flatnonzero(doubtful))] = False
    return np.asarray(found[:, kept])


def _repeated(found: Floats, objects: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of these rows those that repeat the pass before them: one object, one site, and culminations close together."""
    order = rows[np.lexsort((found[0, rows], found[3, rows], found[1, rows], objects[rows]))]
    one, other = order[:-1], order[1:]
    same = (objects[one] == objects[other]) & (found[1, one] == found[1, other]) & (found[0, one] != found[0, other])
    return np.asarray(other[same & (found[3, other] - found[3, one] < 2.0 * _CUT_S)])
