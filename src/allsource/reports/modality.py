"""Whether an event happened or is only planned, possible, demanded or supposed, and whether it is negated.

Read from the words that govern it, nearest first: its own modal verb or adjective, then each predicate in whose
argument it stands (`agreed to send`, `a call for talks`, `failed to meet`), as long as no relative clause or
reporting verb comes between. Words and values: `sources/event_modality.tsv`. The nearest word that says something
settles the modality; negations add up along the way (`did not refuse` leaves both words and is taken as negated by
the nearest).

Left out: irony, and conditions spread over sentences.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from allsource.model import Span
from allsource.reports.phrases import Page
from allsource.reports.tables import rows
from allsource.reports.tables import words as table
from allsource.reports.tagged import Argument, Predicate

__all__ = ["Governor", "Standing", "Tree", "make_tree", "standing"]

_NOT = frozenset({"not", "n't", "never", "neither", "nor", "without", "hardly", "barely", "no"})
_NO_ONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_REPORTS = table(
    """say tell report add note announce state believe think know confirm claim allege accuse condemn describe see show
    reveal blame admit learn remember criticise criticize denounce"""
)
_FORETELLS = table(
    """say tell announce confirm add promise pledge vow declare state decide agree plan report news word announcement
    decision promise statement report write inform notify"""
)
_COURTESIES = table("thank congratulate apologise apologize commend applaud welcome condemn express")
_HAPPENS = table("begin start open resume occur happen continue end come take follow last go cease stop halt")
"""Verbs whose subject, or object, happens as far as they do."""
_AUXILIARIES = frozenset({"be", "have", "do"})
_PURPOSES = frozenset({"ARGM-PRP", "ARGM-PNC"})
_LIKELY = frozenset({"likely", "unlikely"})
_IF = frozenset({"if", "unless", "provided", "supposing", "lest"})
_PASSES = frozenset({"IN", "TO", "DT", "JJ", "PRP$", "RB", "CD", "NN", "NNS", "VB", "VBG", "VBN", "NNP", "POS", "HYPH"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Modality and polarity of one event and the words that make them so (None for actual and affirmed)."""

    modality: str = "actual"
    polarity: str = "affirmed"
    modality_words: Span | None = None
    polarity_words: Span | None = None


