"""Time expressions of a report, each with its ISO value reckoned from the day of publication."""

from collections.abc import Sequence
from dataclasses import dataclass

from allsource.model import Published, Span, TimeRef
from allsource.reports.tagged import Tagged

__all__ = ["Time", "find_dates"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is ISO (see `when`), or "" where the text gives no anchor.

    `kind` is its grain: moment, part (of a day), day, weekend, week, month, quarter, half, season, year, decade, century,
    span (a range of days), or past, present, future where the words point without a date.
    """

    span: Span
    value: str
    kind: str

    @property
    def ref(self) -> TimeRef:
        return TimeRef(self.span, self.value)


def find_dates(
    text: str, published: Published | None, *, tagged: Tagged | None = None, sentences: Sequence[Span] = ()
) -> tuple[Time, ...]:
    """Every time expression in text order. Without a published day relative ones keep their words and have value ""."""
    return ()
