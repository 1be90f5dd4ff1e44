"""Polarity and modality: the words that make an event negated or unreal are there, and only where the line says so."""

from collections.abc import Iterator

from allsource.brief.cues import (
    DENYING,
    FORBIDS_ACTUAL,
    HAPPENING,
    HARMLESS,
    IMPLICATIVE,
    MODAL,
    NEGATING,
    NOMINAL,
    SUBORDINATORS,
)
from allsource.brief.passage import Token, clause_after, clause_before, sentence_of, tokens
from allsource.brief.records import Finding
from allsource.model import Claim, Event, Reading, Span

__all__ = ["denial_of", "holding_claims", "modality", "polarity"]

_NEGATION_REACH = 6
_MODAL_REACH = 6
_AFTER_MODAL_CHARS = 40
_AUXILIARIES = frozenset({"should", "must", "may", "might", "could", "will", "would", "can"})
_DENIAL_REACH = 18
_HEAD_REACH = 25
_NOUN_REACH = 7
_JOINED = 2
_REASONS = frozenset({"reason", "reasons", "why", "because", "cause"})
_NOMINAL_TO = frozenset({"response", "due", "prior", "thanks", "led", "according", "related", "linked", "subject"})
"""Before `to` and a word that may be a noun: `in response to attack`."""


def holding_claims(event: Event, reading: Reading) -> list[Claim]:
    """The claims in whose content the trigger stands, innermost (shortest content) first."""
    held = [claim for claim in reading.claims if any(part.holds(event.trigger) for part in claim.content)]
    return sorted(held, key=lambda claim: sum(part.end - part.start for part in claim.content))


def denial_of(event: Event, reading: Reading) -> Claim | None:
    """The claim that denies the event: the innermost one around it, where its stance is to deny."""
    held = holding_claims(event, reading)
    return held[0] if held and held[0].stance == "denies" else None


