"""PDF by its text layer.

pypdf gives the text, and `pdf_lines` puts its lines back into paragraphs. A PDF without a text layer is refused as
pictures of pages: images are not read. Encrypted PDFs are refused, but for those that open with an empty password.
The title in a PDF's properties is taken only where the text begins with it: programs leave rubbish there.
"""

import io
import time
from collections.abc import Iterator
from dataclasses import replace

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from allsource.errors import Refused
from allsource.intake.heads import head_of
from allsource.intake.item import Article, Item, Job
from allsource.intake.limits import Limits
from allsource.intake.markup import tidy
from allsource.intake.page import squeezed
from allsource.intake.pdf_lines import Line, paragraphs_of
from allsource.intake.plain import article_of_text
from allsource.intake.quiet import quiet
from allsource.intake.streams import whole

__all__ = ["read_pdf"]

_LETTERS_A_PAGE = 10
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


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


def _pages(original: bytes, name: str, limits: Limits) -> tuple[list[list[Line]], str]:
    if b"%%EOF" not in original[-2048:] and b"startxref" not in original[-2048:]:
        raise Refused(name, "is a truncated PDF: its end is missing")
    try:
        reader = PdfReader(io.BytesIO(original))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(name, "is an encrypted PDF; save it without its password")
        if len(reader.pages) > limits.pdf_pages:
            raise Refused(name, f"is a PDF of more than {limits.pdf_pages:,} pages")
        pages = list(_texts(reader, name, limits))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError) as error:
        raise Refused(name, f"is a damaged PDF ({type(error).__name__})") from None
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < _LETTERS_A_PAGE * min(len(pages), 20):
        raise Refused(name, "is a PDF of images without a text layer; run it through OCR first")
    return pages, _title(reader)


def _texts(reader: PdfReader, name: str, limits: Limits) -> Iterator[list[Line]]:
    deadline = time.monotonic() + limits.pdf_seconds
    size = 0
    for page in reader.pages:
        content = page.get_contents()
        if content is not None and len(content.get_data()) > limits.pdf_stream:
            raise Refused(name, "is a PDF with a page beyond what can be read")
        lines = _lines(page)
        size += sum(len(line.text) for line in lines)
        if time.monotonic() > deadline or size > limits.text_chars:
            raise Refused(name, f"is a PDF too long to read (over {limits.pdf_seconds:.0f} s or {size:,} characters)")
        yield lines


def _lines(page: PageObject) -> list[Line]:
    """The page's lines with the height at which each begins."""
    pieces: list[tuple[str, float]] = []

    def visit(text: str, ctm: list[float], tm: list[float], *_: object) -> None:
        if text:
            pieces.append((text.translate(_LIGATURES), tm[4] * ctm[1] + tm[5] * ctm[3] + ctm[5]))

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    waiting, height = "", 0.0
    for text, at in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(Line(tidy(waiting), height))
                waiting = ""
            height = at if not waiting.strip() else height
            waiting += part
    lines.append(Line(tidy(waiting), height))
    return [line for line in lines if line.text]


def _title(reader: PdfReader) -> str:
    try:
        return tidy(str(reader.metadata.title or "")) if reader.metadata is not None else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return ""
