"""Whether the clause around a time expression looks back or ahead.

"On Tuesday" is the coming one under `will`, `plans to`, `is due` and the last one under `said`. The verb that governs
is taken to be the nearest before the expression in its clause, else the nearest after it, else that of the clause
before. Penn tags decide where the network gave them; without them the closed words and the commonest past forms do.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from allsource.model import Span
from allsource.reports.tagged import Word

__all__ = ["AHEAD", "BACK", "Tenses"]

AHEAD, BACK, NONE = "ahead", "back", ""

_LOOK_AHEAD = (
    "will 'll ’ll wo shall would may might could can should must ca scheduled due expected set slated planned plans "
    "plan expects expect upcoming forthcoming intends intend hopes hope aims ready going tentatively"
)
_AHEAD_WORDS = frozenset(_LOOK_AHEAD.split())
_LOOK_BACK = (
    "said was were had did told made came went took gave got became began rose fell left held met saw found won lost "
    "sold bought paid sent brought thought kept led ran spoke wrote stood heard let meant put shut struck shot cut "
    "hit broke fled flew drew drove blew swore quit sought built broadcast been"
)
_BACK_WORDS = frozenset(_LOOK_BACK.split())
_STILL = frozenset({"says", "say", "adds", "has", "have", "’ve", "'ve"})
_CLAUSE = re.compile(r"[;:()\"“”—]|--|,(?!\s*\d)|``|''")
_WORD = re.compile(r"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:ll|ve|re|d|s|m)\b|[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(`]*[A-Z])|\n\s*\n")
_UNDER = re.compile(r"\s+(?:if|unless|provided|so that|as long as)\b")
"""Behind an expression these open a clause whose tense is not that of the expression."""
_ED = re.compile(r"[a-z]{2,}[^e]ed$")
_NOT_ED = frozenset({"need", "hundred", "united", "sacred", "naked", "wicked"})


class Tenses:
    """Tense of the clause at any place of one text; the text is cut into words once, and only when asked."""

    def __init__(self, text: str, words: Sequence[Word] = (), sentences: Sequence[Span] = ()) -> None:
        self._text = text
        self._words = list(words) or [Word(Span(*m.span()), "") for m in _WORD.finditer(text)]
        self._starts = [word.span.start for word in self._words]
        stops = [span.start for span in sentences] or [m.end() for m in _STOP.finditer(text)]
        self._stops = [0, *stops, len(text)]

    def at(self, span: Span) -> str:
        """AHEAD, BACK or "" for the expression at `span`."""
        cut = bisect_left(self._stops, span.start + 1)
        first, last = self._stops[cut - 1], max(self._stops[min(cut, len(self._stops) - 1)], span.end)
        left, right = self._text[first : span.start], self._text[span.end : last]
        under = _UNDER.match(right)
        if under and "," in left:
            last = span.end
            right = ""
        clause = max((m.end() for m in _CLAUSE.finditer(left)), default=0)
        ahead = _CLAUSE.search(right.lstrip(", "))
        near_end = span.end + (ahead.end() + len(right) - len(right.lstrip(", ")) if ahead else len(right))
        return (
            self._nearest(first + clause, span.start, backwards=True)
            or self._nearest(span.end, near_end, backwards=False)
            or self._nearest(first, first + clause, backwards=True)
            or self._nearest(near_end, last, backwards=False)
        )

    def _nearest(self, start: int, end: int, *, backwards: bool) -> str:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        order = range(high - 1, low - 1, -1) if backwards else range(low, high)
        return next((mark for mark in map(self._mark, order) if mark), NONE)

    def _mark(self, index: int) -> str:
        word = self._words[index]
        low = word.span.of(self._text).lower()
        if low in _AHEAD_WORDS:
            return NONE if word.tag.startswith("NN") else AHEAD
        if not word.tag:
            return BACK if low in _BACK_WORDS or (_ED.search(low) and low not in _NOT_ED) else NONE
        return self._by_tag(index, low)

    def _by_tag(self, index: int, low: str) -> str:
        tag = self._words[index].tag
        if tag in {"VBD", "VBN"}:
            return self._before_participle(index) if tag == "VBN" else BACK
        if tag == "VB":
            return AHEAD
        if tag in {"VBZ", "VBP"}:
            return BACK if low in _STILL else AHEAD
        return NONE

    def _before_participle(self, index: int) -> str:
        """A participle looks back, but for one after `will be` or `to be`."""
        for earlier in range(index - 1, max(index - 4, -1), -1):
            if self._words[earlier].tag in {"MD", "TO"}:
                return AHEAD
        return BACK
