"""What every corpus is turned into: text with marks by character, so that run time and training see the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

__all__ = ["Anchor", "Mark", "Passage", "align", "join", "merge"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled range of characters."""

    label: str
    start: int
    end: int

    def moved(self, by: int) -> "Mark":
        return Mark(self.label, self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A predicate or a cue, and the ranges that belong to it."""

    start: int
    end: int
    parts: tuple[Mark, ...]

    def moved(self, by: int) -> "Anchor":
        return Anchor(self.start + by, self.end + by, tuple(part.moved(by) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or paragraph. None means that its corpus says nothing on that layer, () that there is none.

    `misc` tells whether the corpus knows MISC entities, `whole` whether it marks every kind of predicate (MASC: verbs).
    """

    text: str
    document: str
    entities: tuple[Mark, ...] | None = None
    tags: tuple[Mark, ...] | None = None
    predicates: tuple[Anchor, ...] | None = None
    attributions: tuple[Anchor, ...] | None = None
    misc: bool = True
    whole: bool = True


_T = TypeVar("_T", "Mark", "Anchor")


def _chain(layers: Sequence[tuple[_T, ...] | None], moves: Sequence[int]) -> tuple[_T, ...] | None:
    if any(layer is None for layer in layers):
        return None
    return tuple(mark.moved(by) for layer, by in zip(layers, moves, strict=True) for mark in layer or ())


def merge(passages: Sequence[Passage]) -> Passage:
    """Consecutive passages of one document as one."""
    moves, text = [], ""
    for passage in passages:
        text += " " if text else ""
        moves.append(len(text))
        text += passage.text
    return replace(
        passages[0],
        text=text,
        entities=_chain([one.entities for one in passages], moves),
        tags=_chain([one.tags for one in passages], moves),
        predicates=_chain([one.predicates for one in passages], moves),
        attributions=_chain([one.attributions for one in passages], moves),
    )


_CLOSING = ". , ; : ? ! ) ] } % ' '' ’ ” n't n’t 's ’s 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m ..."
_OPENING = "( [ { $ £ € `` “ ‘ # @"
_NO_SPACE_BEFORE, _NO_SPACE_AFTER = frozenset(_CLOSING.split()), frozenset(_OPENING.split())
_WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def join(tokens: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as a person would write them, with the range of each."""
    text, ranges, glued, quoted = "", [], True, False
    for token in tokens:
        word = _WRITTEN.get(token, token).replace("\\/", "/")
        closes = word == '"' and quoted
        if not (glued or closes or word.lower() in _NO_SPACE_BEFORE):
            text += " "
        ranges.append((len(text), len(text) + len(word)))
        text += word
        quoted = not quoted if word == '"' else quoted
        glued = word in _NO_SPACE_AFTER or (word == '"' and quoted)
    return text, ranges


def align(text: str, tokens: Iterable[str]) -> list[tuple[int, int]] | None:
    """Ranges of tokens in the text they came from, or None where they are not all found in order."""
    ranges, place = [], 0
    for token in tokens:
        found = text.find(token, place)
        if found < 0:
            return None
        place = found + len(token)
        ranges.append((found, place))
    return ranges
