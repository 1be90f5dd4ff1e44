"""Mentions: the names in a text, each with one of twelve types and the full name the document gives it.

Three sources are laid over each other: the network's entities, the tables of countries and outlets (`facts.py`) and
the patterns of ships, aircraft, weapons and bodies (`things.py`). Where they overlap the longer span wins, then the
table. A country or capital that acts, speaks or is dealt with stands for its government (annotation guide, events,
rule 3); after a preposition of place it is a country or a place. Left out: mentions without a name (`the ministry`),
which `stands.py` resolves; what the network took for a name of nothing in particular (MISC) and no table knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from allsource.model import Mention, Span
from allsource.reports.facts import Fact, find_facts
from allsource.reports.names import PersonName, body_names, person_names, title_gender
from allsource.reports.roles import is_role_noun, role_after, role_before, strip_titles
from allsource.reports.scene import Scene
from allsource.reports.tables import words
from allsource.reports.things import find_things
from allsource.reports.types import pooled_types

__all__ = ["find_mentions", "stands_for_government"]

_WHERE = words(
    """in at from near outside inside around across into through throughout over toward towards via within off along
    beyond onto"""
)
_DEALT_WITH = words("between with against by and versus vs. or as than like while that whether if for but including")
_OF_POWER = words(
    """government position stance policy ambassador embassy ministry minister president leadership decision demand
    refusal offer response support forces army navy military troops parliament envoy delegation allies intelligence"""
)
_CAPITALISED = re.compile(r"(?:[Tt]he )?([A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’'-]*)+)")
_NETWORK_RANK = 2
_NETWORK = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": ""}


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    type: str
    rank: int
    fact: Fact | None = None


def find_mentions(scene: Scene, outlets: Sequence[str] = ()) -> tuple[Mention, ...]:
    """All mentions of the read parts, in text order; only a role may overlap another mention.

    `outlets` are names known to be outlets from beside the text: who published it, whom it credits.
    """
    kept = _typed(scene, _without_overlap(_candidates(scene)), outlets)
    persons = person_names([_person(scene, c.span) for c in kept if c.type == "person"])
    bodies = body_names(scene.text, [c.span for c in kept if c.type in ("organisation", "facility", "outlet")])
    named = {**persons, **bodies}
    found = [_mention(scene, candidate, named) for candidate in kept]
    found.extend(_roles(scene, [mention for mention in found if mention.type == "person"]))
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.type)))


def _candidates(scene: Scene) -> Iterator[_Candidate]:
    entities = {entity.span: entity.label for entity in scene.tagged.entities}
    organisations = [span for span, label in entities.items() if label in ("ORG", "MISC")]
    persons = [span for span, label in entities.items() if label == "PER"]
    surnames = {span.of(scene.text).split()[-1] for span in persons if len(span.of(scene.text).split()) > 1}
    for found in find_facts(scene.text):
        if not _in_paragraph(scene, found.span) or _is_person(scene, found.span, found.fact, persons):
            continue
        if found.span.of(scene.text) in surnames and _stands_alone(scene, found.span):
            yield _Candidate(found.span, "person", 0)
            continue
        if found.fact.ordinary and not any(span.overlaps(found.span) for span in organisations):
            continue
        yield _Candidate(found.span, found.fact.kind, 0, found.fact)
    for span, kind in find_things(scene.text):
        if _in_paragraph(scene, span):
            yield _Candidate(span, kind, 1)
    yield from _speaking(scene, entities)
    for entity, label in entities.items():
        tidied = _tidy(scene, entity, label)
        kind = _NETWORK.get(label, "")
        if tidied is not None and kind:
            yield _Candidate(tidied, kind, _NETWORK_RANK)


def _stands_alone(scene: Scene, span: Span) -> bool:
    """A surname that is also a people's (`Cuban said`): no article before it and no noun behind it."""
    before = scene.words(Span(max(0, span.start - 12), span.start))
    ahead = scene.words(Span(span.end, span.end + 20))
    article = bool(before) and before[-1].tag in ("DT", "JJ", "PRP$")
    return not article and not (ahead and ahead[0].tag.startswith(("NN", "JJ")))


def _speaking(scene: Scene, entities: Iterable[Span]) -> Iterator[_Candidate]:
    """Two or more capitalised words that speak and that the network took for no name: `The Levante Column`."""
    known = list(entities)
    names = set()
    for attribution in scene.tagged.attributions:
        for source in attribution.source:
            found = _CAPITALISED.fullmatch(source.of(scene.text))
            if found and not any(span.overlaps(source) for span in known):
                names.add(found[1])
    for name in names:
        for match in re.finditer(rf"\b{re.escape(name)}\b", scene.text):
            span = Span(*match.span())
            if _in_paragraph(scene, span) and not any(other.overlaps(span) for other in known):
                yield _Candidate(span, "organisation", _NETWORK_RANK)


def _typed(scene: Scene, candidates: Sequence[_Candidate], outlets: Sequence[str]) -> list[_Candidate]:
    """The network's candidates with one type a name."""
    own = [(c.span, c.type) for c in candidates if c.rank == _NETWORK_RANK]
    types = pooled_types(scene.text, own, outlets)
    return [
        replace(c, type=types[_fold(c.span.of(scene.text))]) if c.rank == _NETWORK_RANK else c for c in candidates
    ]  # fmt: skip


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")


def _in_paragraph(scene: Scene, span: Span) -> bool:
    return bool(scene.paragraphs) and scene.paragraph(span.start).holds(span)


