"""When and where an event happened: the time and place expressions that belong to its own words.

An expression counts where the network gives it to the event's predicate (ARGM-TMP, ARGM-LOC, a destination), or where
it stands in the event's own clause and no other predicate has it. A dateline is never taken, since it stands outside
every clause, and an expression inside a relative clause or a quotation about something else belongs to that (rule 9).

Left out: a time or place told in the sentence before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from allsource.model import PlaceRef, Span, TimeRef
from allsource.reports.phrases import Page
from allsource.reports.slots import Case
from allsource.reports.tables import words as table
from allsource.reports.tagged import Predicate

__all__ = ["Circumstances", "place_of", "time_of"]

_PLACE_LABELS = frozenset({"ARGM-LOC", "ARGM-DIR", "ARGM-GOL", "ARG4", "ARG2", "ARG1", "ARG3"})
_PLACE_WORDS = table(
    """in at near outside off inside on to around across over into along through throughout within from north south east
    west aboard between"""
)
_NOT_WHERE = frozenset({"from", "between"})
_BREAKS = frozenset({"WDT", "WP", "WRB", ".", ":", "``", "''", "CC"})


_Ref = TypeVar("_Ref", TimeRef, PlaceRef)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The time and place expressions of a document and which predicate each belongs to."""

    page: Page
    times: tuple[TimeRef, ...]
    places: tuple[PlaceRef, ...]
    owners: dict[Span, frozenset[int]]

    @classmethod
    def of(
        cls, page: Page, predicates: Iterable[Predicate], times: Iterable[TimeRef], places: Iterable[PlaceRef]
    ) -> "Circumstances":
        """Order the expressions under the predicates whose ARGM-TMP or ARGM-LOC holds them, smallest argument first."""
        known_times, known_places = tuple(times), tuple(places)
        owners: dict[Span, tuple[int, set[int]]] = {}
        marked = [
            (p, a)
            for p in predicates
            for a in p.arguments
            if a.label in ("ARGM-TMP", "ARGM-LOC", "ARGM-DIR", "ARGM-GOL")
        ]
        for predicate, argument in marked:
            label_times = argument.label == "ARGM-TMP"
            for ref in known_times if label_times else known_places:
                if argument.span.holds(ref.span):
                    size = argument.span.end - argument.span.start
                    best, held = owners.setdefault(ref.span, (size, set()))
                    if size < best:
                        owners[ref.span] = (size, {page.range(predicate.span)[0]})
                    elif size == best:
                        held.add(page.range(predicate.span)[0])
        return cls(page, known_times, known_places, {span: frozenset(held) for span, (_, held) in owners.items()})


def time_of(known: Circumstances, case: Case, verb: int, sentence: tuple[int, int]) -> TimeRef | None:
    """The time of an event: its predicate's (or its light verb's) own, else the only unowned one in its clause."""
    times = _within(known.page, known.times, sentence)
    own = [t for t in times if known.owners.get(t.span, frozenset()) & {case.index, verb}]
    if own:
        return _nearest(known.page, own, case.index)
    beside = [t for t in times if _in_phrase(known.page, t.span, case, sentence)]
    if beside:
        return _nearest(known.page, beside, case.index)
    free = [t for t in times if t.span not in known.owners and _same_clause(known.page, t.span, case.index, sentence)]
    return _nearest(known.page, free, case.index) if free else None


def place_of(known: Circumstances, case: Case, verb: int, sentence: tuple[int, int]) -> PlaceRef | None:
    """The place of an event, chosen as its time is; a place that opens with `from` is an origin, not a place."""
    places = _within(known.page, known.places, sentence)
    own = [
        p
        for p in places
        if known.owners.get(p.span, frozenset()) & {case.index, verb} and _is_where(known.page, p.span)
    ]
    if own:
        return _nearest(known.page, own, case.index)
    inside = [p for p in places if _in_slots(known.page, p.span, case)]
    if inside:
        return _nearest(known.page, inside, case.index)
    free = [
        p
        for p in places
        if p.span not in known.owners
        and _same_clause(known.page, p.span, case.index, sentence)
        and _is_where(known.page, p.span)
    ]
    return _nearest(known.page, free, case.index) if free else None


def _within(page: Page, refs: tuple[_Ref, ...], sentence: tuple[int, int]) -> list[_Ref]:
    start, end = page.starts[sentence[0]], page.ends[sentence[1] - 1]
    return [ref for ref in refs if start <= ref.span.start < end]


def _nearest(page: Page, refs: list[_Ref], index: int) -> _Ref:
    at = page.starts[index]
    return min(refs, key=lambda ref: abs(ref.span.start - at))


def _in_phrase(page: Page, span: Span, case: Case, sentence: tuple[int, int]) -> bool:
    """Whether a time stands in a noun's own phrase: `Monday's attack`, `the attack on Monday`."""
    if case.pos != "n":
        return False
    first, last = page.range(span)
    before = last <= case.index and "IN" not in page.tags[last : case.index] and case.index - last <= 2
    return (before and sentence[0] <= first) or (0 <= first - case.index <= 2)


def _in_slots(page: Page, span: Span, case: Case) -> bool:
    """Whether a place is what the event hit, visited or went to, or stands `in` one of its arguments."""
    first, last = page.range(span)
    for slot in case.slots:
        if slot.first <= first and last <= slot.last and slot.number != "0" and not slot.clause:
            before = page.lowers[first - 1] if first else ""
            if slot.number == "1" and not slot.preposition and _is_place(case, first) and first - slot.first <= 2:
                return True
            if before in _PLACE_WORDS and before not in _NOT_WHERE and first - slot.first <= 6:
                return True
    return False


def _is_place(case: Case, index: int) -> bool:
    """Whether a word is a place's name and not that of a party."""
    return any(mention.type in ("place", "region", "facility") for mention in case.naming.at.get(index, ()))


def _is_where(page: Page, span: Span) -> bool:
    """Whether a place is said to be where something is: a preposition of place stands before it."""
    first, last = page.range(span)
    if last < len(page.tags) and (page.tags[last] in ("NN", "NNS", "POS") or page.tags[last - 1] == "JJ"):
        return False
    return next(_words_before(page, first), "") in _PLACE_WORDS - _NOT_WHERE


def _words_before(page: Page, first: int) -> Iterator[str]:
    """The nearest preposition before a place, over the words of its phrase (`in the southern port of Setúbal`)."""
    for at in range(first - 1, max(-1, first - 7), -1):
        if page.tags[at] in ("IN", "TO") and page.lowers[at] != "of":
            yield page.lowers[at]
            return
        if page.tags[at] not in ("DT", "JJ", "NN", "NNS", "NNP", "IN", ",", "POS", "PRP$", "HYPH", "CD"):
            return


def _same_clause(page: Page, span: Span, index: int, sentence: tuple[int, int]) -> bool:
    """Whether nothing that opens another clause lies between an expression and the event's word."""
    first, last = page.range(span)
    if not sentence[0] <= first < sentence[1]:
        return False
    between = page.tags[last:index] if last <= index else page.tags[index + 1 : first]
    verbs = sum(tag in ("VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN") for tag in between)
    return not any(tag in _BREAKS for tag in between) and verbs == 0 and len(between) <= 14
