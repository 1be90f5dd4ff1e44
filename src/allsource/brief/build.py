"""From reports to a brief, in one flat pass: choose, check, put into words, sort under questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from allsource.brief.claim_lines import claim_facts
from allsource.brief.event_facts import event_facts
from allsource.brief.kinds import settled
from allsource.brief.material import Material
from allsource.brief.names import states
from allsource.brief.records import Brief, Line, Options, ReportRow, Section
from allsource.brief.rows import chosen, head, report_rows
from allsource.brief.sections import all_sections
from allsource.brief.whole import whole
from allsource.model import Report

__all__ = ["build"]

_EVERYTHING = Options()


Beside = Callable[[Callable[[Line], bool], int], Section]
"""Makes a section that rests on something else than reports, of the lines to keep and the number for each heading."""


def build(reports: Sequence[Report], options: Options = _EVERYTHING, beside: Sequence[Beside] = ()) -> Brief:
    """The brief of these reports. The order of `reports` does not matter; nothing is read but what they hold.

    `beside` makes sections from other senses (movements), put before what is to be checked where they hold a line.
    """
    kept = settled([whole(report) for report in chosen(reports, options)])
    rows = report_rows(kept)
    used = [(report, row) for report, row in zip(kept, rows, strict=True) if row.state == "read"]
    material = Material(event_facts(used), claim_facts(used), rows)
    *account, check = all_sections(material, options.limit, keep := partial(_about, about=options.about))
    sections = (*account, *(made for make in beside if (made := make(keep, options.limit)).lines), check)
    title = options.title or ("Brief" + (f" on {options.about}" if options.about else ""))
    return Brief(title, head(rows, options), sections, tuple(_counted(rows, sections)))


def _about(line: Line, about: str) -> bool:
    """Is the party asked about among a line's parties, its speaker or those it speaks about?"""
    if not about:
        return True
    return any(states(about, name) or about.casefold() == name.casefold() for name in line.names)


def _counted(rows: Sequence[ReportRow], sections: Sequence[Section]) -> list[ReportRow]:
    """The list of sources, each with the number of lines it carries."""
    told: dict[int, set[str]] = {}
    for section in sections:
        for line in section.lines:
            for citation in line.citations if section.key != "check" else ():
                told.setdefault(citation.report, set()).add(line.id)
    return [replace(row, lines=len(told.get(row.number, ()))) for row in rows]