@dataclass(frozen=True, slots=True)
class Governor:
    """A predicate in one of whose arguments something stands."""

    index: int
    predicate: Predicate
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The predicates of a page by their word, and for each word the predicates that govern it, nearest first."""

    page: Page
    at: dict[int, Predicate]
    over: dict[int, tuple[Governor, ...]]


def make_tree(page: Page, predicates: Iterable[Predicate]) -> Tree:
    """Order the predicates of a page by what stands in whose argument."""
    at = {page.range(p.span)[0]: p for p in predicates}
    over: dict[int, list[Governor]] = {}
    for index, predicate in at.items():
        for argument in predicate.arguments:
            if _governs(argument):
                first, last = page.range(argument.span)
                governor = Governor(index, predicate, argument.label, first, last)
                for word in range(first, last):
                    over.setdefault(word, []).append(governor)
    return Tree(page, at, {w: tuple(sorted(g, key=lambda one: one.last - one.first)) for w, g in over.items()})


def standing(tree: Tree, index: int, *, verb: bool) -> Standing:
    """Modality and polarity of the event said by the word at `index`."""
    hints = list(_hints(tree, index, verb=verb))
    modality, modal_at = next(((m, at) for m, _, at in hints if m != "actual"), ("actual", -1))
    polarity, negated_at = next(((p, at) for _, p, at in hints if p == "negated"), ("affirmed", -1))
    if polarity == "negated" and modality == "possible" and negated_at == modal_at:
        modality, modal_at = "actual", -1
    return Standing(modality, polarity, _word(tree.page, modal_at), _word(tree.page, negated_at))


def _word(page: Page, index: int) -> Span | None:
    return page.words[index].span if index >= 0 else None


def _governs(argument: Argument) -> bool:
    return argument.label in (
        "ARG1",
        "ARG2",
        "ARG3",
        "C-ARG1",
        "C-ARG2",
        "ARGM-PRP",
        "ARGM-PNC",
        "ARGM-ADV",
        "ARGM-PRD",
        "ARGM-CXN",
    )


def _hints(tree: Tree, index: int, *, verb: bool) -> Iterator[tuple[str, str, int]]:
    """What the words around say, nearest first, as `(modality, polarity, word index)`."""
    page = tree.page
    if verb and _courteous(page, index):
        return
    yield from _own_verb(tree, index) if verb else _own_noun(page, index)
    below = index
    for governor in tree.over.get(index, ()):
        if governor.index == index or _cut(page, governor, below, verb=verb):
            break
        if governor.label == "ARGM-ADV":
            yield from _condition(page, governor)
            continue
        lemma = page.lemmas[governor.index]
        if lemma in _REPORTS:
            yield from _negated_report(tree, governor)
            break
        if governor.label in _PURPOSES:
            yield "planned", "affirmed", governor.first
        else:
            yield from _governed(page, lemma, governor)
        if not (_is_verb(page, below) or _lends(page, governor.index)):
            break
        yield from (
            _own_verb(tree, governor.index) if _is_verb(page, governor.index) else _own_noun(page, governor.index)
        )
        below = governor.index


def _courteous(page: Page, index: int) -> bool:
    """`We would like to thank`: the wish does what it says."""
    before = page.lowers[max(0, index - 3) : index]
    wish = before[1:] == ("like", "to") and before[:1] in (("would",), ("'d",), ("’d",))
    return page.lemmas[index] in _COURTESIES and (wish or before[1:] in (("want", "to"), ("wish", "to")))


def _modal(page: Page, at: int) -> tuple[str, str] | None:
    """What a modal says; after a past word of saying and without a condition, `would` is `will` told later."""
    known = _table().get((page.lemmas[at], "md"))
    if known and page.lowers[at] in ("would", "'d", "’d") and _future_in_past(page, at):
        return "planned", "affirmed"
    return known


def _future_in_past(page: Page, at: int) -> bool:
    first, last = at, at
    while first and page.tags[first - 1] != "." and page.tags[first - 1] not in ("``", "''"):
        first -= 1
    while last < len(page.tags) and page.tags[last] != ".":
        last += 1
    if page.lowers[at + 1 : at + 2] in (("have",), ("like",), ("not",)) or not _IF.isdisjoint(page.lowers[first:last]):
        return False
    told = [back for back in range(first, at) if page.lemmas[back] in _FORETELLS]
    return bool(told) and (page.tags[told[-1]] in ("VBD", "VBN") or page.tags[told[-1]].startswith("N"))


def _is_verb(page: Page, index: int) -> bool:
    return page.tags[index][0] in "VM"


def _lends(page: Page, governor: int) -> bool:
    """Whether a word's own modal and negation hold for the act it names: not for `would investigate the attack`."""
    lemma, pos = page.lemmas[governor], {"V": "v", "N": "n", "J": "a"}.get(page.tags[governor][0], "")
    return (lemma, pos) in _table() or lemma in _HAPPENS or lemma in _light()


def _cut(page: Page, governor: Governor, below: int, *, verb: bool) -> bool:
    """Whether what lies between a governor's argument and the word keeps the governor from saying anything of it.

    A relative word does, and so does any verb of the argument before it that the word is not joined to by `and`; a noun
    must head the argument or hang on its head by `of`, `for` or `on`.
    """
    tags, before = page.tags, range(governor.first, below)
    if any(tags[at] in _RELATIVE and page.lowers[at] != "whether" for at in before):
        return True
    if governor.label in _PURPOSES and not verb:
        return True
    if not verb and page.tags[below][0] != "V":
        return any(tags[at][0] in "VM" and tags[at] not in ("VBN", "VBG") for at in before) or not _hangs(
            page, governor, below
        )
    earlier = [at for at in before if tags[at].startswith("VB") and page.lemmas[at] not in _AUXILIARIES]
    if not earlier:
        return (
            tags[below] == "VBN"
            and tags[below - 1].startswith("NN")
            and below > governor.first
            and tags[governor.first] != "VBN"
        )
    return not any(page.lowers[at] in ("and", "or") for at in range(earlier[-1], below))


