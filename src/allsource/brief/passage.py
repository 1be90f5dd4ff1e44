"""Sentences, words and clauses of a stored text, found again for the check of a line.

On purpose this is not the reader's own splitting: the check must not repeat the reader's mistakes. The rules are plain
(stops, blank lines, abbreviations, quotation marks) and lean towards longer sentences where a stop is doubtful.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from allsource.brief.tables import words
from allsource.model import Span

__all__ = ["Token", "clause_after", "clause_before", "inside_quotes", "sentence_of", "sentences", "tokens"]

_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-ZÀ-Þ0-9])|\n\s*\n|\n(?=\s*(?:[-*•>#]|\d+[.)])\s)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Adm|Gen|Col|Maj|Capt|Cmdr|Cdr|Lt|Sgt|Rep|Sen|Gov|Hon|Rev|Messrs|No|Nos|vs|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|ca|cf)|\b[A-Z]|\b[ap]\.m|\b[ei]\.[ge])$"
)
_WORD = re.compile(r"\w+(?:['’‑-]\w+)*|[^\w\s]")
_WRAPPED_AT = 48
"""A line at least this long that does not end a sentence is taken as wrapped, not as a heading."""
_CLAUSE_MARKS = frozenset(';:—–()[]"“”')
_CLAUSE_WORDS = words(
    "that which who whom whose after before while when where because although though but whereas since unless as"
    " so until"
)


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    word: str

    @property
    def low(self) -> str:
        return self.word.lower().replace("’", "'")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, without the white space between them."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            found.append((start, stop.end()))
            start = stop.end()
    found.append((start, len(text)))
    return tuple(_trimmed(text, *pair) for pair in found if text[slice(*pair)].strip())


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    before = text[start : stop.start()]
    if stop.group().startswith("\n"):
        return stop.group() != "\n" or _line_ends(text, stop.start())
    return not (stop.group().startswith(".") and len(stop.group()) == 1 and _ABBREVIATION.search(before))


def _line_ends(text: str, at: int) -> bool:
    """Does a single line break end a sentence? Not where a long line was merely wrapped."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    following = text[at + 1 : at + 2]
    if not line or line[-1] in '.!?…:"”':
        return True
    return len(line) < _WRAPPED_AT and not following.islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def sentence_of(text: str, span: Span) -> Span:
    """The sentence that holds the beginning of a span, or the span itself where none does."""
    every, starts = sentences(text), _starts(text)
    at = bisect_right(starts, span.start) - 1
    return every[at] if at >= 0 and span.start < every[at].end else span


@lru_cache(maxsize=4096)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in sentences(text))


@lru_cache(maxsize=4096)
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(
        Token(start + found.start(), start + found.end(), found.group()) for found in _WORD.finditer(text[start:end])
    )


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Words and marks within a span, with their offsets in the text."""
    return _tokens(text, span.start, span.end)


def clause_before(text: str, span: Span, most: int) -> list[Token]:
    """Up to `most` words before a span, nearest first, to the edge of its clause."""
    sentence = sentence_of(text, span)
    found: list[Token] = []
    for token in reversed(tokens(text, Span(sentence.start, max(sentence.start, span.start)))):
        if token.word in _CLAUSE_MARKS or token.low in _CLAUSE_WORDS or len(found) >= most:
            break
        found.append(token)
    return found


def clause_after(text: str, span: Span, most: int) -> list[Token]:
    """Up to `most` words after a span, nearest first, to the edge of its clause."""
    sentence = sentence_of(text, span)
    found: list[Token] = []
    for token in tokens(text, Span(span.end, max(span.end, sentence.end))):
        if token.word in _CLAUSE_MARKS or token.low in _CLAUSE_WORDS or len(found) >= most:
            break
        found.append(token)
    return found


def inside_quotes(text: str, span: Span) -> bool:
    """Does the span stand between quotation marks that open before it in its sentence? Straight ones pair off."""
    sentence = sentence_of(text, span)
    before = text[sentence.start : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
