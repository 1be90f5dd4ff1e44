"""Quotations: the stretches between quotation marks, with the marks.

Curly, straight, doubled single (```` ``…'' ````, ``''…''``) and angle marks are read. Each paragraph is read by
itself, and a quotation left open at its end is `open`: by the custom of English papers the next paragraph then begins
with a mark and goes on with the same speaker. Single marks are left out, since most are apostrophes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from allsource.model import Span

__all__ = ["Quotation", "find_quotations", "in_quotes", "quoted_share"]

_MARK = re.compile(r"``|''|[\"“”„«»]")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks; `open` when no closing mark stands in its paragraph."""

    span: Span
    open: bool = False


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The quotations of each paragraph in order."""
    return tuple(quotation for paragraph in paragraphs for quotation in _of_paragraph(text, paragraph))


def _of_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, match, paragraph)
        if start is None:
            start = match.start() if opens or match[0] not in _CLOSING else None
        elif opens and match[0] not in _CLOSING and _spaced(text, match, paragraph):
            # A second opening mark: the closing one was lost, so the first quotation ended unseen.
            start = start if match[0] in _OPENING and text[start] in '"“' else match.start()
        else:
            found.append(Quotation(Span(start, match.end())))
            start = None
    if start is not None:
        found.append(Quotation(Span(start, paragraph.end), open=True))
    return found


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    return match[0] in _OPENING or (match[0] not in _CLOSING and _spaced(text, match, paragraph))


def _spaced(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """White space (or nothing) before the mark and a word right after it."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return (before.isspace() or before in "([—–-:,") and not after.isspace()


def in_quotes(span: Span, quotations: Iterable[Quotation]) -> bool:
    """Whether a span lies wholly within one quotation."""
    return any(quotation.span.holds(span) for quotation in quotations)


def quoted_share(text: str, spans: Iterable[Span], quotations: Iterable[Quotation]) -> float:
    """How much of the letters and digits of the spans is in quotation marks, 0 to 1."""
    quotations = tuple(quotations)
    inside = whole = 0
    for span in spans:
        whole += _letters(text, span)
        for quotation in quotations:
            if span.overlaps(quotation.span):
                cut = Span(max(span.start, quotation.span.start), min(span.end, quotation.span.end))
                inside += _letters(text, cut)
    return inside / whole if whole else 0.0


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, span.of(text)))
