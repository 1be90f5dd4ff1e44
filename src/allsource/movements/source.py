"""Bytes in: files plain, gzip or zstd (told by their first bytes), or an iterable of bytes, in bounded pieces.

A compressed stream that breaks off gives what it held so far and says so (zstd without a word where a frame is
merely cut short); nothing here decodes anything.
"""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
import zstandard

from allsource.errors import Refused
from allsource.movements.counts import Counts
from allsource.movements.fixes import Array

__all__ = ["CHUNK", "HEAD", "SPARE", "Source", "blocks", "lines", "open_source", "whole_lines"]

CHUNK = 1 << 23
HEAD = 1 << 16
SPARE = 64
_LONGEST_LINE = 1 << 20
_LONG_PIECE = 4096  # a block of many lines; anything shorter is one line
_DAMAGED = "compressed data that breaks off or is damaged"
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


class _Joined(io.RawIOBase):
    """An iterable of bytes as a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            whole = len(piece) > _LONG_PIECE or piece.endswith((b"\n", b"\r"))
            self._rest = memoryview(piece if whole else piece + b"\n")
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


@dataclass(slots=True)
class Source:
    """A named stream with its first bytes looked at; `path` is None where the bytes did not come from a file."""

    name: str
    stream: BinaryIO
    head: bytes
    path: Path | None
    raw: BinaryIO
    counts: Counts = field(default_factory=Counts)
    mapping: Mapping[str, str] = field(default_factory=dict)
    """columns that the caller named, field to column"""
    notes: list[str] = field(default_factory=list)
    """what the reader has to say beside the counts"""
    plain: bool = True
    """Whether the file's bytes are the data's bytes (not compressed): a Parquet file can be read in place."""

    def pieces(self, size: int = CHUNK) -> Iterator[bytes]:
        """The whole stream from its start, in pieces of at most `size` bytes."""
        yield from _with_head(self.head, self.stream, size, self.counts)
        self.close()

    def close(self) -> None:
        self.stream.close()
        self.raw.close()


def _with_head(head: bytes, stream: BinaryIO, size: int, counts: Counts) -> Iterator[bytes]:
    yield head
    while _DAMAGED not in counts.refused and (piece := _fill(stream, size, counts)):
        yield piece


def _fill(stream: BinaryIO, size: int, counts: Counts) -> bytes:
    """Up to `size` bytes; where a compressed stream is damaged, what it gave before."""
    filled = bytearray()
    try:
        while len(filled) < size and (piece := _some(stream, size - len(filled))):
            filled += piece
    except (EOFError, zlib.error, zstandard.ZstdError, gzip.BadGzipFile):
        counts.refused[_DAMAGED] += 1
    return bytes(filled)


def _fill_into(stream: BinaryIO, room: memoryview, counts: Counts) -> int:
    """As `_fill`, into memory that is there; how many bytes."""
    filled = 0
    try:
        while filled < len(room) and (count := _some_into(stream, room[filled:])):
            filled += count
    except (EOFError, zlib.error, zstandard.ZstdError, gzip.BadGzipFile):
        counts.refused[_DAMAGED] += 1
    return filled


def _some_into(stream: BinaryIO, room: memoryview) -> int:
    if isinstance(stream, gzip.GzipFile | io.BufferedReader):
        return stream.readinto1(room)
    piece = stream.read(len(room))
    room[: len(piece)] = piece
    return len(piece)


def _some(stream: BinaryIO, size: int) -> bytes:
    """One read that gives what is there instead of failing at damage behind it."""
    if isinstance(stream, gzip.GzipFile | io.BufferedReader):
        return stream.read1(size)
    return stream.read(size)


def _unpacked(raw: BinaryIO) -> tuple[BinaryIO, bool]:
    """The stream behind gzip or zstd, and whether it was plain all along."""
    start = raw.peek(4)[:4] if isinstance(raw, io.BufferedReader) else b""
    if start.startswith(_GZIP):
        return gzip.GzipFile(fileobj=raw), False  # type: ignore[return-value]
    if start == _ZSTD:
        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)), False
    return raw, True


def open_source(given: str | Path | Iterable[bytes], mapping: Mapping[str, str] | None = None) -> Source:
    """Open a path, bytes, or an iterable of bytes (lines or blocks); refuses what is not there or is a folder."""
    if isinstance(given, str | Path):
        path = Path(given)
        if not path.is_file():
            raise Refused(str(path), "a folder, not a file" if path.is_dir() else "no such file")
        raw: BinaryIO = path.open("rb")
        name = str(path)
    else:
        path, name = None, "bytes"
        pieces = [bytes(given)] if isinstance(given, bytes | bytearray) else given
        raw = io.BufferedReader(_Joined(pieces))
    stream, plain = _unpacked(raw)
    counts = Counts()
    head = _fill(stream, HEAD, counts)
    return Source(name, stream, head, path if plain else None, raw, counts, dict(mapping or {}), plain=plain)


def whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes cut only behind line feeds (or carriage returns where there are none).

    A line beyond a megabyte is no line of any format here and is cut where it is.
    """
    rest = b""
    for piece in pieces:
        joined = rest + piece
        cut = joined.rfind(b"\n") + 1
        if not cut and b"\r" in joined[:-1]:
            cut = joined.rfind(b"\r", 0, len(joined) - 1) + 1
        if not cut and len(joined) > _LONGEST_LINE:
            cut = len(joined)
        if cut:
            yield joined[:cut]
        rest = joined[cut:]
    if rest:
        yield rest


def _cut(store: bytearray, have: int) -> int:
    """How far the whole lines in `store[:have]` go; all of it where a line is longer than any."""
    cut = store.rfind(b"\n", 0, have) + 1
    if not cut and have > 1 and store.find(b"\r", 0, have - 1) >= 0:
        cut = store.rfind(b"\r", 0, have - 1) + 1
    return have if not cut and have > _LONGEST_LINE else cut


def blocks(source: Source) -> Iterator[tuple[Array, int]]:
    """Whole lines as `whole_lines` cuts them, without copies: a buffer of bytes, and how many of them are lines.

    The buffer is written over for the next block; `SPARE` zero bytes stand behind the lines. A block is at most CHUNK
    bytes.
    """
    store = bytearray(CHUNK + SPARE)
    view, buffer = memoryview(store), np.frombuffer(store, np.uint8)
    have = len(source.head)
    store[:have] = source.head
    ended = False
    while not ended:
        if _DAMAGED not in source.counts.refused:
            have += _fill_into(source.stream, view[have:CHUNK], source.counts)
        ended = have < CHUNK
        cut = have if ended else _cut(store, have)
        if not cut:
            continue
        rest = bytes(view[cut:have])
        view[cut : cut + SPARE] = bytes(SPARE)
        yield buffer, cut
        view[: len(rest)] = rest
        have = len(rest)
    source.close()


def lines(source: Source) -> Iterator[bytes]:
    """Single lines without their ends, for formats that are read a line at a time; counts each."""
    for block in whole_lines(source.pieces()):
        for line in block.splitlines():
            source.counts.lines += 1
            yield line
