"""Lines of a PDF page back into paragraphs.

A gap wider than the usual leading ends a paragraph, and so does a line that ends a sentence well before the margin. A
word cut at a line's end is joined; page numbers, and lines that repeat at the edges of most pages, go. Columns follow
in the order in which the page draws them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from allsource.intake.markup import joined, tidy

__all__ = ["Line", "paragraphs_of"]

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_OPENS = re.compile(r"[A-ZÀ-Þ“\"•–-]")
_SHORT_LINE = 0.8
_HEADING = 0.6
_WIDE_GAP = 1.35
_EDGE_LINES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its height on the page in points; `gap` says that a wide space lies above it."""

    text: str
    height: float
    gap: bool = False


def paragraphs_of(pages: list[list[Line]]) -> str:
    """Pages of lines as paragraphs with blank lines between."""
    leading = _leading(pages)
    running = _running(pages)
    kept = [line for page in pages for line in _without_edges(_gapped(page, leading), running)]
    return joined(tidy(block) for block in _blocks(kept))


def _leading(pages: list[list[Line]]) -> float:
    """The most frequent distance between two lines, 0 where there is none."""
    gaps = Counter(round(a.height - b.height, 1) for page in pages for a, b in pairwise(page))
    downward = {gap: count for gap, count in gaps.items() if gap > 1}
    return max(downward, key=lambda gap: (downward[gap], -gap), default=0.0)


def _gapped(page: list[Line], leading: float) -> list[Line]:
    lines, above = [], None
    for line in page:
        wide = above is not None and leading > 0 and above - line.height > _WIDE_GAP * leading
        lines.append(Line(line.text, line.height, gap=wide))
        above = line.height
    return lines


def _running(pages: list[list[Line]]) -> set[str]:
    """Lines at the edges of most pages, numbers aside: headers and footers."""
    if len(pages) < 3:
        return set()
    edges = Counter(key for page in pages for key in {_numberless(line.text) for line in _edges(page)})
    return {line for line, count in edges.items() if count > len(pages) / 2}


def _edges(page: list[Line]) -> list[Line]:
    return page[:_EDGE_LINES] + page[-_EDGE_LINES:]


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _without_edges(page: list[Line], running: set[str]) -> list[Line]:
    edges = {id(line) for line in _edges(page)}
    return [
        line
        for line in page
        if id(line) not in edges or not (_PAGE_NUMBER.fullmatch(line.text) or _numberless(line.text) in running)
    ]


def _blocks(lines: list[Line]) -> Iterator[str]:
    lengths = sorted(len(line.text) for line in lines)
    margin = lengths[int(len(lengths) * 0.9)] if lengths else 0
    block = ""
    for line, following in zip_longest(lines, lines[1:]):
        block = _with_line(block, line.text)
        if following is None or following.gap or _ends(line.text, following.text, margin):
            yield block
            block = ""


def _with_line(block: str, line: str) -> str:
    if re.search(r"[a-zß-ÿ]-$", block) and re.match(r"[a-zß-ÿ]", line):
        return block[:-1] + line
    return f"{block} {line}" if block else line


def _ends(line: str, following: str, margin: int) -> bool:
    """A short line ends its block with its sentence, or as a heading above a new beginning."""
    if len(line) >= _SHORT_LINE * margin:
        return False
    return bool(_SENTENCE_END.search(line)) or (len(line) < _HEADING * margin and bool(_OPENS.match(following)))
