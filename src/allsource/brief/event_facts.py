"""Mentions of events with their report and what the check found, and what makes two of them one line.

Mentions of one fact within a report share their `event_id`. Across reports they are joined when parties, type,
polarity, modality and day are equal; when the passage is the same word for word; or when reports credited to one agency
tell the same act of the same parties. Nothing else is joined: what is merely alike stays two lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allsource.brief.check import BESIDE, check
from allsource.brief.check_mood import denial_of
from allsource.brief.citing import speaker_name
from allsource.brief.names import is_role, party_name
from allsource.brief.origins import same_words
from allsource.brief.passage import sentence_of
from allsource.brief.records import Finding, ReportRow
from allsource.model import Event, Party, Report

__all__ = ["EventFact", "agency_key_of", "copy_key_of", "event_facts", "fullness", "key_of", "names_of", "one_each"]

_TWO_SIDED = frozenset({"CONSULT", "COOPERATE"})
_COPIED_WORDS = 5


@dataclass(frozen=True, slots=True)
class EventFact:
    """One mention of an event with its report, and what the check found wanting."""

    event: Event
    report: Report
    row: ReportRow
    missing: tuple[Finding, ...]
    denied_by: str = ""
    doubts: tuple[Finding, ...] = ()

    @property
    def record(self) -> str:
        return f"{self.row.document}#{self.event.id}"

    @property
    def status(self) -> str:
        """affirmed, negated, or denied (affirmed words inside somebody's denial)."""
        return "denied" if self.denied_by else self.event.polarity

    @property
    def day(self) -> str:
        return self.event.time.value if self.event.time else ""


def event_facts(reports: Sequence[tuple[Report, ReportRow]]) -> list[EventFact]:
    """Every mention of an event in the reports, checked, in the order of the reports and their text."""
    facts = []
    for report, row in reports:
        for event in report.reading.events if report.reading else ():
            facts.append(_fact(event, report, row))
    return facts


def _fact(event: Event, report: Report, row: ReportRow) -> EventFact:
    assert report.reading is not None
    denial = denial_of(event, report.reading) if event.polarity == "affirmed" else None
    found = check(event, report.document, report.reading)
    missing = tuple(finding for finding in found if finding.part not in BESIDE)
    doubts = tuple(finding for finding in found if finding.part in BESIDE)
    denied_by = speaker_name(denial, report) if denial else ""
    told = _without(event, {finding.part for finding in doubts})
    return EventFact(_with_apposed_names(told, report), report, row, missing, denied_by, doubts)


def _with_apposed_names(event: Event, report: Report) -> Event:
    """`its secretary-general, Ines Caldeira,` is Ines Caldeira: an office takes the name that stands beside it."""
    return replace(
        event,
        actors=tuple(_apposed(party, report) for party in event.actors),
        recipients=tuple(_apposed(party, report) for party in event.recipients),
    )


def _apposed(party: Party, report: Report) -> Party:
    if party.words is None or not is_role(party.name.lower().split()[-1]):
        return party
    for mention in report.reading.mentions if report.reading else ():
        between = report.document.text[party.words.end : mention.span.start]
        if mention.type == "person" and mention.span.start >= party.words.end and between == ", ":
            return Party(mention.name, party.words)
    return party


def _without(event: Event, parts: set[str]) -> Event:
    """The event without what its words do not bear out beside the rule's five parts."""
    return replace(
        event,
        time=None if "time" in parts else event.time,
        place=None if "place" in parts else event.place,
        magnitude={} if "count" in parts else event.magnitude,
        disclosure="" if "disclosure" in parts else event.disclosure,
    )


def names_of(fact: EventFact, members: Iterable[str] | None = None) -> list[str]:
    """The names of the members, or of all parties, as a heading may show them."""
    parties = (*fact.event.actors, *fact.event.recipients)
    names = [party.name for party in parties] if members is None else members
    return [party_name(fact.report.document.text, fact.report.reading, name) for name in names]


def key_of(fact: EventFact) -> tuple[object, ...]:
    """What two mentions must share to be one line. A day is as written: no two precisions are joined."""
    event, text = fact.event, fact.report.document.text
    when: tuple[str, str] = ("day", fact.day)
    if len(fact.day) < len("2024-05-07"):
        when = ("words", same_words(sentence_of(text, event.trigger).of(text)))
    actors = frozenset(party.name for party in event.actors)
    recipients = frozenset(party.name for party in event.recipients)
    targets = recipients or frozenset(party.name for party in event.objects)
    sides = (actors | recipients, frozenset[str]()) if event.type in _TWO_SIDED else (actors, targets)
    return (event.type, event.mode, fact.status, event.modality, *sides, *when)


def copy_key_of(fact: EventFact) -> tuple[object, ...]:
    """What two mentions share that stand in copies of one passage: type, trigger and the end of the sentence."""
    event, text = fact.event, fact.report.document.text
    sentence = sentence_of(text, event.trigger)
    tail = same_words(text[event.trigger.start : sentence.end]).split()
    key = " ".join(tail) if len(tail) >= _COPIED_WORDS else fact.record
    return ("copy", event.type, fact.status, event.modality, key)


def agency_key_of(fact: EventFact) -> tuple[object, ...]:
    """What two mentions share that stand in reports credited to one agency: parties, trigger, counts and things."""
    event = fact.event
    names = frozenset(party.name for party in (*event.actors, *event.recipients, *event.objects))
    lineage = fact.row.agency or fact.record
    trigger = event.trigger.of(fact.report.document.text).lower()
    counts = tuple(sorted(event.magnitude.items()))
    return ("agency", lineage, event.type, fact.status, event.modality, names, trigger, counts)


def fullness(fact: EventFact) -> int:
    event = fact.event
    names = [party.name for party in (*event.actors, *event.recipients)]
    named = sum(any(word[0].isupper() for word in name.split()[1:]) for name in names)
    return 2 * named + len(event.magnitude) + len(event.objects) + bool(event.time) + bool(event.place)


def one_each(facts: Sequence[EventFact]) -> list[EventFact]:
    """The fullest mention of each report, in order."""
    best: dict[int, EventFact] = {}
    for fact in facts:
        held = best.get(fact.row.number)
        if held is None or fullness(fact) > fullness(held):
            best[fact.row.number] = fact
    return list(best.values())
