"""Time expressions of a report, each with its ISO value reckoned from the day of publication.

The idea is HeidelTime's (Strötgen & Gertz 2010: patterns, then values from the reference day and the tense), cut to
what a desk needs: days, weeks, months, quarters, seasons, years, decades and times of day. Durations ("for three
days") and sets ("every Monday") are left out on purpose: they date nothing. A week is the ISO week, a season that of
the northern half, a quarter that of the calendar. Which event an expression dates is decided in `events`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from allsource.model import Published, Span, TimeRef
from allsource.reports.dates_anchor import Anchor, Scene
from allsource.reports.dates_grammar import ANY, SHAPES
from allsource.reports.dates_tense import Tenses
from allsource.reports.dates_words import Token, tokens
from allsource.reports.tagged import Tagged

__all__ = ["Time", "find_dates"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is ISO (see `when`), or "" where the text gives no anchor.

    `kind` is its grain: moment, morning, afternoon, evening, night, day, weekend, week, month, quarter, half, season,
    year, decade, century, span (a range of days), or past, present, future where words point without a date. `bound` is
    since, until, by, before or after where that word stands before it, else "".
    """

    span: Span
    value: str
    kind: str
    bound: str = ""

    @property
    def ref(self) -> TimeRef:
        return TimeRef(self.span, self.value)


_SETS = frozenset({"every", "each"})
_BOUNDS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "from": "since",
}  # fmt: skip


def find_dates(
    text: str, published: Published | None, *, tagged: Tagged | None = None, sentences: Sequence[Span] = ()
) -> tuple[Time, ...]:
    """Every time expression in text order. Without a published day relative ones keep their words and have value ""."""
    words = tokens(text)
    letters = "".join(word.letter for word in words)
    anchor, tenses, found, at = Anchor.of(published), _Lazy(text, tagged, sentences), [], 0
    while (start := ANY.search(letters, at)) is not None:
        time, at = _read(words, letters, start.start(), anchor, tenses)
        if time is not None:
            anchor.note(time.value, time.kind)
            found.append(time)
    return tuple(found)


class _Lazy:
    """The tenses of a text, made when first asked for: most expressions never ask."""

    def __init__(self, text: str, tagged: Tagged | None, sentences: Sequence[Span]) -> None:
        self._given = (text, tagged.words if tagged else (), sentences)
        self._made: Tenses | None = None

    def at(self, span: Span) -> str:
        if self._made is None:
            self._made = Tenses(*self._given)
        return self._made.at(span)


def _read(words: list[Token], letters: str, start: int, anchor: Anchor, tenses: _Lazy) -> tuple[Time | None, int]:
    """The first shape that can be read at `start`, and where to go on; `every Monday` is a set and dates nothing."""
    before = words[start - 1] if start else None
    if before and before.low in _SETS:
        return None, start + 1
    for shape, reader in SHAPES:
        match = shape.match(letters, start)
        if match is None:
            continue
        inside = words[start : match.end()]
        after = words[match.end()] if match.end() < len(words) else None
        span = Span(inside[1 if inside[0].letter in "Fb" else 0].start, inside[-1].end)
        reading = reader(Scene(inside, before, after, anchor, partial(tenses.at, span)))
        if reading is not None:
            bound = _BOUNDS.get(before.low, "") if before else ""
            return Time(span, *reading, bound), match.end()
    return None, start + 1
