"""What a predicate says, argument by argument, in the form the event tables ask for.

For a verb these are the network's PropBank arguments. For a noun they are joined by what the words around it show
without any network: the possessor (`France's delivery`), the people's name before it (`Russian strike`) and the
prepositional phrases after it (`of grain from A to B`), since networks miss arguments of nouns most.

Direction is checked against the voice of the verb: an agent that a passive does not introduce by `by`, or a pair of
arguments on the wrong sides of an active verb, is dropped rather than believed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from allsource.model import Mention, Party, Span
from allsource.reports.parties import Naming, parties
from allsource.reports.phrases import Page, Phrase, opening, phrases, trailing
from allsource.reports.tables import words
from allsource.reports.tagged import Argument, Predicate

__all__ = ["Case", "Slot", "is_passive", "noun_case", "verb_case", "with_noun"]

_BE = frozenset({"be", "get"})
_PLACED = frozenset({"ARGM-GOL", "ARGM-DIR", "ARGM-COM", "ARGM-ADV", "ARGM-PRP", "ARGM-CAU", "ARGM-PRD", "ARGM-MNR"})
_CLAUSAL = frozenset({"VB", "VBG", "VBD", "VBZ", "VBP", "MD", "WRB", "WP"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "POS", "PRP", "PRP$", "HYPH", "JJR", "JJS"})
_OPENERS = frozenset(
    {
        "that",
        "and",
        "but",
        "or",
        ",",
        "while",
        "when",
        "after",
        "before",
        "as",
        "because",
        "if",
        "although",
        "since",
        "where",
        "who",
        "which",
    }
)
_BETWEEN = frozenset({"RB", "RBR", "JJR", "``", "''"})
_CALENDAR = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december week month year day night morning evening afternoon weekend today yesterday
    hour"""
)
_SELF_MOVING = words(
    """deploy mobilise mobilize mass withdraw retreat advance march rally gather assemble surrender disarm patrol
    protest clash fight meet resign"""
)
_ADJECTIVAL = frozenset({"country", "government", "organisation", "region"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument: its label, the preposition that opens it, its noun phrases and the parties among them.

    `label` is PropBank's, or "" where only the words around a noun show it; `clause` where it holds a sentence.
    """

    label: str
    preposition: str
    first: int
    last: int
    phrases: tuple[Phrase, ...]
    parties: tuple[Party, ...]
    clause: bool = False

    @property
    def number(self) -> str:
        """`0` to `5`, or "" for a modifier."""
        return self.label[-1] if self.label[-1:].isdigit() else ""


@dataclass(frozen=True, slots=True)
class Case:
    """A word that may say an event: its place, part of speech (`v` or `n`) and arguments.

    `first` and `last` bound the words of the trigger; `modifiers` are the words beside a noun in its own phrase, and
    `particles` those after a verb, both by dictionary form.
    """

    naming: Naming
    index: int
    pos: str
    slots: tuple[Slot, ...]
    particles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    first: int = -1
    last: int = -1

    @property
    def page(self) -> Page:
        return self.naming.page

    @property
    def word(self) -> str:
        return self.page.lemmas[self.index]


def verb_case(naming: Naming, predicate: Predicate, index: int) -> Case:
    """The case of a verb from the arguments the network gives it."""
    page = naming.page
    given = tuple(_checked(page, index, [_slot(naming, a) for a in predicate.arguments if _counts(a)]))
    given = _agent_first(page, index, given)
    taken = [page.range(argument.span) for argument in predicate.arguments]
    slots = (*given, *_beside(naming, index, given, taken), *_partners(naming, given))
    particles = _particles(page, index)
    last = (
        index + 2
        if particles & {page.lowers[min(index + 1, len(page.lowers) - 1)]} and _is_particle(page, index + 1)
        else index + 1
    )
    return Case(naming, index, "v", slots, particles, frozenset(), index, last)


def noun_case(naming: Naming, predicate: Predicate | None, index: int, last: int) -> Case:
    """The case of a noun from the network's arguments and the words around it; `last` ends its sentence."""
    page = naming.page
    first = _phrase_start(page, index)
    given = [_slot(naming, a) for a in predicate.arguments if _counts(a)] if predicate else []
    start = _compound_start(page, first, index)
    given = [slot for slot in given if not start <= slot.first < index]
    given = [_placed_before(page, slot, index) for slot in given if not _only_says_where(naming, slot, index)]
    behind = [_labelled(slot, given) for slot in _behind(naming, index, last)]
    given = [slot for slot in given if not any(_same(slot, other) for other in behind)]
    around = [*_possessor(naming, first, index), *_adjectives(naming, first, index)]
    own = [*behind, *(slot for slot in around if not any(_same(slot, other) for other in given))]
    modifiers = frozenset(page.lemmas[first:index]) | frozenset(page.lowers[first:index])
    return Case(naming, index, "n", (*given, *own), frozenset(), modifiers, start, index + 1)


def is_passive(page: Page, index: int) -> bool:
    """Whether a participle is passive: after a form of `be` or `get`, bare after its noun, or before `by`."""
    if page.tags[index] not in ("VBN", "VBD"):
        return False
    at = index - 1
    while at >= 0 and page.tags[at] in _BETWEEN:
        at -= 1
    if at >= 0 and page.lemmas[at] in _BE and page.tags[at].startswith("VB"):
        return True
    if at >= 0 and page.lemmas[at] == "have":
        return False
    if index + 1 < len(page.lowers) and page.lowers[index + 1] == "by":
        return True
    return page.tags[index] == "VBN" and not _shares_have(page, at)


def _shares_have(page: Page, at: int) -> bool:
    """Whether a `have` further left may be shared by coordination (`has met and thanked`)."""
    return at >= 0 and page.lowers[at] in ("and", "or", ",", "but")


def _counts(argument: Argument) -> bool:
    label = argument.label
    return label.startswith(("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5", "C-ARG")) or label in _PLACED


def _slot(naming: Naming, argument: Argument) -> Slot:
    page = naming.page
    first, last = page.range(argument.span)
    return _made(naming, argument.label.removeprefix("C-"), opening(page, first, last), first, last)


def _made(naming: Naming, label: str, preposition: str, first: int, last: int) -> Slot:
    clause = _is_clause(naming.page, first, last)
    found = () if clause else phrases(naming.page, first, last)
    if not found and not clause and first < last and first in naming.at:
        found = (Phrase(first, last, first),)
    named = tuple(p for phrase in found for p in parties(naming, phrase))
    return Slot(label, preposition, first, last, found, named, clause)


def _is_clause(page: Page, first: int, last: int) -> bool:
    """Whether an argument opens like a sentence: `to leave`, `that …`, `for X to leave`, `of selling …`."""
    at = first
    while at < last and page.tags[at] in ("IN", "TO", "RB", "``", "''", "-LRB-"):
        if page.lowers[at] in ("that", "whether", "if"):
            return True
        at += 1
    if at < last and page.tags[at] in _CLAUSAL:
        return True
    if _verb_follows(page, at, last):
        return True
    pairs = zip(page.tags[at:last], page.tags[at + 1 : last], strict=False)
    return page.lowers[first] == "for" and any(pair == ("TO", "VB") for pair in pairs)


def _verb_follows(page: Page, at: int, last: int) -> bool:
    """Whether a finite verb follows the first phrase of an argument: `Elena be returned`, `the force is real`."""
    found = phrases(page, at, last)
    return bool(found) and found[0].last < last and page.tags[found[0].last] in ("VB", "VBD", "VBZ", "VBP", "MD")


def _checked(page: Page, index: int, slots: list[Slot]) -> Iterator[Slot]:
    """The slots whose side of the verb fits its voice."""
    passive = is_passive(page, index)
    swapped = not passive and any(s.number == "0" and s.first > index and s.preposition != "by" for s in slots)
    object_first = any(s.number == "1" and s.last <= index and s.parties for s in slots)
    for slot in slots:
        if slot.number == "0" and slot.preposition != "by" and (passive or swapped):
            continue
        if swapped and object_first and slot.number == "1":
            continue
        if slot.number == "0" and _beside_the_point(page, index, slot):
            continue
        yield slot


def _beside_the_point(page: Page, index: int, slot: Slot) -> bool:
    """Whether an agent only stands before an infinitive as another's partner (`options with X to buy`)."""
    before = page.lowers[slot.first - 1] if slot.first else ""
    return slot.last == index - 1 and page.tags[index - 1] == "TO" and before in ("with", "from", "against", "between")


def _agent_first(page: Page, index: int, given: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Where an active verb has a patient on its left, an object on its right and no agent, the left one acts."""
    if is_passive(page, index) or any(slot.number == "0" for slot in given):
        return given
    left = [s for s in given if s.number == "1" and s.last <= index and not s.preposition]
    if len(left) == 1 and page.lemmas[index] in _SELF_MOVING:
        return tuple(replace(slot, label="ARG0") if slot is left[0] else slot for slot in given)
    right = [s for s in given if s.number in ("1", "2") and s.first == index + 1 and (s.clause or not s.preposition)]
    beside = index + 1 < len(page.tags) and page.tags[index + 1] in ("DT", "NNP", "PRP$", "CD", "JJ", "NNS")
    if len(left) != 1 or not (right or beside):
        return given
    swapped = {left[0]: "ARG0", **({right[0]: "ARG1"} if right else {})}
    return tuple(replace(slot, label=swapped.get(slot, slot.label)) for slot in given)


def _partners(naming: Naming, given: tuple[Slot, ...]) -> Iterator[Slot]:
    """`with` and `between` phrases that the network took into the object (`discussed [the strait with France]`)."""
    for slot in given:
        if slot.number == "1" and slot.phrases and not slot.clause:
            for preposition, first, last in trailing(naming.page, slot.phrases[-1].last - 1, slot.last):
                if preposition in ("with", "between"):
                    yield _made(naming, "", preposition, first, last)


def _beside(naming: Naming, index: int, given: tuple[Slot, ...], taken: list[tuple[int, int]]) -> Iterator[Slot]:
    """What plainly stands beside a verb and the network gave no argument: subject, object, prepositional phrases.

    A subject must touch the verb's own words and open its clause; an object must touch the verb. Anything else that the
    network missed stays missing.
    """
    page, passive = naming.page, is_passive(naming.page, index)
    left = [slot for slot in given if slot.last <= index]
    if not any(slot.number in ("0", "1") for slot in left) and (passive or not any(s.number == "0" for s in given)):
        subject = _subject(naming, index, "ARG1" if passive else "ARG0")
        if subject:
            yield subject
    at = index + 2 if _is_particle(page, index + 1) else index + 1
    end = _clause_end(page, at)
    found = phrases(page, at, end) if at < end and page.tags[at] not in ("IN", "TO", "RB", "RP", ",", ":") else ()
    if found and not passive and not any(s.number in ("1", "2") and s.last > index for s in given):
        yield _made(naming, "ARG1", "", at, found[-1].last)
    after = found[-1].last if found else at
    for preposition, first, last in trailing(page, after - 1, end):
        slot = _made(naming, "", preposition, first, last)
        dated = any(page.lowers[phrase.head] in _CALENDAR for phrase in slot.phrases)
        if not dated and not any(start < last and first < end for start, end in taken):
            yield slot


def _clause_end(page: Page, at: int) -> int:
    """Where the words right of a verb stop belonging to its own clause."""
    end = at
    while (
        end < len(page.tags)
        and end - at < 24
        and page.tags[end] not in (".", ":", "WDT", "WP", "MD", "VBD", "VBZ", "VBP")
    ):
        end += 1
    return end


def _subject(naming: Naming, index: int, label: str) -> Slot | None:
    """The noun phrase that touches a verb's auxiliaries and opens its clause."""
    page, at = naming.page, index - 1
    while at >= 0 and (page.tags[at] in ("RB", "MD") or page.lemmas[at] in ("be", "have", "do")):
        at -= 1
    end = at + 1
    while at >= 0 and page.tags[at] in _NOMINAL:
        at -= 1
    if at >= 0 and page.lowers[at] not in _OPENERS and page.tags[at] not in (".", "``", ":", "''"):
        return None
    slot = _made(naming, label, "", at + 1, end) if at + 1 < end else None
    return slot if slot and len(slot.phrases) == 1 and slot.phrases[0].last == end else None


def _particles(page: Page, index: int) -> frozenset[str]:
    """Particles of a verb: right behind it, or behind its object (`pulled their troops out`)."""
    return frozenset(
        page.lowers[at]
        for at in range(index + 1, min(index + 6, len(page.tags)))
        if page.tags[at] == "RP" or (at <= index + 2 and page.tags[at] in ("RB", "IN", "JJ", "VB"))
    )


def _is_particle(page: Page, at: int) -> bool:
    return at < len(page.tags) and (page.tags[at] == "RP" or page.lowers[at] in ("out", "back", "down", "off", "up"))


def _phrase_start(page: Page, index: int) -> int:
    at = index
    while at and page.tags[at - 1] in (
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "HYPH",
        "VBN",
        "VBG",
        "POS",
        "PRP$",
        "AFX",
        "DT",
    ):
        at -= 1
        if page.tags[at] in ("DT", "PRP$") and not (at and page.tags[at - 1] == "PDT"):
            break
    return at


def _compound_start(page: Page, first: int, index: int) -> int:
    """Where the trigger of a noun starts: nouns right before it belong to it (`car bombing`, `air strikes`)."""
    at = index
    while at > first and page.tags[at - 1] in ("NN", "HYPH"):
        at -= 1
    return at + 1 if at < index and page.tags[at] == "HYPH" else at


def _only_says_where(naming: Naming, slot: Slot, index: int) -> bool:
    """Whether a country's or place's name only stands before the noun: `the Kenya bombing` was not done to Kenya."""
    if (
        slot.last > index
        or naming.page.tags[min(slot.last, index)] == "POS"
        or naming.page.tags[slot.last - 1] == "POS"
    ):
        return False
    found = naming.at.get(slot.last - 1, ())
    return any(m.type in ("country", "place", "region", "facility") for m in found) and not any(
        _adjectival(naming.page, mention, slot.last - 1) for mention in found
    )


def _placed_before(page: Page, slot: Slot, index: int) -> Slot:
    """A slot before its noun, marked `'s` where it is the possessor."""
    if slot.last > index or slot.preposition:
        return slot
    after = page.tags[slot.last] if slot.last < len(page.tags) else ""
    owns = "POS" in (after, page.tags[slot.last - 1]) or page.tags[slot.last - 1] == "PRP$"
    return replace(slot, preposition="'s") if owns else slot


def _possessor(naming: Naming, first: int, index: int) -> Iterator[Slot]:
    page = naming.page
    for at in range(index - 1, first - 1, -1):
        if page.tags[at] == "POS":
            start = _owner_start(page, first, at)
            yield _made(naming, "", "'s", start, at)
            return
        if page.tags[at] == "PRP$":
            found = (Phrase(at, at + 1, at),)
            named = tuple(p for p in (_pronoun(naming, at),) if p)
            yield Slot("", "'s", at, at + 1, found, named)
            return


def _pronoun(naming: Naming, at: int) -> Party | None:
    for mention in naming.at.get(at, ()):
        return Party(mention.name, naming.page.span(at, at + 1))
    return None


def _owner_start(page: Page, first: int, possessive: int) -> int:
    at = possessive
    while at > first and page.tags[at - 1] not in ("POS", "DT", "PRP$"):
        at -= 1
    return at


def _adjectives(naming: Naming, first: int, index: int) -> Iterator[Slot]:
    """Peoples' and states' names before the noun (`Russian strike`, `US-Iran talks`), each a slot marked `adj`."""
    page = naming.page
    seen: set[Span] = set()
    for at in range(first, index):
        if page.tags[at] == "POS" or (at + 1 < index and page.tags[at + 1] == "POS"):
            continue
        for mention in naming.at.get(at, ())[:1]:
            if mention.span not in seen and _adjectival(page, mention, at):
                seen.add(mention.span)
                yield Slot("", "adj", at, at + 1, (Phrase(at, at + 1, at),), (Party(mention.name, mention.span),))


def _adjectival(page: Page, mention: Mention, at: int) -> bool:
    if mention.type not in _ADJECTIVAL:
        return False
    said = mention.span.of(page.text)
    return page.tags[at] == "JJ" or said != mention.name or (said.isupper() and len(said) < 6)


def _labelled(slot: Slot, given: Iterable[Slot]) -> Slot:
    """An `of` phrase with the network's label for it: `of` alone does not tell the doer from what it is done to."""
    labels = [other.label for other in given if _same(slot, other)] if slot.preposition == "of" else []
    return replace(slot, label=labels[0]) if labels else slot


def _behind(naming: Naming, index: int, last: int) -> Iterator[Slot]:
    for preposition, first, end in trailing(naming.page, index, last):
        yield _made(naming, "", preposition, first, end)


def _same(slot: Slot, other: Slot) -> bool:
    return slot.first < other.last and other.first < slot.last


def with_noun(case: Case, noun: int, last: int) -> Case:
    """A verb's case with the phrases that hang on its object (`lifted sanctions on Malta`)."""
    return replace(case, slots=(*case.slots, *_behind(case.naming, noun, last)))
