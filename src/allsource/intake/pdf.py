"""PDF by its text layer.

pypdf gives the text; lines are put back into paragraphs (a word cut at a line's end is joined, page numbers and lines
that repeat at the edges of pages go). A PDF without a text layer is refused as pictures of pages: images are not read.
Encrypted PDFs are refused, but for those that open with an empty password, as their readers do.
The title in a PDF's properties is taken only where the text begins with it: programs leave rubbish there.
"""

import io
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from allsource.errors import Refused
from allsource.intake.heads import head_of
from allsource.intake.item import Article, Item, Job
from allsource.intake.limits import Limits
from allsource.intake.markup import joined, tidy
from allsource.intake.page import squeezed
from allsource.intake.plain import article_of_text
from allsource.intake.quiet import quiet
from allsource.intake.streams import whole

__all__ = ["paragraphs_of", "read_pdf"]

_LETTERS_A_PAGE = 10
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SHORT_LINE = 0.8
_EDGE_LINES = 2


def read_pdf(item: Item, job: Job) -> Iterator[Article]:
    """The article of one PDF."""
    original = whole(item.stream, job.options.limits.pdf, item.name, "a PDF")
    with quiet():
        pages, title = _pages(original, item.name, job.options.limits)
    text = paragraphs_of(pages)
    head = head_of(text)
    article = article_of_text(item, original, text, "application/pdf", head)
    own = title if squeezed(text).startswith(squeezed(title)) else ""
    yield replace(article, title=head.title or own)


def paragraphs_of(pages: list[str]) -> str:
    """Pages of lines as paragraphs with blank lines between."""
    lines = [_lines(page) for page in pages]
    running = _running(lines)
    kept = [line for page in lines for line in _without_edges(page, running)]
    return joined(tidy(block) for block in _blocks(kept))


def _pages(original: bytes, name: str, limits: Limits) -> tuple[list[str], str]:
    if b"%%EOF" not in original[-2048:] and b"startxref" not in original[-2048:]:
        raise Refused(name, "is a truncated PDF: its end is missing")
    try:
        reader = PdfReader(io.BytesIO(original))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(name, "is an encrypted PDF; save it without its password")
        count = len(reader.pages)
        if count > limits.pdf_pages:
            raise Refused(name, f"is a PDF of more than {limits.pdf_pages:,} pages")
        pages = list(_texts(reader, name, limits))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError) as error:
        raise Refused(name, f"is a damaged PDF ({type(error).__name__})") from None
    if sum(c.isalpha() for page in pages for c in page) < _LETTERS_A_PAGE * min(len(pages), 20):
        raise Refused(name, "is a PDF of images without a text layer; run it through OCR first")
    return pages, _title(reader)


def _texts(reader: PdfReader, name: str, limits: Limits) -> Iterator[str]:
    deadline = time.monotonic() + limits.pdf_seconds
    size = 0
    for page in reader.pages:
        content = page.get_contents()
        if content is not None and len(content.get_data()) > limits.pdf_stream:
            raise Refused(name, "is a PDF with a page beyond what can be read")
        text = page.extract_text().translate(_LIGATURES)
        size += len(text)
        if time.monotonic() > deadline or size > limits.text_chars:
            raise Refused(name, f"is a PDF too long to read (over {limits.pdf_seconds:.0f} s or {size:,} characters)")
        yield text


def _title(reader: PdfReader) -> str:
    try:
        return tidy(str(reader.metadata.title or "")) if reader.metadata is not None else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def _lines(page: str) -> list[str]:
    return [tidy(line) for line in page.replace("\r\n", "\n").split("\n")]


def _running(pages: list[list[str]]) -> set[str]:
    """Lines at the edges of most pages, numbers aside: headers and footers."""
    if len(pages) < 3:
        return set()
    edges = Counter(key for page in pages for key in {_numberless(line) for line in _edges(page)})
    return {line for line, count in edges.items() if line and count > len(pages) / 2}


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_EDGE_LINES] + filled[-_EDGE_LINES:]


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _without_edges(page: list[str], running: set[str]) -> list[str]:
    edges = set(_edges(page))
    return [
        line for line in page if not (line in edges and (_PAGE_NUMBER.fullmatch(line) or _numberless(line) in running))
    ]


def _blocks(lines: list[str]) -> Iterator[str]:
    """Lines joined until a blank line, or a line that ends a sentence well before the margin."""
    lengths = sorted(len(line) for line in lines if line)
    margin = lengths[int(len(lengths) * 0.9)] if lengths else 0
    block = ""
    for position, line in enumerate(lines):
        if not line:
            # A page may break within a paragraph: a blank line ends one only where its sentence has ended.
            if block and (_SENTENCE_END.search(block) or len(block) < _SHORT_LINE * margin):
                yield block
                block = ""
            continue
        following = next((after for after in lines[position + 1 : position + 3] if after), "")
        block = _with_line(block, line)
        if _ends(line, following, margin):
            yield block
            block = ""
    if block:
        yield block


def _with_line(block: str, line: str) -> str:
    if re.search(r"[a-zß-ÿ]-$", block) and re.match(r"[a-zß-ÿ]", line):
        return block[:-1] + line
    return f"{block} {line}" if block else line


def _ends(line: str, following: str, margin: int) -> bool:
    """A short line ends its block when a sentence ends with it, or when it is a heading above a new sentence."""
    if len(line) >= _SHORT_LINE * margin:
        return False
    return bool(_SENTENCE_END.search(line)) or (
        len(line) < 0.6 * margin and bool(re.match(r"[A-ZÀ-Þ“\"•–-]", following))
    )
