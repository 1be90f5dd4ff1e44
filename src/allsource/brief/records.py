"""What a brief is made of: sections of lines, each line with its words, and the reports those words stand in.

Plain records without I/O or markup. The renderers (markdown, html, json) add nothing to them but form, so the three say
the same thing.
"""

from dataclasses import dataclass

__all__ = ["Brief", "Citation", "Finding", "Head", "Line", "Mark", "Options", "ReportRow", "Section"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the brief is asked for; empty means no limit.

    `about` keeps lines with that party, `since` reports published (undated: retrieved) on or after that ISO day,
    `as_of` reports retrieved by that ISO day or time. `limit` is the number of lines shown under one heading.
    """

    about: str = ""
    since: str = ""
    as_of: str = ""
    title: str = ""
    limit: int = 20


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a report that state one part of a line: actor, recipient, object, trigger, polarity, modality, time,
    place, count, source, cue or content."""

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a line is written: a passage of one report, the words in it that state each part, and who stands for it.

    `quotation` is the document's text from `start` to `end`, unchanged. `report` is the report's number in the brief.
    `attribution` says on whose word this report gives it ("" for the report's own).
    """

    report: int
    document: str
    start: int
    end: int
    quotation: str
    marks: tuple[Mark, ...]
    outlet: str
    title: str
    published: str
    retrieved: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A part that the words do not plainly state, and why."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the account. `parts` are (label, value) pairs, `tags` short words such as a disclosure.

    `missing` is empty for a line of the account and names what falls short for a line that is to be checked. `records`
    are `document#id` of what the line was made from; `names` its parties, its speaker and whom the speaker names.
    """

    id: str
    group: str
    sentence: str
    parts: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    citations: tuple[Citation, ...]
    note: str = ""
    missing: tuple[Finding, ...] = ()
    records: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one question.

    `more` counts, by group, the lines left out by the limit; `also` names, by group, the lines of other sections that
    tell what would stand here.
    """

    key: str
    title: str
    lead: str
    lines: tuple[Line, ...]
    more: tuple[tuple[str, int], ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as the brief lists it. `state` is read, not read, or retracted; `note` says why.

    `agency` is the one whose text it carries: credited by it, or itself where another report credits it.
    """

    number: int
    document: str
    outlet: str
    title: str
    byline: str
    published: str
    basis: str
    retrieved: str
    address: str
    credit: str
    language: str
    state: str
    note: str
    text: str
    agency: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What was read: counts, period, and what a reader of the brief must know before the first line."""

    about: str
    since: str
    as_of: str
    reports: int
    read: int
    outlets: int
    first: str
    last: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    title: str
    head: Head
    sections: tuple[Section, ...]
    reports: tuple[ReportRow, ...]
