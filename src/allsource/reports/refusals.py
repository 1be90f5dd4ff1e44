"""Refusals and requests for comment, cut as the guide cuts them (claims, rules 6 and 11).

The network's annotators split a refusal as `declined` / `to comment on the report`; the guide wants the whole refusing
phrase as cue and only what was refused as content. Phrases the network passed over are found by their pattern, with
the noun phrase before them as source. Left out: silence told in other words (`let the question hang`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from allsource.model import Span
from allsource.reports.drafts import Draft, noun_phrase_before
from allsource.reports.scene import Scene
from allsource.reports.tables import either

__all__ = ["cut_refusal", "missed_refusals", "missed_requests"]

_ADVERB = r"(?:\w+ly |immediately |yet |ever )*"
_NOT = r"(?:not|n't|n’t)"
_A = r"(?:a |an |any |all |further |repeated |several |multiple |immediate |written |e-?mailed |the |our |his |her )*"
_SPEAK = either(
    """confirm_or_deny be_interviewed be_named be_identified be_drawn comment comment_further elaborate respond answer
    answer_questions speak talk discuss say specify confirm disclose reveal give provide identify name explain"""
)
_REPLY = either("respond(?:ed)? repl(?:y|ied) return(?:ed)? answer(?:ed)? comment(?:ed)?")
_ASKING = either("requests? inquir(?:y|ies) questions? e-?mails? calls? messages?")
_FOR_WORD = rf"(?: (?:for|seeking) {_A}(?:comments?|interviews?|response))?"
_REFUSAL = re.compile(
    rf"(?:(?:has|have|had) )?(?:declin|refus)(?:ed|es|ing|e) (?:{_A}{_ASKING}{_FOR_WORD}|to {_ADVERB}{_SPEAK}|comment)"
    rf"|(?:did|does|do|has|have|had|would|could) ?{_NOT} {_ADVERB}(?:be reached{_FOR_WORD}"
    rf"|{_REPLY}(?:(?: to)? {_A}{_ASKING}{_FOR_WORD})?)"
    rf"|neither confirmed nor denied|(?:was|were) ?{_NOT} {_ADVERB}(?:available|reachable){_FOR_WORD}"
    r"|(?:has|have) yet to (?:comment|respond)|(?:made|had) no (?:immediate )?comment"
)
_WITH_CONTENT = re.compile(r"\s*(?:(?:on|about|as to|over|regarding|to questions (?:about|on))\s+)?(?=\S)")
_NEITHER = re.compile(r"neither confirm\w* nor den\w*")
_TAIL = re.compile(r"\s+(?:on|about|to)$")
_REQUEST = re.compile(
    r"(?:(?:(?:has|have|had) been|was|were) )?(?:asked|approached|contacted)"
    r"(?: by [\w ]{2,30}?)? for (?:a |further )?comment"
)


def cut_refusal(scene: Scene, draft: Draft) -> Draft:
    """A refusal with its whole phrase as cue; other drafts as they are."""
    start = _NEITHER.search(scene.text, max(0, draft.cue.start - 24), draft.cue.end + 16)
    at = start.start() if start else draft.cue.start
    found = _REFUSAL.match(scene.text, at, min(len(scene.text), draft.cue.end + 120))
    if found is None:
        return draft
    cue = Span(at, max(found.end(), draft.cue.start + len(_TAIL.sub("", draft.cue.of(scene.text)))))
    content = tuple(cut for span in draft.content if (cut := _rest(scene.text, span, cue)))
    return replace(draft, cue=cue, content=content)


def _rest(text: str, span: Span, cue: Span) -> Span | None:
    """What is left of a content span after the cue's words and a preposition."""
    if span.end <= cue.start or (not span.overlaps(cue) and span.start > cue.end + 3):
        return span
    if cue.end >= span.end:
        return None
    lead = _WITH_CONTENT.match(text, max(span.start, cue.end), span.end)
    start = lead.end() if lead else max(span.start, cue.end)
    return Span(start, span.end) if text[start : span.end].strip(' .,;"”') else None


def missed_refusals(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Refusals in running text that no draft's cue or content covers."""
    for sentence in scene.sentences:
        if not scene.claimed(sentence):
            continue
        for found in _REFUSAL.finditer(scene.text, sentence.start, sentence.end):
            cue = Span(found.start(), found.end())
            if not _covered(cue, drafts) and not scene.quoted(cue):
                yield Draft(cue, noun_phrase_before(scene, cue.start, sentence), ())


def missed_requests(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """`has been asked for comment`, with no source: the text does not say who asked."""
    for sentence in scene.sentences:
        if not scene.claimed(sentence):
            continue
        for found in _REQUEST.finditer(scene.text, sentence.start, sentence.end):
            cue = Span(found.start(), found.end())
            if not _covered(cue, drafts):
                yield Draft(cue, None, (), stated=False)


def _covered(cue: Span, drafts: Sequence[Draft]) -> bool:
    return any(cue.overlaps(draft.cue) or any(span.overlaps(cue) for span in draft.content) for draft in drafts)
