"""WARC (ISO 28500) by warcio: each page that was answered with success is an item.

Taken are `response` and `resource` records whose content is a document; pictures, styles, scripts and answers other
than 200 are left out on purpose, since every crawl is full of them. The address, the moment and the HTTP headers are
those of the crawl. Gzip is undone beforehand, by record or as a whole, so that it is counted like any other.
"""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from allsource.errors import Refused
from allsource.intake.item import Item, Job, inside, shown
from allsource.intake.streams import Inflated, Reads

__all__ = ["open_warc"]

_DOCUMENTS = (
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/json"),
    *("application/feed+json", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    *("message/rfc822", "application/zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)
_KEPT_HEADERS = ("content-type", "last-modified", "etag", "date", "server")


def open_warc(item: Item, job: Job) -> Iterator[Item | Refused]:
    """The documents of a web archive, in its order."""
    records = ArchiveIterator(item.stream)
    try:
        for record in records:
            if _is_document(record):
                yield _item_or_refusal(record, item, job)
    except (ArchiveLoadFailed, EOFError, ValueError, UnicodeError, zlib.error) as error:
        raise Refused(
            item.name, f"is a truncated or damaged WARC ({str(error)[:80] or type(error).__name__})"
        ) from None


def _is_document(record: Any) -> bool:
    if record.rec_type == "resource":
        return _media_type(record).startswith(_DOCUMENTS)
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return record.http_headers.get_statuscode() == "200" and (_media_type(record) or "text/html").startswith(_DOCUMENTS)


def _media_type(record: Any) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _item_or_refusal(record: Any, item: Item, job: Job) -> Item | Refused:
    try:
        return _item(record, item, job)
    except Refused as refusal:
        return refusal


def _item(record: Any, item: Item, job: Job) -> Item:
    address = shown(str(record.rec_headers.get_header("WARC-Target-URI") or ""))
    name = address or "(record without address)"
    _, _, charset = _content_type(record).lower().partition("charset=")
    return inside(
        item,
        name,
        _content(record, f"{item.name}!/{name}"),
        job,
        address=address or f"{item.met.address}!/{name}",
        retrieved_at=_moment(record) or item.met.retrieved_at,
        media_type=_media_type(record),
        charset=charset.partition(";")[0],
        http=_http(record),
    )


def _content(record: Any, name: str) -> Reads:
    """The payload with its codings undone by us, so that it is counted as it comes."""
    payload: Reads = _Payload(record.raw_stream, name)
    headers = record.http_headers
    if headers is not None and str(headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        payload = ChunkedDataReader(payload)
    coding = str(headers.get_header("Content-Encoding") or "").lower().strip() if headers is not None else ""
    if coding in ("", "identity"):
        return payload
    # Many crawlers store the decoded payload and keep the header; the first bytes tell.
    begun = _Begun(payload)
    if begun.head.startswith(b"\x1f\x8b"):
        return Inflated(begun, name)
    if coding in ("gzip", "x-gzip") or _looks_decoded(begun.head):
        return begun
    raise Refused(name, f"is stored in the content coding {coding!r}, which is not read")


def _looks_decoded(head: bytes) -> bool:
    return head.lstrip()[:1] in (b"<", b"{", b"[") or head.startswith(b"%PDF")


class _Payload:
    """A record's payload, which says when the file ended before the length its record states."""

    def __init__(self, inner: Any, name: str) -> None:
        self._inner = inner
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        chunk = bytes(self._inner.read(size))
        if not chunk and size != 0 and getattr(self._inner, "limit", 0) > 0:
            raise Refused(self._name, "truncated: its record breaks off")
        return chunk


class _Begun:
    """A stream whose first bytes have been looked at."""

    def __init__(self, inner: Reads) -> None:
        self._inner = inner
        self.head = inner.read(16)
        self._left = self.head

    def read(self, size: int = -1, /) -> bytes:
        if not self._left:
            return self._inner.read(size)
        out, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return out


def _moment(record: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(record.rec_headers.get_header("WARC-Date")))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _http(record: Any) -> tuple[tuple[str, str], ...]:
    if record.http_headers is None:
        return ()
    status = (("status", str(record.http_headers.get_statuscode())),)
    said = ((name, str(record.http_headers.get_header(name) or "")[:500]) for name in _KEPT_HEADERS)
    return status + tuple((name, value) for name, value in said if value)
