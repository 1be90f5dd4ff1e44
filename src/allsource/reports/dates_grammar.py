"""The shapes of time expressions, over the letters of `dates_words`, each with the function that reads it.

At each place the shapes are tried in this order and the first that can be read wins, so longer ones stand first.
"""

import re
from collections.abc import Callable

from allsource.reports import dates_values as value
from allsource.reports.dates_values import Reading, Scene

__all__ = ["ANY", "SHAPES"]

_PRE = "(?:t?p(?:-|o)?)?t?"
_ON = "(?:,?y?y?t?)"
_CLOCK = "(?:(?:N|C)c|C|W)(?:,?z|Lm)?"
_MONTH_DAY = "(?:[tlin]?M[NO](?![c-]?M)(?:,?Y)?|t?[NO]o?M(?:,?Y)?)"
_DATE = f"(?:D,?t?{_MONTH_DAY}|{_MONTH_DAY})"
_NEAR = f"(?:T|[lni]?D,?{_MONTH_DAY}|[lni]?D|{_MONTH_DAY})"

_SHAPES = (
    ("I", value.iso),
    ("X", value.numeric),
    ("H(?:,?Y)?", value.holiday),
    (f"{_CLOCK}{_ON}{_NEAR}", value.clock),
    (f"{_NEAR}{_ON}{_CLOCK}", value.clock),
    (_CLOCK, value.clock),
    ("N(?:Lm|z)", value.clock),
    (f"p?-?(?:{_NEAR})P", value.part_of_day),
    (f"tPo{_DATE}", value.part_of_day),
    ("[er]?p?-?(?:[lij]|tn)P", value.part_of_day),
    ("(?:F|b)?t?M[NO](?:-|k|A)M?[NO](?:,?Y)?", value.days_of_month),
    ("(?:F|b)?t?[NO]M?(?:-|k|A)[NO]M(?:,?Y)?", value.days_of_month),
    (f"tuo{_MONTH_DAY}", value.week_of),
    (_DATE, value.day_of_month),
    ("tOuoM(?:,?o?Y)?", value.part_of_month),
    (f"{_PRE}M,?o?(?:Y|[lni]u)", value.month_of_year),
    (f"{_PRE}[lni]?M", value.month),
    ("(?:[lni]uq|t?Yq?)?t?f?O-?f?u(?:,?o?(?:[lni]|t)?f?(?:Y|u))?", value.quarter),
    ("t?Yf?u", value.quarter_of_year),
    ("t?[Ol]-?ho(?:f?Y|[lni]u|tu)", value.half),
    (f"{_PRE}[lniR]S", value.season),
    ("t?p?-?So?Y|(?:p|t|p-|tp)S", value.season),
    (f"[er]?{_PRE}(?:[lni]S)", value.season),
    ("[lni]?D,?o?[lni]u", value.weekday),
    ("[lni]uD", value.weekday),
    ("[lni]?D", value.weekday),
    ("T", value.near_day),
    ("p?(?:s|a|N(?:-?N)?(?:Ah)?)-?[uv]g", value.ago),
    ("(?:s|a|N(?:-?N)?)-?[uv][er]", value.away_from_last),
    ("t?u-[ge](?:u|x)?", value.year_ago_quarter),
    (f"[er]?{_PRE}(?:[lniR]|j|lj|E)f?u", value.near_unit),
    ("tu", value.the_weekend),
    ("tu", value.the_quarter),
    (f"{_PRE}Z", value.decade),
    (f"{_PRE}(?:O-?|[lni])u", value.century),
    ("(?:F|b)Y(?:-|k|A)Y|Y-[YN]", value.years),
    (f"{_PRE}f?u?Y", value.year),
    (f"{_PRE}f?Y", value.year),
    ("t?R", value.pointing),
    ("tl", value.the_past),
)

SHAPES: tuple[tuple[re.Pattern[str], Callable[[Scene], Reading]], ...] = tuple(
    (re.compile(letters), read) for letters, read in _SHAPES
)
ANY = re.compile("|".join(f"(?:{letters})" for letters, _ in _SHAPES))
"""Where some shape may begin; one search over the letters skips all the rest of a report."""
