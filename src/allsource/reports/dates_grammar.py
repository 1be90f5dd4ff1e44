"""The shapes of time expressions, over the letters of `dates_words`, each with the function that reads it.

At each place the shapes are tried in this order and the first that can be read wins, so longer ones stand first.
"""

import re
from collections.abc import Callable

from allsource.reports import dates_calendar as calendar
from allsource.reports import dates_days as days
from allsource.reports import dates_units as units
from allsource.reports import dates_years as years
from allsource.reports.dates_anchor import Reading, Scene

__all__ = ["ANY", "SHAPES"]

_PRE = "(?:t?p(?:-|o)?|tdo)?t?"
_ON = "(?:,?y?y?t?)"
_CLOCK = "(?:(?:N|C)c|C|W)(?:,?z|Lm)?"
_MONTH_DAY = "(?:[tlin]?M[NO](?![c-]?M)(?:,?Y)?|t?[NO]o?M(?:,?Y)?)"
_DATE = f"(?:D,?t?{_MONTH_DAY}|{_MONTH_DAY})"
_NEAR = f"(?:T|[lni]?D,?{_MONTH_DAY}|[lni]?D|{_MONTH_DAY})"

_SHAPES = (
    ("I", days.iso),
    ("X", calendar.numeric),
    ("H(?:,?Y)?", calendar.holiday),
    (f"{_CLOCK}{_ON}{_NEAR}", days.clock),
    (f"{_NEAR}{_ON}{_CLOCK}", days.clock),
    (_CLOCK, days.clock),
    ("N(?:Lm|z)", days.clock),
    (f"p?-?(?:{_NEAR})P", days.part_of_day),
    (f"tPo{_DATE}", days.part_of_day),
    ("[er]?p?-?(?:[lij]|tn)P", days.part_of_day),
    ("(?:F|b)?t?M[NO](?:-|k|A)M?[NO](?:,?Y)?", calendar.days_of_month),
    ("(?:F|b)?t?[NO]M?(?:-|k|A)[NO]M(?:,?Y)?", calendar.days_of_month),
    (f"tuo{_MONTH_DAY}", calendar.week_of),
    (_DATE, calendar.day_of_month),
    ("tOuoM(?:,?o?Y)?", calendar.part_of_month),
    (f"{_PRE}M,?o?(?:Y|[lni]u)", calendar.month_of_year),
    (f"{_PRE}[lni]?M", calendar.month),
    ("(?:[lni]uq|t?Yq?)?t?f?O-?f?u(?:,?o?(?:[lni]|t)?f?(?:Y|u))?", units.quarter),
    ("t?Yf?u", units.quarter_of_year),
    ("t?[Ol]-?ho(?:f?Y|[lni]u|tu)", units.half),
    (f"{_PRE}[lniR]S", years.season),
    ("t?p?-?So?Y|(?:p|t|p-|tp)S", years.season),
    (f"[er]?{_PRE}(?:[lni]S)", years.season),
    ("(?:F|b)yD(?:k|A)y?D|FD(?:k|-)D|bDAD", days.weekdays),
    ("[lni]?Do?[lni]u", days.weekday),
    ("[lni]uD", days.weekday),
    ("[lni]?D", days.weekday),
    ("T", days.near_day),
    ("p?(?:s|a|N(?:-?N)?(?:Ah)?)-?[uv]g", units.ago),
    ("(?:s|a|N(?:-?N)?)-?[uv][er]", units.away_from_last),
    ("t?u-[ge](?:u|x)?", units.year_ago_quarter),
    (f"[er]?{_PRE}(?:[lniR]|j|lj|E)f?u", units.near_unit),
    ("tu", units.the_weekend),
    ("tu", units.the_quarter),
    (f"{_PRE}Z", years.decade),
    (f"{_PRE}(?:O-?|[lni])u", years.century),
    ("(?:F|b)Y(?:-|k|A)Y|t?Y-[YN]", years.years),
    (f"{_PRE}f?u?Y", years.year),
    (f"{_PRE}f?Y", years.year),
    ("t?R", units.pointing),
    ("tl", units.the_past),
)

SHAPES: tuple[tuple[re.Pattern[str], Callable[[Scene], Reading]], ...] = tuple(
    (re.compile(letters), read) for letters, read in _SHAPES
)
ANY = re.compile("|".join(f"(?:{letters})" for letters, _ in _SHAPES))
"""Where some shape may begin; one search over the letters skips all the rest of a report."""
