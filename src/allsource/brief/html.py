"""The brief as one HTML page: no outside assets, every line one step from its highlighted words in the report.

The page works without scripts (lines link to the full reports below them); with them, the report opens beside the
line, lines can be filtered, and j, k and / move about. Report texts are other people's words: they are escaped, and a
content policy lets nothing run but the page's own script and loads nothing at all.
"""

import base64
import hashlib
import re
from collections import Counter
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from allsource.brief.markdown import period
from allsource.brief.marked import anchor, cited, paragraphs, quoted
from allsource.brief.records import Brief, Line, Section
from allsource.brief.told import copies
from allsource.brief.wording import when_words

__all__ = ["to_html"]

_HERE = Path(__file__).parent
_HEAD = re.compile(r".+?(?=: | “| \(|, via )")
_MOST_PARTIES = 14
_MOST_DAYS = 45
_PARTS = (
    ("actor", "who"), ("recipient", "to whom"), ("object", "what"), ("trigger", "the word that says it"),
    ("polarity", "negation"), ("modality", "not actual"), ("time", "when"), ("place", "where"),
    ("source", "speaker"), ("cue", "word of saying"),
)  # fmt: skip


def to_html(brief: Brief) -> str:
    """The whole page. Deterministic: the same brief gives the same bytes."""
    script, style = _asset("page.js"), _asset("page.css")
    by_report = cited(brief)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            brief=brief,
            period=period(brief.head),
            sections=[section for section in brief.sections if section.lines or section.also],
            shown=[row for row in brief.reports if row.number in by_report],
            texts={row.number: paragraphs(row.text, by_report.get(row.number, [])) for row in brief.reports},
            tags=_tags(brief),
            parties=_parties(brief),
            days=_days(brief),
            legend=_PARTS,
            script=Markup(script),
            style=Markup(style),
            policy=_policy(script),
        )
    )


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"day": _day, "anchor": anchor, "pieces": quoted, "groups": _groups, "halves": _halves}
    environment.filters["copies"] = copies
    environment.tests["address"] = lambda address: address.startswith(("https://", "http://"))
    return environment


def _day(value: str) -> str:
    return when_words(value[:10]) if value else ""


def _groups(section: Section) -> list[tuple[str, list[Line], int]]:
    """A section's lines by group, with how many more there are."""
    more = dict(section.more)
    found = [(group, list(lines)) for group, lines in groupby(section.lines, key=lambda line: line.group)]
    return [(group, lines, more.get(group, 0)) for group, lines in found]


def _halves(sentence: str) -> tuple[str, str]:
    """A line's parties or speaker and the rest, so that they can stand out."""
    found = _HEAD.match(sentence)
    return (found.group(), sentence[found.end() :]) if found else (sentence, "")


def _account(brief: Brief) -> list[Line]:
    """The lines of the account, each once."""
    return [line for section in brief.sections if section.key not in {"key", "check"} for line in section.lines]


def _parties(brief: Brief) -> list[tuple[str, int]]:
    """The names that most lines are about, with the number of lines."""
    counted = Counter(name for line in _account(brief) for name in line.names)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_PARTIES]


def _days(brief: Brief) -> list[tuple[str, int, int]]:
    """Reports published on each day of the period, with the height of its bar in percent; none for a long period."""
    if len(brief.head.first) < len("2024-05-07"):
        return []
    first, last = (date.fromisoformat(day) for day in (brief.head.first, brief.head.last))
    if (last - first).days >= _MOST_DAYS:
        return []
    every = [(first + timedelta(days=at)).isoformat() for at in range((last - first).days + 1)]
    counted = Counter(row.published[:10] for row in brief.reports)
    most = max(counted[day] for day in every) or 1
    return [(day, counted[day], round(100 * counted[day] / most)) for day in every]


def _tags(brief: Brief) -> list[str]:
    return sorted({tag for line in _account(brief) for tag in line.tags})
