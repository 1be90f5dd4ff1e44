"""Parties: each one has words, in the sentence of the trigger, that state its name or plainly refer back to it."""

from collections.abc import Iterator

from allsource.brief.names import refers_back, states
from allsource.brief.passage import sentence_of
from allsource.brief.records import Finding
from allsource.model import Event, Party, Reading, Span

__all__ = ["NEEDED", "parties", "stated"]

NEEDED: dict[str, str] = {
    "CONSULT": "two", "COOPERATE": "two", "AGREE": "actor", "SUPPORT": "actor+target", "CONCEDE": "actor",
    "AID": "actor+target", "RETREAT": "actor", "REQUEST": "actor+target", "ACCUSE": "actor+target",
    "REJECT": "actor", "THREATEN": "actor+target", "PROTEST": "actor", "SANCTION": "any", "MOBILIZE": "actor",
    "COERCE": "any", "ASSAULT": "any", "OTHER": "any",
}  # fmt: skip
"""What a line of each type needs: two parties, an actor, an actor and somebody or something it is done to, or any."""


def parties(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    for role, members in (("actor", event.actors), ("recipient", event.recipients), ("object", event.objects)):
        for party in members:
            yield from _party(event, party, role, text, reading)
    yield from _needed(event)
    yield from _apart(event)


def _party(event: Event, party: Party, role: str, text: str, reading: Reading) -> Iterator[Finding]:
    if party.words is None:
        yield Finding(role, f"no words for “{party.name}” in the sentence")
    elif not stated(text, party.words, party.name, reading):
        yield Finding(role, f"“{party.words.of(text)[:60]}” does not plainly state “{party.name}”")
    elif not sentence_of(text, event.trigger).overlaps(party.words):
        yield Finding(role, f"“{party.name}” stands in another sentence")
    elif party.words.overlaps(event.trigger) and role != "object" and event.trigger.holds(party.words):
        yield Finding(role, f"“{party.name}” is part of the trigger")


def stated(text: str, words: Span, name: str, reading: Reading) -> bool:
    """Do these words lie in the text, on whole words, and state the name or plainly refer back to it?"""
    if not 0 <= words.start < words.end <= len(text) or not name.strip():
        return False
    if _cut(text, words.start) or _cut(text, words.end):
        return False
    return states(words.of(text), name) or refers_back(text, words, name, reading.mentions)


def _cut(text: str, at: int) -> bool:
    """Does a span's edge fall within a word?"""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _needed(event: Event) -> Iterator[Finding]:
    names = {party.name for party in (*event.actors, *event.recipients)}
    need = NEEDED.get(event.type, "any")
    if need == "two" and len(names) < 2:
        yield Finding("parties", "only one party is named")
    if need.startswith("actor") and not event.actors:
        yield Finding("actor", "nobody is named as doing it")
    if need == "actor+target" and not (event.recipients or event.objects):
        yield Finding("recipient", "the words do not say to whom")
    if need == "any" and not (names or event.objects):
        yield Finding("parties", "no party is named")


def _apart(event: Event) -> Iterator[Finding]:
    """Actor and recipient are not the same words (two sides of an exchange of fire are listed as both)."""
    both_sides = {party.name for party in event.actors} == {party.name for party in event.recipients}
    for actor in event.actors:
        for recipient in event.recipients:
            if actor.words and recipient.words and actor.words.overlaps(recipient.words) and not both_sides:
                yield Finding("direction", f"“{actor.name}” and “{recipient.name}” rest on the same words")
