"""Events into lines: one for each fact, with every report that carries it and its parts for those who read JSON."""

from collections.abc import Sequence

from allsource.brief.citing import cite_event
from allsource.brief.event_facts import EventFact, fullness, names_of, one_each
from allsource.brief.event_words import counts, history, sentence, where
from allsource.brief.names import UNNAMED
from allsource.brief.origins import carried_by
from allsource.brief.records import Citation, Line, ReportRow
from allsource.brief.wording import TYPE_GROUPS, joined, plural

__all__ = ["event_line"]

_MOST_CITATIONS = 6
_DISCLOSURE_ORDER = ("denied", "described-as-secret", "acknowledged", "unacknowledged", "not-stated", "")


def event_line(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> Line:
    """One line from the mentions of one fact; the fullest gives the words, each report its citation."""
    lead = max(facts, key=fullness)
    citations = tuple(cite_event(fact.event, fact.report, fact.row) for fact in one_each(facts))
    return Line(
        id="",
        group=TYPE_GROUPS.get(lead.event.type, ""),
        sentence=sentence(lead, facts),
        parts=_parts(lead, facts, citations),
        tags=_tags(lead, facts),
        citations=citations[:_MOST_CITATIONS],
        note="; ".join(part for part in (carried_by(citations, rows), *_doubts(lead)) if part),
        missing=lead.missing,
        records=tuple(fact.record for fact in facts),
        names=_shown_names(lead),
    )


def _shown_names(lead: EventFact) -> tuple[str, ...]:
    """The parties, and the things that carry a name of their own."""
    things = [party.name for party in lead.event.objects if any(word[0].isupper() for word in party.name.split())]
    return tuple(name for name in dict.fromkeys([*names_of(lead), *names_of(lead, things)]) if name != UNNAMED)


def _doubts(lead: EventFact) -> list[str]:
    return [f"{finding.part} to be checked: {finding.reason}" for finding in lead.doubts]


def _tags(lead: EventFact, facts: Sequence[EventFact]) -> tuple[str, ...]:
    disclosures = sorted({fact.event.disclosure for fact in facts} - {"", "not-stated"}, key=_DISCLOSURE_ORDER.index)
    tags = [*disclosures]
    tags += [lead.event.modality] if lead.event.modality != "actual" else []
    tags += [lead.status] if lead.status != "affirmed" else []
    return tuple(dict.fromkeys(tags))


def _parts(lead: EventFact, facts: Sequence[EventFact], citations: Sequence[Citation]) -> tuple[tuple[str, str], ...]:
    event = lead.event
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    given = (
        ("type", code),
        ("by", joined(names_of(lead, [party.name for party in event.actors]))),
        ("to", joined(names_of(lead, [party.name for party in event.recipients]))),
        ("what", joined(names_of(lead, [party.name for party in event.objects]))),
        ("when", event.time.value if event.time else ""),
        ("where", where(lead)),
        ("counts", counts(lead)),
        ("on the word of", "; ".join(dict.fromkeys(c.attribution or "the report itself" for c in citations))),
        ("disclosure", " → ".join(value for value, _ in history(facts))),
        ("reports", plural(len({citation.report for citation in citations}), "report")),
    )
    return tuple((label, value) for label, value in given if value)
