"""Containers of Mode S frames: AVR, Beast, timestamped hex, JSON lines with a `frame`, into bytes and times.

- AVR: `*8D….;` and, with a 48-bit 12 MHz counter, `@…;` (the counter starts anywhere: it orders, but tells no date);
- Beast: binary, 0x1A escapes, a 12 MHz counter likewise, signal level, and the frame;
- timestamped hex: `<unix seconds>[ ,;\\t]<28 hex>`, one a line, as recorders write;
- JSON lines with `timestamp` and `frame` (as rs1090 and jet1090 write).
Where only a counter is there, frames are ordered and decoded, and their fixes have no time. Frames other than 112-bit
ones are counted and ignored.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.source import Source, whole_lines

__all__ = ["Frames", "avr", "beast", "hex_lines", "json_lines"]

_HEX = rb"[0-9A-Fa-f]"
_AVR = re.compile(
    rb"[*](" + _HEX + rb"{28}|" + _HEX + rb"{14});|@(" + _HEX + rb"{12})(" + _HEX + rb"{28}|" + _HEX + rb"{14});"
)
_TIMED = re.compile(rb"^\s*([0-9]{9,10}(?:\.[0-9]+)?)[ ,;\t]+(?:[*@])?(" + _HEX + rb"{28}|" + _HEX + rb"{14});?\s*$")
_LENGTHS = {0x31: 2, 0x32: 7, 0x33: 14}


class Frames(NamedTuple):
    """Frames of 14 bytes, their times (µs) and lines; `dated` says whether the times are dates or only a counter."""

    frames: Array
    times: Array
    lines: Array
    dated: bool


def _pack(frames: list[bytes], times: list[int], lines: list[int], dated: bool) -> Frames:
    data = np.frombuffer(b"".join(frames), np.uint8).reshape(-1, 14)
    return Frames(data, np.array(times, np.int64), np.array(lines, np.int64), dated)


def _empty() -> tuple[list[bytes], list[int], list[int]]:
    return [], [], []


def avr(source: Source) -> Iterator[Frames]:
    line = 1
    for block in whole_lines(source.pieces()):
        frames, times, lines = _empty()
        for raw in block.splitlines():
            source.counts.lines += 1
            match = _AVR.search(raw)
            text = (match[1] or match[3]) if match else b""
            if not match:
                source.counts.refused["no frame in the line"] += bool(raw.strip())
            elif len(text) != 28:
                source.counts.ignored["short frame"] += 1
            else:
                frames.append(bytes.fromhex(text.decode()))
                times.append(int(match[2], 16) // 12 if match[2] else line)
                lines.append(line)
            line += 1
        yield _pack(frames, times, lines, False)


def hex_lines(source: Source) -> Iterator[Frames]:
    line = 1
    for block in whole_lines(source.pieces()):
        frames, times, lines = _empty()
        for raw in block.splitlines():
            source.counts.lines += 1
            match = _TIMED.match(raw)
            if match is None:
                source.counts.refused["no time and frame in the line"] += bool(raw.strip())
            elif len(match[2]) != 28:
                source.counts.ignored["short frame"] += 1
            else:
                frames.append(bytes.fromhex(match[2].decode()))
                times.append(round(float(match[1]) * 1e6))
                lines.append(line)
            line += 1
        yield _pack(frames, times, lines, True)


def json_lines(source: Source) -> Iterator[Frames]:
    line = 1
    for block in whole_lines(source.pieces()):
        frames, times, lines = _empty()
        for raw in block.splitlines():
            source.counts.lines += 1
            try:
                value = json.loads(raw)
                frame, time = bytes.fromhex(value["frame"]), round(float(value["timestamp"]) * 1e6)
            except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
                source.counts.refused["no time and frame in the line"] += 1
            else:
                if len(frame) == 14:
                    frames.append(frame)
                    times.append(time)
                    lines.append(line)
                else:
                    source.counts.ignored["short frame"] += 1
            line += 1
        yield _pack(frames, times, lines, True)


def beast(source: Source) -> Iterator[Frames]:
    rest = b""
    number = 0
    for piece in source.pieces():
        parts = (rest + piece).replace(b"\x1a\x1a", b"\x00ESC\x00").split(b"\x1a")
        rest = (b"\x1a" + parts.pop()).replace(b"\x00ESC\x00", b"\x1a\x1a") if len(parts) > 1 else b""
        frames, times, lines = _empty()
        for part in parts:
            body = part.replace(b"\x00ESC\x00", b"\x1a")
            number += bool(body)
            _message(body, number, source, (frames, times, lines))
        yield _pack(frames, times, lines, False)
    frames, times, lines = _empty()
    _message(rest[1:].replace(b"\x1a\x1a", b"\x1a"), number + 1, source, (frames, times, lines))
    yield _pack(frames, times, lines, False)


def _message(body: bytes, number: int, source: Source, out: tuple[list[bytes], list[int], list[int]]) -> None:
    """One Beast message: type, counter of 12 MHz, level, frame."""
    if not body:
        return
    source.counts.lines += 1
    length = _LENGTHS.get(body[0])
    if length is None or len(body) != 8 + length:
        source.counts.refused["no Beast message"] += 1
    elif length != 14:
        source.counts.ignored["short frame"] += 1
    else:
        out[0].append(body[8:])
        out[1].append(int.from_bytes(body[1:7], "big") // 12)
        out[2].append(number)
