"""Through whom a claim reached the document: outlets between the speaker and the page.

Three shapes, by the annotation guide's rule 3. *Told*: an outlet in the frame of the claim (its sentence without
source and content) after a word that carries (`told Reuters`, `in an interview with Reuters`). *Citing*: an outlet
that speaks and cites is the carrier, the cited party the source, and a chain (`A, citing B, quoting C`) keeps its
order. *Twice said*: `According to shipping agents, Reuters reports` is one claim of the agents. A refusal towards an
outlet is not carried by it. Left out: go-betweens that are no outlets, who make a claim of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from allsource.model import Mention, Span
from allsource.reports.drafts import Draft, cue_words, noun_phrase_before
from allsource.reports.scene import Scene
from allsource.reports.tables import words

__all__ = ["carried", "find_carriers"]

_CARRYING = words(
    """told tell tells telling to with by in on at via through from for informed reported quoted interviewed emailed
    's show program programme"""
)
_CITING = re.compile(r"\b(?:citing|quoting|cites|quotes|cited|quoted|attributed (?:\w+ )?to|credited)\b")
_REPORTS = re.compile(
    r"\b(?:report|sa(?:y|id)|according|writ|wrote|cit|quot|publish|carri|learn|reveal|broadcast|announc|not)"
)
_NEXT_CITED = re.compile(r",?\s*(?:citing|quoting|which (?:cited|quoted)|who (?:cited|quoted))\s+")
_PHRASE_ENDS = frozenset({",", ".", ":", ";", "-LRB-", "-RRB-", "VBD", "VBZ", "VBP", "MD", "WDT"})
_QUOTED = re.compile(
    r"\b(?:is|are|was|were|(?:ha(?:s|ve|d) )?been) (?:also |later |widely )?quoted(?: as (?:saying|telling))?\b"
)
_FRAME_WORDS = 4


def carried(scene: Scene, drafts: Sequence[Draft], outlets: Sequence[Mention]) -> list[Draft]:
    """Drafts with cited parties in the place of the outlets that cite them; such outlets become carriers."""
    kept = list(drafts)
    for draft in drafts:
        if draft not in kept or not draft.source or not _CITING.search(cue_words(scene, draft)):
            continue
        mates = [d for d in kept if d is not draft and _same_frame(scene, draft, d)]
        outlet = _outlet_of(draft.source, outlets)
        reported = next((d for d in mates if d.source == draft.source or _outlet_of(d.source, outlets) == outlet), None)
        cited = _cited(scene, draft)
        if outlet and cited and reported:
            _swap(kept, draft, reported, cited, outlet)
    kept = _said_once(scene, _quoted_by(scene, kept, outlets), outlets)
    return [_chain(scene, draft, outlets) for draft in kept]


def _quoted_by(scene: Scene, drafts: Sequence[Draft], outlets: Sequence[Mention]) -> list[Draft]:
    """`Ruiz was quoted as saying by Lusa`: Ruiz says it, through Lusa, however the network cut it."""
    kept = list(drafts)
    for sentence in dict.fromkeys(scene.sentence(draft.cue.start) for draft in drafts):
        found = _QUOTED.search(scene.text, sentence.start, sentence.end)
        party = noun_phrase_before(scene, found.start(), sentence) if found else None
        cut = [
            d
            for d in kept
            if found and sentence.holds(d.cue) and d.cue.start < found.end() and d.cue.end > found.start()
        ]
        if not found or not party or not cut:
            continue
        content = sorted({span for d in cut for span in d.content})
        via = tuple(
            name for d in cut if (name := _outlet_of(d.source, outlets)) and d.source and not d.source.overlaps(party)
        )
        cue = Span(found.start(), found.end())
        kept[kept.index(cut[0])] = replace(cut[0], cue=cue, source=party, content=tuple(content), via=via)
        kept = [d for d in kept if d not in cut[1:]]
    return kept


def _swap(kept: list[Draft], draft: Draft, reported: Draft, cited: Span, outlet: str) -> None:
    """The report's content goes to the party cited; the citing cue is the one nearest to that source."""
    apart = [span for span in reported.content if not span.overlaps(cited) and not span.overlaps(draft.cue)]
    content = tuple(apart) or tuple(_after_cited(span, cited) for span in draft.content if span.end > cited.end + 3)
    kept[kept.index(reported)] = replace(reported, cue=draft.cue, source=cited, content=content, via=(outlet,))
    kept.remove(draft)


def _after_cited(span: Span, cited: Span) -> Span:
    """What is left of a content after the cited party and the comma behind it."""
    return Span(max(span.start, cited.end + 2), span.end)


def _same_frame(scene: Scene, one: Draft, other: Draft) -> bool:
    return scene.sentence_at(one.cue.start) == scene.sentence_at(other.cue.start)


def _outlet_of(source: Span | None, outlets: Sequence[Mention]) -> str:
    """The outlet that a source names and is; empty for `an editor at the Times`."""
    if source is None:
        return ""
    inside = [outlet for outlet in outlets if source.holds(outlet.span)]
    return (
        inside[0].name if inside and source.end - source.start <= inside[0].span.end - inside[0].span.start + 24 else ""
    )


