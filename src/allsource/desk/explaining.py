"""`explain`: why an item says what it says, field by field, each with the words that state it."""

from collections.abc import Iterator
from dataclasses import dataclass

from allsource.glossary import look_up
from allsource.ids import short_item
from allsource.model import Claim, Document, Event, Party, Report, Span
from allsource.store import Judgement

__all__ = ["Explanation", "Reason", "explain_item", "explain_report"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One field, its value, the words that state it with their place, and what the value means.

    Words are None where the value rests on none: on a default, or on the document as a whole.
    """

    field: str
    value: str
    span: Span | None = None
    words: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An item by its id, why it says what it says, and what people decided about it."""

    id: str
    reasons: tuple[Reason, ...]
    judgements: tuple[Judgement, ...]


def explain_report(report: Report) -> Iterator[Reason]:
    """What is known of a report, and whence."""
    document = report.document
    published = document.published
    yield Reason("document", document.id)
    yield Reason("outlet", document.outlet)
    yield Reason("title", document.title)
    basis = f"found in: {published.basis}; as fine as: {published.precision}" if published else "unknown"
    yield Reason("published", published.value if published else "", meaning=basis)
    yield Reason("language", document.language, meaning="" if report.reading else "not read; kept and searchable")
    if report.retracted:
        yield Reason("retracted", report.retracted, meaning=_meaning("retracted"))
    for capture in report.captures:
        within = f"in {capture.container}, " if capture.container else ""
        yield Reason("capture", capture.address, meaning=f"{within}met {capture.retrieved_at.isoformat()}")
    if report.reading:
        yield Reason("reader", report.reading.reader)


def explain_item(report: Report, item: Claim | Event) -> Iterator[Reason]:
    """Every field of a claim or event."""
    reasons = _claim(report, item) if isinstance(item, Claim) else _event(report, item)
    yield from (reason for reason in reasons if reason.value or reason.words)


def _of(document: Document, field: str, value: str, span: Span | None, *, meaning: str = "") -> Reason:
    words = " ".join(span.of(document.text).split()) if span else ""
    return Reason(field, value, span, words, meaning or _meaning(value))


def _meaning(value: str) -> str:
    term = look_up(value) if value else None
    return term.meaning if term else ""


def _claim(report: Report, claim: Claim) -> Iterator[Reason]:
    document = report.document
    yield _of(document, "speaker", claim.speaker or "(nobody named)", claim.speaker_words or claim.source)
    yield _of(document, "source_kind", claim.source_kind, claim.source)
    yield _of(document, "stance", claim.stance, claim.cue)
    for name in claim.via:
        yield _of(document, "via", name, None, meaning=_meaning("carrier"))
    for span in claim.content:
        yield _of(document, "content", "", span)
    yield _of(document, "form", claim.form, None)
    yield _of(document, "certainty", claim.certainty, None)
    yield Reason("within", claim.within or "")


def _event(report: Report, event: Event) -> Iterator[Reason]:
    document = report.document
    yield _of(document, "type", event.type, event.trigger)
    yield _of(document, "mode", event.mode, event.trigger)
    for role, parties in (("actor", event.actors), ("recipient", event.recipients), ("object", event.objects)):
        yield from (_party(document, role, party) for party in parties)
    yield from _circumstances(document, event)
    yield _of(document, "polarity", event.polarity, event.polarity_words)
    yield _of(document, "modality", event.modality, event.modality_words)
    for unit, number in event.magnitude.items():
        yield Reason("magnitude", f"{unit}: {number}", meaning=_meaning("magnitude"))
    yield from _standing(report, event)


def _party(document: Document, role: str, party: Party) -> Reason:
    carried = "" if party.words else "no words of its own here; never printed in a brief"
    return _of(document, role, party.name, party.words, meaning=carried)


def _circumstances(document: Document, event: Event) -> Iterator[Reason]:
    if event.time:
        published = document.published.value if document.published else "an unknown day"
        value = event.time.value or "no value: the words have no anchor"
        yield _of(document, "time", value, event.time.span, meaning=f"reckoned from {published}")
    if event.place:
        point = f"{event.place.lat:.2f}, {event.place.lon:.2f}" if event.place.lat is not None else "no point"
        fine = f" ({event.place.precision})" if event.place.precision else ""
        yield _of(document, "place", event.place.name, event.place.span, meaning=point + fine)


def _standing(report: Report, event: Event) -> Iterator[Reason]:
    """On whose word it is given, and what that makes of its disclosure."""
    claims = {claim.id: claim for claim in report.reading.claims} if report.reading else {}
    for speaker in event.according_to:
        yield Reason("according_to", speaker, meaning="given on the word of this speaker")
    for identifier in event.claims:
        claim = claims.get(identifier)
        if claim is not None:
            item = short_item(f"{report.document.id}#{identifier}")
            yield _of(
                report.document, "claim", f"{item} {claim.speaker} {claim.stance}", claim.cue, meaning="given in it"
            )
    yield Reason("disclosure", event.disclosure, meaning=_meaning(event.disclosure))
