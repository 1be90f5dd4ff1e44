"""Claims and dealings as lines for people or as JSON."""

from collections.abc import Iterable

from allsource.cli.output import progress, table, write_json
from allsource.desk import ClaimAnswer, EventAnswer
from allsource.desk.printed import printed_claim, printed_event
from allsource.ids import short_item
from allsource.model import Event, Report

__all__ = ["report_label", "show_claims", "show_events"]


def show_claims(answers: Iterable[ClaimAnswer], *, as_json: bool) -> None:
    if as_json:
        for answer in answers:
            write_json(printed_claim(answer))
        return
    rows = [
        (short_item(answer.id), answer.claim.source_kind, str(answer), report_label(answer.report))
        for answer in progress(answers, "claims")
    ]
    table(("id", "source", "claim", "report"), rows)


def show_events(answers: Iterable[EventAnswer], *, as_json: bool) -> None:
    if as_json:
        for answer in answers:
            write_json(printed_event(answer))
        return
    rows = [_event_row(answer) for answer in progress(answers, "events")]
    table(("id", "when", "type", "parties", "what", "mood", "disclosure", "words", "report"), rows)


def _event_row(answer: EventAnswer) -> tuple[str, ...]:
    event = answer.event
    actors, recipients = (", ".join(party.name for party in part) for part in (event.actors, event.recipients))
    return (
        short_item(answer.id),
        event.time.value if event.time else "",
        f"{event.type} {event.mode}".strip(),
        f"{actors or '?'} → {recipients}" if recipients else actors,
        ", ".join(party.name for party in event.objects),
        _mood(event),
        event.disclosure,
        answer.evidence.text,
        report_label(answer.report),
    )


def _mood(event: Event) -> str:
    return ", ".join(word for word in (event.polarity, event.modality) if word not in ("affirmed", "actual"))


def report_label(report: Report) -> str:
    document = report.document
    published = document.published.value[:10] if document.published else "undated"
    return f"{document.outlet or document.title}, {published}" + (" (retracted)" if report.retracted else "")
