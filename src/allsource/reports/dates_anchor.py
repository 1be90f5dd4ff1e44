"""What relative words lean on, the match a reader function is given, and the arithmetic they share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from allsource import when
from allsource.model import Published
from allsource.reports.dates_tense import AHEAD
from allsource.reports.dates_words import NUMBERS, ORDINALS, Token
from allsource.when import Days

__all__ = [
    "Anchor",
    "Reading",
    "Scene",
    "dated",
    "day_at",
    "looks_ahead",
    "number",
    "offset",
    "on_day",
    "shifted",
    "year_meant",
]

Reading = tuple[str, str] | None
_PUBLISHED = range(1500, 2500)
"""Years in which a report can have been published; another year is a mistake of its source and anchors nothing."""
_OFFSETS = {
    "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "this": 0,
    "current": 0, "latest": 0, "the": 0,
}  # fmt: skip


@dataclass(slots=True)
class Anchor:
    """What relative words lean on: the day of publication and the dates that the text gave last."""

    published: Days | None
    last: Days | None = None
    quarter: Days | None = None

    @classmethod
    def of(cls, published: Published | None) -> "Anchor":
        days = when.days(published.value) if published else None
        return cls(days if days and days.first.year in _PUBLISHED else None)

    @property
    def today(self) -> date | None:
        """The day of publication, None where it is not known to the day."""
        return self.published.first if self.published and len(self.published) == 1 else None

    def note(self, value: str, kind: str) -> None:
        """Remember a reckoned value for what follows."""
        found = when.days(value)
        if found is not None:
            self.last = found


@dataclass(slots=True)
class Scene:
    """One match of the grammar: its tokens, the tokens around it, and how to ask for the tense."""

    tokens: list[Token]
    before: Token | None
    after: Token | None
    anchor: Anchor
    tense: Callable[[], str] = field(default=lambda: "")

    def pick(self, letters: str) -> Token | None:
        """The first token of one of these classes."""
        return next((token for token in self.tokens if token.letter in letters), None)

    def low(self, letters: str) -> str:
        token = self.pick(letters)
        return token.low if token else ""

    @property
    def letters(self) -> str:
        return "".join(token.letter for token in self.tokens)


def number(token: Token | None) -> int | None:
    """The value of a cardinal or ordinal, in digits or words."""
    if token is None:
        return None
    low = token.low
    if token.letter == "a":
        return 1
    digits = low.rstrip("stndrh") if low[0].isdigit() else ""
    if digits:
        return int(digits) if digits.isdigit() else None
    return NUMBERS.get(low, ORDINALS.get(low))


def dated(days: Days | None, kind: str) -> Reading:
    return ("" if days is None else days.value, kind)


def on_day(day: date | None, kind: str = "day") -> Reading:
    return ("" if day is None else day.isoformat(), kind)


def day_at(year: int, in_year: int, in_month: int) -> date | None:
    try:
        return date(year, in_year, in_month)
    except ValueError:
        return None


def offset(word: str) -> int:
    return _OFFSETS.get(word, 0)


def year_meant(scene: Scene) -> int | None:
    """The year named or pointed at beside a month, season or quarter."""
    named = scene.pick("Y")
    if named is not None:
        return int(named.low)
    published = scene.anchor.published
    return None if published is None else published.first.year + offset(scene.low("lniRt"))


def looks_ahead(scene: Scene) -> bool:
    return scene.tense() == AHEAD


def shifted(unit: str, base: Days, by: int) -> Days | None:
    """The `unit` that lies `by` units from the one that holds `base`."""
    first = base.first
    try:
        if unit == "day":
            return Days(first + timedelta(days=by), base.last + timedelta(days=by))
        if unit == "weekend":
            monday = when.week(first).first + timedelta(weeks=by)
            return Days(monday + timedelta(days=5), monday + timedelta(days=6))
        if unit in {"week", "fortnight"}:
            return when.week(first + timedelta(weeks=by * (2 if unit == "fortnight" else 1)))
        if unit == "quarter":
            total = first.year * 4 + (first.month - 1) // 3 + by
            return when.quarter(total // 4, total % 4 + 1)
    except (ValueError, OverflowError):
        return None
    if unit == "month":
        return _months_on(first, by)
    if unit == "decade":
        start = first.year // 10 * 10 + 10 * by
        return Days(date(start, 1, 1), date(start + 9, 12, 31)) if 10 <= start < 9990 else None
    return _year(first.year + by)


def _months_on(day: date, months: int) -> Days | None:
    total = day.year * 12 + day.month - 1 + months
    return when.month(total // 12, total % 12 + 1) if 12 <= total < 120000 else None


def _year(year: int) -> Days | None:
    return Days(date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None
