"""One text as the rules look at it: parts, sentences, quotations and words, each found by offset.

A scene is built once a document and read by every rule, so that no rule searches the whole text again. It holds no
judgement of its own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from allsource.model import Span
from allsource.reports.parts import CLAIMED, READ, Part
from allsource.reports.quotes import Quotation, find_quotations, in_quotes
from allsource.reports.sentences import split_sentences
from allsource.reports.tagged import Tagged, Word

__all__ = ["Scene", "make_scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """`paragraphs` are the parts that are read; `sentences` lie within them; all are in text order."""

    text: str
    parts: tuple[Part, ...]
    paragraphs: tuple[Part, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    tagged: Tagged
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    def words(self, span: Span) -> Sequence[Word]:
        """The words that begin within a span."""
        return self.tagged.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def word_index(self, offset: int) -> int:
        """Place of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset, or of the last one before it; 0 in an empty text."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds an offset; the whole text where there is none."""
        return self.sentences[self.sentence_at(offset)] if self.sentences else Span(0, len(self.text))

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds an offset, or of the last one before it."""
        return max(bisect_right(self.paragraph_starts, offset) - 1, 0)

    def paragraph(self, offset: int) -> Span:
        """The paragraph that holds an offset; the whole text where there is none."""
        return self.paragraphs[self.paragraph_at(offset)].span if self.paragraphs else Span(0, len(self.text))

    def claimed(self, span: Span) -> bool:
        """Whether a span stands in a part that can hold claims: not in a headline."""
        if not self.paragraphs:
            return False
        part = self.paragraphs[self.paragraph_at(span.start)]
        return part.kind in CLAIMED and part.span.holds(span)

    def quotations_near(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that overlap a span."""
        first = max(bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.start) - 1, 0)
        last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.span.start)
        return tuple(one for one in self.quotations[first:last] if one.span.overlaps(span))

    def quoted(self, span: Span) -> bool:
        """Whether a span lies within quotation marks."""
        place = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.start)
        return in_quotes(span, self.quotations[max(place - 1, 0) : place])


def make_scene(text: str, parts: Sequence[Part], tagged: Tagged) -> Scene:
    """The scene of a text; `tagged` must come from the same text and parts."""
    paragraphs = tuple(part for part in parts if part.kind in READ)
    sentences = tuple(sentence for part in paragraphs for sentence in split_sentences(text, part.span))
    return Scene(
        text=text,
        parts=tuple(parts),
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=find_quotations(text, (part.span for part in paragraphs)),
        tagged=tagged,
        starts=tuple(word.span.start for word in tagged.words),
        sentence_starts=tuple(sentence.start for sentence in sentences),
        paragraph_starts=tuple(part.span.start for part in paragraphs),
    )
