"""A claim says something: its cue is a word of speech or thought, done by the source, and done at all."""

import re
from collections.abc import Iterator

from allsource.brief.countries import COUNTRY_WORDS
from allsource.brief.cues import BE, IMPLICATIVE, NEGATING
from allsource.brief.passage import Token, clause_before, tokens
from allsource.brief.records import Finding
from allsource.brief.saying import DATA, NAMED_BY_NOUN, PARTICIPLES, SAYING, SHOWING, THINGS, UNSURE, bent
from allsource.model import Claim, Reading, Span

__all__ = ["plain_speech"]

_ADJECTIVES = ("an", "ish", "ese", "ian", "ic", "i", "ch")
_FIRST_PERSON = frozenset({"i", "we", "you", "one"})
_BETWEEN = frozenset({"for", "of", "to", "by", "with", "from", "near", "in", "at", "on", "about"})
_BEFORE_CUE = 3
_NEXT_CHARS = 20
_LEFT_OUT = bent("mention") | bent("include") | bent("contain")
"""With a negation these tell what a text or a talk left out."""


def plain_speech(claim: Claim, text: str, reading: Reading) -> Iterator[Finding]:
    """What keeps a claim with a source from being plain speech, thought or judgement of that source."""
    if claim.cue is None or claim.source is None:
        return
    cue = claim.cue.of(text)
    if claim.speaker.lower() in _FIRST_PERSON:
        yield Finding("source", f"“{claim.speaker}” does not say who is meant")
    if _head(claim.source.of(text)) in THINGS:
        yield Finding("source", f"“{claim.source.of(text)}” is a thing and says nothing")
    if claim.source_kind != "named" and (name := _named_within(claim, text, reading)):
        yield Finding("source", f"the words name “{name}”, the line does not")
    if _is_people(claim, text):
        yield Finding("source", f"“{claim.source.of(text)}” may be a person's name and not the country")
    if _is_manner(claim.speaker):
        yield Finding("source", f"“{claim.speaker}” is no noun and nobody")
    said = tokens(text, claim.cue)
    if claim.stance == "declines":
        if any(word.low in _LEFT_OUT for word in said):
            yield Finding("stance", f"“{cue}”: what is left out is not refused")
        return
    if _wanted_man(claim, said, text):
        yield Finding("cue", f"“{cue}” is said of somebody whom others look for")
    first = _said_at(said)
    if first is None or not _can(said[first].low, claim.source.of(text)):
        yield Finding("cue", f"“{cue}” may say nothing")
        return
    before = [*reversed(clause_before(text, claim.cue, _BEFORE_CUE)), *said[:first]]
    if _unsure(before, said, claim.source):
        yield Finding("modality", f"“{cue}” leaves open whether it was said")
    if _undergone(before, said[first], claim):
        yield Finding("source", f"“{cue}” is said of “{claim.speaker}”, not by them")


def _is_manner(speaker: str) -> bool:
    """`sign-waving`: one small word that tells how somebody is, and not who."""
    return " " not in speaker and speaker == speaker.lower() and speaker.endswith(("ing", "ed"))


def _wanted_man(claim: Claim, said: tuple[Token, ...], text: str) -> bool:
    """`wanted on suspicion of`, `wanted in connection with`: not a wish of theirs."""
    assert claim.cue is not None
    after = tokens(text, Span(claim.cue.end, min(len(text), claim.cue.end + _NEXT_CHARS)))[:1]
    return said[-1].low == "wanted" and bool(after) and after[0].low in {"on", "in", "for", "by"}


def _is_people(claim: Claim, text: str) -> bool:
    """`Cuban said` is somebody of that name; `Lisbon said`, `Malta said` and `the Russians said` are countries."""
    assert claim.source is not None
    word = claim.source.of(text).strip().lower()
    known = COUNTRY_WORDS.get(claim.speaker.lower(), frozenset())
    return word in known and word.endswith(_ADJECTIVES) and word != claim.speaker.lower()


def _says(word: str) -> bool:
    plain = word.removesuffix("'s")
    return plain in SAYING or plain in NAMED_BY_NOUN


def _said_at(said: tuple[Token, ...]) -> int | None:
    """The verb of saying, the last of several (`is likely to argue`), or else the noun."""
    verbs = [at for at, word in enumerate(said) if word.low in SAYING]
    nouns = [at for at, word in enumerate(said) if _says(word.low)]
    found = verbs or nouns
    return found[-1] if found else None


def _can(word: str, source: str) -> bool:
    """Polls and papers show; a person who shows something says nothing."""
    return word not in SHOWING or any(noun in DATA for noun in re.findall(r"\w+", source.lower()))


def _head(source: str) -> str:
    """The last word of a source before its first preposition."""
    said = source.lower().split()
    cut = next((at for at, word in enumerate(said) if at and word in _BETWEEN), len(said))
    return said[cut - 1].strip(",.;:") if said else ""


def _named_within(claim: Claim, text: str, reading: Reading) -> str:
    """`his wife, the aide Huma Lind` names a person at its end; `a spokesman for Huma Lind` does not."""
    assert claim.source is not None
    for mention in reading.mentions:
        if mention.type == "person" and mention.span.end == claim.source.end and claim.source.holds(mention.span):
            before = text[claim.source.start : mention.span.start].lower().replace(",", " ").split()
            return "" if _BETWEEN & set(before) else mention.name
    return ""


def _unsure(before: list[Token], said: tuple[Token, ...], source: Span) -> bool:
    """`will tell`, `is ready to argue`; but `went on to say`, `would not say`."""
    words = [word.low for word in before if word.start >= source.end or source.start >= said[0].start]
    if set(words) & (IMPLICATIVE | NEGATING) or any(word.endswith("n't") for word in words):
        return False
    return bool(set(words) & UNSURE) and not {word.low for word in said} & IMPLICATIVE


def _undergone(before: list[Token], saying: Token, claim: Claim) -> bool:
    """`Kopp has been described`, of whom others speak; but `was worried`, and `…, it was said`."""
    assert claim.source is not None
    if saying.low not in PARTICIPLES or saying.low in NAMED_BY_NOUN or claim.source.start > saying.start:
        return False
    near = [word.low for word in before if not word.low.endswith("ly") and word.start >= claim.source.end]
    return bool(set(near[-3:]) & (BE - {"'s"})) and near[-1:] != ["not"]
