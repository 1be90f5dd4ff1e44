"""Which words of a text tell an event, each once: verbs, event nouns, and light verbs with their noun.

A light verb says nothing of its own (`held talks`, `carried out strikes`, `came under attack`): the noun tells the
event and takes the verb's other arguments. Verbs and their effect are a table, `sources/plover_light.tsv`: `actor`
where the subject does it, `recipient` where it is done to the subject.

An event noun that is the object of a verb coded through it (`signed an agreement`, `imposed sanctions`) is not told
again."""

from dataclasses import dataclass, replace
from functools import cache

from allsource.model import Span
from allsource.reports.modality import Tree
from allsource.reports.parties import Naming
from allsource.reports.phrases import Page, phrases, trailing
from allsource.reports.plover import Coding, code, has_rows
from allsource.reports.slots import Case, Slot, is_passive, noun_case, verb_case, with_noun
from allsource.reports.tables import rows

__all__ = ["Cases", "Told", "is_event_noun", "tell", "told_by_noun"]

_OWNING = frozenset({"claim", "deny", "accept", "admit", "disclaim", "disavow", "acknowledge"})
"""Verbs after which `responsibility for` an act makes the subject its doer, or says that he is not."""
_FARTHEST = 5
"""Words between a light verb and its noun for the trigger to cover both."""


@dataclass(frozen=True, slots=True)
class Cases:
    """The words, names and predicates of a text, and where its sentences begin and end (in words)."""

    naming: Naming
    tree: Tree
    sentences: tuple[tuple[int, int], ...]

    @property
    def page(self) -> Page:
        return self.naming.page


@dataclass(frozen=True, slots=True)
class Told:
    """One event as its words tell it; `verb` is the index of the light verb, or -1."""

    case: Case
    coding: Coding
    trigger: Span
    sentence: tuple[int, int]
    clause: tuple[int, int]
    verb: int = -1
    magnitude: tuple[tuple[str, int], ...] = ()


def tell(cases: Cases) -> tuple[Told, ...]:
    """Every event the text tells, in text order."""
    found: dict[int, Told] = {}
    consumed: set[int] = set()
    for first, last in cases.sentences:
        verbs = [at for at in range(first, last) if cases.page.tags[at].startswith("VB") and at in cases.tree.at]
        for at in verbs:
            told = _told_by_verb(cases, at, (first, last), consumed)
            if told:
                found[told.case.index] = told
        for at in range(first, last):
            if at not in consumed and at not in found and is_event_noun(cases.page, at):
                told = told_by_noun(cases, at, (first, last))
                if told:
                    found[at] = told
    return tuple(found[at] for at in sorted(found))


def _told_by_verb(cases: Cases, at: int, sentence: tuple[int, int], consumed: set[int]) -> Told | None:
    page = cases.page
    if not has_rows(page.lemmas[at], "v") and page.lemmas[at] not in _light() and page.lemmas[at] not in _OWNING:
        return None
    case = verb_case(cases.naming, cases.tree.at[at], at)
    coding = code(case) if has_rows(page.lemmas[at], "v") else None
    noun = _object_noun(page, case)
    if coding and coding.row.conditions:
        if coding.row.names_object and noun >= 0:
            consumed.add(noun)
            coding = code(with_noun(case, noun, sentence[1])) or coding
        return Told(case, coding, page.span(case.first, case.last), sentence, _clause(page, case, sentence))
    owned = _owned_act(page, case)
    if owned >= 0:
        lent = _lend(cases, case, owned, sentence)
        if lent:
            consumed.add(owned)
            return replace(lent, trigger=page.span(lent.case.first, lent.case.last))
    if noun >= 0 and page.lemmas[at] in _light():
        lent = _lend(cases, case, noun, sentence)
        if lent:
            consumed.add(noun)
            return lent
    if coding is None:
        return None
    return Told(case, coding, page.span(case.first, case.last), sentence, _clause(page, case, sentence))


