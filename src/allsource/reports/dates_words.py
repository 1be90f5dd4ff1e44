"""The words of time and the classes that the grammar of dates is written in.

Every token of a report becomes one letter: `D` a weekday, `M` a month, `x` any other word, and so on. A pattern of
`dates_grammar` is then a short regular expression over letters, and a report without time words costs next to nothing.
English only.
"""

import re
from dataclasses import dataclass

__all__ = [
    "DECADES", "HOLIDAYS", "MONTHS", "NUMBERS", "ORDINALS", "PARTS", "REFS", "SEASONS", "TOKEN", "UNITS", "WEEKDAYS",
    "ZONES", "Token", "tokens",
]  # fmt: skip

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
UNITS = {
    "day": "day", "week": "week", "fortnight": "fortnight", "weekend": "weekend", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century", "hour": "hour", "minute": "minute",
    "period": "period",
}  # fmt: skip
PARTS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "dawn": "morning"}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
NUMBERS = {word: number for number, word in enumerate(_SMALL.split())}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
ORDINALS = {word: number for number, word in enumerate(_RANKS.split(), 1)} | {"thirtieth": 30}
DECADES = {f"{word[:-1]}ies": 10 * number for number, word in enumerate(_TENS.split(), 2)}
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "may day": (5, 1), "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1),
}  # fmt: skip
"""Feasts of one fixed day only; Easter, Ramadan, Thanksgiving and national days that differ by country are left out."""
ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "wet": 0, "west": 60, "eet": 120, "eest": 180,
    "msk": 180, "edt": -240, "est": -300, "cdt": -300, "cst": -360, "mdt": -360, "mst": -420, "pdt": -420, "pst": -480,
    "jst": 540, "kst": 540, "sgt": 480, "hkt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "pkt": 300,
}  # fmt: skip
"""Minutes east of UTC. Left out as ambiguous: IST (India, Israel, Ireland), AST (Arabia, Atlantic), `local time`."""
REFS = {
    "now": "present", "currently": "present", "nowadays": "present", "presently": "present", "current": "present",
    "recently": "past", "recent": "past", "lately": "past", "future": "future",
}  # fmt: skip
"""Words that point without a date. `soon`, `previously` and `formerly` are left out: they order, they seldom date."""

_CLASSES = {
    "t": "the", "o": "of", "g": "ago", "e": "earlier before", "r": "later after", "f": "fiscal financial calendar",
    "l": "last previous past", "n": "next coming following upcoming", "i": "this", "j": "same that",
    "p": "early late mid middle", "d": "beginning start end", "a": "a an", "b": "between", "F": "from", "A": "and",
    "k": "to through until till", "y": "on at around about by shortly just", "h": "half", "L": "local", "m": "time",
    "W": "noon midnight midday", "c": "am pm a.m p.m a.m. p.m.", "E": "latest", "s": "several few many some",
}  # fmt: skip
_LETTER = {word: letter for letter, words in _CLASSES.items() for word in words.split()}
_LETTER |= dict.fromkeys(UNITS, "u") | dict.fromkeys((f"{u}s" for u in UNITS), "v") | {"centuries": "v"}
_LETTER |= dict.fromkeys(PARTS, "P") | dict.fromkeys(NUMBERS, "N") | dict.fromkeys(ORDINALS, "O")
_LETTER |= dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "overnight"), "T") | dict.fromkeys(DECADES, "Z")
_LETTER |= dict.fromkeys(REFS, "R")
_NAMES = dict.fromkeys(MONTHS, "M") | dict.fromkeys(WEEKDAYS, "D")
_UPPER = dict.fromkeys((zone for zone in ZONES if zone != "west"), "z")

TOKEN = re.compile(
    r"""(?P<H>(?i:christmas(?:[ ](?:eve|day))?|new[ ]year['’]s[ ](?:eve|day)|boxing[ ]day
        |(?:st\.[ ]patrick|valentine)['’]s[ ]day|bastille[ ]day|halloween|all[ ]saints['’][ ]day)\b|May[ ]Day\b)
    |(?P<I>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    |(?P<X>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))
    |(?P<C>(?<![\d:.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?=\s*[ap]\.?\s?m\b)
        |(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])
        |(?<![\d:.,])(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:GMT|UTC|hrs?|hours)\b))
    |(?P<Z>['’‘`]?\d{0,2}\d0['’]?s\b)
    |(?P<O>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<digits>\d+(?:[.,]\d+)*(?![\d]))
    |(?P<word>[ap]\.\s?m\b\.?|[^\W\d_]+(?:\.(?=[A-Za-z]\.)[A-Za-z])*)
    |(?P<dash>-{1,2}|–|—)|(?P<q>['’`]s?)|(?P<comma>,)|(?P<B>\n\s*\n)|(?P<other>[^\s\w]|_)""",
    re.VERBOSE,
)
_FIXED = {
    "H": "H",
    "I": "I",
    "X": "X",
    "C": "C",
    "Z": "Z",
    "O": "O",
    "dash": "-",
    "q": "q",
    "comma": ",",
    "B": "B",
    "other": ".",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its class letter, and its characters in lower case."""

    start: int
    end: int
    letter: str
    low: str


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; an abbreviated month or weekday takes its stop with it."""
    found = []
    for match in TOKEN.finditer(text):
        shape = match.lastgroup or "other"
        words = match.group()
        if shape == "word":
            letter = _word(words)
        elif shape == "digits":
            letter = _number(words, text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
        else:
            letter = _FIXED[shape]
        found.append(Token(match.start(), match.end(), letter, words.lower()))
    return _abbreviated(found)


def _word(words: str) -> str:
    low = words.lower()
    named = _NAMES.get(low)
    if named is not None:
        return named if words[0].isupper() and (len(low) > 3 or not words.isupper() or low == "may") else "x"
    if low in _UPPER and words.isupper():
        return "z"
    if low in SEASONS:
        return "S"
    return _LETTER.get(low.replace(" ", ""), "x")


def _number(words: str, left: str, right: str) -> str:
    """A year, a small number, or any other figure; money, percentages and parts of longer numbers are no dates."""
    if (left and left in "$£€¥#.") or (right and right in "%°"):
        return "."
    if words.isdigit() and len(words) == 4 and "1000" <= words < "2200":
        return "Y"
    return "N" if words.isdigit() and len(words) <= 3 else "."


_WHOLE = frozenset(
    name for name in (*MONTHS, *WEEKDAYS) if len(name) > 5 or name in {"march", "april", "may", "june", "july"}
)


def _abbreviated(found: list[Token]) -> list[Token]:
    """Drop the stop of `Sept.` and `Fri.`, which would part the month from its day."""
    kept: list[Token] = []
    for token in found:
        last = kept[-1] if kept else None
        if token.low == "." and last and last.letter in "MD" and last.low not in _WHOLE and last.end == token.start:
            kept[-1] = Token(last.start, token.end, last.letter, last.low)
        else:
            kept.append(token)
    return [token if _is_name(token) else Token(token.start, token.end, "x", token.low) for token in kept]


_WORDS_TOO = frozenset({"sun", "sat", "mon", "wed", "mar", "jan", "jun"})


def _is_name(token: Token) -> bool:
    """`Sun` is a newspaper and `Jan` a person unless a stop marks the short form."""
    return token.low not in _WORDS_TOO or token.end - token.start > len(token.low)
