"""Claims inside claims: `Ruiz said Lisbon was "untroubled" by rumours suggesting that the line is selling its fleet`.

No open corpus annotates them, so they are read from the network's predicates: a verb of saying inside a content, with
an expressed speaker and a clause said, both within that content. Only verbs that report words are in the table, since
a wrong inner claim costs more than a missing one. A nested claim has the outlets of the outer one, never its speaker
(annotation guide, claims, rules 2 and 12). Left out: thoughts and wishes inside a claim, and nouns as inner cues
without a predicate of their own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from allsource.model import Span
from allsource.reports.drafts import Draft
from allsource.reports.lemmas import lemma
from allsource.reports.scene import Scene
from allsource.reports.tables import words
from allsource.reports.tagged import Predicate

__all__ = ["NESTING_VERBS", "holders", "nested"]

NESTING_VERBS = words(
    """say tell deny claim allege insist assert announce declare warn confirm report suggest state admit acknowledge
    argue concede testify reveal"""
)
_SPEAKER = ("ARG0", "R-ARG0")
_SAID = ("ARG1", "C-ARG1")
_NO_SPEAKER = words("i we you us me one it this that which what there no_one nobody anyone everyone these those")
_NEAR = 24  # contents before a cue among which its holder is sought
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def nested(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Claims inside the contents of others that no cue covers yet."""
    taken = [draft.cue for draft in drafts]
    starts = [predicate.span.start for predicate in scene.tagged.predicates]
    for draft in drafts:
        for content in draft.content:
            for predicate in scene.tagged.predicates[
                bisect_left(starts, content.start) : bisect_left(starts, content.end)
            ]:
                inner = _inner(scene, predicate, content, draft)
                if inner and not any(inner.cue.overlaps(cue) for cue in taken):
                    taken.append(inner.cue)
                    yield inner


def _inner(scene: Scene, predicate: Predicate, content: Span, outer: Draft) -> Draft | None:
    """The claim a predicate makes within a content; None unless speaker and clause are both there."""
    token = next(iter(scene.words(predicate.span)), None)
    if token is None or lemma(token.span.of(scene.text), token.tag) not in NESTING_VERBS or token.tag == "VBN":
        return None
    speaker = next((a.span for a in predicate.arguments if a.label in _SPEAKER and content.holds(a.span)), None)
    said = tuple(
        a.span for a in predicate.arguments if a.label in _SAID and content.holds(a.span) and _is_clause(scene, a.span)
    )  # fmt: skip
    if speaker is None or not said or speaker.of(scene.text).lower() in _NO_SPEAKER:
        return None
    source = _noun_phrase(scene, speaker) if _first_tag(scene, speaker) not in ("WDT", "WP", "IN", "") else None
    return Draft(_cue(scene, predicate, source), source, said, holder=outer.cue) if source else None


def _first_tag(scene: Scene, span: Span) -> str:
    return next((word.tag for word in scene.words(span)), "")


def _is_clause(scene: Scene, span: Span) -> bool:
    return any(word.tag in _FINITE for word in scene.words(span))


def _noun_phrase(scene: Scene, speaker: Span) -> Span | None:
    """The speaker without quotation marks and loose commas."""
    words_ = speaker.of(scene.text)
    start = speaker.start + len(words_) - len(words_.lstrip(' "“”,\n'))
    end = speaker.end - (len(words_) - len(words_.rstrip(' "“”,\n')))
    return Span(start, end) if start < end else None


def _cue(scene: Scene, predicate: Predicate, source: Span | None) -> Span:
    """The verb with its auxiliaries and `not`, as far as they touch."""
    at = scene.word_index(predicate.span.start)
    nouns = scene.tagged.words
    while (
        at
        and nouns[at - 1].tag in ("MD", "RB", "VBZ", "VBP", "VBD", "VB")
        and (source is None or nouns[at - 1].span.start >= source.end)
    ):
        if nouns[at - 1].tag.startswith("VB") and lemma(nouns[at - 1].span.of(scene.text), "VB") not in (
            "have",
            "do",
            "be",
        ):
            break
        at -= 1
    return Span(nouns[at].span.start, predicate.span.end)


def holders(drafts: Sequence[Draft]) -> list[Draft]:
    """Every draft with its holder: the tightest other draft whose content holds its cue and most of its content."""
    contents = sorted(((span, draft) for draft in drafts for span in draft.content), key=lambda pair: pair[0])
    starts = [span.start for span, _ in contents]
    return [
        draft if draft.holder else _held(draft, contents[: bisect_right(starts, draft.cue.start)][-_NEAR:])
        for draft in drafts
    ]  # fmt: skip


def _held(draft: Draft, contents: Sequence[tuple[Span, Draft]]) -> Draft:
    around = [
        (span.end - span.start, other)
        for span, other in contents
        if other.cue != draft.cue and span.holds(draft.cue) and (draft.source is None or span.holds(draft.source))
    ]
    if not around:
        return draft
    holder = min(around, key=lambda pair: (pair[0], pair[1].cue))[1]
    return Draft(draft.cue, draft.source, draft.content, draft.via, draft.stated, holder.cue)
