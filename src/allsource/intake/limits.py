"""Every limit of what is taken in, in one table, so that hostile or huge input ends in a named refusal.

The figures are our own choice: generous for news reports (a long book is about 1 MB of text), and small enough that one
input stays within a few hundred MB of memory. What a container holds is measured as it is unpacked; no size
written in a header is believed.
"""

from dataclasses import dataclass

__all__ = ["LIMITS", "Limits", "megabytes"]

_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes are bytes unless the name says otherwise."""

    text_chars: int = 5 * _MB
    """longest text of one article"""
    plain: int = 10 * _MB
    """plain text and Markdown files"""
    page: int = 20 * _MB
    """one HTML page"""
    page_depth: int = 500
    """nesting of elements in a page"""
    page_elements: int = 200_000
    """elements in a page"""
    pdf: int = 64 * _MB
    pdf_pages: int = 1_000
    pdf_stream: int = 20 * _MB
    """one stream of a PDF, unpacked"""
    pdf_seconds: float = 60.0
    """the time one PDF may take"""
    word: int = 64 * _MB
    """a DOCX file"""
    word_part: int = 32 * _MB
    """one XML part of a DOCX file, unpacked"""
    mail: int = 64 * _MB
    """one e-mail message with its attachments"""
    mail_parts: int = 500
    json: int = 64 * _MB
    """one JSON file, or one line of JSON Lines"""
    feed: int = 32 * _MB
    """one RSS or Atom file"""
    member: int = 64 * _MB
    """one web-archive record, or one archive member that is an article"""
    spool: int = 2_000 * _MB
    """a container that has to lie on disk to be read: a ZIP from stdin or inside an archive"""
    unpacked: int = 20_000 * _MB
    """all that comes out of one input"""
    ratio: int = 200
    """bytes unpacked for each byte read, beyond `ratio_free`"""
    ratio_free: int = 20 * _MB
    depth: int = 4
    """containers within containers"""
    members: int = 200_000
    """items of one input"""
    address: int = 32 * _MB
    """one fetched address"""
    address_seconds: float = 60.0
    redirects: int = 5


LIMITS = Limits()


def megabytes(size: int) -> str:
    """For people: `10 MB`."""
    return f"{size / _MB:,.0f} MB" if size >= _MB else f"{size:,} bytes"
