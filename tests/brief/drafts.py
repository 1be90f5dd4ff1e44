"""Readings written by hand for the tests of the brief: words are found in the text, so that no offset is counted."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from allsource.model import (
    Capture,
    Claim,
    Document,
    Event,
    Mention,
    Party,
    PlaceRef,
    Published,
    Reading,
    Report,
    Span,
    TimeRef,
)

__all__ = ["Draft", "Said", "claim_of", "document_of", "event_of", "report_of", "span"]

RETRIEVED = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def span(text: str, words: str) -> Span:
    """Where words stand in a text; `words@2` is their second place. Unknown words fail the test at once."""
    words, _, place = words.partition("@")
    at = -1
    for _ in range(int(place or 1)):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


@dataclass(frozen=True)
class Said:
    """A claim in words: source, speaker, cue, content."""

    source: str
    speaker: str
    cue: str
    content: Sequence[str] = ()
    kind: str = "named"
    stance: str = "asserts"
    certainty: str = "certain"
    form: str = "indirect"
    via: Sequence[str] = ()
    speaker_words: str = ""


@dataclass(frozen=True)
class Draft:
    """An event in words; actors, recipients and objects map names to the words that state them (None: no words)."""

    type: str
    trigger: str
    actors: Mapping[str, str | None] = field(default_factory=dict)
    recipients: Mapping[str, str | None] = field(default_factory=dict)
    objects: Mapping[str, str | None] = field(default_factory=dict)
    mode: str = ""
    polarity: str = "affirmed"
    modality: str = "actual"
    polarity_words: str = ""
    modality_words: str = ""
    time: tuple[str, str] | None = None
    place: tuple[str, str] | None = None
    magnitude: Mapping[str, int] = field(default_factory=dict)
    according_to: Sequence[str] = ()
    claims: Sequence[str] = ()
    disclosure: str = ""
    event_id: str = ""


def claim_of(text: str, key: str, said: Said) -> Claim:
    return Claim(
        id=key,
        source=span(text, said.source) if said.source else None,
        speaker=said.speaker,
        source_kind=said.kind,
        cue=span(text, said.cue) if said.cue else None,
        content=tuple(span(text, words) for words in said.content),
        form=said.form,
        stance=said.stance,
        certainty=said.certainty,
        via=tuple(said.via),
        speaker_words=span(text, said.speaker_words) if said.speaker_words else None,
    )


def event_of(text: str, key: str, draft: Draft) -> Event:
    return Event(
        id=key,
        event_id=draft.event_id or key.upper(),
        type=draft.type,
        mode=draft.mode,
        trigger=span(text, draft.trigger),
        actors=_parties(text, draft.actors),
        recipients=_parties(text, draft.recipients),
        objects=_parties(text, draft.objects),
        time=TimeRef(span(text, draft.time[0]), draft.time[1]) if draft.time else None,
        place=PlaceRef(span(text, draft.place[0]), draft.place[1]) if draft.place else None,
        polarity=draft.polarity,
        modality=draft.modality,
        polarity_words=span(text, draft.polarity_words) if draft.polarity_words else None,
        modality_words=span(text, draft.modality_words) if draft.modality_words else None,
        magnitude=dict(draft.magnitude),
        according_to=tuple(draft.according_to),
        claims=tuple(draft.claims),
        disclosure=draft.disclosure,
    )


def _parties(text: str, named: Mapping[str, str | None]) -> tuple[Party, ...]:
    return tuple(Party(name, span(text, words) if words else None) for name, words in named.items())


def document_of(text: str, outlet: str = "Bay Courier", title: str = "", published: str = "2024-05-10") -> Document:
    key = "sha256:" + hashlib.sha256(f"{outlet}|{title}|{text}".encode()).hexdigest()
    date = Published(published, "page") if published else None
    return Document(key, text, title=title or outlet, outlet=outlet, published=date, language="en")


def report_of(
    document: Document,
    events: Sequence[Draft] = (),
    claims: Sequence[Said] = (),
    mentions: Mapping[str, tuple[str, str]] | None = None,
    retracted: str = "",
) -> Report:
    """A report read by hand: events e1, e2 …, claims c1, c2 …, mentions as words → (type, name)."""
    text = document.text
    named = (mentions or {}).items()
    reading = Reading(
        document.id,
        "by hand",
        tuple(sorted((Mention(span(text, words), *kind) for words, kind in named), key=lambda found: found.span)),
        tuple(claim_of(text, f"c{at}", said) for at, said in enumerate(claims, 1)),
        tuple(event_of(text, f"e{at}", draft) for at, draft in enumerate(events, 1)),
    )
    return Report(document, (Capture(document.id, "reports/a.html", RETRIEVED),), reading, retracted)
