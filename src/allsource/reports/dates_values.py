"""From the words of one time expression to its value: reckoned from the day of publication and the dates before it.

Each function here reads one shape of expression (see the table in `dates_grammar`) and gives a value with its grain, or
None where the words are no time expression after all. What cannot be reckoned keeps its grain and has the value "".
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from allsource import when
from allsource.model import Published
from allsource.reports.dates_tense import AHEAD, BACK
from allsource.reports.dates_words import (
    DECADES,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    ZONES,
    Token,
)
from allsource.when import Days

__all__ = ["Anchor", "Reading", "Scene"]

Reading = tuple[str, str] | None


@dataclass(slots=True)
class Anchor:
    """What relative words lean on: the day of publication and the dates that the text gave last."""

    published: Days | None
    last: Days | None = None
    quarter: Days | None = None

    @classmethod
    def of(cls, published: Published | None) -> "Anchor":
        return cls(when.days(published.value) if published else None)

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


def _dated(days: Days | None, kind: str) -> Reading:
    return ("" if days is None else days.value, kind)


def _day(day: date | None, kind: str = "day") -> Reading:
    return ("" if day is None else day.isoformat(), kind)


def _at(year: int, in_year: int, in_month: int) -> date | None:
    try:
        return date(year, in_year, in_month)
    except ValueError:
        return None


def _months_on(day: date, months: int) -> Days | None:
    total = day.year * 12 + day.month - 1 + months
    return when.month(total // 12, total % 12 + 1) if 12 <= total < 120000 else None


def _year(year: int) -> Days | None:
    return Days(date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


# -- dates of the calendar ------------------------------------------------------------------------------------------


def iso(scene: Scene) -> Reading:
    """`2024-05-07`, `2024-05-07T14:20Z`."""
    given = scene.tokens[0].low.upper()
    if len(given) == 10:
        return (given, "day") if when.days(given) else None
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        return None
    zoned = found.tzinfo is not None
    return _hour(found.astimezone(UTC) if zoned else found, zoned=zoned), "moment"


def numeric(scene: Scene) -> Reading:
    """`13/05/2024`: read where only one order of day and month is possible; else kept without a value."""
    one, other, year_text = scene.tokens[0].low.split("/")
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year < 70 else 1900
    found = {day for day in (_at(year, int(one), int(other)), _at(year, int(other), int(one))) if day}
    if not found:
        return None
    return _day(found.pop() if len(found) == 1 else None)


def day_of_month(scene: Scene) -> Reading:
    """`Friday, Sept. 30, 1990`, `the 7th of August`, `7 May`."""
    month, in_month = MONTHS[scene.low("M")], number(scene.pick("NO"))
    if in_month is None or not 1 <= in_month <= 31:
        return None
    year = scene.pick("Y")
    if year is not None:
        found = _at(int(year.low), month, in_month)
        return _day(found) if found else None
    return _day(_nearest_day(scene, month, in_month)) if _at(2000, month, in_month) else None


def _nearest_day(scene: Scene, month: int, in_month: int) -> date | None:
    """The day of this name that the tense points to; a day just ahead is not pushed back a year."""
    published = scene.anchor.published
    if published is None:
        return None
    here = published.first
    known = [day for year in (here.year - 1, here.year, here.year + 1) if (day := _at(year, month, in_month))]
    if len(published) > 31:
        return next((day for day in known if day.year == here.year), None)
    word = scene.low("lni")
    if word:
        known = [day for day in known if _offset(word) * (day - here).days >= 0]
    return min(known, key=lambda day: abs((day - here).days), default=None)


def days_of_month(scene: Scene) -> Reading:
    """`10–12 May`, `May 10 to 12, 2024`, `from 28 April to 3 May`."""
    figures = [number(token) or 0 for token in scene.tokens if token.letter in "NO"]
    months = [MONTHS[token.low] for token in scene.tokens if token.letter == "M"]
    year = scene.pick("Y")
    first, last = (
        _at(int(year.low), month, figure) if year else _nearest_day(scene, month, figure) if 1 <= figure <= 31 else None
        for month, figure in zip((months[0], months[-1]), figures, strict=False)
    )
    listed = scene.pick("A") and not scene.pick("b")
    if listed and first and last and (last - first).days != 1:
        return None
    if first is None or last is None or first > last:
        return None if scene.anchor.published or year else ("", "span")
    return _dated(Days(first, last), "span")


def month_of_year(scene: Scene) -> Reading:
    """`March 1990`, `early March of 1990`, `March last year`."""
    year = _year_meant(scene)
    return _dated(when.month(year, MONTHS[scene.low("M")]), "month") if year else ("", "month")


def _year_meant(scene: Scene) -> int | None:
    """The year named or pointed at beside a month, season or quarter."""
    named = scene.pick("Y")
    if named is not None:
        return int(named.low)
    published = scene.anchor.published
    return None if published is None else published.first.year + _offset(scene.low("lniRt"))


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
        return _dated(when.month(here.year, wanted), "month")
    word, same = scene.low("lni"), (here.year, here.month)
    back = [year for year in years if (year, wanted) <= same]
    ahead = [year for year in years if (year, wanted) >= same]
    if word and _offset(word) < 0:
        year = max(year for year in years if (year, wanted) < same)
    elif word and _offset(word) > 0:
        year = min(year for year in years if (year, wanted) > same)
    elif word:
        year = here.year
    else:
        year = ahead[0] if _looks_ahead(scene) else back[-1]
    return _dated(when.month(year, wanted), "month")


_MONTH_LEADS_WORDS = (
    "in since until till by during from through to of for between and last next this early late mid end before after "
    "beginning every through around"
)
_MONTH_LEADS = frozenset(_MONTH_LEADS_WORDS.split())


def _is_month(token: Token, scene: Scene) -> bool:
    """`May` and `March` are often a verb or a name, and short forms a name: these need a word that leads to a month."""
    if token.low not in {"may", "march", "mar", "jan", "jun", "june", "april", "august", "dec", "sep", "oct", "nov"}:
        return True
    if scene.tokens[0] is not token:
        return True
    return scene.before is not None and (scene.before.low in _MONTH_LEADS or scene.before.letter in "-/")


def _looks_ahead(scene: Scene) -> bool:
    return scene.tense() == AHEAD


def year(scene: Scene) -> Reading:
    """A bare year: `in 1990`, `fiscal 1990`, `the end of 1990`; a figure that counts something is none."""
    token = scene.pick("Y")
    if token is None or (len(scene.tokens) == 1 and not _is_year(token, scene)):
        return None
    return token.low, "year"


_YEAR_LEADS_WORDS = (
    "in since until till by during from through to of for between and before after around about circa than fiscal the "
    "early late mid through when back"
)
_YEAR_LEADS = frozenset(_YEAR_LEADS_WORDS.split())
_COUNTED_WORDS = (
    "people troops soldiers men women children percent pounds dollars tons tonnes miles km kilometers kilometres feet "
    "meters metres acres hectares points shares votes jobs workers copies rpm mm cc square barrels lives dead deaths "
    "members homes employees hours gmt officers civilians refugees migrants cases students b.c bc"
)
_COUNTED = frozenset(_COUNTED_WORDS.split())


def _is_year(token: Token, scene: Scene) -> bool:
    after = scene.after
    if after is not None and (after.low in _COUNTED or (after.letter == "-" and after.start == token.end)):
        return False
    if 1900 <= int(token.low) < 2100:
        return True
    return scene.before is not None and scene.before.low in _YEAR_LEADS and (after is None or after.letter != "x")


def years(scene: Scene) -> Reading:
    """`1990-92`, `from 1990 to 1992`, `between 1990 and 1992`."""
    first, last = (token.low for token in scene.tokens if token.letter in "YN")
    if len(last) == 2:
        last = first[:2] + last
    if len(last) != 4 or not last.isdigit() or not first < last or int(last) - int(first) > 200:
        return None
    return f"{first}-01-01/{last}-12-31", "span"


def decade(scene: Scene) -> Reading:
    """`the 1980s`, `the late '80s`, `the nineties`."""
    token = scene.pick("Z")
    if token is None:
        return None
    digits = "".join(c for c in token.low if c.isdigit())
    if len(digits) == 4:
        start = int(digits)
        if not 1000 <= start < 2100:
            return None
        return f"{start:04}-01-01/{start + (99 if start % 100 == 0 and start < 2000 else 9):04}-12-31", "decade"
    if not scene.pick("t") or (
        scene.before is not None and scene.before.low in {"his", "her", "their", "my", "low", "high"}
    ):
        return None
    tens, published = int(digits) if digits else DECADES[token.low], scene.anchor.published
    if published is None:
        return "", "decade"
    start = published.first.year // 100 * 100 + tens
    start -= 100 if start > published.first.year else 0
    return f"{start}-01-01/{start + 9}-12-31", "decade"


def century(scene: Scene) -> Reading:
    """`the 20th century`, `this century`."""
    if scene.low("u") != "century":
        return None
    ordinal = number(scene.pick("O"))
    published = scene.anchor.published
    if ordinal is None and published is None:
        return "", "century"
    if ordinal is None and published is not None:
        ordinal = (published.first.year - 1) // 100 + 1 + _offset(scene.low("lni"))
    if ordinal is None or not 1 <= ordinal <= 99:
        return None
    return f"{100 * ordinal - 99:04}-01-01/{100 * ordinal:04}-12-31", "century"


def holiday(scene: Scene) -> Reading:
    """A feast of one fixed day, with or without its year."""
    month, in_month = HOLIDAYS[scene.tokens[0].low.replace("’", "'")]
    named = scene.pick("Y")
    return _day(_at(int(named.low), month, in_month) if named else _nearest_day(scene, month, in_month))


# -- days around the day of publication -----------------------------------------------------------------------------

_DAYS_OFF = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def near_day(scene: Scene) -> Reading:
    """`today`, `yesterday`, `tonight`, `tomorrow`."""
    today, word = scene.anchor.today, scene.low("T")
    kind = "night" if word in {"tonight", "overnight"} else "day"
    return _day(today + timedelta(days=_DAYS_OFF[word]) if today else None, kind)


def weekday(scene: Scene) -> Reading:
    """`on Tuesday`, `last Tuesday`, `next Tuesday`, `this Tuesday`, `Tuesday of last week`."""
    today = scene.anchor.today
    if today is None:
        return "", "day"
    wanted = WEEKDAYS[scene.low("D")]
    back = today - timedelta(days=(today.weekday() - wanted) % 7)
    ahead = today + timedelta(days=(wanted - today.weekday()) % 7)
    if scene.pick("u"):
        monday = when.week(today).first + timedelta(weeks=_offset(scene.low("lniR")))
        return _day(monday + timedelta(days=wanted))
    word = scene.low("lni")
    if not word:
        owned = scene.after is not None and scene.after.letter == "q"  # "Tuesday's ruling" has been given
        return _day(ahead if scene.tense() == AHEAD and not owned else back)
    if _offset(word) < 0:
        return _day(back if back < today else back - timedelta(days=7))
    if _offset(word) > 0:
        return _day(ahead if ahead > today else ahead + timedelta(days=7))
    return _day(back if scene.tense() == BACK and word != "this" else ahead)


def part_of_day(scene: Scene) -> Reading:
    """`Friday morning`, `this afternoon`, `last night`, `the night of 3 May`."""
    part = PARTS[scene.low("P")]
    today = scene.anchor.today
    if scene.pick("D"):
        found = weekday(scene)
    elif scene.pick("M"):
        found = day_of_month(scene)
    elif scene.pick("T"):
        found = near_day(scene)
    else:
        word = scene.low("linjt")
        if word in {"same", "that", "the"}:
            last = scene.anchor.last
            found = _day(last.first if last and len(last) == 1 else None)
        else:
            found = _day(today + timedelta(days=_offset(word)) if today else None)
    return None if found is None else (found[0], part)


# -- clock ----------------------------------------------------------------------------------------------------------


def _hour(moment: datetime, *, zoned: bool) -> str:
    text = moment.strftime("%Y-%m-%dT%H:%M") if moment.minute else moment.strftime("%Y-%m-%dT%H")
    return text + ("Z" if zoned else "")


_CLOCK_LEAD_WORDS = "at around about by until till from to before after since between and"
_CLOCK_LEADS = frozenset(_CLOCK_LEAD_WORDS.split())


def clock(scene: Scene) -> Reading:
    """`9 a.m.`, `14:20 local time`, `noon`, on the day named beside it, else on the day last spoken of."""
    hours_minutes = _clock_figures(scene)
    if hours_minutes is None:
        return None
    day_text = _clock_day(scene)
    if not day_text:
        return "", "moment"
    moment = datetime.fromisoformat(day_text) + timedelta(minutes=hours_minutes)
    zone = ZONES.get(scene.low("z"))
    if zone is None:
        return _hour(moment, zoned=False), "moment"
    return _hour(moment - timedelta(minutes=zone), zoned=True), "moment"


def _clock_figures(scene: Scene) -> int | None:
    """Minutes after midnight, or None where the figures are no time of day."""
    noon = scene.low("W")
    if noon:
        return 0 if noon == "midnight" else 12 * 60
    token, half_day = next(t for t in scene.tokens if t.letter in "NC"), scene.low("c")
    hour_text, _, minute_text = token.low.replace(".", ":").partition(":")
    hour, minute = number(token) if not minute_text else int(hour_text), int(minute_text or 0)
    if hour is None or hour > (12 if half_day else 23) or (half_day and hour == 0):
        return None
    if not half_day:
        lead = scene.tokens[0] is not token or (scene.before is not None and scene.before.low in _CLOCK_LEADS)
        if not (lead or scene.pick("zL")):
            return None
        return hour * 60 + minute
    return (hour % 12 + (12 if half_day.startswith("p") else 0)) * 60 + minute


def _clock_day(scene: Scene) -> str:
    if scene.pick("M"):
        rest = [token for token in scene.tokens if token is not _clock_token(scene)]
        found = day_of_month(Scene(rest, None, None, scene.anchor, scene.tense))
    elif scene.pick("D"):
        found = weekday(scene)
    elif scene.pick("T"):
        found = near_day(scene)
    else:
        last = scene.anchor.last
        found = _day(last.first if last and len(last) == 1 else scene.anchor.today)
    return found[0] if found else ""


def _clock_token(scene: Scene) -> Token:
    """The token that gives the hour: the one before `a.m.` where there is one, else the first figure with a colon."""
    for token, following in zip(scene.tokens, [*scene.tokens[1:], scene.tokens[-1]], strict=True):
        if token.letter in "CW" or (token.letter == "N" and following.letter == "c"):
            return token
    return scene.tokens[0]


# -- weeks, months, quarters, years around the day of publication -----------------------------------------------------

_OFFSETS = {
    "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "this": 0,
    "current": 0, "latest": 0, "the": 0,
}  # fmt: skip


def _offset(word: str) -> int:
    return _OFFSETS.get(word, 0)


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
        base, by = scene.anchor.last, _offset(word)
        if base is not None and unit in {"day", "week", "weekend"} and len(base) > 7:
            base = None
    else:
        base, by = scene.anchor.published, _offset(word)
    if base is not None and len(base) > _FINENESS[unit] and unit in {"day", "week", "weekend", "month", "quarter"}:
        base = base if unit in {"month", "quarter"} and len(base) <= 92 else None
    if word == "latest":
        return _latest(scene, unit)
    return _dated(base and shifted(unit, base, by), unit)


def _latest(scene: Scene, unit: str) -> Reading:
    published = scene.anchor.published
    if unit in {"quarter", "period"}:
        return the_quarter(scene)
    return _dated(published and shifted(unit, published, 0), unit)


def the_weekend(scene: Scene) -> Reading:
    """`the weekend`, `over the weekend`: the last one, or the coming one where the clause looks ahead."""
    today = scene.anchor.today
    if scene.low("u") != "weekend":
        return None
    if today is None:
        return "", "weekend"
    by = 0 if today.weekday() >= 5 or _looks_ahead(scene) else -1
    return _dated(shifted("weekend", Days(today, today), by), "weekend")


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
        return _dated(_same_quarter(scene.anchor.quarter), "quarter")
    if unit in {"hour", "minute"}:
        return _day(base.first if base and len(base) == 1 else None, "moment")
    if base is None or (unit == "day" and len(base) > 1):
        return "", unit
    if unit in {"decade", "century"}:
        unit, count = "year", count * (10 if unit == "decade" else 100)
    return _dated(shifted(unit, base, sign * count), {"fortnight": "week"}.get(unit, unit))


def _same_quarter(quarter: Days) -> Days | None:
    return when.quarter(quarter.first.year - 1, (quarter.first.month + 2) // 3)


def _count(scene: Scene) -> int | None:
    """`three`, `twenty-five`, `a`; a vague or broken number gives None."""
    if scene.pick("sh"):
        return None
    figures = [number(token) for token in scene.tokens if token.letter in "Na"]
    total = sum(figure for figure in figures if figure is not None)
    return total if figures and None not in figures and total > 0 else None


# -- quarters, halves, seasons ----------------------------------------------------------------------------------------


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
        year = _year_meant(scene)
        return _spoken_of(scene, when.quarter(year, which)) if year else ("", "quarter")
    if published is None:
        return "", "quarter"
    here = published.first
    found = when.quarter(here.year, which)
    if found.first > here and not (_looks_ahead(scene) or which - 1 == (here.month + 2) // 3):
        found = when.quarter(here.year - 1, which)
    return _spoken_of(scene, found)


def _spoken_of(scene: Scene, found: Days) -> Reading:
    """Keep the quarter that the text speaks of, which `the quarter` and `a year earlier` lean on."""
    scene.anchor.quarter = found
    return _dated(found, "quarter")


def quarter_of_year(scene: Scene) -> Reading:
    """`the 1988 quarter`, `the 1988 period`: the quarter the text speaks of, in that year."""
    spoken, year = scene.anchor.quarter, int(scene.low("Y"))
    if scene.low("u") not in {"quarter", "period"} or spoken is None:
        return None
    return _dated(when.quarter(year, (spoken.first.month + 2) // 3), "quarter")


def the_quarter(scene: Scene) -> Reading:
    """`the quarter`, `the latest quarter`: the one the text speaks of, else the one that ended last."""
    if scene.low("u") != "quarter" and not scene.pick("E"):
        return None
    published = scene.anchor.published
    found = scene.anchor.quarter or (published and shifted("quarter", published, -1))
    return _dated(found, "quarter")


def year_ago_quarter(scene: Scene) -> Reading:
    """`the year-ago quarter`, `year-earlier`: a year before the quarter the text speaks of, else before publication."""
    if scene.low("u") != "year":
        return None
    base = scene.anchor.quarter
    if base is not None:
        return _dated(_same_quarter(base), "quarter")
    published = scene.anchor.published
    return _dated(published and shifted("year", published, -1), "year")


def half(scene: Scene) -> Reading:
    """`the first half of 1990`, `the second half of this year`."""
    which, year = (2 if scene.low("Ol") in {"second", "last"} else 1), _year_meant(scene)
    if scene.low("Ol") not in {"first", "second", "last"}:
        return None
    if year is None:
        return "", "half"
    return _dated(Days(when.month(year, 6 * which - 5).first, when.month(year, 6 * which).last), "half")


def season(scene: Scene) -> Reading:
    """`last fall`, `this summer`, `the summer of 1990`, `in the spring`. `fall` alone is a verb."""
    name, published = SEASONS[scene.low("S")], scene.anchor.published
    named = scene.pick("Y")
    if named is not None:
        return _dated(when.season(int(named.low), name), "season")
    if published is None:
        return "", "season"
    here, word = published.first, scene.low("lniR")
    known = [
        when.season(year, name) for year in (here.year - 2, here.year - 1, here.year, here.year + 1, here.year + 2)
    ]
    back, ahead = [s for s in known if s.last < here], [s for s in known if s.first > here]
    open_now = next((s for s in known if s.first <= here <= s.last), None)
    if word and _offset(word) < 0 and word != "past":
        return _dated(back[-1], "season")
    if word and _offset(word) > 0:
        return _dated(ahead[0], "season")
    if word == "this":
        near = next(s for s in known if s.first.year == here.year)
        return _dated(open_now or near, "season")
    return _dated(open_now or (ahead[0] if _looks_ahead(scene) else back[-1]), "season")


# -- words that point without a date ----------------------------------------------------------------------------------


def pointing(scene: Scene) -> Reading:
    """`now`, `recently`, `in the future`: past, present or future, with no value."""
    word = scene.low("R") or scene.low("l")
    return "", REFS.get(word, "past")


def the_past(scene: Scene) -> Reading:
    """`in the past`, not followed by what it counts."""
    if scene.low("l") != "past" or scene.before is None or scene.before.low not in {"in", "of", "from", "than"}:
        return None
    return ("", "past") if scene.after is None or scene.after.letter in ".,B" else None


def week_of(scene: Scene) -> Reading:
    """`the week of March 6`."""
    if scene.low("u") != "week":
        return None
    found = day_of_month(scene)
    days = when.days(found[0]) if found else None
    return None if found is None else _dated(days and when.week(days.first), "week")


def part_of_month(scene: Scene) -> Reading:
    """`the first week of May`: the month, since which days a month's weeks have is not agreed."""
    return month_of_year(scene) if scene.pick("Y") else month(scene)
