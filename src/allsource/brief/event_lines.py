"""Events into lines: one for each fact, worded from the tables, with every report that carries it.

Mentions of one fact within a report share their `event_id`. Across reports they are joined only when parties, type,
polarity, modality and day are equal; where the day is unknown, only when the passage is the same word for word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allsource.brief.check import BESIDE, check
from allsource.brief.check_mood import denial_of
from allsource.brief.citing import cite_event, speaker_name
from allsource.brief.names import UNNAMED, party_name
from allsource.brief.origins import carried_by, same_words
from allsource.brief.passage import clause_after, sentence_of
from allsource.brief.records import Citation, Finding, Line, ReportRow
from allsource.brief.wording import DISCLOSURE_WORDS, TYPE_GROUPS, joined, plural, type_words, when_words
from allsource.model import Event, Report, Span

__all__ = ["EventFact", "agency_key_of", "copy_key_of", "event_facts", "event_line", "names_of"]

_TWO_SIDED = frozenset({"CONSULT", "COOPERATE"})
_QUOTE_CHARS = 45
_MOST_CITATIONS = 6
_COPIED_WORDS = 5
_TAIL_WORDS = 9
_TOLD_BY_TAIL = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT", "RETREAT"})
_DISCLOSURE_ORDER = ("denied", "described-as-secret", "acknowledged", "unacknowledged", "not-stated", "")
_MODALITY_WORDS = {
    "actual": "{what}", "planned": "{what}, planned", "possible": "{what}, possible", "demanded": "{what}, demanded",
    "hypothetical": "{what}, only supposed",
}  # fmt: skip


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
    return EventFact(_without(event, {finding.part for finding in doubts}), report, row, missing, denied_by, doubts)


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


def event_line(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> Line:
    """One line from the mentions of one fact; the fullest gives the words, each report its citation."""
    lead = max(facts, key=_fullness)
    citations = tuple(cite_event(fact.event, fact.report, fact.row) for fact in _one_each(facts))
    return Line(
        id="",
        group=TYPE_GROUPS.get(lead.event.type, ""),
        sentence=_sentence(lead, facts),
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


def _one_each(facts: Sequence[EventFact]) -> list[EventFact]:
    """The fullest mention of each report, in order."""
    best: dict[int, EventFact] = {}
    for fact in facts:
        held = best.get(fact.row.number)
        if held is None or _fullness(fact) > _fullness(held):
            best[fact.row.number] = fact
    return list(best.values())


def _fullness(fact: EventFact) -> int:
    event = fact.event
    names = [party.name for party in (*event.actors, *event.recipients)]
    named = sum(any(word[0].isupper() for word in name.split()[1:]) for name in names)
    return 2 * named + len(event.magnitude) + len(event.objects) + bool(event.time) + bool(event.place)


def _sentence(lead: EventFact, facts: Sequence[EventFact]) -> str:
    """`A → B: supply of diesel (“delivered”), 7 May 2024, Tarifa; according to two officials.`"""
    said = [f"{_who(lead)}: {_what(lead)}"]
    said += [part for part in (_objects(lead), _when(lead), _where(lead), _counts(lead)) if part]
    tail = [_attribution(facts), _disclosure(facts)]
    return "; ".join([", ".join(said), *(part for part in tail if part)])


def _who(lead: EventFact) -> str:
    actors = names_of(lead, [party.name for party in lead.event.actors])
    recipients = names_of(lead, [party.name for party in lead.event.recipients])
    things = names_of(lead, [party.name for party in lead.event.objects])
    if not actors and not recipients:
        return f"(nobody named) → {joined(things)}"
    if lead.event.type in _TWO_SIDED or set(actors) == set(recipients):
        return joined([*actors, *recipients])
    if not actors:
        return f"(nobody named) → {joined(recipients)}"
    return f"{joined(actors)} → {joined(recipients)}" if recipients else joined(actors)


def _what(lead: EventFact) -> str:
    what = type_words(lead.event.type, lead.event.mode)
    if lead.event.polarity == "negated":
        what = f"no {what}"
    elif lead.denied_by:
        what = f"{what}, denied by {lead.denied_by}"
    what = _MODALITY_WORDS[lead.event.modality].format(what=what)
    return f"{what} (“{_quoted(lead)}”)"


def _quoted(lead: EventFact) -> str:
    """The trigger with the words that negate it or make it unreal, as they stand in the text."""
    text, event = lead.report.document.text, lead.event
    given = (event.polarity_words, event.modality_words, event.trigger)
    spans = sorted({span for span in given if span is not None})
    if len(spans) == 1 and event.type in _TOLD_BY_TAIL and not (event.objects or event.recipients):
        spans = [Span(event.trigger.start, _tail_end(lead))]
    if len(spans) == 1 or spans[-1].end - spans[0].start <= _QUOTE_CHARS:
        return " ".join(text[spans[0].start : max(span.end for span in spans)].split())
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _tail_end(lead: EventFact) -> int:
    """Where the words behind a trigger without an object end that say what is offered, asked or threatened."""
    text, end = lead.report.document.text, lead.event.trigger.end
    for word in clause_after(text, lead.event.trigger, _TAIL_WORDS):
        if not word.word[0].isalnum():
            break
        end = word.end
    return end


def _objects(lead: EventFact) -> str:
    if not (lead.event.actors or lead.event.recipients):
        return ""
    return joined(names_of(lead, [party.name for party in lead.event.objects]))


def _when(lead: EventFact) -> str:
    time = lead.event.time
    if time is None:
        return ""
    return when_words(time.value) if time.value else f"“{time.span.of(lead.report.document.text)}” (not dated)"


def _where(lead: EventFact) -> str:
    return lead.event.place.name if lead.event.place else ""


def _counts(lead: EventFact) -> str:
    """The counts, but for those that the names of parties and things already give (`two patrol boats`, 2 boats)."""
    named = " ".join(party.name.lower() for party in (*lead.event.objects, *lead.event.recipients, *lead.event.actors))
    shown = [(kind, count) for kind, count in sorted(lead.event.magnitude.items()) if kind not in named]
    return joined(f"{count:,} {kind}" for kind, count in shown)


def _attribution(facts: Sequence[EventFact]) -> str:
    said = list(dict.fromkeys(cite_event(fact.event, fact.report, fact.row).attribution for fact in _one_each(facts)))
    named = [words for words in said if words]
    if not named:
        return "in the report's own words" if len(said) == len(facts) == 1 else "in the reports' own words"
    own = " and in a report's own words" if "" in said else ""
    return f"according to {'; according to '.join(named)}{own}"


def _history(facts: Sequence[EventFact]) -> list[tuple[str, EventFact]]:
    """What each report shows of the disclosure, where it changes."""
    found: list[tuple[str, EventFact]] = []
    for fact in _one_each(facts):
        if fact.event.disclosure and (not found or found[-1][0] != fact.event.disclosure):
            found.append((fact.event.disclosure, fact))
    return found


def _disclosure(facts: Sequence[EventFact]) -> str:
    history = _history(facts)
    if len(history) > 1:
        return " → ".join(f"{value} ({fact.row.outlet or 'report'} [{fact.row.number}])" for value, fact in history)
    return DISCLOSURE_WORDS.get(history[0][0], "") if history else ""


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
        ("where", _where(lead)),
        ("counts", _counts(lead)),
        ("on the word of", "; ".join(dict.fromkeys(c.attribution or "the report itself" for c in citations))),
        ("disclosure", " → ".join(value for value, _ in _history(facts))),
        ("reports", plural(len({citation.report for citation in citations}), "report")),
    )
    return tuple((label, value) for label, value in given if value)