def _is_person(scene: Scene, span: Span, fact: Fact, persons: list[Span]) -> bool:
    """Whether the network took a country's or capital's name for a person's, and the text does not speak against it."""
    if fact.kind not in ("capital", "country"):
        return False
    same = span in persons
    before = scene.words(Span(max(0, span.start - 12), span.start))
    return same and not (before and before[-1].span.of(scene.text).lower() in _WHERE)


def _tidy(scene: Scene, span: Span, label: str) -> Span | None:
    """An entity without quotation marks, article, possessive and titles; None where nothing is left of it."""
    text = scene.text
    words_ = span.of(text)
    end = span.end - len(words_) + len(re.sub(r"(['’]s?|[\s,;:\"”“()\[\]]+)$", "", words_))
    start = span.start + len(words_) - len(re.sub(r"^([\s\"“”'‘(\[]+|[Tt]he (?=\w))+", "", words_))
    if end <= start:
        return None
    tidied = strip_titles(text, Span(start, end)) if label == "PER" else Span(start, end)
    inner = tidied.of(text)
    if not any(letter.isalpha() for letter in inner) or (label == "PER" and inner[:1].islower()):
        return None
    return tidied if inner.lower() not in _NOT_NAMES else None


_NOT_NAMES = words("i he she it they we you mr mrs ms dr president gen sen rep gov adm the a an")


def _without_overlap(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The longest candidates, then the best ranked; in text order."""
    taken: list[_Candidate] = []
    used: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.span.start - c.span.end, c.rank, c.span)):
        cells = range(candidate.span.start, candidate.span.end)
        if candidate.span.start in used or candidate.span.end - 1 in used or not used.isdisjoint(cells):
            continue
        used.update(cells)
        taken.append(candidate)
    return sorted(taken, key=lambda c: c.span)


def _person(scene: Scene, span: Span) -> PersonName:
    name = " ".join(re.sub(r"['’]s$", "", span.of(scene.text)).split())
    return PersonName(span, name, title_gender(scene.text, span))


def _mention(scene: Scene, candidate: _Candidate, named: dict[Span, str]) -> Mention:
    span, fact = candidate.span, candidate.fact
    if fact is None:
        return Mention(span, candidate.type, named.get(span) or " ".join(span.of(scene.text).split()))
    if fact.kind == "outlet":
        return Mention(span, "outlet", fact.name)
    if fact.kind == "people":
        return Mention(span, "country", fact.name)
    if fact.kind == "seat":
        return Mention(span, "government", fact.name)
    acts = stands_for_government(scene, span)
    if fact.kind == "capital":
        return Mention(span, "government", fact.name) if acts else Mention(span, "place", span.of(scene.text))
    return Mention(span, "government" if acts else "country", fact.name)


def stands_for_government(scene: Scene, span: Span) -> bool:
    """Whether a country's or capital's name acts, speaks, owns an office or is dealt with, and is not a place."""
    at = scene.word_index(span.start)
    before = scene.tagged.words[at - 1] if at else None
    left = before.span.of(scene.text).lower() if before and before.span.start >= span.start - 30 else ""
    if left in _WHERE or left == ",":
        return False
    ahead = scene.words(Span(span.end, span.end + 40))
    right = [word.span.of(scene.text).lower() for word in ahead[:3]]
    if right and right[0] in ("'s", "’s", "'", "’"):
        return any(word in _OF_POWER for word in right[1:])
    if ahead and ahead[0].tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    if _is_agent(scene, span):
        return True
    return left in _DEALT_WITH and not (ahead and ahead[0].tag.startswith("NN"))


def _is_agent(scene: Scene, span: Span) -> bool:
    """Whether the network took exactly this name for who acts or speaks."""
    for predicate in scene.tagged.predicates:
        for argument in predicate.arguments:
            if argument.label == "ARG0" and argument.span.holds(span) and len(argument.span.of(scene.text).split()) < 3:
                return True
    return any(source == span for attribution in scene.tagged.attributions for source in attribution.source)


def _roles(scene: Scene, persons: list[Mention]) -> Iterator[Mention]:
    """The roles beside names, and those that stand alone (`the harbour minister`)."""
    taken: list[Span] = []
    for person in persons:
        for role in (role_before(scene, person.span), role_after(scene, person.span)):
            if role is not None and not any(role.overlaps(other) for other in taken):
                taken.append(role)
                yield Mention(role, "role", _plain(role.of(scene.text)))
    for role in _standing_roles(scene):
        if not any(role.overlaps(other) for other in taken):
            yield Mention(role, "role", _plain(role.of(scene.text)))


def _standing_roles(scene: Scene) -> Iterator[Span]:
    """Role nouns in the singular after an article, with the words between: `the [harbour minister]`."""
    nouns = scene.tagged.words
    for at, word in enumerate(nouns):
        if not word.tag.startswith("NN") or word.tag.endswith("S") or not is_role_noun(word.span.of(scene.text)):
            continue
        if at + 1 < len(nouns) and nouns[at + 1].tag.startswith("NN"):
            continue
        first = at
        while first and nouns[first - 1].tag in ("NN", "NNP", "JJ", "HYPH", "NNPS"):
            first -= 1
        if first and nouns[first - 1].tag in ("DT", "PRP$", "POS"):
            yield Span(nouns[first].span.start, word.span.end)


def _plain(words_: str) -> str:
    return " ".join(words_.split())