def _lend(cases: Cases, verb: Case, noun: int, sentence: tuple[int, int]) -> Told | None:
    """The noun's case with the verb's subject and further arguments lent to it."""
    page = cases.page
    own = noun_case(cases.naming, cases.tree.at.get(noun), noun, sentence[1])
    role = _light().get(verb.word, ("actor", ""))[0]
    subject = _subject(verb, role)
    lent = [_as_lent(slot, role, subject) for slot in verb.slots if not slot.first <= noun < slot.last]
    kept = [
        slot
        for slot in own.slots
        if not (lent and slot.number == "0" and role == "actor" and any(s.number == "0" for s in lent))
    ]
    taken = [slot for slot in lent if slot and not any(slot.first < k.last and k.first < slot.last for k in kept)]
    case = replace(own, slots=(*taken, *kept), particles=verb.particles)
    coding = code(case)
    if coding is None:
        return None
    near = 0 < noun - verb.index <= _FARTHEST
    trigger = page.span(verb.index, noun + 1) if near else page.span(own.first, own.last)
    return Told(case, coding, trigger, sentence, _clause(page, case, sentence), verb.index)


def _subject(verb: Case, role: str) -> Slot | None:
    """The slot of a light verb's subject: ARG0, or ARG1 on its left where the network saw no agent."""
    agent = next((slot for slot in verb.slots if slot.number == "0"), None)
    if agent is not None or role == "recipient":
        return agent or next((s for s in verb.slots if s.number in ("1", "2") and not s.preposition), None)
    passive = is_passive(verb.page, verb.index)
    left = (s for s in verb.slots if s.number == "1" and s.last <= verb.index and not s.preposition)
    return None if passive else next(left, None)


def _as_lent(slot: Slot, role: str, subject: Slot | None) -> Slot:
    """A verb's argument as its noun's: the subject does it, or has it done to it; the rest keep their preposition."""
    if slot is subject:
        preposition = "" if slot.preposition == "by" else slot.preposition
        return replace(slot, label="ARG0" if role == "actor" else "ARG1", preposition=preposition)
    return replace(slot, label="")


def told_by_noun(cases: Cases, at: int, sentence: tuple[int, int]) -> Told | None:
    """The event that the noun at a word tells on its own, or None."""
    page = cases.page
    case = noun_case(cases.naming, cases.tree.at.get(at), at, sentence[1])
    coding = code(case)
    if coding is None:
        return None
    return Told(case, coding, page.span(case.first, case.last), sentence, (case.first, min(sentence[1], at + 14)))


def is_event_noun(page: Page, at: int) -> bool:
    """A noun of the table that heads its phrase, not one that only qualifies the next (`attack helicopters`)."""
    if page.tags[at] not in ("NN", "NNS") or not has_rows(page.lemmas[at], "n"):
        return False
    after = page.tags[at + 1] if at + 1 < len(page.tags) else ""
    if at and page.lowers[at] == "fighting" and page.lowers[at - 1] in ("-", "fire", "fire-"):
        return False
    return after not in ("NN", "NNS", "NNP", "HYPH", "POS")


def _object_noun(page: Page, case: Case) -> int:
    """The event noun a verb acts on, or -1."""
    for slot in case.slots:
        wanted = _light().get(case.word, ("", ""))[1]
        if slot.number in ("1", "2", "3") and slot.preposition == wanted:
            for phrase in slot.phrases[:1]:
                if has_rows(page.lemmas[phrase.head], "n") and page.tags[phrase.head].startswith("NN"):
                    return phrase.head
    return -1


def _owned_act(page: Page, case: Case) -> int:
    """The act of `claimed (denied) responsibility for the attack`, or -1."""
    if case.word not in _OWNING:
        return -1
    words = page.lowers[case.index + 1 : case.index + 4]
    if "responsibility" not in words:
        return -1
    at = case.index + 1 + words.index("responsibility")
    for preposition, first, last in trailing(page, at, len(page.tags)):
        if preposition == "for":
            heads = [phrase.head for phrase in phrases(page, first, last)]
            return next((head for head in heads if has_rows(page.lemmas[head], "n")), -1)
    return -1


def _clause(page: Page, case: Case, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words from a case's first argument to its last, within its sentence."""
    first = min([case.index, *(slot.first for slot in case.slots)])
    last = max([case.index + 1, *(slot.last for slot in case.slots)])
    return max(first, sentence[0]), min(last, sentence[1])


@cache
def _light() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["subject"], row["preposition"]) for row in rows("plover_light")}
