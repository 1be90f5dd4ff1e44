"""Disclosure: who owns up to a dealing is stated by the text too, or the line does not say it.

The authority is the annotation guide: acknowledged needs a party's own word or a public scene, the narrator's word does
not do; denied needs a party's denial; described as secret needs a word of secrecy in the report.
"""

import re
from collections.abc import Iterator

from allsource.brief.names import official_of, states
from allsource.brief.passage import sentence_of
from allsource.brief.records import Finding
from allsource.model import Claim, Event, Reading

__all__ = ["disclosure"]

_SECRECY = re.compile(
    r"\b(?:secret(?:ly)?|covert(?:ly)?|clandestine(?:ly)?|back[- ]?channels?|behind closed doors|undisclosed|"
    r"confidential(?:ly)?|private(?:ly)? (?:call|meeting|talks)|in private|under wraps|hush-hush|off the books)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:press conference|news conference|told reporters|before reporters|cameras?|broadcast|televised|aired|"
    r"live on|interview(?:ed)?|ceremony|signed|handed out|on stage|in public|publicly|public hearing|photographed)\b",
    re.IGNORECASE,
)


def disclosure(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    said = event.disclosure
    if said == "acknowledged" and not _acknowledged(event, text, reading):
        yield Finding("disclosure", "called acknowledged, yet no party to it says so")
    if said == "denied" and not any(_by_party(claim, event, text) for claim in _with(reading, "denies")):
        yield Finding("disclosure", "called denied, yet no party to it denies")
    if said == "unacknowledged" and _acknowledged(event, text, reading, public=False):
        yield Finding("disclosure", "called unacknowledged, yet a party to it may say so")
    if said == "described-as-secret" and not _SECRECY.search(text):
        yield Finding("disclosure", "called secret, yet no word of the report says so")


def _with(reading: Reading, *stances: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.stance in stances]


def _acknowledged(event: Event, text: str, reading: Reading, *, public: bool = True) -> bool:
    if public and _PUBLIC.search(sentence_of(text, event.trigger).of(text)):
        return True
    return any(
        claim.source_kind in {"named", "described"} and _about(claim, event, text) and _by_party(claim, event, text)
        for claim in _with(reading, "asserts", "confirms")
    )


def _about(claim: Claim, event: Event, text: str) -> bool:
    """The claim holds the trigger, or confirms something in the same or the next sentence."""
    if any(part.holds(event.trigger) for part in claim.content):
        return True
    if claim.cue is None:
        return False
    gap = text[min(claim.cue.end, event.trigger.end) : max(claim.cue.start, event.trigger.start)]
    return claim.cue.overlaps(event.trigger) or (claim.stance == "confirms" and gap.count(". ") <= 1)


def _by_party(claim: Claim, event: Event, text: str) -> bool:
    """Is the speaker a party to it, or an official whom the text names beside that party?"""
    names = [party.name for party in (*event.actors, *event.recipients)]
    return any(
        states(claim.speaker, name)
        or states(name, claim.speaker)
        or official_of(text, claim.speaker, name)
        or official_of(text, name, claim.speaker)
        for name in names
    )
