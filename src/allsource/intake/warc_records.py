"""The records of a WARC (ISO 28500) and the HTTP message within one (RFC 9112), read strictly forward.

Every line and header block is bounded and every length is held against what is there, so that a damaged or hostile
archive costs no more memory than one chunk. warcio reads lines of any length and reports damage on stderr, which is why
it serves here as the authority of the tests and not at run time.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from allsource.errors import Refused
from allsource.intake.streams import Reads

__all__ = ["Message", "Record", "chunks_joined", "http_message", "records"]

_LINE = 16_384
_HEADER_LINES = 1_000
_CHUNK = 1 << 16
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")


class Payload(io.RawIOBase):
    """The bytes of one record and no more; Refused where the file ends before the length that the record states."""

    def __init__(self, inner: io.BufferedReader, length: int, name: str) -> None:
        super().__init__()
        self._inner = inner
        self._left = length
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._inner.read(min(len(buffer), self._left))
        if not chunk and self._left > 0:
            raise Refused(self._name, "truncated: its record breaks off")
        self._left -= len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def skip(self) -> None:
        """Go to the record's end, or to the file's."""
        while self._left > 0 and (chunk := self._inner.read(min(_CHUNK, self._left))):
            self._left -= len(chunk)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers by small names, and its block."""

    headers: dict[str, str]
    block: io.BufferedReader


@dataclass(frozen=True, slots=True)
class Message:
    """An HTTP answer: status, headers by small names; the body is what is left of the block."""

    status: str
    headers: dict[str, str]


def records(stream: io.BufferedReader, name: str) -> Iterator[Record]:
    """Each record in turn; what is not read of a block is skipped."""
    while line := _line_after_blanks(stream, name):
        if not line.startswith(b"WARC/"):
            raise Refused(name, "is a damaged WARC: a record does not begin where the one before says that it ends")
        headers = _headers(stream, name)
        length = headers.get("content-length", "")
        if not re.fullmatch(r"\d{1,15}", length):
            raise Refused(name, "is a damaged WARC: a record states no length")
        payload = Payload(stream, int(length), f"{name}!/{headers.get('warc-target-uri', 'record')}")
        yield Record(headers, io.BufferedReader(payload, _CHUNK))
        payload.skip()


def http_message(block: io.BufferedReader, name: str) -> Message | None:
    """The head of the HTTP answer that a block begins with; None where it begins with none."""
    if not (status := _STATUS.match(block.peek(16)[:16])):
        return None
    block.readline(_LINE)
    return Message(status[1].decode(), _headers(block, name))


def chunks_joined(block: io.BufferedReader, name: str) -> Reads:
    """A body without its chunked transfer coding; as it is where the crawler had undone it already."""
    return (
        _Joined(block, name) if re.match(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n", block.peek(64)[:64]) else block
    )


class _Joined:
    def __init__(self, block: io.BufferedReader, name: str) -> None:
        self._block = block
        self._name = name
        self._left = -1
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        if self._ended or (self._left <= 0 and not self._next_chunk()):
            self._ended = True
            return b""
        chunk = self._block.read(min(size if size >= 0 else _CHUNK, self._left))
        if not chunk and size != 0:
            raise Refused(self._name, "truncated: its chunked body breaks off")
        self._left -= len(chunk)
        return chunk

    def _next_chunk(self) -> bool:
        """Whether another chunk follows; its length is a hexadecimal number on a line of its own."""
        if self._left == 0:
            self._block.readline(_LINE)  # the line end after a chunk
        length = self._block.readline(_LINE).partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", length):
            raise Refused(self._name, "damaged: its chunked body has no length")
        self._left = int(length, 16)
        return self._left > 0


def _line_after_blanks(stream: io.BufferedReader, name: str) -> bytes:
    for _ in range(_HEADER_LINES):
        line = stream.readline(_LINE)
        if not line or line.strip():
            return line
    raise Refused(name, "is a damaged WARC: nothing but empty lines between two records")


def _headers(stream: io.BufferedReader, name: str) -> dict[str, str]:
    """Header lines until the empty one; a line that begins with a space continues the one before."""
    said: dict[str, str] = {}
    key = ""
    for _ in range(_HEADER_LINES):
        line = stream.readline(_LINE)
        if not line.strip():
            if not line:
                raise Refused(name, "truncated: it breaks off within a header")
            return said
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t":
            said[key] = f"{said.get(key, '')} {text.strip()}"
        else:
            key, _, value = text.partition(":")
            key = key.strip().lower()
            said.setdefault(key, value.strip())
    raise Refused(name, "is damaged: a header does not end")
