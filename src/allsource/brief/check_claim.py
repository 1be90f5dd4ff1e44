"""A claim's own words: source, cue and content lie in the text, whole, apart from each other and close together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from allsource.brief.check_attribution import is_no_speaker, source_stated
from allsource.brief.check_said import plain_speech
from allsource.brief.cues import ATTRIBUTING, BE, DEFINITE, DENYING, GENERIC, NEGATING, PRONOUNS, TELLING
from allsource.brief.passage import Token, inside_quotes, sentence_of, tokens
from allsource.brief.records import Finding
from allsource.brief.tables import words
from allsource.model import Claim, Reading, Span

__all__ = ["claim_findings"]

_QUOTED = re.compile(r"^[\"“'‘«]|[\"”'’»][.,!?]?$")
_MAX_GAP_CHARS = 400
_REFUSING = NEGATING | words(
    "comment respond reply answer refusal silence unreachable reached immediately unanswered unavailable"
)
_EMPTY_CUE = BE | words("has have had to of that will would should must may might could can by in on at the a")
_DANGLING = words(
    "of from to in on at the a an for with and or by 's that which who its their his her into about between"
)
_FOLLOWING = words(
    "and but as while when after before because since in on at during to for by with from adding saying where if"
)
_LEADING_IN = words(
    "that whether if to how why when where what who and but for of about on the a an its their not said"
)
_LEAST = 3
_ADDRESSEE = 5
_DETERMINERS = words("the a an its their his her")
_OWNED = words("its their his her my our your")
_FEW = 3
_RAISED = words("was were is are has have had been be did does do will would which who whom says say said")
_HALF_CLAUSE = re.compile(r",? (?:who|which|whose) \w+$")
_FIRST_PERSON = words("i we us me")
_IMPERSONAL = words(
    "unclear unknown known believed thought understood reportedly allegedly apparently seemingly supposedly reported"
    " clear unconfirmed rumoured rumored signs indications reports speculation became emerged"
    " likely appears appeared seems seemed verified established determined"
)
_IMPERSONAL_PASSIVE = words("said expected feared assumed alleged hoped suspected confirmed thought believed")


def claim_findings(claim: Claim, text: str, reading: Reading) -> Iterator[Finding]:
    outside = [part for part, span in _spans(claim) if not 0 <= span.start < span.end <= len(text)]
    if outside:
        yield from (Finding(part, "the words lie outside the text") for part in outside)
        return
    yield from _source(claim, text, reading)
    yield from _cue(claim, text)
    yield from plain_speech(claim, text, reading)
    yield from _content(claim, text, reading)
    yield from _stance(claim, text)


def _spans(claim: Claim) -> list[tuple[str, Span]]:
    given = [("source", claim.source), ("cue", claim.cue), *(("content", span) for span in claim.content)]
    return [(part, span) for part, span in given if span is not None]


def _source(claim: Claim, text: str, reading: Reading) -> Iterator[Finding]:
    if claim.source is None:
        if claim.source_kind != "unstated" or claim.stance == "declines":
            yield Finding("source", "no words name the speaker")
        return
    if is_no_speaker(claim, text):
        yield Finding("source", f"“{claim.source.of(text)}” is nobody who speaks here")
    if claim.source_kind != "named" and _is_generic(claim.speaker):
        yield Finding("source", f"“{claim.speaker}” does not say which one is meant")
    if not source_stated(claim, text, reading):
        yield Finding("source", f"the words do not plainly name “{claim.speaker}”")
    if _is_fragment(claim.source, claim.cue, text):
        yield Finding("source", f"“{claim.source.of(text)}” is only a part of the words that name the speaker")
    if claim.source.of(text).lower() in _FIRST_PERSON and inside_quotes(text, claim.source):
        yield Finding("source", "the speaker speaks of themselves within a quotation")
    if claim.cue is not None and not sentence_of(text, claim.cue).overlaps(claim.source):
        yield Finding("source", "the speaker stands in another sentence than the word of saying")


def _is_generic(speaker: str) -> bool:
    """`the company`, `the presidential candidate`, `its website`: somebody whom the words here do not name."""
    said = speaker.lower().split()
    if not said or speaker[1:] != speaker[1:].lower():
        return False
    return (
        said[0] in _OWNED or said[0] in GENERIC or (said[0] in DEFINITE and said[-1] in GENERIC and len(said) <= _FEW)
    )


def _is_fragment(source: Span, cue: Span | None, text: str) -> bool:
    """`Rabat` of `a diplomat in Rabat`, `the council's` of `the council's spokesman`."""
    if _HALF_CLAUSE.search(source.of(text)):
        return True
    sentence = sentence_of(text, source)
    before = tokens(text, Span(sentence.start, source.start))
    last = before[-1].low if before else ""
    governed = last in {"in", "of", "for", "from", "at", "near"} and not (cue and cue.end >= source.start > cue.start)
    governed = governed or (last.endswith(("'s", "s'")) and source.of(text)[:1].islower())
    owner = re.match(r"['’]s?\s+(\w+)", text[source.end : source.end + 40])
    owning = source.of(text).endswith(("'s", "’s")) or bool(owner)
    nominal = cue is not None and 0 <= cue.start - source.end <= 12 and owning
    return governed or (owning and not nominal)


def _cue(claim: Claim, text: str) -> Iterator[Finding]:
    if claim.cue is None:
        yield Finding("cue", "no word says that somebody speaks")
        return
    said = {word.low for word in tokens(text, claim.cue)}
    if said <= _EMPTY_CUE:
        yield Finding("cue", f"“{claim.cue.of(text)}” does not say that somebody speaks")
    if claim.source is None and not _impersonal(said) and not _asked(claim, said):
        yield Finding("source", f"“{claim.cue.of(text)}” has a speaker whom the line does not name")


def _asked(claim: Claim, said: set[str]) -> bool:
    """`has been asked for comment`: nobody is said to ask, and nothing more is told."""
    return claim.stance == "asks" and bool(said & {"asked", "approached", "contacted"}) and bool(said & BE)


def _impersonal(said: set[str]) -> bool:
    """`it is unclear`, `reportedly`; `said` and `expected` only in the passive."""
    return bool(said & _IMPERSONAL) or bool(said & _IMPERSONAL_PASSIVE and said & BE)


def _content(claim: Claim, text: str, reading: Reading) -> Iterator[Finding]:
    if not claim.content:
        if claim.stance != "declines":
            yield Finding("content", "no words for what is said")
        return
    for part in claim.content:
        if claim.cue is not None and claim.cue.overlaps(part):
            yield Finding("content", "what is said runs over the word of saying")
        if claim.source is not None and part.holds(claim.source):
            yield Finding("content", "what is said runs over the speaker")
        if _another_says(claim, part, text, reading):
            yield Finding("content", "a part of it is said by somebody else")
    if claim.cue is not None and min(_gap(claim.cue, part) for part in claim.content) > _MAX_GAP_CHARS:
        yield Finding("content", "what is said stands far from the word of saying")
    if claim.form == "direct" and not _QUOTED.search(claim.content[0].of(text).strip()):
        yield Finding("content", "given as a direct quotation, yet without quotation marks")
    if any(_shared(claim, part, reading) for part in claim.content):
        yield Finding("content", "a part of it belongs to another word of saying")
    if _subjectless(claim, text) or _broken_off(claim, text) or _begins_within(claim, text) or _torn(claim, text):
        yield Finding("content", "what is said breaks off or says too little")


def _shared(claim: Claim, part: Span, reading: Reading) -> bool:
    """`stressed that it was late, suggesting that …`: the words nearer to another cue of the sentence are its own."""
    if claim.cue is None or len(claim.content) == 1:
        return False
    others = [one for one in reading.claims if one.cue and one.id != claim.id and part in one.content]
    return any(one.cue is not None and _gap(one.cue, part) < _gap(claim.cue, part) for one in others)


def _subjectless(claim: Claim, text: str) -> bool:
    """`what they say [was her mistake]`, `it appeared [to undercut him]`: what is said has lost its subject."""
    first = tokens(text, claim.content[0])[:1]
    if not first or first[0].word in "\"“'‘`":
        return False
    if claim.stance in {"asks", "doubts", "declines"} and first[0].low in {"who", "which", "whom"}:
        return False
    return first[0].low in _RAISED or (claim.source is None and first[0].low == "to")


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _another_says(claim: Claim, part: Span, text: str, reading: Reading) -> bool:
    """A piece in another sentence than the cue's, in which another speaker has a word of saying outside quotation."""
    if claim.cue is None or sentence_of(text, part).overlaps(claim.cue):
        return False
    here = sentence_of(text, part)
    cues = [other.cue for other in reading.claims if other.cue is not None and other.cue != claim.cue]
    loose = [Span(word.start, word.end) for word in tokens(text, here) if word.low in ATTRIBUTING | DENYING]
    return any(here.holds(cue) and not part.holds(cue) for cue in [*cues, *loose])


