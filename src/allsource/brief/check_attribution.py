"""Attribution: who is said to say it has words, and what is said holds the trigger; nobody's word is taken over."""

import re
from collections.abc import Iterator

from allsource.brief.check_mood import holding_claims
from allsource.brief.check_said import plain_speech
from allsource.brief.cues import ATTRIBUTING, NO_SPEAKER, PRONOUNS, TELLING
from allsource.brief.names import fits_pronoun, refers_back, states
from allsource.brief.passage import Token, inside_quotes, sentence_of, sentences, tokens
from allsource.brief.records import Finding
from allsource.model import Claim, Event, Reading, Span

__all__ = ["attribution", "is_no_speaker", "source_stated"]

_SPEAKS_ON = 3
"""Sentences after which a pronoun no longer stands for the last speaker by itself."""
_STANCES_TAKEN = frozenset({"asserts", "confirms", "denies"})


def attribution(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    claims = {claim.id: claim for claim in reading.claims}
    named = [claims[key] for key in event.claims if key in claims]
    if len(named) < len(event.claims):
        yield Finding("attribution", "a claim it rests on is missing")
    if event.according_to:
        yield from _attributed(event, named, text, reading)
    else:
        yield from _own_word(event, text, reading)
    yield from _stances(event, reading)


def _attributed(event: Event, named: list[Claim], text: str, reading: Reading) -> Iterator[Finding]:
    holders = holding_claims(event, reading)
    for speaker in event.according_to:
        mine = [claim for claim in (*named, *holders) if speaker in _speakers(claim, text)]
        if not mine:
            yield Finding("attribution", f"no claim gives it on the word of “{speaker}”")
        elif not any(claim in holders for claim in mine):
            yield Finding("attribution", f"“{event.trigger.of(text)}” lies outside what “{speaker}” says")
        elif not any(source_stated(claim, text, reading) for claim in mine):
            yield Finding("attribution", f"the words do not plainly name “{speaker}” as the speaker")
        elif not any(not list(plain_speech(claim, text, reading)) for claim in mine):
            yield Finding("attribution", f"the words do not plainly say that “{speaker}” says it")
    innermost = holders[0] if holders else None
    if innermost and not any(speaker in _speakers(innermost, text) for speaker in event.according_to):
        yield Finding("attribution", "another speaker stands nearer to the words")


def _speakers(claim: Claim, text: str) -> set[str]:
    return {claim.speaker, claim.source.of(text) if claim.source else ""} - {""}


def source_stated(claim: Claim, text: str, reading: Reading) -> bool:
    """Do the source's words state the speaker, by name or by a reference whose antecedent is given?"""
    if claim.source is None:
        return claim.source_kind == "unstated"
    if is_no_speaker(claim, text):
        return False
    if claim.speaker.lower() in PRONOUNS or not fits_pronoun(claim.source.of(text), claim.speaker, reading.mentions):
        return False
    if states(claim.source.of(text), claim.speaker):
        return True
    if claim.source.of(text).lower() in PRONOUNS:
        last = _last_speaker(claim, text, reading)
        if last is not None:
            return last.speaker == claim.speaker
    said = min((part.start for part in claim.content), default=claim.source.start)
    return refers_back(text, claim.source, claim.speaker, reading.mentions, before=min(said, claim.source.start))


def _last_speaker(claim: Claim, text: str, reading: Reading) -> Claim | None:
    """The last claim before this one with a speaker of its own, in this sentence or the three before; not the claims
    around or inside it. Who spoke last is who goes on speaking as `he`; where another did, nobody is plain.
    """
    own = [span for span in (claim.cue, *claim.content) if span is not None]
    first = min([claim.source.start if claim.source else len(text), *(span.start for span in own)])
    before = [
        one
        for one in reading.claims
        if one.source and one.cue and one.source.start < first and one.cue.start < first and one.id != claim.within
    ]
    last = max(before, key=lambda one: one.source.start if one.source else 0, default=None)
    if last is None or last.source is None:
        return None
    gone = sum(last.source.start < one.start <= first for one in sentences(text))
    return last if gone <= _SPEAKS_ON else None


def is_no_speaker(claim: Claim, text: str) -> bool:
    """`two more than first reported` has no speaker, and whom people told something does not say it."""
    if claim.source is None:
        return False
    if claim.source.of(text).lower().split()[-1] in NO_SPEAKER:
        return True
    before = tokens(text, Span(sentence_of(text, claim.source).start, claim.source.start))
    told = bool(before) and before[-1].low in TELLING
    return told and claim.cue is not None and claim.cue.end <= claim.source.start


def _own_word(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    """The report's own word: not inside anybody's claim or quotation, nor in a sentence that attributes."""
    holders = [claim for claim in holding_claims(event, reading) if not _speech_act(event, claim)]
    if any(claim.source_kind != "unstated" for claim in holders):
        yield Finding("attribution", f"it stands in what “{holders[0].speaker or 'somebody'}” says")
        return
    if inside_quotes(text, event.trigger):
        yield Finding("attribution", "it stands in quotation marks without a speaker")
    cue = _loose_cue(event, text)
    covered = [claim.cue.of(text).lower() for claim in holders if claim.cue is not None]
    if cue and not (cue.lower().endswith("ly") and any(cue.lower() in words for words in covered)):
        yield Finding("attribution", f"“{cue}” in the sentence says that somebody speaks; the line does not say who")


def _speech_act(event: Event, claim: Claim) -> bool:
    return claim.cue is not None and claim.cue.overlaps(event.trigger)


def _loose_cue(event: Event, text: str) -> str:
    """A word of attribution that governs the trigger: before it in the sentence, or behind it in `…, X said`."""
    sentence = sentence_of(text, event.trigger)
    for word in tokens(text, sentence):
        if word.low not in ATTRIBUTING or event.trigger.overlaps(Span(word.start, word.end)):
            continue
        if word.end <= event.trigger.start or _closing(text, event.trigger, word):
            return word.word
    return ""


def _closing(text: str, trigger: Span, cue: Token) -> bool:
    """`…, two officials said` and `…, according to two officials`: a comma parts what is said from who says it."""
    between = text[trigger.end : cue.start]
    if cue.low in {"according", "reportedly", "allegedly"} or "”" in between:
        return True
    subject = between.rpartition(",")[2].strip()
    after = text[cue.end : cue.end + 12].lstrip()
    inverted = cue.low in {"said", "says", "reported", "told"} and bool(re.match(r"[A-ZÀ-Þ\"“]|the |an? |\w+ ", after))
    return "," in between and (bool(subject) or inverted)


def _stances(event: Event, reading: Reading) -> Iterator[Finding]:
    """What somebody asks, doubts or refuses to say is nobody's word that it happened."""
    for claim in holding_claims(event, reading)[:1]:
        if claim.stance not in _STANCES_TAKEN and event.modality == "actual":
            yield Finding("attribution", f"the speaker {claim.stance} it and does not say that it is so")
