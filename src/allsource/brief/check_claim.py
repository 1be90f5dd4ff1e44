"""A claim's own words: source, cue and content lie in the text, apart from each other and close together."""

import re
from collections.abc import Iterator

from allsource.brief.check_attribution import source_stated
from allsource.brief.cues import DENYING, NEGATING
from allsource.brief.passage import sentence_of, tokens
from allsource.brief.records import Finding
from allsource.brief.tables import words
from allsource.model import Claim, Reading, Span

__all__ = ["claim_findings"]

_QUOTED = re.compile(r"^[\"“'‘«]|[\"”'’»][.,!?]?$")
_MAX_GAP_CHARS = 400
_REFUSING = NEGATING | words("comment respond reply answer refusal silence unreachable reached immediately")


def claim_findings(claim: Claim, text: str, reading: Reading) -> Iterator[Finding]:
    outside = [part for part, span in _spans(claim) if not 0 <= span.start < span.end <= len(text)]
    if outside:
        yield from (Finding(part, "the words lie outside the text") for part in outside)
        return
    yield from _source(claim, text, reading)
    yield from _content(claim, text)
    yield from _stance(claim, text)


def _spans(claim: Claim) -> list[tuple[str, Span]]:
    given = [("source", claim.source), ("cue", claim.cue), *(("content", span) for span in claim.content)]
    return [(part, span) for part, span in given if span is not None]


def _source(claim: Claim, text: str, reading: Reading) -> Iterator[Finding]:
    if claim.source is None and claim.source_kind != "unstated":
        yield Finding("source", "no words name the speaker")
    elif not source_stated(claim, text, reading):
        yield Finding("source", f"the words do not plainly name “{claim.speaker}”")
    if claim.cue is None:
        yield Finding("cue", "no word says that somebody speaks")
    elif claim.source is not None and not sentence_of(text, claim.cue).overlaps(claim.source):
        yield Finding("source", "the speaker stands in another sentence than the word of saying")


def _content(claim: Claim, text: str) -> Iterator[Finding]:
    if not claim.content:
        if claim.stance not in {"declines", "asks"}:
            yield Finding("content", "no words for what is said")
        return
    for part in claim.content:
        if claim.cue is not None and claim.cue.overlaps(part):
            yield Finding("content", "what is said runs over the word of saying")
        if claim.source is not None and part.start <= claim.source.start < claim.source.end <= part.end:
            yield Finding("content", "what is said runs over the speaker")
    if claim.cue is not None and min(_gap(claim.cue, part) for part in claim.content) > _MAX_GAP_CHARS:
        yield Finding("content", "what is said stands far from the word of saying")
    if claim.form == "direct" and not _QUOTED.search(claim.content[0].of(text).strip()):
        yield Finding("content", "given as a direct quotation, yet without quotation marks")


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _stance(claim: Claim, text: str) -> Iterator[Finding]:
    """A denial needs a word of denial, a refusal one of refusal; a denial is not shown as an assertion."""
    if claim.cue is None:
        return
    words = {word.low for word in tokens(text, claim.cue)}
    denies = bool(words & DENYING)
    negates = denies or bool(words & NEGATING) or any(word.endswith("n't") for word in words)
    if claim.stance == "denies" and not negates and not _denies_in_content(claim, text):
        yield Finding("polarity", f"“{claim.cue.of(text)}” does not deny")
    if claim.stance == "declines" and not (words & _REFUSING or any(word.endswith("n't") for word in words)):
        yield Finding("polarity", f"“{claim.cue.of(text)}” does not refuse")
    if claim.stance in {"asserts", "confirms"} and denies and not words & {"not", "never"}:
        yield Finding("polarity", f"“{claim.cue.of(text)}” denies, the line does not")


def _denies_in_content(claim: Claim, text: str) -> bool:
    words = {word.low for part in claim.content for word in tokens(text, part)}
    return bool(words & (DENYING | NEGATING))
