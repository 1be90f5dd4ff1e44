"""Names of places to points: candidates from the gazetteer, ranked by what else the report says."""

from collections.abc import Sequence
from dataclasses import dataclass

from allsource.model import PlaceRef, Span
from allsource.where import Box

__all__ = ["Located", "Place", "find_places"]


@dataclass(frozen=True, slots=True)
class Place:
    """One thing a name can mean. `kind` is finer than `precision`: city, county, state, country, strait, base, …

    `precision` is facility, place, region, country or area; `country` an ISO 3166-1 alpha-2 code or "".
    """

    name: str
    kind: str
    precision: str
    lat: float
    lon: float
    country: str = ""
    region: str = ""
    population: int = 0
    box: Box | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """A place named in the text, the place meant (None where the gazetteer knows none), and why that one."""

    span: Span
    name: str
    place: Place | None
    reasons: tuple[str, ...] = ()

    @property
    def ref(self) -> PlaceRef:
        if self.place is None:
            return PlaceRef(self.span, self.name)
        return PlaceRef(self.span, self.name, self.place.lat, self.place.lon, self.place.precision)


def find_places(text: str, mentions: Sequence[Span], *, extra: Sequence[Place] = ()) -> tuple[Located, ...]:
    """Every place of `mentions` (the network's LOC spans) and of the tables' own names, in text order."""
    return ()
