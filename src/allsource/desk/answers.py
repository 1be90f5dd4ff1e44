"""What the desk answers with: a claim or an event, the report it stands in, and the words it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from allsource.ids import item_id, short_item
from allsource.model import Claim, Document, Event, Report, Span

__all__ = ["ClaimAnswer", "EventAnswer", "Evidence", "answer_claim", "answer_event", "evidence_of"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it is written: the document's characters from `start` to `end`, which are `text`."""

    document: str
    start: int
    end: int
    text: str
    outlet: str
    title: str
    published: str
    address: str
    retracted: str

    def __str__(self) -> str:
        head = ", ".join(part for part in (self.outlet or self.address, self.published[:10]) if part)
        return f"“{' '.join(self.text.split())}” ({head}{'; retracted' if self.retracted else ''})"


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """Who says what, through whom, and where it is written. `id` is what `explain` and `correct` take."""

    id: str
    claim: Claim
    report: Report
    evidence: Evidence

    def __str__(self) -> str:
        words = " … ".join(part.of(self.report.document.text) for part in self.claim.content)
        speaker = self.claim.speaker or "(nobody named)"
        through = f" through {', '.join(self.claim.via)}" if self.claim.via else ""
        return f"{speaker}{through} {self.claim.stance}: {' '.join(words.split())}"


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """What one report says happened between parties, and where it is written. Dealings fuse these over reports."""

    id: str
    event: Event
    report: Report
    evidence: Evidence

    @property
    def disclosure(self) -> str:
        return self.event.disclosure

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys(party.name for party in (*self.event.actors, *self.event.recipients)))

    def __str__(self) -> str:
        event = self.event
        names = [", ".join(party.name for party in part) for part in (event.actors, event.recipients, event.objects)]
        sides = f"{names[0] or '?'} → {names[1]}" if names[1] else names[0] or "?"
        mood = " ".join(word for word in (event.polarity, event.modality) if word not in ("affirmed", "actual"))
        when = event.time.value if event.time else ""
        place = event.place.name if event.place else ""
        kind = f"{event.type} {event.mode}".strip() + (f" ({mood})" if mood else "")
        return "; ".join(part for part in (f"{kind}: {sides}", names[2], when, place) if part)


def answer_claim(report: Report, claim: Claim) -> ClaimAnswer:
    parts = [claim.source, claim.cue, *claim.content]
    evidence = evidence_of(report, (part for part in parts if part is not None))
    return ClaimAnswer(item_id(report.document.id, claim.id), claim, report, evidence)


def answer_event(report: Report, event: Event) -> EventAnswer:
    parties = (party.words for party in (*event.actors, *event.recipients, *event.objects))
    others = (event.polarity_words, event.modality_words, *(part.span for part in (event.time, event.place) if part))
    spans = [event.trigger, *(part for part in (*parties, *others) if part is not None)]
    return EventAnswer(item_id(report.document.id, event.id), event, report, evidence_of(report, spans))


def evidence_of(report: Report, spans: Iterable[Span]) -> Evidence:
    """The passage from the first to the last of the words."""
    found = list(spans)
    document = report.document
    start, end = min((span.start for span in found), default=0), max((span.end for span in found), default=0)
    text = document.text[start:end]
    published = document.published.value if document.published else ""
    return Evidence(
        document.id, start, end, text, document.outlet, document.title, published, _address(report), report.retracted
    )


def _address(report: Report) -> str:
    return report.captures[0].address if report.captures else ""


def named(document: Document) -> str:
    """How a report is called where there is one line for it."""
    return document.outlet or document.title or short_item(document.id)