def polarity(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    if event.polarity == "negated":
        yield from _negated(event, text)
    elif denial_of(event, reading) is None:
        yield from _affirmed(event, text)


def _negated(event: Event, text: str) -> Iterator[Finding]:
    words = event.polarity_words
    if words is None or not 0 <= words.start < words.end <= len(text):
        yield Finding("polarity", "no words that negate it")
    elif not any(_negates(word) or word.low in DENYING for word in tokens(text, words)):
        yield Finding("polarity", f"“{words.of(text)[:60]}” does not negate")
    elif not sentence_of(text, event.trigger).overlaps(words):
        yield Finding("polarity", "the negation stands in another sentence")
    elif any(word.low in _REASONS for word in tokens(text, Span(words.end, max(words.end, event.trigger.start)))):
        yield Finding("polarity", f"“{words.of(text)[:60]}” negates the reason and not what happened")


def _affirmed(event: Event, text: str) -> Iterator[Finding]:
    found = _negation_before(event, text) or _negation_behind(event, text) or _denial_before(event, text)
    if found:
        yield Finding("polarity", f"“{found}” beside the trigger negates it")
    if event.polarity_words is not None:
        yield Finding("polarity", "affirmed, yet with words of negation")


def _negates(word: Token) -> bool:
    return word.low in NEGATING or word.low.endswith("n't")


def _negation_before(event: Event, text: str) -> str:
    before = clause_before(text, event.trigger, _NEGATION_REACH)
    for at, word in enumerate(before):
        if word.low in {"and", "but", ","} and _past(event.trigger.of(text)):
            return ""
        following = before[at - 1].low if at else ""
        if _negates(word) and following not in HARMLESS:
            return word.word
    return ""


def _past(trigger: str) -> bool:
    return trigger.lower().endswith("ed")


def _negation_behind(event: Event, text: str) -> str:
    """`the meeting never took place`"""
    behind = clause_after(text, event.trigger, _NOUN_REACH)
    for at, word in enumerate(behind):
        if word.low in {"and", "but", ","}:
            return ""
        if _negates(word) and any(other.low in HAPPENING for other in behind[at + 1 : at + 4]):
            return word.word
    return ""


def _denial_before(event: Event, text: str) -> str:
    sentence = sentence_of(text, event.trigger)
    before = tokens(text, Span(sentence.start, max(sentence.start, event.trigger.start)))[-_DENIAL_REACH:]
    found = [word for word in before if word.low in DENYING]
    blocked = found and any(
        word.low in {"but", ";", "although", "though", "whereas"} for word in before if word.start > found[-1].start
    )
    return found[-1].word if found and not blocked else ""


def modality(event: Event, text: str) -> Iterator[Finding]:
    if sentence_of(text, event.trigger).of(text).rstrip('"”’) ').endswith("?"):
        yield Finding("modality", "it stands in a question")
    if event.modality == "actual":
        yield from _actual(event, text)
    else:
        yield from _unreal(event, text)


def _unreal(event: Event, text: str) -> Iterator[Finding]:
    words = event.modality_words
    if words is None or not 0 <= words.start < words.end <= len(text):
        yield Finding("modality", f"no words that make it {event.modality}")
        return
    if not sentence_of(text, event.trigger).overlaps(words):
        yield Finding("modality", "the words of modality stand in another sentence")
    if _off_its_trigger(event, words, text):
        yield Finding("modality", f"“{words.of(text)[:60]}” belongs to another verb")
    known = MODAL.get(event.modality, frozenset())
    if not any(word.low in known or _stem_known(word.low, known) for word in tokens(text, words)):
        yield Finding("modality", f"“{words.of(text)[:60]}” does not say {event.modality}")


def _off_its_trigger(event: Event, words: Span, text: str) -> bool:
    """`the killing should be condemned`, `if the relatives who seek asylum`: the modality is another verb's."""
    if words.end <= event.trigger.start:
        between = text[words.end : event.trigger.start].split()
        return bool({"who", "which", "whose"} & {word.lower().strip(",") for word in between})
    after = tokens(text, Span(words.start, min(len(text), words.end + _AFTER_MODAL_CHARS)))
    aux = bool(after) and after[0].low in _AUXILIARIES
    return words.start >= event.trigger.end and aux and not any(word.low in HAPPENING for word in after[:5])


def _stem_known(word: str, known: frozenset[str]) -> bool:
    return any(word.endswith(tail) and word.removesuffix(tail) in known for tail in ("s", "ed", "ing", "d", "'ll"))


def _actual(event: Event, text: str) -> Iterator[Finding]:
    found = _modal_before(event, text) or _infinitive(event, text) or _conditional(event, text)
    if found:
        yield Finding("modality", f"“{found}” beside the trigger makes it other than actual")
    if event.modality_words is not None:
        yield Finding("modality", "actual, yet with words of modality")


def _modal_before(event: Event, text: str) -> str:
    before = clause_before(text, event.trigger, _MODAL_REACH)
    for word in before:
        if word.low in {"and", "but", ","} and _past(event.trigger.of(text)):
            return ""
        if word.low in FORBIDS_ACTUAL and word.word != "May":
            return word.word
    return ""


def _infinitive(event: Event, text: str) -> str:
    """`to meet` is something that happened only behind a few verbs: managed to, began to; `to attack or blockade`."""
    trigger = event.trigger.of(text).lower()
    if trigger.endswith(("ing", "tion", "sion", "ment", "s", "ed")):
        return ""
    before = [word for word in clause_before(text, event.trigger, 5) if not word.low.endswith("ly")]
    if len(before) > _JOINED and before[0].low in {"or", "and"} and before[2].low == "to":
        before = before[2:]
    if trigger.endswith(NOMINAL) and len(before) > 1 and before[1].low in _NOMINAL_TO:
        return ""
    if not before or before[0].low != "to":
        return ""
    governor = before[1].low if len(before) > 1 else ""
    told = governor in IMPLICATIVE or (event.polarity == "negated" and governor in NEGATING)
    return "" if told else f"{governor} to".strip()


def _conditional(event: Event, text: str) -> str:
    """`If the port closes, …`: a subordinator before the trigger with no comma between."""
    sentence = sentence_of(text, event.trigger)
    before = tokens(text, Span(sentence.start, max(sentence.start, event.trigger.start)))[-_HEAD_REACH:]
    for word in reversed(before):
        if word.word in {",", ";", ":", "—", "–"}:
            return ""
        if word.low in SUBORDINATORS:
            return word.word
    return ""
