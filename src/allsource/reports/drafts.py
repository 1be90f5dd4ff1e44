"""A claim while it is being worked out: the network's attribution with what the rules have found so far."""

from collections.abc import Iterable
from dataclasses import dataclass

from allsource.model import Span
from allsource.reports.scene import Scene
from allsource.reports.tagged import Attribution

__all__ = ["Draft", "cue_words", "find_drafts", "left_context", "noun_phrase_before"]

_SUBJECT_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP", "PRP$", "POS", "HYPH", "CC"})
_BRIDGES = frozenset({"for", "of", "at", "from", "with", "in"})


@dataclass(frozen=True, slots=True)
class Draft:
    """`holder` is the cue of the claim that this one is nested in; `stated` is False for impersonal wording."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    via: tuple[str, ...] = ()
    stated: bool = True
    holder: Span | None = None


def find_drafts(scene: Scene) -> list[Draft]:
    """The network's attributions whose cue stands in a part that can hold claims, in text order."""
    found = []
    for attribution in scene.tagged.attributions:
        cue = _trim(scene.text, attribution.cue)
        if cue is None or not scene.claimed(cue):
            continue
        content = tuple(
            span for part in attribution.content if (span := _trim_content(scene.text, _with_marks(scene, part)))
        )
        found.append(Draft(cue, _source(scene, attribution, cue), content))
    return sorted(found, key=lambda draft: draft.cue)


def _source(scene: Scene, attribution: Attribution, cue: Span) -> Span | None:
    """One span: the longest part that is not a stray comma, the parts beside it joined where only space parts them."""
    parts = [span for part in attribution.source if (span := _trim(scene.text, part)) and not span.overlaps(cue)]
    joined = _merged(scene.text, parts)
    return max(joined, key=lambda span: span.end - span.start) if joined else None


def _merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or are parted by white space alone made one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and (span.start <= kept[-1].end or not text[kept[-1].end : span.start].strip()):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def _trim(text: str, span: Span) -> Span | None:
    """Without white space, commas and stray marks at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \t\n,;:—–-\"“”'‘’"))
    end = span.end - (len(words) - len(words.rstrip(' \t\n,;:—–"“”‘')))
    return Span(start, end) if start < end else None


def _with_marks(scene: Scene, span: Span) -> Span:
    """With the quotation marks at its ends, which the network leaves off, and the stop before a closing mark."""
    start, end = span.start, span.end
    for quotation in scene.quotations_near(span):
        if quotation.span.start < start and not _speaks(scene.text[quotation.span.start : start]):
            start = quotation.span.start
        if not quotation.open and quotation.span.end > end and not _speaks(scene.text[end : quotation.span.end]):
            end = quotation.span.end
    return Span(start, end)


def _speaks(words: str) -> bool:
    return any(letter.isalnum() for letter in words)


def _trim_content(text: str, span: Span) -> Span | None:
    """Without white space and loose commas; quotation marks and stops inside them stay."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \t\n,;:—–-"))
    end = span.end - (len(words) - len(words.rstrip(" \t\n,;—–-")))
    if text[start:end].endswith(".") and not text[start:end].endswith(("..", "U.S.", "a.m.", "p.m.")):
        end -= 1
    return Span(start, end) if any(letter.isalnum() for letter in text[start:end]) else None


def cue_words(scene: Scene, draft: Draft) -> str:
    """The cue, lower case, on one line."""
    return " ".join(draft.cue.of(scene.text).lower().replace("’", "'").split())


def left_context(scene: Scene, draft: Draft) -> str:
    """The cue with up to three words of its clause before it (auxiliaries, `not`), lower case."""
    floor = scene.sentence(draft.cue.start).start
    if draft.source and draft.source.end <= draft.cue.start:
        floor = max(floor, draft.source.end)
    for span in draft.content:
        if span.end <= draft.cue.start:
            floor = max(floor, span.end)
    before = scene.words(Span(floor, draft.cue.start))[-3:]
    start = before[0].span.start if before else draft.cue.start
    return " ".join(scene.text[start : draft.cue.end].lower().replace("’", "'").split())


def noun_phrase_before(scene: Scene, offset: int, sentence: Span) -> Span | None:
    """The noun phrase that ends right before an offset, within a sentence."""
    nouns = scene.tagged.words
    last = scene.word_index(offset) - 1
    first = last + 1
    while first > 0 and nouns[first - 1].span.start >= sentence.start and last - first < 10:
        word = nouns[first - 1]
        if word.tag not in _SUBJECT_TAGS and word.span.of(scene.text).lower() not in _BRIDGES:
            break
        first -= 1
    while first <= last and (nouns[first].tag == "CC" or nouns[first].span.of(scene.text).lower() in _BRIDGES):
        first += 1
    return Span(nouns[first].span.start, nouns[last].span.end) if first <= last else None
