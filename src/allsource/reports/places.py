"""Names of places to points: candidates from the gazetteer, ranked by what else the report says.

One name means one place throughout a report. A name that the gazetteer lacks stays without a point; nothing is guessed
from parts of names of people or firms, since only the network's LOC spans and the tables' own names are looked up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allsource.model import PlaceRef, Span
from allsource.reports.gazetteer import AREA_WORD, Gazetteer, Place, gazetteer, normal
from allsource.reports.places_names import candidates, parents
from allsource.reports.places_rank import Name, rank

__all__ = ["Located", "Place", "find_places"]


@dataclass(frozen=True, slots=True)
class Located:
    """A place named in the text, the place meant (None where the gazetteer knows none), and why that one.

    `whole` is the span with the larger place written after it (`Setúbal, Portugal`), else `span` itself.
    """

    span: Span
    name: str
    place: Place | None
    reasons: tuple[str, ...] = ()
    whole: Span | None = None

    @property
    def ref(self) -> PlaceRef:
        if self.place is None:
            return PlaceRef(self.span, self.name)
        return PlaceRef(self.span, self.name, self.place.lat, self.place.lon, self.place.precision)


def find_places(
    text: str, mentions: Sequence[Span], *, extra: Sequence[Place] = (), known: Gazetteer | None = None
) -> tuple[Located, ...]:
    """Every place of `mentions` (the network's LOC spans) and of the tables' own names, in text order.

    `extra` are places that the desk added; a name of theirs means them and nothing else.
    """
    known = known or gazetteer()
    tabled = list(listed(text, mentions, known))
    spans = sorted({*tabled, *(m for m in mentions if not any(span.holds(m) for span in tabled))})
    own = {normal(name): place for place in extra for name in (place.name, *place.names)}
    names, groups, wholes = names_of(text, spans, own, known)
    found: dict[Span, Located] = {}
    for group, name, (best, said) in zip(groups, names, rank(names), strict=True):
        place = name.candidates[best] if best >= 0 else None
        for span in group:
            reasons = explain(place, said, len(name.candidates)) if place else ()
            found[span] = Located(span, span.of(text), place, reasons, wholes[span])
    return tuple(found[span] for span in spans)


def names_of(
    text: str, spans: Sequence[Span], own: Mapping[str, Place], known: Gazetteer
) -> tuple[list[Name], list[list[Span]], dict[Span, Span]]:
    """The different names among the spans with their candidates, the spans of each, and each span with its parent."""
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(normal(span.of(text)), []).append(span)
    wholes, names = {}, []
    for plain, group in groups.items():
        above: list[str] = []
        for span in group:
            heads, wholes[span] = parents(text, span, known)
            above += heads
        places = (own[plain],) if plain in own else candidates(group[0].of(text), known)
        inside = any(place.region in above or place.country in above for place in places)
        names.append(Name(plain, places, len(group), tuple(sorted(set(above))) if inside else ()))
    return names, list(groups.values()), wholes


def listed(text: str, mentions: Sequence[Span], known: Gazetteer) -> Iterator[Span]:
    """Seas, straits, bases and sites of our own table where the text names them in full.

    A mention inside such a name gives way to it (`Strait` and `Hormuz` to `Strait of Hormuz`); one that reaches beyond
    it stands.
    """
    words = list(AREA_WORD.finditer(text))
    at = 0
    while at < len(words):
        length = known.area_at(text, words, at)
        if length:
            span = Span(words[at].start(), words[at + length - 1].end())
            if all(span.holds(mention) and span != mention for mention in mentions if mention.overlaps(span)):
                yield span
        at += max(1, length)


_SAID = {
    "parent": "the text writes its region or country after it",
    "region_named": "the report names its region",
    "country_named": "the report names its country",
    "beside": "it lies beside other places of the report",
    "near": "it lies near other places of the report",
    "same_region": "other places of the report lie in its region",
    "same_country": "other places of the report lie in its country",
    "people": "many people live there",
    "capital": "it is a capital",
}
_ENOUGH = 0.5


def explain(place: Place, said: Mapping[str, float], candidates: int) -> tuple[str, ...]:
    """What spoke for a place, the strongest first."""
    if candidates == 1:
        return ("the gazetteer knows one place of that name",)
    strong = sorted(
        (weight, _SAID[feature]) for feature, weight in said.items() if feature in _SAID and weight > _ENOUGH
    )
    return (f"one of {candidates} of that name", *(reason for _, reason in reversed(strong)))