def _broken_off(claim: Claim, text: str) -> bool:
    """Does it end in mid-phrase (`on the night of 7`), or give less than two words?"""
    last = claim.content[-1]
    pieces = [[word for word in tokens(text, part) if word.word[0].isalnum()] for part in claim.content]
    said = [word for piece in pieces for word in piece]
    if any(len(piece) < _LEAST and not _empty_piece(piece) for piece in pieces[1:]) and '"' not in last.of(text):
        return True
    quoted = text[last.end - 1] in '"”’' or text[last.end : last.end + 1] in {'"', "”"}
    if len(said) < 2 and not quoted and claim.stance not in {"declines", "denies"}:
        return True
    spoken = claim.cue is None or any(word.low in ATTRIBUTING for word in tokens(text, claim.cue))
    if len(said) <= _LEAST and claim.stance == "asserts" and not spoken:
        return True
    if said and said[-1].low in _DANGLING:
        return True
    following = tokens(text, Span(last.end, sentence_of(text, Span(last.end - 1, last.end)).end))
    if not following or quoted or not following[0].word[0].isalnum():
        return False
    own = [span for span in (claim.source, claim.cue) if span is not None]
    near = any(span.start <= following[0].start + 4 and span.end > following[0].start for span in own)
    return not near and following[0].low not in _FOLLOWING


