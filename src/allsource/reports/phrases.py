"""A text seen word by word, and its plain noun phrases, read off the Penn tags without a parse.

A noun phrase here is what stands between two breaks (a preposition, a comma, a verb, a relative word) with an `of`
phrase taken in; its head is its last noun, or the noun after `of` where the first only counts or collects (`dozens of
protesters`, `a group of rebels`). Coordinated phrases are listed one by one; an apposition ends the list.

Left out: prepositional phrases inside a phrase other than `of`, and coordination inside a name.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from allsource.model import Span
from allsource.reports.lemmas import lemma
from allsource.reports.tables import words as table
from allsource.reports.tagged import Word

__all__ = ["Page", "Phrase", "opening", "phrases", "see", "trailing"]

_INSIDE = table("DT PDT PRP$ JJ JJR JJS CD NN NNS NNP NNPS POS HYPH $ # PRP AFX ADD FW `` '' WP$ SYM NFP")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "ADD", "FW"})
_COUNTERS = table(
    """dozen worth round hundred
    thousand million score number group lot team pair couple handful majority most some many several
    one all both half part rest remainder batch series wave band crowd column total each any none few third two three
    four five six seven eight nine ten % percent kind sort type range variety array member minority ton tonne barrel
    kilo kilogram"""
)
_ALONE = frozenset({"both", "all", "some", "others", "each", "those"})
_COMPOUNDS = table("ceasefire airstrike buildup pullout walkout crackdown clampdown cyberattack stopover")
_AND = frozenset({"and", "&", "or", "nor", "plus"})
_BEFORE_NUMBER = table(
    "more less about around nearly almost over some approximately least most only up to than at roughly"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a text with what the rules ask of them again and again: small letters, dictionary forms, starts."""

    text: str
    words: tuple[Word, ...]
    lowers: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def range(self, span: Span) -> tuple[int, int]:
        """First and last (exclusive) index of the words that a span touches."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to the word before `last`."""
        return Span(self.starts[first], self.ends[last - 1])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A plain noun phrase: word indexes `[first, last)` and that of its head."""

    first: int
    last: int
    head: int


def see(text: str, words: tuple[Word, ...]) -> Page:
    """The page of a text whose words are given in order."""
    lowers = tuple(word.span.of(text).lower().replace("’", "'") for word in words)
    tags = tuple(word.tag for word in words)
    bases = _unhyphened(lowers, tags, [*map(lemma, lowers, tags)])
    return Page(
        text,
        words,
        lowers,
        bases,
        tags,
        tuple(word.span.start for word in words),
        tuple(word.span.end for word in words),
    )


def _unhyphened(lowers: tuple[str, ...], tags: tuple[str, ...], bases: list[str]) -> tuple[str, ...]:
    """Dictionary forms, where the last part of a compound the tables know stands for the whole (`cease - fire`)."""
    for at in range(2, len(bases)):
        if tags[at - 1] == "HYPH":
            whole = lowers[at - 2] + bases[at]
            if whole in _COMPOUNDS:
                bases[at] = whole
    return tuple(bases)


def opening(page: Page, first: int, last: int) -> str:
    """The preposition that opens a stretch of words, or ""; adverbs and quotation marks before it are passed over."""
    for index in range(first, min(last, first + 3)):
        tag = page.tags[index]
        if tag in ("IN", "TO", "RP"):
            return page.lowers[index]
        if tag not in ("RB", "``", "''", "-LRB-") or page.lowers[index] in ("not", "n't"):
            return ""
    return ""


def phrases(page: Page, first: int, last: int) -> tuple[Phrase, ...]:
    """The coordinated noun phrases at the top of a stretch of words; empty where it opens with no noun phrase."""
    start = first
    while (
        start < last
        and not _at_least(page, start)
        and (page.tags[start] in ("IN", "TO", "RP", "RB", "``", "''", ":", ",", "-LRB-", "CC"))
    ):
        start += 1
    return tuple(_conjuncts(page, start, last))


def _at_least(page: Page, start: int) -> bool:
    return page.lowers[start : start + 2] in (("at", "least"), ("at", "most"))


def trailing(page: Page, noun: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The prepositional phrases right after a noun, as `(preposition, first, last)` with the preposition inside."""
    index = noun + 1
    while index < last - 1 and page.tags[index] in ("IN", "TO"):
        found = tuple(_conjuncts(page, index + 1, last, taking_of=page.lowers[index] != "of"))
        if not found:
            return
        yield page.lowers[index], index, found[-1].last
        index = found[-1].last


def _conjuncts(page: Page, start: int, last: int, *, taking_of: bool = True) -> Iterator[Phrase]:
    phrase = _phrase(page, start, last, taking_of=taking_of)
    while phrase:
        yield phrase
        following = _after_conjunction(page, phrase, last)
        phrase = _phrase(page, following, last, taking_of=taking_of) if following else None


