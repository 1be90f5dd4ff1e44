"""Claims that nobody is named for: `reportedly`, `it is unclear whether`, `is believed to`, `there are signs that`.

The annotation guide (claims, rules 4 and 13) makes each a claim with an empty source and kind `unstated`. The network
finds many; what it passes over is found here by pattern, with the clause as content. Where the network gave such a cue
a source, it is taken away: `the ferry` in `the ferry is believed to have sunk` believes nothing. Left out: `seems` and
`appears` on the narrator's own account, unless the network took them for a cue.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from allsource.model import Span
from allsource.reports.drafts import Draft, cue_words
from allsource.reports.scene import Scene
from allsource.reports.tables import either

__all__ = ["emptied", "missed_impersonal", "without_impersonal"]

_BE = either("is are was were has_been have_been had_been being")
_WIDELY = r"(?:\w+ly |also |now |still |being )*"
_BELIEVED = either("believed thought understood expected reported rumou?red said alleged feared presumed suspected")
_HELD = either("believed thought understood rumou?red alleged reported said")
_HEARSAY = either("reportedly allegedly purportedly supposedly apparently")
_NOT_CLEAR = r"(?:unclear|uncertain|unknown|not (?:\w+ )?(?:clear|known|certain)|n['’]t (?:\w+ )?clear)"
_ASKED = either("whether if how why what when who")
_NOT_VERIFIED = (
    r"(?:c(?:ould|an) ?not (?:\w+ )?be|(?:has|have) not been|(?:was|were) not) (?:\w+ly )?(?:verified|confirmed)"
)
_SIGNS = either("signs? indications? suggestions? rumou?rs? speculation reports? evidence")

# Each row: where the content stands (`after` the cue, or the `clause` around it), and the cue's pattern.
_ROWS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (where, re.compile(pattern, re.IGNORECASE))
    for where, pattern in (
        ("after", rf"\bit(?:'s|’s| {_BE}| remain(?:s|ed)) {_WIDELY}{_NOT_CLEAR}(?= {_ASKED}\b)"),
        ("after", rf"\bit(?:'s|’s| {_BE}) {_WIDELY}{_BELIEVED}(?= that\b)"),
        ("after", r"\bit (?:became known|emerged|turned out|transpired)(?= (?:that|on|late|early|last|this|\w+day)\b)"),
        ("after", rf"\bthere (?:are|were|is|was|ha(?:s|ve) been) (?:\w+ )?{_SIGNS}(?= that\b)"),
        ("clause", rf"\b{_HEARSAY}\b"),
        ("clause", rf"(?<=\w )\b(?:is|are|was|were) {_WIDELY}{_HELD}(?= to (?:have|be)\b)"),
        ("clause", _NOT_VERIFIED),
    )
)
_UNVERIFIED = re.compile(_NOT_VERIFIED, re.IGNORECASE)
_EMPTY = re.compile(
    rf"^(?:(?:is|are|was|were|been|being|has been|have been) )?{_WIDELY}(?:{_HEARSAY}|{_HELD}|expected|scheduled"
    rf"|considered|seen as|unclear|verified|confirmed)(?: to)?$|^it (?:is|was|remains|became|emerged)\b|{_NOT_VERIFIED}"
)
_SPOKEN = re.compile(r"^(?:thought|believed|understood|reported|said|alleged|expected|considered|confirmed|verified)$")
_CLAUSE_CUT = re.compile(r"[;:]|,(?= (?:but|and|while|which|who|according|citing)\b)|\b(?:but|while|although)\b|[\"“”]")


def emptied(scene: Scene, draft: Draft) -> Draft:
    """A draft with an impersonal cue loses the source the network may have given it."""
    agent = re.match(r"\s*by\b", scene.text[draft.cue.end : draft.cue.end + 6])
    cue = cue_words(scene, draft)
    if agent or _SPOKEN.match(cue) or not _EMPTY.search(cue) or (draft.source and draft.source.start > draft.cue.end):
        return draft
    return replace(draft, source=None, stated=False)


def missed_impersonal(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Impersonal claims that no draft's cue or content covers."""
    plain = scene.text.replace("\n", " ")
    for sentence in scene.sentences:
        if not scene.claimed(sentence):
            continue
        for where, pattern in _ROWS:
            for found in pattern.finditer(plain, sentence.start, sentence.end):
                cue = Span(*found.span())
                if not _covered(cue, drafts) and not scene.quoted(cue):
                    content = _after(scene, cue, sentence) if where == "after" else _clause(scene, cue, sentence)
                    yield Draft(cue, None, content, stated=False)


def _covered(cue: Span, drafts: Sequence[Draft]) -> bool:
    return any(cue.overlaps(d.cue) or any(span.overlaps(cue) for span in d.content) for d in drafts)


def without_impersonal(scene: Scene, draft: Draft) -> Draft:
    """A draft without what stands in a later sentence that says itself that it is not verified: that is no one's word.

    `…, X said. The account could not be independently verified.`: the network runs on into the second sentence.
    """
    plain, here = scene.text.replace("\n", " "), scene.sentence(draft.cue.start)
    kept = []
    for span in draft.content:
        sentence = scene.sentence(span.start)
        apart = sentence.start >= here.end and not scene.quoted(span)
        if not (apart and _UNVERIFIED.search(plain, sentence.start, sentence.end)):
            kept.append(span)
    return replace(draft, content=tuple(kept)) if kept else draft


def _after(scene: Scene, cue: Span, sentence: Span) -> tuple[Span, ...]:
    return _stripped(scene.text, [Span(cue.end, sentence.end)])


def _clause(scene: Scene, cue: Span, sentence: Span) -> tuple[Span, ...]:
    """The words of the clause on both sides of the cue."""
    start = max((m.end() for m in _CLAUSE_CUT.finditer(scene.text, sentence.start, cue.start)), default=sentence.start)
    end = min((m.start() for m in _CLAUSE_CUT.finditer(scene.text, cue.end, sentence.end)), default=sentence.end)
    return _stripped(scene.text, [Span(start, cue.start), Span(cue.end, end)])


def _stripped(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    kept = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(" ,\n\t-—"))
        end = span.end - (len(words) - len(words.rstrip(" ,.\n\t-—")))
        if start < end:
            kept.append(Span(start, end))
    return tuple(kept)
