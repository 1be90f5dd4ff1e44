"""Dates as far as they are known: partial ISO 8601 values, the days they cover, and the times a person types.

A value is what `contract.md` allows: `2024`, `2024-05`, `2024-05-07`, a date with hour (`2024-05-07T09`,
`2024-05-07T14:20`, with `Z` where a zone was stated) or `start/end`, both days included (a week is `Monday/Sunday`).
Everything is compared by the days it covers, never by its letters. Years before 1 and after 9999 are left out.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from allsource.errors import WrongUsage

__all__ = ["Days", "before", "days", "moment", "month", "overlaps", "quarter", "season", "week", "window", "within"]

_PART = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::?(\d{2})(?::?\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_BARE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALLOWED = "an ISO date or time such as 2024-05-07 or 2024-05-07T14:20+03:00"


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def value(self) -> str:
        """The shortest ISO value that covers exactly these days."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if first.day == 1 and last == month(first.year, first.month).last:
            return f"{first:%Y-%m}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first:%Y}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


def days(value: str) -> Days | None:
    """The days a value covers; None for an empty value or one that is no date.

    An open end (`2024-05-07/` or `/2024-05-07`) is no value of the contract and gives None.
    """
    start, slash, end = value.partition("/")
    first = _part(start)
    if not slash or first is None:
        return first
    last = _part(end)
    return Days(first.first, last.last) if last is not None and first.first <= last.last else None


def _part(text: str) -> Days | None:
    match = _PART.fullmatch(text)
    if match is None:
        return None
    year, in_year, in_month = int(match[1]), match[2], match[3]
    try:
        if in_year is None:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if in_month is None:
            return month(year, int(in_year))
        day = date(year, int(in_year), int(in_month))
    except ValueError:
        return None
    return Days(day, day)


def month(year: int, number: int) -> Days:
    """The days of a month; ValueError for a month or year that does not exist."""
    first = date(year, number, 1)
    return Days(first, date(year, number, monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Days:
    """The days of a calendar quarter, 1 to 4."""
    return Days(month(year, 3 * number - 2).first, month(year, 3 * number).last)


def week(day: date) -> Days:
    """The ISO week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def season(year: int, name: str) -> Days:
    """The meteorological season of the northern half; the winter of a year begins in its December."""
    first, last = _SEASONS[name]
    return Days(month(year, first).first, month(year + (last < first), last).last)


def overlaps(one: str, other: str) -> bool:
    """Whether two values share a day. False where either is unknown."""
    a, b = days(one), days(other)
    return a is not None and b is not None and a.first <= b.last and b.first <= a.last


def within(inner: str, outer: str) -> bool:
    """Whether every day of `inner` lies in `outer`. False where either is unknown."""
    a, b = days(inner), days(outer)
    return a is not None and b is not None and b.first <= a.first and a.last <= b.last


def before(one: str, other: str) -> bool:
    """Whether all of `one` ends before `other` begins. False where either is unknown or they share a day."""
    a, b = days(one), days(other)
    return a is not None and b is not None and a.last < b.first


def moment(text: str, *, end: bool = False) -> datetime:
    """What a person gave as `--from`, `--to` or `--as-of`, in UTC; UTC is meant unless an offset is given.

    A bare date is its first instant, or with `end` its last, so that `--to 2024-05-07` includes that day.
    WrongUsage says what was given and what is allowed.
    """
    given = text.strip()
    try:
        if _BARE_DATE.fullmatch(given):
            return datetime.combine(date.fromisoformat(given), time.max if end else time.min, UTC)
        if len(given) < len("2024-05-07T09") or given[4] != "-":
            raise ValueError
        found = datetime.fromisoformat(given)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise WrongUsage(repr(text), _ALLOWED, "give the year first, with leading zeros") from None


def window(start: str | None, end: str | None) -> tuple[datetime | None, datetime | None]:
    """`--from` and `--to` as a pair in UTC; WrongUsage where the first lies after the second."""
    first = None if start is None else moment(start)
    last = None if end is None else moment(end, end=True)
    if first is not None and last is not None and first > last:
        raise WrongUsage(f"--from {start} --to {end}", "a --from that is not after --to", "swap the two")
    return first, last
