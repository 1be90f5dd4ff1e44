"""Weeks, months, quarters and years around publication: `last week`, `three years ago`, `the third quarter`."""

from datetime import timedelta

from allsource import when
from allsource.reports.dates_anchor import (
    Reading,
    Scene,
    dated,
    looks_ahead,
    number,
    offset,
    on_day,
    shifted,
    year_meant,
)
from allsource.reports.dates_words import REFS, UNITS
from allsource.when import Days

__all__ = [
    "ago",
    "away_from_last",
    "half",
    "near_unit",
    "pointing",
    "quarter",
    "quarter_of_year",
    "the_past",
    "the_quarter",
    "the_weekend",
    "year_ago_quarter",
]

_FINENESS = {"period": 92, "day": 1, "weekend": 1, "week": 1, "month": 31, "quarter": 31, "year": 366, "decade": 366}


def near_unit(scene: Scene) -> Reading:
    """`last week`, `next year`, `this month`, `the previous year`, `the following day`, `the same week`."""
    unit, word = UNITS[scene.low("u")], scene.low("lnijRE")
    if (
        word == "past"
        or unit not in _FINENESS
        or (unit == "period" and word != "latest")
        or (unit == "day" and word in {"this", "last", "current", "coming"})
    ):
        return None
    if word in {"same", "that", "previous", "following"} or (unit == "day" and word == "next"):
        base, by = scene.anchor.last, offset(word)
        if base is not None and unit in {"day", "week", "weekend"} and len(base) > 7:
            base = None
    else:
        base, by = scene.anchor.published, offset(word)
    if base is not None and len(base) > _FINENESS[unit] and unit in {"day", "week", "weekend", "month", "quarter"}:
        base = base if unit in {"month", "quarter"} and len(base) <= 92 else None
    if word == "latest":
        return _latest(scene, unit)
    return dated(base and shifted(unit, base, by), unit)


def _latest(scene: Scene, unit: str) -> Reading:
    published = scene.anchor.published
    if unit in {"quarter", "period"}:
        return the_quarter(scene)
    return dated(published and shifted(unit, published, 0), unit)


def the_weekend(scene: Scene) -> Reading:
    """`the weekend`, `over the weekend`: the last one, or the coming one where the clause looks ahead."""
    today = scene.anchor.today
    if scene.low("u") != "weekend":
        return None
    if today is None:
        return "", "weekend"
    over = scene.before is not None and scene.before.low == "over"
    by = 0 if today.weekday() >= 5 or (looks_ahead(scene) and not over) else -1
    return dated(shifted("weekend", Days(today, today), by), "weekend")


def ago(scene: Scene) -> Reading:
    """`three years ago`, `a week ago`, `more than four decades ago`."""
    return _away(scene, scene.anchor.published, -1)


def away_from_last(scene: Scene) -> Reading:
    """`a year earlier`, `two days later`: reckoned from the date before, else without a value."""
    return _away(scene, scene.anchor.last, 1 if scene.low("er") in {"later", "after"} else -1)


def _away(scene: Scene, base: Days | None, sign: int) -> Reading:
    unit, count = UNITS[scene.low("uv").removesuffix("s").replace("centurie", "century")], _count(scene)
    if count is None:
        return ("", "past" if sign < 0 else "future")
    if unit == "year" and count == 1 and scene.anchor.quarter is not None and sign < 0:
        return dated(_same_quarter(scene.anchor.quarter), "quarter")
    if unit in {"hour", "minute"}:
        whole_days = count // 24 if unit == "hour" else 0
        return on_day(base.first + sign * timedelta(days=whole_days) if base and len(base) == 1 else None)
    if base is None or (unit == "day" and len(base) > 1):
        return "", unit
    if unit in {"decade", "century"}:
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return dated(shifted(unit, base, sign * count), {"fortnight": "week"}.get(unit, unit))


def _count(scene: Scene) -> int | None:
    """`three`, `twenty-five`, `a`; a vague or broken number gives None."""
    if scene.pick("sh"):
        return None
    figures = [number(token) for token in scene.tokens if token.letter in "Na"]
    total = sum(figure for figure in figures if figure is not None)
    return total if figures and None not in figures and total > 0 else None


def quarter(scene: Scene) -> Reading:
    """`the third quarter`, `third-quarter`, `the fourth quarter of last year`, `the 1990 first quarter`."""
    if "quarter" not in {token.low for token in scene.tokens}:
        return None
    which = number(scene.pick("O"))
    if which is None or not 1 <= which <= 4:
        return None
    pointed = scene.pick("Y") or (len([t for t in scene.tokens if t.letter == "u"]) > 1 and scene.pick("lniR"))
    published = scene.anchor.published
    if pointed:
        year = year_meant(scene)
        return _spoken_of(scene, when.quarter(year, which)) if year else ("", "quarter")
    if published is None:
        return "", "quarter"
    here = published.first
    found = when.quarter(here.year, which)
    if found.first > here and not (looks_ahead(scene) or which - 1 == (here.month + 2) // 3):
        found = when.quarter(here.year - 1, which)
    return _spoken_of(scene, found)


def _spoken_of(scene: Scene, found: Days) -> Reading:
    """Keep the quarter that the text speaks of, which `the quarter` and `a year earlier` lean on."""
    scene.anchor.quarter = found
    return dated(found, "quarter")


def quarter_of_year(scene: Scene) -> Reading:
    """`the 1988 quarter`, `the 1988 period`: the quarter the text speaks of, in that year."""
    spoken, year = scene.anchor.quarter, int(scene.low("Y"))
    if scene.low("u") not in {"quarter", "period"} or spoken is None:
        return None
    return dated(when.quarter(year, (spoken.first.month + 2) // 3), "quarter")


def the_quarter(scene: Scene) -> Reading:
    """`the quarter`, `the latest quarter`: the one the text speaks of, else the one that ended last."""
    if scene.low("u") != "quarter" and not scene.pick("E"):
        return None
    published = scene.anchor.published
    found = scene.anchor.quarter or (published and shifted("quarter", published, -1))
    return dated(found, "quarter")


def year_ago_quarter(scene: Scene) -> Reading:
    """`the year-ago quarter`, `year-earlier`: a year before the quarter the text speaks of, else before publication."""
    if scene.low("u") != "year":
        return None
    base = scene.anchor.quarter
    if base is not None:
        return dated(_same_quarter(base), "quarter")
    published = scene.anchor.published
    return dated(published and shifted("year", published, -1), "year")


def _same_quarter(quarter: Days) -> Days | None:
    return when.quarter(quarter.first.year - 1, (quarter.first.month + 2) // 3)


def half(scene: Scene) -> Reading:
    """`the first half of 1990`, `the second half of this year`."""
    which, year = (2 if scene.low("Ol") in {"second", "last"} else 1), year_meant(scene)
    if scene.low("Ol") not in {"first", "second", "last"}:
        return None
    if year is None:
        return "", "half"
    return dated(Days(when.month(year, 6 * which - 5).first, when.month(year, 6 * which).last), "half")


def pointing(scene: Scene) -> Reading:
    """`now`, `recently`, `in the future`: past, present or future, with no value."""
    word = scene.low("R") or scene.low("l")
    return "", REFS.get(word, "past")


def the_past(scene: Scene) -> Reading:
    """`in the past`, not followed by what it counts."""
    if scene.low("l") != "past" or scene.before is None or scene.before.low not in {"in", "of", "from", "than"}:
        return None
    return ("", "past") if scene.after is None or scene.after.letter in ".,B" else None
