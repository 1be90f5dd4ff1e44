"""PropBank on the English Web Treebank and on MASC: predicates, arguments and Penn tags, one sentence a line."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builders.reader.passages import Anchor, Mark, Passage, align, join

__all__ = ["ewt", "masc"]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    raw = path.read_bytes()
    text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")
    return map(json.loads, text.splitlines())


def _tags(pos: list[str], ranges: list[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple(Mark(tag, *where) for tag, where in zip(pos, ranges, strict=True))


def _anchor(first: int, stop: int, arguments: list[tuple[str, int, int]], ranges: list[tuple[int, int]]) -> Anchor:
    """A predicate and its arguments, all by words `first` up to `stop`."""
    parts = (Mark(label, ranges[begin][0], ranges[end - 1][1]) for label, begin, end in arguments)
    return Anchor(ranges[first][0], ranges[stop - 1][1], tuple(parts))


def ewt(path: Path) -> list[Passage]:
    """Train or dev of the English Web Treebank; the text is the one the tokens were cut from."""
    found = []
    for row in _lines(path):
        text, ranges = row["text"], align(row["text"], row["tokens"])
        if ranges is None:
            text, ranges = join(row["tokens"])
        anchors = tuple(_anchor(one["v"], one["v_end"], one["args"], ranges) for one in row["preds"])
        found.append(Passage(text, row["doc"], tags=_tags(row["pos"], ranges), predicates=anchors))
    return found


def masc(path: Path) -> list[Passage]:
    """Written MASC. Only its verbs are annotated, so its sentences do not teach the predicate detector."""
    found = []
    for row in _lines(path):
        if not row["src"].startswith("masc-written") or not row["words"]:
            continue
        text, ranges = join(row["words"])
        anchors = tuple(
            _anchor(one["i"], one["i"] + 1, [(label, first, last + 1) for label, first, last in one["args"]], ranges)
            for one in row["preds"]
        )
        found.append(Passage(text, row["id"], tags=_tags(row["pos"], ranges), predicates=anchors, whole=False))
    return found
