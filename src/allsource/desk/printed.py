"""Records as the JSON objects that commands print; the shapes of `contract.md`, each with a schema in `schemas/`.

Absent span: null, absent string: "", absent list: []. A shape changes only with its version.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from allsource.desk.answers import ClaimAnswer, EventAnswer, Evidence
from allsource.desk.covering import Coverage
from allsource.desk.explaining import Explanation, Reason
from allsource.desk.hypothesising import Analysis
from allsource.desk.searching import SearchAnswer
from allsource.glossary import Term
from allsource.model import Capture, Claim, Document, Event, Mention, PlaceRef, Report, Span, TimeRef
from allsource.store.evidence import Flaw

__all__ = [
    "SCHEMA",
    "printed_analysis",
    "printed_claim",
    "printed_coverage",
    "printed_event",
    "printed_explanation",
    "printed_flaw",
    "printed_report",
    "printed_search",
    "printed_term",
]

SCHEMA = 1

Printed = dict[str, Any]


def printed_report(report: Report) -> Printed:
    """One line of `allsource read --json`."""
    document, reading = report.document, report.reading
    text = document.text
    return {
        "schema": SCHEMA,
        "document": _document(document) | {"text": text},
        "captures": [_capture(capture) for capture in report.captures],
        "retracted": report.retracted,
        "reader": reading.reader if reading else "",
        "mentions": [_mention(mention, text) for mention in reading.mentions] if reading else [],
        "claims": [_claim(claim, text) for claim in reading.claims] if reading else [],
        "events": [_event(event, text) for event in reading.events] if reading else [],
    }


def printed_claim(answer: ClaimAnswer) -> Printed:
    """One line of `allsource claims --json`."""
    return _item("claim", answer.id, answer.report, answer.evidence) | {
        "claim": _claim(answer.claim, answer.report.document.text)
    }


def printed_event(answer: EventAnswer) -> Printed:
    """One line of `allsource events`, `who` and `timeline` with `--json`."""
    return _item("event", answer.id, answer.report, answer.evidence) | {
        "event": _event(answer.event, answer.report.document.text)
    }


def printed_search(answer: SearchAnswer) -> Printed:
    """One line of `allsource search --json`: a report, where the words stand in it, and its claims that hold them."""
    text = answer.report.document.text
    return _item("report", answer.report.document.id, answer.report, answer.evidence) | {
        "in_title": answer.in_title,
        "hits": [_span(span, text) for span in answer.spans],
        "claims": [found.id for found in answer.claims],
    }


def printed_analysis(analysis: Analysis) -> Printed:
    """`allsource hypotheses show --json`."""
    weighed, matrix = analysis.weighed, analysis.weighed.matrix
    return {
        "schema": SCHEMA,
        "question": matrix.question,
        "text": matrix.text,
        "hypotheses": [
            {
                "id": one.hypothesis.id,
                "text": one.hypothesis.text,
                "rank": one.rank,
                "against": one.against,
                "counts": one.counts,
                "open": list(one.open),
            }
            for one in weighed.standings
        ],
        "evidence": [
            {"id": row.evidence.id, "record": row.evidence.record, "words": row.words, "retracted": row.retracted}
            for row in analysis.rows
        ],
        "marks": [
            {"evidence": row, "hypothesis": column} | asdict(mark) for (row, column), mark in matrix.marks.items()
        ],
        "silent": list(weighed.silent),
        "discounted": list(weighed.discounted),
        "changes": [{"without": change.evidence, "first": list(change.first)} for change in weighed.changes],
    }


def printed_coverage(coverage: Coverage) -> Iterator[Printed]:
    """The lines of `allsource coverage --json`, told apart by `kind`."""
    for kind, records in (("count", coverage.counts), ("refusal", coverage.refusals), ("feed", coverage.feeds)):
        for record in records:
            yield {"schema": SCHEMA, "kind": kind} | asdict(record)
    for what, number in coverage.forgotten:
        yield {"schema": SCHEMA, "kind": "forgotten", "what": what, "count": number}


def printed_term(term: Term) -> Printed:
    """`allsource explain WORD --json`."""
    return {"schema": SCHEMA, "kind": "term"} | {"word": term.word, "of": term.kind, "meaning": term.meaning}


def printed_explanation(found: Explanation) -> Printed:
    """`allsource explain ID --json`."""
    return {
        "schema": SCHEMA,
        "kind": "explanation",
        "id": found.id,
        "reasons": [_reason(reason) for reason in found.reasons],
        "judgements": [asdict(made) for made in found.judgements],
    }


def _reason(reason: Reason) -> Printed:
    span = reason.span
    words = None if span is None else {"text": reason.words, "start": span.start, "end": span.end}
    return {"field": reason.field, "value": reason.value, "words": words, "meaning": reason.meaning}


def printed_flaw(flaw: Flaw) -> Printed:
    """One line of `allsource verify --json`."""
    return {"schema": SCHEMA, "kind": "flaw", "flaw": flaw.kind, "name": flaw.name, "reason": flaw.reason}


def _item(kind: str, identifier: str, report: Report, evidence: Evidence) -> Printed:
    return {
        "schema": SCHEMA,
        "kind": kind,
        "id": identifier,
        "document": _document(report.document),
        "retracted": report.retracted,
        "evidence": printed_passage(evidence),
    }


def printed_passage(evidence: Evidence) -> Printed:
    return {"document": evidence.document, "start": evidence.start, "end": evidence.end, "text": evidence.text}


def _document(document: Document) -> Printed:
    published = document.published
    return {
        "id": document.id,
        "outlet": document.outlet,
        "title": document.title,
        "byline": document.byline,
        "credit": document.credit,
        "published": published.value if published else "",
        "published_basis": published.basis if published else "",
        "language": document.language,
    }


def _capture(capture: Capture) -> Printed:
    return {
        "address": capture.address,
        "container": capture.container,
        "media_type": capture.media_type,
        "outlet": capture.outlet,
        "retrieved_at": capture.retrieved_at.isoformat(),
        "http": dict(capture.http),
        "version": capture.version,
    }


def _span(span: Span, text: str) -> Printed:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _maybe(span: Span | None, text: str) -> Printed | None:
    return None if span is None else _span(span, text)


def _mention(mention: Mention, text: str) -> Printed:
    return _span(mention.span, text) | {"type": mention.type, "name": mention.name}


def _claim(claim: Claim, text: str) -> Printed:
    return {
        "id": claim.id,
        "within": claim.within,
        "source": _maybe(claim.source, text),
        "speaker": claim.speaker,
        "source_kind": claim.source_kind,
        "via": list(claim.via),
        "cue": _maybe(claim.cue, text),
        "content": [_span(part, text) for part in claim.content],
        "form": claim.form,
        "stance": claim.stance,
        "certainty": claim.certainty,
    }


def _event(event: Event, text: str) -> Printed:
    return {
        "id": event.id,
        "event_id": event.event_id,
        "type": event.type,
        "mode": event.mode,
        "trigger": _span(event.trigger, text),
        "actors": [party.name for party in event.actors],
        "recipients": [party.name for party in event.recipients],
        "objects": [party.name for party in event.objects],
        "time": _time(event.time, text),
        "place": _place(event.place, text),
        "polarity": event.polarity,
        "modality": event.modality,
        "magnitude": dict(event.magnitude),
        "according_to": list(event.according_to),
        "claims": list(event.claims),
        "disclosure": event.disclosure,
    }


def _time(time: TimeRef | None, text: str) -> Printed | None:
    return None if time is None else _span(time.span, text) | {"value": time.value}


def _place(place: PlaceRef | None, text: str) -> Printed | None:
    if place is None:
        return None
    point = {"name": place.name, "lat": place.lat, "lon": place.lon, "precision": place.precision}
    return _span(place.span, text) | point
