"""The border of the room: what a reading must be before it is looked at, whatever reader made it.

Spans outside the text or without words count as absent, parties without a name as not there, impossible dates as not
known. An event whose trigger is not in the text cannot be quoted and is left out. Everything behind this border may
rely on it; a reading that is whole passes unchanged.
"""

from dataclasses import replace
from datetime import datetime

from allsource.model import Claim, Event, Party, PlaceRef, Report, Span, TimeRef

__all__ = ["whole"]

_FORMS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 13: "%Y-%m-%dT%H", 16: "%Y-%m-%dT%H:%M", 19: "%Y-%m-%dT%H:%M:%S"}


def whole(report: Report) -> Report:
    """The report with a reading that can be relied on."""
    reading, text = report.reading, report.document.text
    if reading is None:
        return report
    events = tuple(_event(event, text) for event in reading.events if _span(event.trigger, text))
    claims = tuple(_claim(claim, text) for claim in reading.claims)
    mentions = tuple(one for one in reading.mentions if _span(one.span, text) and one.name.strip())
    return replace(report, reading=replace(reading, mentions=mentions, claims=claims, events=events))


def _span(span: Span | None, text: str) -> Span | None:
    if span is None or not 0 <= span.start < span.end <= len(text) or not span.of(text).strip():
        return None
    return span


def _event(event: Event, text: str) -> Event:
    return replace(
        event,
        actors=_parties(event.actors, text),
        recipients=_parties(event.recipients, text),
        objects=_parties(event.objects, text),
        time=_time(event.time, text),
        place=_place(event.place, text),
        polarity_words=_span(event.polarity_words, text),
        modality_words=_span(event.modality_words, text),
        according_to=tuple(name for name in event.according_to if name.strip()),
    )


def _parties(parties: tuple[Party, ...], text: str) -> tuple[Party, ...]:
    return tuple(Party(party.name, _span(party.words, text)) for party in parties if party.name.strip())


def _place(place: PlaceRef | None, text: str) -> PlaceRef | None:
    return place if place is not None and _span(place.span, text) and place.name.strip() else None


def _time(time: TimeRef | None, text: str) -> TimeRef | None:
    if time is None or not _span(time.span, text):
        return None
    return time if all(_possible(part) for part in time.value.split("/")) else replace(time, value="")


def _possible(value: str) -> bool:
    """Is it a date or time that exists, in one of the forms of the contract? Empty means that it is not known."""
    form = _FORMS.get(len(value))
    try:
        return not value or (form is not None and bool(datetime.strptime(value, form)))  # noqa: DTZ007
    except ValueError:
        return False


def _claim(claim: Claim, text: str) -> Claim:
    return replace(
        claim,
        source=_span(claim.source, text),
        cue=_span(claim.cue, text),
        content=tuple(span for span in claim.content if _span(span, text)),
        via=tuple(name for name in claim.via if name.strip()),
        speaker_words=_span(claim.speaker_words, text),
    )
