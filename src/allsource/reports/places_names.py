"""From the words of a report to names a gazetteer can look up, and the larger places written beside them.

"Setúbal, Portugal", "Athens (Ga.)" and "Paris in northern Texas" name their own parent; "the port of Odesa", "northern
Syria" and "Readington Township" hold a name that the gazetteer knows without the rest.
"""

import re
from collections.abc import Iterator

from allsource.model import Span
from allsource.reports.gazetteer import Gazetteer, Place

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
    r"\s+(?:city|town|township|twp\.?|village|province|state|region|district|governorate|oblast|prefecture|county|parish|"
    r"municipality|metropolitan area|area|valley|suburbs?|airport|international airport|port|harbou?r|island|peninsula)$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s?$")


def spread(name: str) -> Iterator[str]:
    """The name itself, then what may stand for it: without possessive, direction, head or tail."""
    bare = _OWNED.sub("", name.strip())
    yield bare
    for pattern in (_HEAD, _DIRECTION, _TAIL):
        shorter = pattern.sub("", bare)
        if shorter != bare and shorter:
            yield shorter
    shortest = _TAIL.sub("", _DIRECTION.sub("", _HEAD.sub("", bare)))
    if shortest:
        yield shortest


def candidates(name: str, known: Gazetteer) -> tuple[Place, ...]:
    """Every place that a name may mean; a demonym means its country."""
    for form in spread(name):
        found = known.named(form)
        code = known.demonym(form)
        country = known.countries.get(code)
        if country is not None and country not in found:
            found = (country, *found)
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
        phrase = " ".join(words[:length])
        above = _above(phrase, known) or _above(phrase.rstrip("."), known)
        if above:
            return above, Span(span.start, _end_of(text, match.start("words"), words[:length]))
    return (), span


def _above(phrase: str, known: Gazetteer) -> tuple[str, ...]:
    found = {place.country if place.precision == "country" else place.name
             for place in known.named(_OWNED.sub("", phrase))
             if place.precision == "country" or place.kind in {"region", "county"}}  # fmt: skip
    return tuple(sorted(found))


def _end_of(text: str, start: int, words: list[str]) -> int:
    """Where these words end in the text; a stop belongs to a short form (`Ga.`), not to a whole name."""
    for word in words:
        start = text.index(word, start) + len(word)
    whole = words[-1].endswith(".") and len(words[-1]) > 6
    return start - whole
