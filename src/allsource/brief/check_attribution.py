"""Attribution: who is said to say it has words, and what is said holds the trigger; nobody's word is taken over."""

from collections.abc import Iterator

from allsource.brief.check_mood import holding_claims
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
    if _speaks_on(claim, text, reading):
        return True
    return refers_back(text, claim.source, claim.speaker, reading.mentions)


def _speaks_on(claim: Claim, text: str, reading: Reading) -> bool:
    """`he` for the one whose words were given last, in this sentence or the one before: speakers go on speaking."""
    given, source = claim.speaker_words, claim.source
    assert source is not None
    if given is None or source.of(text).lower() not in PRONOUNS or given.start >= source.start:
        return False
    before = [one for one in reading.claims if one.source and one.source.start < source.start and one.cue]
    last = max(before, key=_said_at, default=None)
    if last is None or last.speaker != claim.speaker or not states(given.of(text), claim.speaker):
        return False
    here = sentence_of(text, source).start
    return text[last.source.start if last.source else 0 : here].count("\n\n") <= 1 and _near(text, last, here)


def _said_at(claim: Claim) -> int:
    return claim.source.start if claim.source else 0


def _near(text: str, last: Claim, here: int) -> bool:
    """No more than two sentences back."""
    assert last.source is not None
    return sum(last.source.start < one.start <= here for one in sentences(text)) <= _SPEAKS_ON


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
    return "," in between or cue.low in {"according", "reportedly", "allegedly"} or "”" in between


def _stances(event: Event, reading: Reading) -> Iterator[Finding]:
    """What somebody asks, doubts or refuses to say is nobody's word that it happened."""
    for claim in holding_claims(event, reading)[:1]:
        if claim.stance not in _STANCES_TAKEN and event.modality == "actual":
            yield Finding("attribution", f"the speaker {claim.stance} it and does not say that it is so")