def _cited(scene: Scene, draft: Draft) -> Span | None:
    """The party after `citing`: what the network gave as content, or the noun phrase that follows."""
    if draft.content and draft.content[0].start >= draft.cue.end and draft.content[0].end - draft.cue.end < 120:
        first = draft.content[0]
        clause = re.search(r",? that\b|, (?:saying|as saying)\b", first.of(scene.text))
        return Span(first.start, first.start + clause.start()) if clause else first
    return _noun_phrase(scene, draft.cue.end)


def _noun_phrase(scene: Scene, start: int) -> Span | None:
    at = scene.word_index(start)
    end = at
    nouns = scene.tagged.words
    while end < len(nouns) and nouns[end].tag not in _PHRASE_ENDS and end - at < 16:
        end += 1
    return Span(nouns[at].span.start, nouns[end - 1].span.end) if end > at else None


def _chain(scene: Scene, draft: Draft, outlets: Sequence[Mention]) -> Draft:
    """`A, citing B, quoting C`: while the source is an outlet that cites somebody else, go one further."""
    source = draft.source
    if source is None or not _REPORTS.search(cue_words(scene, draft)) or not (outlet := _outlet_of(source, outlets)):
        return draft
    for start in (draft.cue.end, source.end, *(span.end for span in draft.content)):
        onward = _NEXT_CITED.match(scene.text, start)
        cited = _noun_phrase(scene, onward.end()) if onward else None
        if onward and cited:
            cue = _word_span(scene, onward)
            content = tuple(span for span in (_before(s, onward.start()) for s in draft.content) if span)
            return _chain(
                scene, replace(draft, cue=cue, source=cited, content=content, via=(*draft.via, outlet)), outlets
            )
    inside = [span for span in draft.content if _NEXT_CITED.search(scene.text, span.start, span.end)]
    return _chain_inside(scene, draft, inside[-1], outlet, outlets) if inside else draft


def _chain_inside(scene: Scene, draft: Draft, span: Span, outlet: str, outlets: Sequence[Mention]) -> Draft:
    """The same where the network took `, citing B` into the content."""
    onward = next(iter(_NEXT_CITED.finditer(scene.text, span.start, span.end)))
    cited = _noun_phrase(scene, onward.end())
    if cited is None or scene.text[cited.end : span.end].strip(" .,\n"):
        return draft
    content = tuple(cut for s in draft.content if (cut := _before(s, onward.start())))
    longer = replace(draft, cue=_word_span(scene, onward), source=cited, content=content, via=(*draft.via, outlet))
    return _chain(scene, longer, outlets)


def _word_span(scene: Scene, onward: re.Match[str]) -> Span:
    lead = re.match(r",?\s*(?:which |who )?", onward[0])
    start = onward.start() + (lead.end() if lead else 0)
    return Span(start, start + len(scene.text[start : onward.end()].rstrip()))


def _before(span: Span, offset: int) -> Span | None:
    if span.end <= offset:
        return span
    return Span(span.start, offset) if span.start < offset else None


def _said_once(scene: Scene, drafts: Sequence[Draft], outlets: Sequence[Mention]) -> list[Draft]:
    """`According to agents, Reuters reports …`: two cues over one content are one claim, via the outlet."""
    kept = list(drafts)
    for other in drafts if outlets else ():
        outlet = _outlet_of(other.source, outlets)
        one = next((d for d in kept if outlet and d is not other and _twice_said(scene, d, other, outlets)), None)
        if one is not None and other in kept:
            kept[kept.index(one)] = replace(one, content=one.content or other.content, via=(*one.via, outlet))
            kept.remove(other)
    return kept


def _twice_said(scene: Scene, one: Draft, other: Draft, outlets: Sequence[Mention]) -> bool:
    """Whether `other` is an outlet's word on the same content as `one`, in the same sentence."""
    party = one.source is not None and not _outlet_of(one.source, outlets)
    according = "according" in cue_words(scene, one) + cue_words(scene, other)
    if not party or not according or not _same_frame(scene, one, other):
        return False
    if not one.content or not other.content:
        return True
    return any(a.overlaps(b) for a in one.content for b in other.content)


def find_carriers(scene: Scene, draft: Draft, outlets: Sequence[Mention]) -> tuple[str, ...]:
    """Outlets in the draft's frame that follow a word that carries, in text order after those already known."""
    sentence = scene.sentence(draft.cue.start)
    named = [
        outlet.name
        for outlet in outlets
        if sentence.holds(outlet.span)
        and not any(outlet.span.overlaps(span) for span in (*draft.content, *((draft.source,) if draft.source else ())))
        and _carries(scene, draft, outlet.span)
    ]
    return tuple(dict.fromkeys((*draft.via, *named)))


def _carries(scene: Scene, draft: Draft, outlet: Span) -> bool:
    """Whether one of the few words before an outlet carries, with nothing but its own phrase between."""
    before = scene.words(Span(max(0, outlet.start - 60), outlet.start))[-_FRAME_WORDS:]
    near = [word.span.of(scene.text).lower() for word in before]
    gap = scene.text[min(draft.cue.end, outlet.start) : max(draft.cue.end, outlet.start)]
    return len(gap) < 140 and any(word in _CARRYING for word in near)
