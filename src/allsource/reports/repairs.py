"""Mends of what the network cut wrongly, each by a sign that leaves no doubt.

A source that ends on an article or preposition goes on to its noun. A quotation that ends right before `Ruiz said` or
`said Ruiz` is what Ruiz said, and nobody else's. `on condition of anonymity` is no part of what was said. The subject
of `was asked` asked nothing. Left out: whatever needs the meaning of the words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from allsource.model import Span
from allsource.reports.drafts import Draft, cue_words, noun_phrase_before
from allsource.reports.quotes import Quotation
from allsource.reports.scene import Scene
from allsource.reports.tables import either, words

__all__ = ["mended"]

_OPEN_ENDS = frozenset({"DT", "IN", "JJ", "PRP$", "CC", "TO", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "POS", "VBN", "DT"})
_FRAME = re.compile(
    r"(?:(?:,\s*)?(?:who |and )?(?:sp(?:oke|eaking) )?(?:on|under) (?:the )?condition of (?:strict )?anonymity,?"
    r"|(?:in|during) (?:a|an|the) (?:\w+ )?(?:interview|statement|telephone call|briefing),?)\s+(?=that\b|because\b)"
)
_FRAME_AFTER = re.compile(
    rf",? (?:in|on) (?:a|an|the|its|his|her|their) (?:\w+ )?{either('message statement letter interview post video')}"
    r"(?: (?:to|with|on|sent to) (?:the )?(?:[A-Z][\w-]+ ?){1,4})?$"
)
_ADDRESSED = either("asked questioned urged ordered told informed accused critici[sz]ed blamed charged approached")
_PASSIVE = re.compile(rf"\b(?:was|were|been|be|being|is|are|got)\b (?:\w+ly |also |later |then |again )*{_ADDRESSED}\b")
_FOR_COMMENT = re.compile(r"(?:for )?(?:a |further )?comment(?:s|ary)?$")
_MOST = 16
_CRUMB = 3
_ADVERBS = words("also now still then later again first too never not has have had is was are were be been")


def mended(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their sources, contents and quotations put right."""
    whole = [_unframed(scene, _closed(scene, _at_home(scene, _active(scene, draft)))) for draft in drafts]
    whole = [replace(draft, content=_without_crumbs(scene, draft)) for draft in whole if not _loose(scene, draft)]
    return _with_own_quotations(scene, whole)


def _active(scene: Scene, draft: Draft) -> Draft:
    """Without the subject of a passive request: it was asked, it did not ask."""
    cue = cue_words(scene, draft)
    agent = re.match(r"\s*by\b", scene.text[draft.cue.end : draft.cue.end + 6])
    if agent or "quoted" in cue or not _PASSIVE.search(cue):
        return draft
    content = tuple(span for span in draft.content if not _FOR_COMMENT.match(span.of(scene.text).lower()))
    after = draft.source if draft.source and draft.source.start >= draft.cue.end else None
    return replace(draft, source=after, content=content, stated=after is not None)


def _loose(scene: Scene, draft: Draft) -> bool:
    """A lone adverb is no cue: the network cut `also calls for` in two."""
    return cue_words(scene, draft) in _ADVERBS


def _at_home(scene: Scene, draft: Draft) -> Draft:
    """A source of another sentence gives way to the noun phrase right before the cue, if there is one."""
    if draft.source is None or scene.sentence_at(draft.source.start) == scene.sentence_at(draft.cue.start):
        return draft
    nearer = noun_phrase_before(scene, draft.cue.start, scene.sentence(draft.cue.start))
    free = nearer is not None and not any(nearer.overlaps(span) for span in draft.content)
    return replace(draft, source=nearer) if free else draft


