"""A report's text cut into pieces for the page: which citation covers each piece, and which part of a line it states.

Citations overlap, so a piece belongs to every citation and part that covers it. Nothing of the text is changed or lost:
the pieces of all paragraphs, joined with the breaks between them, are the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from allsource.brief.records import Brief, Citation, Mark

__all__ = ["Piece", "anchor", "cited", "paragraphs", "quoted"]

_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report. `anchors` are those of citations that begin here, `covered` those it lies in."""

    words: str
    anchors: tuple[str, ...]
    covered: tuple[str, ...]
    parts: tuple[str, ...]


def anchor(citation: Citation) -> str:
    """The anchor of a citation in the page: `m3-120-240` is report 3, characters 120 to 240."""
    return f"m{citation.report}-{citation.start}-{citation.end}"


def cited(brief: Brief) -> dict[int, list[Citation]]:
    """Every citation of the brief by report, each once."""
    found: dict[int, dict[str, Citation]] = {}
    for citation in (cite for section in brief.sections for line in section.lines for cite in line.citations):
        held = found.setdefault(citation.report, {})
        known = held.get(anchor(citation))
        marks = tuple(sorted({*citation.marks, *(known.marks if known else ())}))
        held[anchor(citation)] = replace(citation, marks=marks)
    return {report: [held[key] for key in sorted(held)] for report, held in found.items()}


def paragraphs(text: str, citations: Sequence[Citation]) -> list[list[Piece]]:
    """The text's paragraphs as pieces. A text without blank lines has one paragraph a line."""
    breaks = _BREAK if _BREAK.search(text.strip()) else re.compile(r"\n+")
    bounds, start = [], 0
    for found in breaks.finditer(text):
        bounds.append((start, found.start()))
        start = found.end()
    bounds.append((start, len(text)))
    marks = [mark for citation in citations for mark in citation.marks]
    return [list(_pieces(text, *pair, citations, marks)) for pair in bounds if text[slice(*pair)].strip()]


def quoted(citation: Citation) -> list[Piece]:
    """A citation's own passage as pieces, for showing beneath its line."""
    moved = [Mark(mark.start - citation.start, mark.end - citation.start, mark.part) for mark in citation.marks]
    return list(_pieces(citation.quotation, 0, len(citation.quotation), (), moved))


def _pieces(text: str, start: int, end: int, citations: Sequence[Citation], marks: Iterable[Mark]) -> Iterable[Piece]:
    spans = [(mark.start, mark.end, mark.part) for mark in marks if mark.part != "content"]
    edges = {edge for span in (*((c.start, c.end) for c in citations), *(s[:2] for s in spans)) for edge in span}
    cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
    for at, to in pairwise(cuts):
        over = [citation for citation in citations if citation.start < to and at < citation.end]
        begun = tuple(anchor(citation) for citation in over if citation.start == at)
        parts = tuple(sorted({part for first, last, part in spans if first < to and at < last}))
        yield Piece(text[at:to], begun, tuple(map(anchor, over)), parts)
