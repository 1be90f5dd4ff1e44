"""Who acts for whom, as a report's own words say: an envoy of a group, the head of a body, a minister of a state.

`stands_for(report, known)` gives, for each name, the bodies it acts for in that report, by three plain shapes: the
description itself (`envoy of the Levante Column`), an apposition (`Ana Ruiz, Portugal's envoy`, `Dana Holm, a
spokeswoman for the company`), and a title (`Portuguese Harbour Minister Ana Ruiz`, `Secretary-General Ines Caldeira of
the Straits Harbour Council`). Left out: what only world knowledge decides, and offices held at another time.
"""

import re
from collections.abc import Iterable

from allsource.model import Mention, Report, Span
from allsource.picture.known import Known
from allsource.reports.roles import is_role_noun

__all__ = ["stands_for"]

_BODIES = frozenset({"organisation", "government", "country"})
_AFTER_CHARS = 90
_BEFORE_CHARS = 60
_BREAK = re.compile(r"[.;:!?\"“”\n(]| who | and | said | told | met | has | had | was | is ")
_JOINING = re.compile(r"\b(?:of|for|from|representing)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z-]+")


def stands_for(report: Report, known: Known) -> dict[str, tuple[str, ...]]:
    """For each name of a person or description in the report, the bodies it acts for there."""
    reading = report.reading
    if reading is None:
        return {}
    text = report.document.text
    bodies = [mention for mention in reading.mentions if mention.type in _BODIES]
    found: dict[str, dict[str, None]] = {}
    for person in (mention for mention in reading.mentions if mention.type == "person"):
        if known.begins_here(text, person.span.start, person.name):
            continue
        for name in _bodies_of(text, person.span, bodies):
            if name != person.name:
                found.setdefault(person.name, {})[name] = None
    parties = {party for event in reading.events for party in (*event.actors, *event.recipients)}
    for party in parties:
        for name in (*_described(text, party.name, party.words, bodies), *_known_tail(party.name, known)):
            found.setdefault(party.name, {})[name] = None
    return {name: tuple(sorted(known)) for name, known in found.items()}


def _bodies_of(text: str, person: Span, bodies: Iterable[Mention]) -> Iterable[str]:
    after = Span(person.end, _stop(text, person.end, person.end + _AFTER_CHARS))
    before = Span(max(0, person.start - _BEFORE_CHARS), person.start)
    of = _office_before(text, person)
    for body in bodies:
        between = text[person.end : body.span.start]
        behind = after.holds(body.span) and (
            _apposed(between, text[body.span.end : after.end]) or (of and between in _OF)
        )
        if behind or (before.holds(body.span) and _titled(text[body.span.end : person.start])):
            yield body.name
    yield from _short_owner(after.of(text), bodies)


def _short_owner(behind: str, bodies: Iterable[Mention]) -> Iterable[str]:
    """`, the council's spokesman`: the only body of the report whose name ends so, in the words of an apposition."""
    found = re.match(r",\s*(?:the |its |a )?(\w+)['’]s?\s+([\w\s'’-]{3,60})", behind)
    if found and _holds_role(found[2]):
        named = {body.name for body in bodies if body.name.casefold().split()[-1] == found[1].casefold()}
        yield from named if len(named) == 1 else ()


_OF = (" of ", " of the ", " for the ", " for ")


def _stop(text: str, start: int, end: int) -> int:
    found = _BREAK.search(text, start + 1, end)
    return found.start() if found else min(end, len(text))


def _apposed(between: str, behind: str) -> bool:
    """`, the ` BODY `'s envoy`, or `, a spokeswoman for ` BODY."""
    if not between.startswith(","):
        return False
    own = re.fullmatch(r",\s*(?:the |a |an )?", between) and re.match(r"(?:['’]s?)?\s*\w", behind)
    if own:
        return _holds_role(behind[:60])
    return _holds_role(between) and bool(_JOINING.search(between)) and between.count(",") == 1


def _titled(between: str) -> bool:
    """`Portuguese ` … `Harbour Minister ` NAME: nothing but an office in between."""
    plain = not re.search(r"[.,;:!?\"“”\n]", between)
    words = _WORD.findall(re.sub(r"^['’]s", "", between))
    return plain and 0 < len(words) <= 6 and _holds_role(between) and between.endswith(" ")


def _office_before(text: str, person: Span) -> bool:
    """`Secretary-General ` before the name."""
    words = _WORD.findall(text[max(0, person.start - 40) : person.start])
    return bool(words) and _is_role(words[-1])


def _described(text: str, name: str, words: Span | None, bodies: Iterable[Mention]) -> Iterable[str]:
    """The bodies named in a description that is headed by an office: `envoy of the Levante Column`."""
    head = re.split(_JOINING, name, maxsplit=1)[0]
    tail = name[len(head) :]
    owner, mark, office = name.replace("’", "'").partition("'s ")
    for body in bodies:
        within = tail and _holds_role(head) and body.name.casefold() in tail.casefold() and body.name != name
        owned = mark and _holds_role(office) and _same(owner, body.name)
        leading = words is not None and _owner_span(text, words, body.span) and _holds_role(name)
        if within or owned or leading:
            yield body.name


def _known_tail(name: str, known: Known) -> Iterable[str]:
    """A body known from other reports, at the end of a description that is headed by an office."""
    found = _JOINING.search(name)
    if found and _holds_role(name[: found.start()]):
        yield from list(known.within(name[found.end() :]))[:1]


def _owner_span(text: str, words: Span, body: Span) -> bool:
    """The party's words open with the body's (`the council's board`)."""
    return words.holds(body) and text[body.end : body.end + 2].replace("’", "'") == "'s"


def _same(one: str, other: str) -> bool:
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def _holds_role(words: str) -> bool:
    return any(_is_role(word) for word in _WORD.findall(words))


def _is_role(word: str) -> bool:
    plain = word.lower().removesuffix("s") if word.lower().endswith("s") else word.lower()
    return is_role_noun(plain) or is_role_noun(word.lower()) or is_role_noun(plain.rpartition("-")[2])
