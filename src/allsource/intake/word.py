"""DOCX (ECMA-376) by python-docx: paragraphs and tables in their order.

Every XML part is unpacked once beforehand and counted, since a ZIP's headers can lie about sizes. The dates in a
document's properties say when it was written or saved, not when it was published, and are not taken.
Left out: comments, tracked deletions, footnotes, and text in drawings.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from allsource.errors import Refused
from allsource.intake.heads import head_of
from allsource.intake.item import Article, Item, Job
from allsource.intake.markup import joined, tidy
from allsource.intake.plain import article_of_text
from allsource.intake.quiet import quiet

__all__ = ["read_word"]

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_CHUNK = 1 << 16
_ROWS = 5_000


def read_word(original: bytes, item: Item, job: Job) -> Article:
    """The article of a DOCX file's bytes."""
    _unpacked_once(original, item.name, job)
    try:
        with quiet():
            document = docx.Document(io.BytesIO(original))
            text = joined(tidy(block) for block in _blocks(document))
            title = _titled(document)
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, AttributeError) as error:
        raise Refused(item.name, f"is a damaged DOCX file ({type(error).__name__})") from None
    if not text.strip():
        raise Refused(item.name, "is a DOCX file without text")
    head = head_of(text)
    article = article_of_text(item, original, text, _MEDIA_TYPE, head)
    return replace(article, title=title or head.title)


def _unpacked_once(original: bytes, name: str, job: Job) -> None:
    limit = job.options.limits.word_part
    try:
        with zipfile.ZipFile(io.BytesIO(original)) as package:
            for part in package.infolist():
                with package.open(part) as stream:
                    size = 0
                    while chunk := stream.read(_CHUNK):
                        size += len(chunk)
                        job.budget.charge(len(chunk))
                        if size > limit and part.filename.endswith((".xml", ".rels")):
                            raise Refused(name, "is a DOCX file with a part beyond what can be read")
    except _DAMAGE as error:
        raise Refused(name, f"is a truncated or damaged DOCX file ({error})") from None


def _blocks(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in list(block.rows)[:_ROWS]:
                # A merged cell is met once for each column it spans.
                cells = {id(cell._tc): tidy(cell.text).replace("\n", " ") for cell in row.cells}
                yield " ".join(filter(None, cells.values()))
        else:
            yield block.text


def _titled(document: WordDocument) -> str:
    """The first paragraph in the style Title, or the first heading before any text."""
    for paragraph in document.paragraphs[:20]:
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        words = tidy(paragraph.text).replace("\n", " ")
        if words and style in ("Title", "Heading 1"):
            return words
    return ""