def _hangs(page: Page, governor: Governor, noun: int) -> bool:
    """Whether only the words of its own phrase, or a head with `of`, `for` or `on`, stand before a noun."""
    return all(
        (page.tags[at] in _PASSES and page.tags[at] not in ("IN", "TO"))
        or at == governor.first
        or page.lowers[at] in ("of", "for", "on", "with")
        for at in range(governor.first, noun)
    )


def _governed(page: Page, lemma: str, governor: Governor) -> Iterator[tuple[str, str, int]]:
    pos = {"V": "v", "N": "n", "J": "a"}.get(page.tags[governor.index][0], "")
    known = _table().get((lemma, pos)) or _table().get((page.lowers[governor.index], pos))
    if known:
        yield (*known, governor.index)


def _negated_report(tree: Tree, governor: Governor) -> Iterator[tuple[str, str, int]]:
    """`did not say whether they met`, `said if`: the content is open."""
    if tree.page.lowers[governor.first] in ("whether", "if"):
        yield "possible", "affirmed", governor.first


def _condition(page: Page, governor: Governor) -> Iterator[tuple[str, str, int]]:
    if page.lowers[governor.first] in _IF:
        yield "hypothetical", "affirmed", governor.first
    elif page.lowers[governor.first] == "without":
        yield "actual", "negated", governor.first


def _own_verb(tree: Tree, index: int) -> Iterator[tuple[str, str, int]]:
    """The verb's own modal, negation and `going to`, `is to`, `has to`, read from the words before it."""
    page = tree.page
    predicate = tree.at.get(index)
    yield from _marked(page, predicate)
    at = index - 1
    while at >= 0 and (
        page.tags[at] in ("``", "RB", "VBN", "VBG", "TO", "MD")
        or page.lemmas[at] in ("be", "have", "do")
        or page.lowers[at] in _NOT
    ):
        word = page.lowers[at]
        known = _modal(page, at) if page.tags[at] == "MD" else None
        if known and not _inverted(page, at):
            yield (*known, at)
        elif word in _NOT:
            yield "actual", "negated", at
        elif word == "to":
            yield from _before_to(page, at)
            break
        elif page.tags[at] in ("VBN", "VBG") and page.lemmas[at] not in ("be", "have", "do"):
            break
        at -= 1
    if at > 0 and page.tags[at] == "CC" and page.tags[index] in ("VB", "VBN", "VBG"):
        yield from _joined_verb(tree, index, at)
    if at >= 0 and page.lowers[at] == "without":
        yield "actual", "negated", at
    yield from _no_subject(page, predicate)
    yield from _if_clause(page, index)


def _joined_verb(tree: Tree, index: int, conjunction: int) -> Iterator[tuple[str, str, int]]:
    """What the verb before an `and` shares with this one of the same form (`would have stayed and paid`)."""
    page = tree.page
    for at in range(conjunction - 1, max(-1, conjunction - 12), -1):
        if page.tags[at] == page.tags[index] and page.lemmas[at] not in _AUXILIARIES:
            yield from _own_verb(tree, at)
            return
        if page.tags[at] in (".", ":", "VBD", "VBZ", "VBP", "WDT", "WP"):
            return


