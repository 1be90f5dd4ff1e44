"""From the words of a report to names a gazetteer can look up, and the larger places written beside them.

"Setúbal, Portugal", "Athens (Ga.)" and "Paris in northern Texas" name their own parent; "the port of Odesa", "northern
Syria" and "Readington Township" hold a name that the gazetteer knows without the rest.
"""

import re
from collections.abc import Iterator

from allsource.model import Span
from allsource.reports.gazetteer import Gazetteer, Place, normal

__all__ = ["candidates", "parents", "spread"]

_PARENT = re.compile(
    r"(?:,\s*|\s*\(\s*|\s+in\s+)(?:(?:in|the|far)\s+)?(?:(?:north|south|east|west|central|(?:north|south)-?(?:east|west))"
    r"(?:ern)?\s+)?(?P<words>[A-Z][\w.'’-]*(?:\s+(?:(?:of|and|the)\s+)?[A-Z][\w.'’-]*){0,4})"
)
_DIRECTION = re.compile(
    r"^(?:the\s+)?(?:north|south|east|west|central|upper|lower|greater|inner|outer|downtown|metro|mainland|rural|"
    r"(?:north|south)-?\s?(?:east|west))(?:ern)?\.?\s+(?=\w)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:the\s+)?(?:port|city|town|village|province|state|region|district|island|county|governorate|municipality|"
    r"borough|gulf|strait|straits)\s+of\s+(?=\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:city|town|township|twp\.?|village|province|state|region|district|governorate|oblast|prefecture|county|"
    r"parish|municipality|metropolitan area|area|valley|suburbs?|airport|international airport|port|harbou?r|island|"
    r"peninsula)$",
    re.IGNORECASE,
)
_REGION = re.compile(r"\b(?:province|state|region|governorate|oblast|prefecture|county|district)\b", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]?|[A-Z]{2,3}")
_TOWNS = frozenset({"city", "capital", "county"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_OWNED = re.compile(r"['’]s?$")


def spread(name: str) -> Iterator[tuple[str, bool]]:
    """The name itself, then what may stand for it, and whether its other words call it a region.

    Possessive, direction (`northern`), head (`the port of`) and tail (`province`) are left off, one and then all.
    """
    bare = _OWNED.sub("", name.strip())
    region = _REGION.search(bare) is not None
    yield bare, False
    for pattern in (_HEAD, _DIRECTION, _TAIL):
        shorter = pattern.sub("", bare)
        if shorter != bare and shorter:
            yield shorter, region
    shortest = _TAIL.sub("", _DIRECTION.sub("", _HEAD.sub("", bare)))
    if shortest:
        yield shortest, region


def candidates(name: str, known: Gazetteer) -> tuple[Place, ...]:
    """Every place that a name may mean; a demonym means its country.

    `U.N.` is not the town of Un, and `the South` is no place that a gazetteer can give.
    """
    if normal(name) in _DIRECTIONS:
        return ()
    short = _SHORT_FORM.fullmatch(name.strip()) is not None
    for form, region in spread(name):
        found = known.named(form)
        if short:
            found = tuple(place for place in found if place.kind not in _TOWNS or normal(place.name) != normal(form))
        country = known.countries.get(known.demonym(form))
        if country is not None and country not in found:
            found = (country, *found)
        if region:
            found = tuple(place for place in found if place.kind in {"province", "county"}) or found
        if found:
            return found
    return ()


def parents(text: str, span: Span, known: Gazetteer) -> tuple[tuple[str, ...], Span]:
    """Names of regions and codes of countries written right after a name, and the span of both together."""
    match = _PARENT.match(text, span.end, span.end + 80)
    if match is None:
        return (), span
    words = match["words"].split()
    for length in range(len(words), 0, -1):
        above = _above(" ".join(words[:length]), known)
        if above:
            end = _end_of(text, match.start("words"), words[:length])
            short = text[end - 1] == "." and not any(normal(place.name) == normal(words[length - 1]) for place in above)
            heads = {place.country if place.precision == "country" else place.name for place in above}
            return tuple(sorted(heads)), Span(span.start, end if short else end - (text[end - 1] == "."))
    return (), span


def _above(phrase: str, known: Gazetteer) -> list[Place]:
    found = known.named(_OWNED.sub("", phrase))
    return [place for place in found if place.precision == "country" or place.kind in {"province", "county"}]


def _end_of(text: str, start: int, words: list[str]) -> int:
    """Where these words end in the text, without a possessive."""
    for word in words:
        start = text.index(word, start) + len(word)
    owned = _OWNED.search(words[-1])
    return start - (len(owned[0]) if owned else 0)
