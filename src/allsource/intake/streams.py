"""Streams that count what passes through them, so that no header has to be believed.

Every input has one `Budget`. What is read from outside is credit; what is unpacked is charged, and a budget that is
overdrawn ends the whole input (`Exhausted`), since an archive that unpacks beyond reason has no part worth keeping.
"""

import io
import zlib
from typing import Protocol, cast

from allsource.errors import Refused
from allsource.intake.limits import Limits, megabytes

__all__ = ["Budget", "Counted", "Exhausted", "Inflated", "Reads", "buffered", "in_memory", "whole"]

_CHUNK = 1 << 16


class Reads(Protocol):
    """All that is asked of a stream."""

    def read(self, size: int = -1, /) -> bytes: ...


class Exhausted(Exception):
    """An input outgrew its limits as a whole; `reason` is one clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Budget:
    """What one input may still unpack: bytes, and items."""

    def __init__(self, limits: Limits, read: int = 0) -> None:
        self.limits = limits
        self.read = read
        self.unpacked = 0
        self.items = 0
        self._overdrawn = ""

    def credit(self, size: int) -> None:
        self.read += size

    def charge(self, size: int) -> None:
        """Count bytes that came out of a container."""
        self.unpacked += size
        limits = self.limits
        if self.unpacked > limits.unpacked:
            self._overdrawn = f"unpacks to more than {megabytes(limits.unpacked)}"
        elif self.unpacked > limits.ratio_free + limits.ratio * self.read:
            self._overdrawn = f"unpacks to more than {limits.ratio} times its size: an archive bomb"
        self.check()

    def count(self) -> None:
        """Count one item met within the input."""
        self.items += 1
        if self.items > self.limits.members:
            self._overdrawn = f"holds more than {self.limits.members:,} items"
        self.check()

    def check(self) -> None:
        """Raise again what a library may have swallowed."""
        if self._overdrawn:
            raise Exhausted(self._overdrawn)


class Counted(io.RawIOBase):
    """Reads through to another stream and tells `budget` about it, as credit or as charge."""

    def __init__(self, inner: Reads, budget: Budget, *, unpacks: bool) -> None:
        super().__init__()
        self._inner = inner
        self._tell = budget.charge if unpacks else budget.credit
        self._broken: Refused | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the inner stream goes, so that a peek sees a full head.

        Where the inner stream breaks off, what came before is handed out first, since it may hold whole articles.
        """
        filled = 0
        while filled < len(buffer) and (chunk := self._chunk(len(buffer) - filled)):
            buffer[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        if self._broken is not None and not filled:
            raise self._broken
        self._tell(filled)
        return filled

    def _chunk(self, size: int) -> bytes:
        if self._broken is None:
            try:
                return self._inner.read(size)
            except Refused as refusal:
                self._broken = refusal
        return b""


class Inflated:
    """The content of a gzip stream of any number of members, never more than a chunk at a time in memory."""

    def __init__(self, inner: Reads, name: str) -> None:
        self._inner = inner
        self._name = name
        self._engine = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._begun = False

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; b"" at the end. A stream that breaks off or is damaged is Refused."""
        size = _CHUNK if size < 0 else size
        while True:
            if not self._pending and not self._engine.unconsumed_tail:
                self._pending = self._inner.read(_CHUNK)
            if not self._pending:
                return self._at_end()
            out = self._step(size)
            if out:
                return out

    def _step(self, size: int) -> bytes:
        self._begun = True
        try:
            out = self._engine.decompress(self._pending, size)
        except zlib.error as error:
            raise Refused(self._name, f"damaged gzip data ({error})") from None
        self._pending = self._engine.unconsumed_tail
        if self._engine.eof:
            self._next_member()
        return out

    def _next_member(self) -> None:
        # Zero bytes after a member are padding (tapes, some tar writers); anything else must be a member.
        self._pending = self._engine.unused_data.lstrip(b"\0")
        self._engine = zlib.decompressobj(wbits=31)
        self._begun = False

    def _at_end(self) -> bytes:
        if self._begun:
            raise Refused(self._name, "truncated: its gzip data breaks off")
        return b""


def buffered(inner: Reads, budget: Budget, *, unpacks: bool) -> io.BufferedReader:
    """A counted stream that can be peeked into (64 KiB) and read by lines."""
    return io.BufferedReader(Counted(inner, budget, unpacks=unpacks), _CHUNK)


def in_memory(content: bytes) -> io.BufferedReader:
    """Bytes at hand as a stream that can be peeked into and sought in."""
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(content)), _CHUNK)


def whole(stream: Reads, limit: int, name: str, what: str) -> bytes:
    """Everything, or Refused where it is longer than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(min(1 << 20, limit + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            raise Refused(name, f"{what} of more than {megabytes(limit)} is not taken in; split it")
    return b"".join(parts)
