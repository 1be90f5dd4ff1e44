"""Which element set serves which part of a window, where a history is held.

For a past time the sets on both sides of it count, so that each object's window is cut halfway between neighbouring
epochs and every part is served by the nearest set; for a future time that is the latest one. Parts shorter than the
window overlap nothing: a pass that spans a cut is found by the set that serves its culmination.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats

__all__ = ["Service", "keep_served", "services"]


@dataclass(frozen=True, slots=True)
class Service:
    """An element set with the part of the window that it serves, in POSIX seconds."""

    item: ElementSet
    from_s: float
    to_s: float


def services(sets: Iterable[ElementSet], window: tuple[float, float]) -> list[Service]:
    """For each object, which of its sets serve which part of the window; sets that serve no part are left out."""
    history: defaultdict[int, list[ElementSet]] = defaultdict(list)
    for item in sets:
        history[item.norad_id].append(item)
    found = []
    for items in history.values():
        items.sort(key=lambda item: item.epoch)
        epochs = np.array([item.epoch.timestamp() for item in items])
        cuts = np.concatenate([[-np.inf], (epochs[1:] + epochs[:-1]) / 2.0, [np.inf]])
        for item, low, high in zip(items, cuts[:-1], cuts[1:], strict=True):
            if low < window[1] and high > window[0] and low < high:
                found.append(Service(item, max(float(low), window[0]), min(float(high), window[1])))
    return found


def keep_served(found: Floats, serving: Sequence[Service], window: tuple[float, float]) -> Floats:
    """Of the passes found by every set over the whole window, those whose culmination its set serves."""
    row = found[:, 0].astype(np.int64)
    low = np.array([s.from_s for s in serving])[row] if len(found) else np.empty(0)
    high = np.array([s.to_s for s in serving])[row] if len(found) else np.empty(0)
    culmination = found[:, 3]
    return np.asarray(found[(culmination >= low) & ((culmination < high) | (high == window[1]))])
