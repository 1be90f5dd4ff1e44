"""Sentences of a text and passages as bare words, so that copies compare equal whatever their marks and breaks."""

import re
from bisect import bisect_right
from functools import lru_cache

from allsource.model import Span
from allsource.reports.sentences import split_sentences

__all__ = ["sentence_at", "squeezed"]

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    found = tuple(split_sentences(text))
    return found, tuple(sentence.start for sentence in found)


def sentence_at(text: str, span: Span) -> Span:
    """The sentence that holds the beginning of a span, or the span itself where none does."""
    every, starts = _sentences(text)
    at = bisect_right(starts, span.start) - 1
    return every[at] if at >= 0 and span.start < every[at].end else span


def squeezed(passage: str) -> str:
    """A passage as its words alone, in lower case."""
    return " ".join(_WORD.findall(passage.casefold()))