def _own_spans(claim: Claim) -> list[Span]:
    return [span for span in (claim.source, claim.cue) if span is not None]


def _begins_within(claim: Claim, text: str) -> bool:
    """Does what is said begin in the middle of a phrase? Not behind a mark, the cue, the speaker, `that` or `and`."""
    first = claim.content[0]
    sentence = sentence_of(text, first)
    before = tokens(text, Span(sentence.start, first.start))
    if not before or text[first.start] in "\"“'‘" or not before[-1].word[0].isalnum():
        return False
    if claim.cue is not None and _told_whom(text, claim.cue, first):
        return False
    if claim.stance in {"asserts", "confirms"} and before[-1].low in _DETERMINERS:
        return True
    last = Span(before[-1].start, before[-1].end)
    return not any(span.overlaps(last) for span in _own_spans(claim)) and before[-1].low not in _LEADING_IN


def _told_whom(text: str, cue: Span, first: Span) -> bool:
    """`told Lantern Weekly the men had left`: whom they told may stand between."""
    gap = tokens(text, Span(cue.end, max(cue.end, first.start)))
    return cue.end <= first.start and len(gap) <= _ADDRESSEE and any(w.low in TELLING for w in tokens(text, cue))


def _torn(claim: Claim, text: str) -> bool:
    """Are two pieces of one sentence parted by words that are neither the speaker's nor the cue's, or by a cue that
    makes no sense between them (`the crew … is believed … to have left`)?"""
    for one, other in pairwise(claim.content):
        gap = Span(one.end, max(one.end, other.start))
        apart = [word for word in tokens(text, gap) if word.word[0].isalnum()]
        own = any(gap.holds(span) for span in _own_spans(claim))
        raised = claim.source is None and claim.cue is not None and gap.holds(claim.cue)
        if ((apart and not own) or raised) and sentence_of(text, one).overlaps(other):
            return True
    return False


def _empty_piece(piece: list[Token]) -> bool:
    return all(word.low in DEFINITE | PRONOUNS for word in piece)


def _stance(claim: Claim, text: str) -> Iterator[Finding]:
    """A denial needs a word of denial, a refusal one of refusal; a denial is not shown as an assertion."""
    if claim.cue is None:
        return
    said = {word.low for word in tokens(text, claim.cue)}
    contracted = any(word.endswith("n't") for word in said)
    denies = bool(said & DENYING)
    negates = denies or bool(said & NEGATING) or contracted
    if claim.stance == "denies" and not negates and not _denies_in_content(claim, text):
        yield Finding("polarity", f"“{claim.cue.of(text)}” does not deny")
    if claim.stance == "declines" and not (said & _REFUSING or contracted):
        yield Finding("polarity", f"“{claim.cue.of(text)}” does not refuse")
    if claim.stance in {"asserts", "confirms"} and denies and not said & {"not", "never"}:
        yield Finding("polarity", f"“{claim.cue.of(text)}” denies, the line does not")


def _denies_in_content(claim: Claim, text: str) -> bool:
    said = {word.low for part in claim.content for word in tokens(text, part)}
    return bool(said & (DENYING | NEGATING))