def _without_crumbs(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Content without scraps of other sentences: three words or fewer, unquoted, beside a longer part."""
    home = scene.sentence_at(draft.cue.start)
    whole = tuple(
        span for span in draft.content
        if scene.sentence_at(span.start) == home or len(span.of(scene.text).split()) > _CRUMB or scene.quoted(span)
    )  # fmt: skip
    return whole or draft.content


def _closed(scene: Scene, draft: Draft) -> Draft:
    """A source that breaks off before its noun, or before its closing bracket, goes on to it."""
    if draft.source is None:
        return draft
    source = draft.source
    tokens = scene.words(source)
    at = scene.word_index(source.end)
    limit = min(len(scene.tagged.words), at + 4)
    onward = (
        at < limit and scene.tagged.words[at].tag in ("NN", "NNS") and scene.text[source.end : source.end + 1] == " "
    )
    if tokens and (tokens[-1].tag in _OPEN_ENDS or onward):
        while at < limit and scene.tagged.words[at].tag in _NOUNS and not _taken(scene, draft, at):
            source = Span(source.start, scene.tagged.words[at].span.end)
            at += 1
    named = source.of(scene.text)
    if named.count("(") > named.count(")"):
        closing = scene.text.find(")", source.end, source.end + 12)
        source = Span(source.start, closing + 1) if closing >= 0 else source
    return replace(draft, source=source)


def _taken(scene: Scene, draft: Draft, at: int) -> bool:
    span = scene.tagged.words[at].span
    return span.overlaps(draft.cue) or any(span.overlaps(content) for content in draft.content)


def _unframed(scene: Scene, draft: Draft) -> Draft:
    """A content that begins with how it was said begins after that."""
    if not draft.content:
        return draft
    first, last = draft.content[0], draft.content[-1]
    before = _FRAME.match(scene.text, first.start, first.end)
    if before:
        return replace(draft, content=(Span(before.end(), first.end), *draft.content[1:]))
    after = _FRAME_AFTER.search(scene.text, last.start, last.end)
    kept = Span(last.start, after.start()) if after and after.start() > last.start + 8 else last
    return replace(draft, content=(*draft.content[:-1], kept))


def _with_own_quotations(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations go to the claim whose words stand right after them, and leave every other."""
    owners = {quotation: draft for draft in drafts if (quotation := _quotation_before(scene, draft))}
    kept = []
    for draft in drafts:
        own = next((quotation for quotation, owner in owners.items() if owner == draft), None)
        others = [quotation.span for quotation, owner in owners.items() if owner != draft]
        content = [span for span in draft.content if not any(other.holds(span) for other in others)]
        if own and not any(own.span.overlaps(span) for span in content):
            content.append(own.span)
        source = draft.source or (_speaker_after(scene, draft) if own else None)
        kept.append(replace(draft, content=tuple(sorted(content)), source=source))
    return kept


def _quotation_before(scene: Scene, draft: Draft) -> Quotation | None:
    """The quotation that ends right where the claim's source and cue begin, in the same paragraph."""
    start = draft.cue.start
    if draft.source and 0 <= start - draft.source.end <= 2:
        start = draft.source.start
    near = scene.quotations_near(Span(max(start - 3, scene.paragraph(start).start), start))
    found = next(
        (q for q in reversed(near) if q.span.end <= start and not scene.text[q.span.end : start].strip()), None
    )
    long = found is not None and len(found.span.of(scene.text).split()) > 1
    return found if long and _says_something(scene, found) else None


def _says_something(scene: Scene, quotation: Quotation | None) -> bool:
    """Whether a quotation ends as speech does before its speaker is named; a full stop would end the sentence."""
    return quotation is not None and quotation.span.of(scene.text).rstrip("\"”'’»")[-1:] in tuple(",?!…-—")


def _speaker_after(scene: Scene, draft: Draft) -> Span | None:
    """`asked Vella`: the noun phrase right after the cue."""
    at = scene.word_index(draft.cue.end)
    end = at
    nouns = scene.tagged.words
    while end < len(nouns) and end - at < _MOST and nouns[end].tag in _NOUNS:
        end += 1
    close = at < len(nouns) and nouns[at].span.start - draft.cue.end <= 1
    return Span(nouns[at].span.start, nouns[end - 1].span.end) if end > at and close else None