def _after_conjunction(page: Page, phrase: Phrase, last: int) -> int:
    """Where the next coordinated phrase starts, or 0: after `and`, or after a comma of a list that has an `and`."""
    index = phrase.last
    if index >= last - 1:
        return 0
    if page.lowers[index] in _AND:
        return index + 1
    if page.lowers[index] == "," and page.lowers[index + 1] in _AND and index + 2 < last:
        return index + 2
    if page.lowers[index] == "," and _lists(page, index, last):
        return index + 1
    return 0


def _lists(page: Page, comma: int, last: int) -> bool:
    """Whether a comma separates the members of a list: another follows after phrases alone, up to an `and`."""
    member = _phrase(page, comma + 1, last)
    if member is None or page.tags[comma + 1] in ("DT", "PRP$", "WP$"):
        return False
    index = member.last
    if index >= last - 1:
        return False
    if page.lowers[index] in _AND:
        return True
    return page.lowers[index] == "," and (page.lowers[index + 1] in _AND or _lists(page, index, last))


def _phrase(page: Page, start: int, last: int, *, taking_of: bool = True) -> Phrase | None:
    end, head = _core(page, start, last)
    if head < 0:
        return None
    if taking_of and end < last - 1 and page.lowers[end] == "of":
        inner = _phrase(page, end + 1, last)
        if inner:
            counts = page.lemmas[head] in _COUNTERS or page.tags[head] == "CD"
            return Phrase(start, inner.last, inner.head if counts else head)
    return Phrase(start, end, head)


def _core(page: Page, start: int, last: int) -> tuple[int, int]:
    """End and head of the words from `start` that can stand in one phrase; the head is -1 where there is no noun."""
    index, head, number = start, -1, -1
    while index < last:
        tag = page.tags[index]
        if tag in _NOUNS:
            head = index
        elif tag == "CD":
            number = index
        elif _opens_another(page, index, head) or not (
            _continues(page, index, last, head) or _shares_noun(page, index, last, start)
        ):
            break
        index += 1
    if head >= 0:
        return _trimmed(page, head, index), head
    if number >= 0:
        return number + 1, number
    alone = start < last and (page.lowers[start] in _ALONE or page.lemmas[start] in _COUNTERS)
    return (start + 1, start) if alone else (start, -1)


def _opens_another(page: Page, index: int, head: int) -> bool:
    """Whether an article or possessive after the noun begins another phrase."""
    return page.tags[index] in ("DT", "PRP$", "PDT") and head >= 0 and page.tags[index - 1] != "POS"


def _shares_noun(page: Page, index: int, last: int, start: int) -> bool:
    """Whether an `and` joins two qualifiers of one noun (`British and Irish governments`) or two parts of a number."""
    if (
        page.lowers[index] == "and"
        and index + 1 < last
        and (page.tags[index - 1], page.tags[index + 1]) == ("CD", "CD")
    ):
        return index > start and page.lowers[index - 1] in ("hundred", "thousand", "million")
    if page.lowers[index] != "and" or index + 2 >= last or page.tags[index + 1] != "JJ":
        return False
    alone = index - start == 1 or (index - start == 2 and page.tags[start] == "DT")
    capital = page.text[page.starts[index - 1]].isupper() and page.text[page.starts[index + 1]].isupper()
    return alone and capital and page.tags[index - 1] in ("JJ", "NNP") and _noun_follows(page, index + 1, last)


def _continues(page: Page, index: int, last: int, head: int) -> bool:
    """Whether a word that is no noun goes on with the phrase."""
    tag = page.tags[index]
    if tag in ("VBN", "VBG"):
        hyphened = page.tags[index - 1] == "HYPH" or (index + 1 < last and page.tags[index + 1] == "HYPH")
        return hyphened or ((head < 0 or page.tags[index - 1] == "POS") and _noun_follows(page, index, last))
    if tag in ("RB", "RBR", "JJR", "IN", "TO", "JJS") and page.lowers[index] in _BEFORE_NUMBER:
        counted = any(t == "CD" for t in page.tags[index + 1 : min(last, index + 4)])
        return head < 0 and (counted or (tag in ("JJR", "JJS") and _noun_follows(page, index, last)))
    if tag in ("JJ", "JJR", "JJS", "CD", "RB") and head >= 0:
        return _noun_follows(page, index, last) and tag != "RB"
    if tag == "RB":
        return index + 1 < last and page.tags[index + 1] in ("JJ", "CD", "VBN")
    return tag in _INSIDE


def _noun_follows(page: Page, index: int, last: int) -> bool:
    for tag in page.tags[index + 1 : min(last, index + 4)]:
        if tag in _NOUNS:
            return True
        if tag not in ("JJ", "CD", "HYPH", "VBN", "VBG", "POS", "NN"):
            return False
    return False


def _trimmed(page: Page, head: int, end: int) -> int:
    """End of the phrase without quotation marks or a possessive left hanging after its head."""
    while end > head + 1 and page.tags[end - 1] in ("``", "''", '"', "POS", "SYM", "NFP", "HYPH"):
        end -= 1
    return end
