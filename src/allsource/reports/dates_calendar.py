"""Days and months of the calendar: `Sept. 30, 1990`, `10–12 May`, `in March`, `the week of March 6`.

A day or month without its year is the one nearest to publication on the side that its words or the tense point to.
"""

from datetime import date

from allsource import when
from allsource.reports.dates_anchor import (
    Reading,
    Scene,
    dated,
    day_at,
    looks_ahead,
    number,
    offset,
    on_day,
    year_meant,
)
from allsource.reports.dates_tense import BACK
from allsource.reports.dates_words import HOLIDAYS, MONTHS, Token
from allsource.when import Days

__all__ = [
    "day_of_month",
    "days_of_month",
    "holiday",
    "month",
    "month_of_year",
    "nearest_day",
    "numeric",
    "part_of_month",
    "week_of",
]

_FAR_AHEAD = 120
_MONTH_LEADS_WORDS = (
    "in since until till by during from through to of for between and last next this early late mid end before after "
    "beginning every through around"
)
_MONTH_LEADS = frozenset(_MONTH_LEADS_WORDS.split())


def numeric(scene: Scene) -> Reading:
    """`13/05/2024`: read where only one order of day and month is possible; else kept without a value."""
    one, other, year_text = scene.tokens[0].low.split("/")
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year < 70 else 1900
    found = {day for day in (day_at(year, int(one), int(other)), day_at(year, int(other), int(one))) if day}
    if not found:
        return None
    return on_day(found.pop() if len(found) == 1 else None)


def day_of_month(scene: Scene) -> Reading:
    """`Friday, Sept. 30, 1990`, `the 7th of August`, `7 May`."""
    month, in_month = MONTHS[scene.low("M")], number(scene.pick("NO"))
    if in_month is None or not 1 <= in_month <= 31:
        return None
    year = scene.pick("Y")
    if year is not None:
        found = day_at(int(year.low), month, in_month)
        return on_day(found) if found else None
    return on_day(nearest_day(scene, month, in_month)) if day_at(2000, month, in_month) else None


def nearest_day(scene: Scene, month: int, in_month: int) -> date | None:
    """The day of this name that the tense points to; a day just ahead is not pushed back a year."""
    published = scene.anchor.published
    if published is None:
        return None
    here = published.first
    known = [day for year in (here.year - 1, here.year, here.year + 1) if (day := day_at(year, month, in_month))]
    if len(published) > 31:
        return next((day for day in known if day.year == here.year), None)
    word = scene.low("lni")
    if word:
        known = [day for day in known if offset(word) * (day - here).days >= 0]
    elif scene.tense() == BACK:
        known = [day for day in known if (day - here).days <= _FAR_AHEAD]
    return min(known, key=lambda day: abs((day - here).days), default=None)


def days_of_month(scene: Scene) -> Reading:
    """`10–12 May`, `May 10 to 12, 2024`, `from 28 April to 3 May`."""
    figures = [number(token) or 0 for token in scene.tokens if token.letter in "NO"]
    months = [MONTHS[token.low] for token in scene.tokens if token.letter == "M"]
    year = scene.pick("Y")
    first, last = (
        day_at(int(year.low), month, figure)
        if year
        else nearest_day(scene, month, figure)
        if 1 <= figure <= 31
        else None
        for month, figure in zip((months[0], months[-1]), figures, strict=False)
    )
    listed = scene.pick("A") and not scene.pick("b")
    if listed and first and last and (last - first).days != 1:
        return None
    if first is None or last is None or first > last:
        return None if scene.anchor.published or year else ("", "span")
    return dated(Days(first, last), "span")


def month_of_year(scene: Scene) -> Reading:
    """`March 1990`, `early March of 1990`, `March last year`."""
    year = year_meant(scene)
    return dated(when.month(year, MONTHS[scene.low("M")]), "month") if year else ("", "month")


def month(scene: Scene) -> Reading:
    """`in March`, `last March`, `late November`."""
    token = scene.pick("M")
    if token is None or not _is_month(token, scene):
        return None
    published = scene.anchor.published
    if published is None:
        return "", "month"
    here, wanted = published.first, MONTHS[token.low]
    years = [here.year - 1, here.year, here.year + 1]
    if len(published) > 31:
        return dated(when.month(here.year, wanted), "month")
    word, same = scene.low("lni"), (here.year, here.month)
    back = [year for year in years if (year, wanted) <= same]
    ahead = [year for year in years if (year, wanted) >= same]
    if word and offset(word) < 0:
        year = max(year for year in years if (year, wanted) < same)
    elif word and offset(word) > 0:
        year = min(year for year in years if (year, wanted) > same)
    elif word:
        year = here.year
    else:
        year = ahead[0] if looks_ahead(scene) else back[-1]
    return dated(when.month(year, wanted), "month")


def _is_month(token: Token, scene: Scene) -> bool:
    """`May` and `March` are often a verb or a name, and short forms a name: these need a word that leads to a month."""
    if token.low not in {"may", "march", "mar", "jan", "jun", "june", "april", "august", "dec", "sep", "oct", "nov"}:
        return True
    if scene.tokens[0] is not token:
        return True
    return scene.before is not None and (scene.before.low in _MONTH_LEADS or scene.before.letter in "-/")


def week_of(scene: Scene) -> Reading:
    """`the week of March 6`."""
    if scene.low("u") != "week":
        return None
    found = day_of_month(scene)
    days = when.days(found[0]) if found else None
    return None if found is None else dated(days and when.week(days.first), "week")


def part_of_month(scene: Scene) -> Reading:
    """`the first week of May`: the month, since which days a month's weeks have is not agreed."""
    return month_of_year(scene) if scene.pick("Y") else month(scene)


def holiday(scene: Scene) -> Reading:
    """A feast of one fixed day, with or without its year."""
    month, in_month = HOLIDAYS[scene.tokens[0].low.replace("’", "'")]
    named = scene.pick("Y")
    return on_day(day_at(int(named.low), month, in_month) if named else nearest_day(scene, month, in_month))
