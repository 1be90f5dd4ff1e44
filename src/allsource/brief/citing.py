"""Citations: the passage of a report that states a line, with the words of each part marked in it."""

from collections.abc import Iterable

from allsource.brief.names import party_name
from allsource.brief.passage import sentence_of
from allsource.brief.records import Citation, Mark, ReportRow
from allsource.brief.wording import KIND_WORDS, joined, lowered
from allsource.model import Claim, Event, Report, Span

__all__ = ["attribution_words", "cite_claim", "cite_event", "speaker_name"]


def cite_event(event: Event, report: Report, row: ReportRow) -> Citation:
    """The sentence of the trigger, widened to hold every word the line rests on."""
    spans = [("trigger", event.trigger)]
    for part, members in (("actor", event.actors), ("recipient", event.recipients), ("object", event.objects)):
        spans += [(part, member.words) for member in members if member.words is not None]
    given = (
        ("polarity", event.polarity_words),
        ("modality", event.modality_words),
        ("time", event.time.span if event.time else None),
        ("place", event.place.span if event.place else None),
    )
    spans += [(part, span) for part, span in given if span is not None]
    spans += _claim_spans(_claims_of(event, report)[:1], with_content=False)
    return _citation(spans, report, row, attribution_words(event, report))


def cite_claim(claim: Claim, report: Report, row: ReportRow) -> Citation:
    """The passage from source and cue to the end of what is said."""
    return _citation(_claim_spans([claim], with_content=True), report, row, "")


def _claims_of(event: Event, report: Report) -> list[Claim]:
    claims = report.reading.claims if report.reading else ()
    return [claim for claim in claims if claim.id in event.claims]


def _claim_spans(claims: Iterable[Claim], *, with_content: bool) -> list[tuple[str, Span]]:
    spans: list[tuple[str, Span]] = []
    for claim in claims:
        given = (("source", claim.source), ("cue", claim.cue))
        spans += [(part, span) for part, span in given if span is not None]
        spans += [("content", span) for span in claim.content] if with_content else []
    return spans


def _citation(spans: list[tuple[str, Span]], report: Report, row: ReportRow, attribution: str) -> Citation:
    text = report.document.text
    inside = [(part, span) for part, span in spans if 0 <= span.start < span.end <= len(text)]
    held = [*(sentence_of(text, span) for _, span in inside), *(span for _, span in inside)] or [Span(0, 0)]
    start, end = min(span.start for span in held), max(span.end for span in held)
    return Citation(
        report=row.number,
        document=row.document,
        start=start,
        end=end,
        quotation=text[start:end],
        marks=tuple(sorted({Mark(span.start, span.end, part) for part, span in inside})),
        outlet=row.outlet,
        title=row.title,
        published=row.published,
        retrieved=row.retrieved,
        attribution=attribution,
    )


def speaker_name(claim: Claim, report: Report) -> str:
    """The speaker as a line may show it: a private person is not named, an unstated source is said to be none."""
    if claim.source_kind == "unstated" or not claim.speaker:
        return "no source named"
    name = party_name(report.document.text, report.reading, claim.speaker)
    return name if claim.source_kind == "named" else lowered(name)


def attribution_words(event: Event, report: Report) -> str:
    """On whose word: `two officials (unnamed source), via Strait Wire`; empty for the report's own word."""
    if not event.according_to:
        return _hedge(event, report)
    said = []
    claims = _claims_of(event, report)
    for speaker in event.according_to:
        claim = next((claim for claim in claims if claim.speaker == speaker), claims[0] if claims else None)
        said.append(_said_by(speaker, claim, report))
    return joined(said)


def _hedge(event: Event, report: Report) -> str:
    """`no source named (“reportedly”)` where an impersonal word covers the event."""
    claims = report.reading.claims if report.reading else ()
    text = report.document.text
    for claim in claims:
        if claim.source_kind == "unstated" and claim.cue and any(part.holds(event.trigger) for part in claim.content):
            return f"no source named (“{claim.cue.of(text)}”)"
    return ""


def _said_by(speaker: str, claim: Claim | None, report: Report) -> str:
    name = party_name(report.document.text, report.reading, speaker)
    if claim is None:
        return name
    kind = "" if claim.source_kind in {"named", "described"} else f" ({KIND_WORDS.get(claim.source_kind, '')})"
    via = f", via {joined(claim.via)}" if claim.via else ""
    return f"{name if claim.source_kind == 'named' else lowered(name)}{kind}{via}"
