"""When something says it was published: ISO 8601, mail dates and English dates to one value with its precision.

Times become UTC, as everywhere. Where the outlet's own calendar day is not the UTC day (an evening in New York), the
outlet's day is kept and the hour dropped: "on Tuesday" is reckoned from the day the outlet printed. A date that two
countries read differently (03/04/2024) is no date. Two-digit years are refused but in mail headers, whose rule is
RFC 5322.
"""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from allsource.model.evidence import Published

__all__ = ["DATE", "any_form", "in_address", "in_mail", "in_words", "iso"]

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_NUMBERS |= {name[:3]: number for name, number in _NUMBERS.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DMY = rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"
_MDY = rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}"
_NUMERIC = r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)"
_WRITTEN = tuple(re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for form in (_DMY, _MDY, _NUMERIC))
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\s+{_YEAR}\b", re.IGNORECASE)

DATE = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in (_DMY, _MDY, _NUMERIC)) + ")"
"""A written date with its year, as a pattern without groups, to build line patterns from."""

_ISO_PART = re.compile(r"(\d{4})(?:-(\d\d))?")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<cut>[-/_.]?)(?P<month>0[1-9]|1[0-2])(?P=cut)(?P<day>[0-2]\d|3[01])(?!\d)"
)
_MONTH_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?=/)")
_EARLIEST = date(1600, 1, 1)


def iso(value: str, basis: str) -> Published | None:
    """ISO 8601 in any precision from year to time; None where it is none, or no possible day."""
    value = value.strip()
    if part := _ISO_PART.fullmatch(value):
        possible = part[2] is None or 1 <= int(part[2]) <= 12
        return Published(value, basis) if possible and int(part[1]) >= _EARLIEST.year else None
    try:
        moment = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value))
    except ValueError:
        return None
    if len(value) <= 10 and ":" not in value:
        return _of_day(moment.date(), basis)
    return _of_moment(moment, basis)


def in_mail(value: str, basis: str) -> Published | None:
    """A date as in mail headers and RSS, `Fri, 10 May 2024 14:20:00 +0200`."""
    try:
        return _of_moment(parsedate_to_datetime(value), basis)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_words(text: str, basis: str) -> Published | None:
    """The first written date with a year (`10 May 2024`, `May 10, 2024`, `2024-05-10`), else a month with a year."""
    matches = sorted((m for form in _WRITTEN if (m := form.search(text))), key=lambda m: m.start())
    if not matches:
        month = _MONTH_ONLY.search(text)
        return iso(f"{month['year']}-{_number(month['month']):02}", basis) if month else None
    first = matches[0]
    return _of_parts(first["year"], _number(first["month"]), first["day"], basis)


def any_form(value: str, basis: str) -> Published | None:
    """A value that is meant as a date, in whichever of the forms above it is written."""
    mail = in_mail(value, basis) if re.search(r"\d:\d\d", value) else None
    return iso(value, basis) or mail or in_words(value, basis)


def in_address(address: str) -> Published | None:
    """The day, or the month, in a path such as `/2024/05/10/` or `2024-05-10-story.html`."""
    if match := _IN_ADDRESS.search(address):
        return _of_parts(match["year"], int(match["month"]), match["day"], "address")
    month = _MONTH_IN_ADDRESS.search(address)
    return iso(f"{month['year']}-{month['month']}", "address") if month else None


def _number(month: str) -> int:
    return int(month) if month.isdigit() else _NUMBERS[month.lower().rstrip(".")]


def _of_parts(year: str, month: int, day: str, basis: str) -> Published | None:
    try:
        return _of_day(date(int(year), month, int(day)), basis)
    except ValueError:
        return None


def _of_day(day: date, basis: str) -> Published | None:
    return Published(day.isoformat(), basis) if day >= _EARLIEST else None


def _of_moment(moment: datetime, basis: str) -> Published | None:
    if moment.tzinfo is None:  # a time whose zone is not said: its day is all that is sure
        return _of_day(moment.date(), basis)
    try:
        there = moment.astimezone(UTC)
    except OverflowError:
        return None
    if there.date() != moment.date():
        return _of_day(moment.date(), basis)
    return Published(there.replace(microsecond=0).isoformat(), basis) if there.date() >= _EARLIEST else None
