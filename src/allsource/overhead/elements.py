"""Element sets: the mean elements of one object at one epoch, and which of several serves a given time.

Catalogue numbers are kept as integers of up to nine digits; the propagator does not need them, and refuses large ones,
so it is never given them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from sgp4.api import Satrec

from allsource.errors import Refused

__all__ = ["ElementSet", "Elements", "of_epoch"]


@dataclass(frozen=True, slots=True)
class ElementSet:
    """The mean elements of one object at one epoch.

    `satrec` is the initialised SGP4 record; `source` the record's own text, from which it can be read again (two lines,
    or the OMM keywords as JSON); `form` is tle or omm.
    """

    norad_id: int
    name: str
    epoch: datetime
    satrec: Satrec = field(compare=False, repr=False)
    form: str = "tle"
    source: str = field(default="", compare=False, repr=False)

    @property
    def period_min(self) -> float:
        return float(2.0 * np.pi / self.satrec.no_kozai)

    @property
    def deep_space(self) -> bool:
        """Periods of 225 minutes and more take SGP4's deep-space branch."""
        return self.period_min >= 225.0


@dataclass(frozen=True, slots=True)
class Elements:
    """Element sets in the order they came, with what was refused and why."""

    sets: tuple[ElementSet, ...]
    refused: tuple[Refused, ...] = ()
    duplicates: int = 0

    def __len__(self) -> int:
        return len(self.sets)

    def __iter__(self) -> Iterator[ElementSet]:
        return iter(self.sets)


def of_epoch(sets: Iterable[ElementSet], when: datetime) -> dict[int, ElementSet]:
    """For each object the set whose epoch is nearest to `when`; both sides of a past time count."""
    nearest: dict[int, ElementSet] = {}
    for item in sets:
        held = nearest.get(item.norad_id)
        if held is None or abs(item.epoch - when) < abs(held.epoch - when):
            nearest[item.norad_id] = item
    return nearest
