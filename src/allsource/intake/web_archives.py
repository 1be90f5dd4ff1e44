"""Pages in web archives: each that was answered with success is an item.

Taken are `response`, `resource` and `conversion` (WET) records whose content is a document; pictures, styles, scripts
and answers other than 200 are left out on purpose, since every crawl is full of them. The address, the moment and the
HTTP headers are those of the crawl. Gzip is undone beforehand, by record or as a whole, so that it is counted like any
other.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from allsource.errors import Refused
from allsource.intake.item import Item, Job, inside, shown
from allsource.intake.streams import Inflated, Reads
from allsource.intake.warc_records import Message, Record, chunks_joined, http_message, records

__all__ = ["open_warc"]

_DOCUMENTS = (
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/json"),
    *("application/feed+json", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    *("message/rfc822", "application/zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)
_TAKEN = ("response", "resource", "conversion")
_KEPT_HEADERS = ("content-type", "last-modified", "etag", "date", "server")
_HEADER_CHARS = 500


def open_warc(item: Item, job: Job) -> Iterator[Item | Refused]:
    """The documents of a web archive, in its order."""
    for record in records(item.stream, item.name):
        if record.headers.get("warc-type", "").lower() in _TAKEN:
            try:
                found = _item(record, item, job)
            except Refused as refusal:
                yield refusal
                continue
            if found is not None:
                yield found


def _item(record: Record, item: Item, job: Job) -> Item | None:
    """The document of a record, None where it holds none."""
    address = shown(record.headers.get("warc-target-uri", "").strip("<>"))
    name = address or "(record without address)"
    message = http_message(record.block, f"{item.name}!/{name}")
    if not _is_document(record, message):
        return None
    content_type = _content_type(record, message).lower()
    _, _, charset = content_type.partition("charset=")
    return inside(
        item,
        name,
        _content(record.block, message, f"{item.name}!/{name}"),
        job,
        address=address or f"{item.met.address}!/{name}",
        retrieved_at=_moment(record) or item.met.retrieved_at,
        media_type=content_type.partition(";")[0].strip(),
        charset=charset.partition(";")[0].strip(' "'),
        http=_http(message),
    )


def _is_document(record: Record, message: Message | None) -> bool:
    if record.headers["warc-type"].lower() != "response":
        return _content_type(record, message).lower().startswith(_DOCUMENTS)
    if message is None or message.status != "200":
        return False
    return (_content_type(record, message).lower() or "text/html").startswith(_DOCUMENTS)


def _content_type(record: Record, message: Message | None) -> str:
    return (record.headers if message is None else message.headers).get("content-type", "")


def _content(block: io.BufferedReader, message: Message | None, name: str) -> Reads:
    """The payload with its codings undone by us, so that it is counted as it comes."""
    headers = {} if message is None else message.headers
    chunked = headers.get("transfer-encoding", "").lower() == "chunked"
    payload: Reads = chunks_joined(block, name) if chunked else block
    coding = headers.get("content-encoding", "").lower().strip()
    if coding in ("", "identity"):
        return payload
    # Many crawlers store the decoded payload and keep the header; the first bytes tell.
    begun = _Begun(payload)
    if begun.head.startswith(b"\x1f\x8b"):
        return Inflated(begun, name)
    if coding in ("gzip", "x-gzip") or _looks_decoded(begun.head):
        return begun
    raise Refused(name, f"is stored in the content coding {shown(coding[:40])}, which is not read")


def _looks_decoded(head: bytes) -> bool:
    return head.lstrip()[:1] in (b"<", b"{", b"[") or head.startswith(b"%PDF")


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


def _moment(record: Record) -> datetime | None:
    try:
        found = datetime.fromisoformat(record.headers.get("warc-date", ""))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _http(message: Message | None) -> tuple[tuple[str, str], ...]:
    if message is None:
        return ()
    said = ((name, message.headers.get(name, "")[:_HEADER_CHARS]) for name in _KEPT_HEADERS)
    return (("status", message.status), *((name, value) for name, value in said if value))
