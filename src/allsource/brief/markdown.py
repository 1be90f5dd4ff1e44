"""The brief as Markdown, for a person at a terminal or in a newsroom's own system."""

import re
from collections.abc import Iterator
from itertools import groupby

from allsource.brief.records import Brief, Citation, Head, Line, ReportRow, Section
from allsource.brief.told import copies
from allsource.brief.wording import plural, when_words

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_QUOTE_CHARS = 360


def to_markdown(brief: Brief) -> str:
    """The whole brief; quotations keep the report's words, their line breaks and Markdown signs made harmless."""
    return "\n".join([*_opening(brief), *(row for part in brief.sections for row in _section(part)), *_sources(brief)])


def _opening(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}"
    yield ""
    yield period(brief.head)
    for notice in brief.head.notices:
        yield ""
        yield f"> {_plain(notice)}"
    yield ""


def period(head: Head) -> str:
    """`12 reports by 9 outlets, 6–14 May 2024; 11 read.`"""
    said = plural(head.reports, "report")
    said += f" by {plural(head.outlets, 'outlet')}" if head.outlets else ""
    if head.first:
        span = head.first if head.first == head.last else f"{head.first}/{head.last}"
        said += f", {when_words(span)}"
    asked = [f"about {head.about}" if head.about else "", f"since {head.since}" if head.since else ""]
    asked += [f"as of {head.as_of}" if head.as_of else ""]
    return "; ".join([said, f"{head.read} read", *(part for part in asked if part)]) + "."


def _section(section: Section) -> Iterator[str]:
    if not (section.lines or section.also):
        return
    yield f"## {section.title}"
    yield ""
    if section.lead:
        yield f"*{section.lead}*"
        yield ""
    more = dict(section.more)
    for group, lines in groupby(section.lines, key=lambda line: "" if section.key == "key" else line.group):
        if group:
            yield f"### {_plain(group)}"
            yield ""
        for line in lines:
            yield from _short(line) if section.key == "key" else _line(line)
        if more.get(group):
            yield f"- … {more[group]:,} more"
        yield ""
    if section.also:
        yield f"Told above on their word: {'; '.join(_also(section))}."
        yield ""


def _also(section: Section) -> Iterator[str]:
    for group, ids in section.also:
        yield f"{_plain(group)} {', '.join(f'**{line}**' for line in ids)}"


def _short(line: Line) -> Iterator[str]:
    yield f"- {_plain(line.sentence)} **({line.id})**"


def _line(line: Line) -> Iterator[str]:
    tags = "".join(f" `{tag}`" for tag in line.tags)
    note = f" *({_plain(line.note)})*" if line.note else ""
    yield f"- **{line.id}** {_plain(line.sentence)}{tags}{note}"
    for finding in line.missing:
        yield f"  - to be checked, {finding.part}: {_plain(finding.reason)}"
    for first, *others in copies(line.citations):
        same = "".join(f"; the same in {_where(other)}" for other in others)
        yield f"  - “{_plain(_quoted(first.quotation))}” — {_where(first)}{same}"


def _quoted(words: str) -> str:
    flat = " ".join(words.split()).strip('“”"')
    return flat if len(flat) <= _QUOTE_CHARS else flat[:_QUOTE_CHARS].rsplit(" ", 1)[0] + " …"


def _where(citation: Citation) -> str:
    given = [citation.outlet, f"“{citation.title}”" if citation.title else "", citation.published[:10]]
    place = f"characters {citation.start}–{citation.end}"
    return f"[{citation.report}] " + _plain(", ".join(part for part in (*given, place) if part))


def _sources(brief: Brief) -> Iterator[str]:
    yield "## Sources"
    yield ""
    yield "| | outlet | report | published | retrieved | credits | state | lines |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in brief.reports:
        yield "| " + " | ".join(_plain(cell) for cell in _cells(row)) + " |"
    yield ""


def _cells(row: ReportRow) -> tuple[str, ...]:
    state = row.state + (f" ({row.note})" if row.note else "")
    published = row.published[:16] or "unknown"
    retrieved = row.retrieved[:10]
    title = row.title or row.address
    return (str(row.number), row.outlet or "unknown", title, published, retrieved, row.credit, state, str(row.lines))


def _plain(words: str) -> str:
    """Markdown's own signs made harmless, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))