def _before_to(page: Page, at: int) -> Iterator[tuple[str, str, int]]:
    """What stands before the `to` of an infinitive where it makes no predicate of its own."""
    before = at - 1
    while before >= 0 and page.tags[before] == "RB" and page.lowers[before] not in (*_NOT, *_LIKELY, "yet"):
        before -= 1
    if before < 0:
        return
    word, lemma = page.lowers[before], page.lemmas[before]
    if word in _LIKELY:
        yield (*_table()[word, "a"], before)
    elif word in _NOT or word == "yet":
        yield "actual", "negated", before
    elif word == "going" or lemma == "be":
        yield "planned", "affirmed", before
    elif lemma == "have" or word in ("need", "needs", "got", "gotta"):
        yield "demanded", "affirmed", before
    elif page.tags[before].startswith("J") and (lemma, "a") in _table():
        yield (*_table()[lemma, "a"], before)
    elif page.tags[before].startswith("N") and (lemma, "n") in _table():
        yield (*_table()[lemma, "n"], before)
    elif (lemma, "v") in _table() and page.tags[before].startswith("V"):
        yield (*_table()[lemma, "v"], before)


def _inverted(page: Page, at: int) -> bool:
    """Whether a modal opens its sentence (`Should they attack, …`)."""
    return at == 0 or page.tags[at - 1] in (".", "``", "''")


def _marked(page: Page, predicate: Predicate | None) -> Iterator[tuple[str, str, int]]:
    """Negations and modals the network marked."""
    for argument in predicate.arguments if predicate else ():
        if argument.label in ("ARGM-NEG", "ARGM-MOD"):
            at = page.range(argument.span)[0]
            if not _reaches(page, at, page.range(predicate.span)[0] if predicate else at):
                continue
            known = _modal(page, at)
            if argument.label == "ARGM-NEG" and page.lowers[at] in _NOT:
                yield "actual", "negated", at
            elif argument.label == "ARGM-MOD" and known:
                inverted = page.lowers[at] in ("should", "were", "had") and _inverted(page, at)
                yield ("hypothetical", "affirmed", at) if inverted else (*known, at)


def _reaches(page: Page, marker: int, verb: int) -> bool:
    """Whether no other full verb stands between a negation or modal and the verb it is said to mark."""
    between = range(marker + 1, verb)
    return not any(page.tags[at].startswith("VB") and page.lemmas[at] not in _AUXILIARIES for at in between)


def _no_subject(page: Page, predicate: Predicate | None) -> Iterator[tuple[str, str, int]]:
    """`No one was killed`, `neither side attacked`."""
    for argument in predicate.arguments if predicate else ():
        if argument.label in ("ARG0", "ARG1"):
            first = page.range(argument.span)[0]
            if page.lowers[first] in _NO_ONE:
                yield "actual", "negated", first


def _if_clause(page: Page, index: int) -> Iterator[tuple[str, str, int]]:
    """An `if` before the verb in its own clause."""
    for at in range(index - 1, max(-1, index - 12), -1):
        if page.lowers[at] in _IF:
            yield "hypothetical", "affirmed", at
            return
        if page.tags[at] in (".", ",", ":", "''", "``") or page.lowers[at] in ("that", "then", "and", "but"):
            return


def _own_noun(page: Page, index: int) -> Iterator[tuple[str, str, int]]:
    """Adjectives, `no` and `without` before a noun, and the noun or verb that governs it through a preposition."""
    at = index - 1
    while at >= 0 and page.tags[at] in _PASSES and page.tags[at] not in ("IN", "TO", "VB"):
        known = _table().get((page.lowers[at], "a"))
        if known:
            yield (*known, at)
        at -= 1
        if page.tags[at + 1] == "DT":
            break
    if page.lowers[at + 1] in _NO_ONE or (at >= 0 and page.lowers[at] in ("without", "no")):
        yield "actual", "negated", at + 1 if page.lowers[at + 1] in _NO_ONE else at
    if at > 0 and page.tags[at] == "IN" and page.tags[at - 1].startswith("N"):
        known = _table().get((page.lemmas[at - 1], "n"))
        if known and page.lowers[at] in ("of", "for", "on", "about"):
            yield (*known, at - 1)
            yield from _own_noun(page, at - 1)


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["lemma"], row["pos"]): (row["modality"], row["polarity"]) for row in rows("event_modality")}


@cache
def _light() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("plover_light"))
