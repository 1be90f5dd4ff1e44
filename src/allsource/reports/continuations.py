"""Quotations that go on without a cue: they belong to the claim before (annotation guide, claims, rule 1).

In the same paragraph, a quotation that opens a sentence after a quoted claim is its speaker's. Across paragraphs the
custom of English papers decides: a quotation left open goes on in the next paragraph, and a paragraph that is nothing
but a quotation belongs to the only speaker of the paragraph before. Whatever is less plain stays nobody's, so that no
one is credited with another's words. Left out: interviews printed as question and answer.
"""

from collections.abc import Sequence
from dataclasses import replace

from allsource.model import Span
from allsource.reports.drafts import Draft
from allsource.reports.quotes import Quotation
from allsource.reports.scene import Scene

__all__ = ["with_continuations"]

_WORDS = 3


def with_continuations(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the orphan quotations that plainly go on with them, in text order of their cues."""
    kept = list(drafts)
    for quotation in scene.quotations:
        if not scene.claimed(quotation.span) or _covered(quotation, kept):
            continue
        owner = _owner(scene, quotation, kept)
        if owner is not None:
            longer = replace(owner, content=(*owner.content, quotation.span))
            kept[kept.index(owner)] = longer
    return kept


def _covered(quotation: Quotation, drafts: Sequence[Draft]) -> bool:
    """Whether a claim has words in the quotation, or its cue stands in it."""
    return any(
        quotation.span.overlaps(span) for draft in drafts for span in (*draft.content, draft.cue)
    )  # fmt: skip


def _owner(scene: Scene, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    if len(quotation.span.of(scene.text).split()) < _WORDS or not _opens_sentence(scene, quotation.span):
        return None
    here = scene.paragraph_at(quotation.span.start)
    before = [draft for draft in drafts if _speaks(scene, draft) and _end(draft) <= quotation.span.start]
    same = [draft for draft in before if scene.paragraph_at(draft.cue.start) == here]
    if same:
        return _last_speaking(scene, same, quotation.span)
    return _across(scene, quotation, before, here)


def _across(scene: Scene, quotation: Quotation, before: Sequence[Draft], here: int) -> Draft | None:
    """The claim of the paragraph before that this paragraph's quotation goes on with."""
    earlier = [d for d in before if max(map(scene.paragraph_at, _places(d))) == here - 1]
    if not earlier:
        return None
    last = max(earlier, key=_end)
    left_open = any(
        other.open
        and scene.paragraph_at(other.span.start) == here - 1
        and any(other.span.overlaps(s) for s in last.content)
        for other in scene.quotations
    )
    sources = {d.source.of(scene.text) for d in earlier if d.source}
    alone = len(sources) == 1 and _whole_paragraph(scene, quotation.span)
    leads_in = scene.text[last.cue.end : quotation.span.start].strip() in (":", "") and not last.content
    return last if left_open or alone or leads_in else None


def _places(draft: Draft) -> list[int]:
    return [draft.cue.start, *(span.start for span in draft.content)]


def _end(draft: Draft) -> int:
    return max(draft.cue.end, *(span.end for span in draft.content)) if draft.content else draft.cue.end


def _speaks(scene: Scene, draft: Draft) -> bool:
    """Whether a draft has somebody who says something in a claim that is not itself reported."""
    return draft.source is not None and draft.holder is None and not scene.quoted(draft.cue)


def _last_speaking(scene: Scene, same: Sequence[Draft], quotation: Span) -> Draft | None:
    """The last draft before a quotation, if its sentence is the one right before or it is quoted itself."""
    last = max(same, key=_end)
    near = scene.sentence_at(quotation.start) - scene.sentence_at(_end(last) - 1) <= 1
    return last if near else None


def _opens_sentence(scene: Scene, span: Span) -> bool:
    start = scene.sentence(span.start).start
    return not any(letter.isalnum() for letter in scene.text[start : span.start])


def _whole_paragraph(scene: Scene, span: Span) -> bool:
    paragraph = scene.paragraph(span.start)
    inside = sum(map(str.isalnum, span.of(scene.text)))
    return inside >= 0.9 * sum(map(str.isalnum, paragraph.of(scene.text)))
