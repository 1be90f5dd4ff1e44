"""What a person asks to be told of: one `[[watch]]` of desk.toml, every condition of which must hold."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from allsource.model import DISCLOSURES, EVENT_TYPES, MODALITIES
from allsource.model.conflicts import CONFLICT_KINDS
from allsource.model.dealings import STATUSES

__all__ = ["Area", "Rule", "Threshold"]

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt, "=": operator.eq,
}  # fmt: skip
_THRESHOLD = re.compile(r"\s*([a-z][a-z _-]*?)\s*(>=|<=|>|<|=)\s*(\d+)\s*")
_VOCABULARIES: dict[str, tuple[str, ...]] = {
    "types": EVENT_TYPES, "disclosures": DISCLOSURES, "modalities": MODALITIES, "statuses": STATUSES,
    "conflicts": CONFLICT_KINDS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Threshold:
    """`killed>=10`: what is counted, how it is compared, and with what."""

    kind: str
    sign: str
    value: int

    @classmethod
    def parse(cls, written: str) -> "Threshold":
        found = _THRESHOLD.fullmatch(written)
        if found is None:
            raise ValueError(f"quantity is a count and a bound such as killed>=10, not {written!r}")
        return cls(found[1], found[2], int(found[3]))

    def met(self, value: int) -> bool:
        return _COMPARE[self.sign](value, self.value)

    def __str__(self) -> str:
        return f"{self.kind} {self.sign} {self.value}"


@dataclass(frozen=True, slots=True)
class Area:
    """A box in degrees; `west` greater than `east` crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, written: str) -> "Area":
        try:
            west, south, east, north = (float(part) for part in written.split(","))
        except ValueError:
            raise ValueError(f"area is WEST,SOUTH,EAST,NORTH in degrees, not {written!r}") from None
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
            raise ValueError("area has its south below its north, latitudes within 90, longitudes within 180 degrees")
        return cls(west, south, east, north)

    def holds(self, lat: float, lon: float) -> bool:
        within = self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east
        return within and self.south <= lat <= self.north


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions on dealings; with `conflicts`, on conflicts of these kinds about them. An empty one asks nothing.

    `parties` must all take part; of `types`, `disclosures`, `modalities`, `statuses` and `places` one must hold.
    `area` is WEST,SOUTH,EAST,NORTH, `quantity` a bound such as killed>=10, `first` asks for the first dealing that the
    desk knows between two parties. Dealings that are still to be checked raise no alert unless `doubtful` is true.
    """

    name: str
    parties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    disclosures: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    area: str = ""
    conflicts: tuple[str, ...] = ()
    quantity: str = ""
    first: bool = False
    doubtful: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a watch rule has a name")
        for field, allowed in _VOCABULARIES.items():
            for value in getattr(self, field):
                if value not in allowed:
                    raise ValueError(f"{field} holds {value!r}; allowed is {', '.join(allowed)}")
        if (
            self.bound is None
            and self.box is None
            and not any(getattr(self, entry.name) for entry in fields(self) if entry.name not in ("name", "doubtful"))
        ):
            raise ValueError("a watch rule asks for something: parties, types, disclosures, places, conflicts, …")

    @property
    def bound(self) -> Threshold | None:
        return Threshold.parse(self.quantity) if self.quantity else None

    @property
    def box(self) -> Area | None:
        return Area.parse(self.area) if self.area else None
