"""Texts as sketches: runs of five words, hashed, of which one in four is kept.

The sample is chosen by the hash itself (Manber 1994; Broder 1997), so that two texts keep the same runs where they hold
the same words, and what they share can be counted from the sketches. Everything is done on whole arrays; case,
punctuation and line breaks do not count, which is what an editor changes first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["SHINGLE", "Sketch", "SketchIndex", "Words", "sketch", "words_of"]

SHINGLE = 5
"""Words in a run."""
_KEEP = np.uint64(3)
"""A run is kept where these bits of its hash are 0: one in four."""
_SEED, _MIX, _STEP = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_MERGE_AT = 200_000
Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: a hash of each, and where each starts and ends, in characters."""

    hashes: Hashes
    starts: Numbers
    ends: Numbers


@dataclass(frozen=True, slots=True)
class Sketch:
    """All runs of a text in their order, and the sorted sample of them."""

    words: Words
    runs: Hashes
    kept: Hashes


def _letters(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters make words: everything but ASCII signs, Latin-1 signs and general punctuation."""
    return _IS_LETTER[np.minimum(codes, _IS_LETTER.size - 1)]


def _letter_table() -> NDArray[np.bool_]:
    table = np.ones(0x3100, dtype=np.bool_)
    table[:128] = [chr(code).isalnum() for code in range(128)]
    for first, last in ((0x80, 0xBF), (0x2000, 0x206F), (0x3000, 0x303F)):
        table[first : last + 1] = False
    return table


_IS_LETTER = _letter_table()


def words_of(text: str) -> Words:
    """The words of a text, without case."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    codes = np.frombuffer(lower.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letter = _letters(codes)
    edges = np.flatnonzero(np.diff(letter, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    if not starts.size:
        return Words(np.empty(0, np.uint64), starts, ends)
    inside = np.flatnonzero(letter)
    lengths = ends - starts
    place = np.arange(inside.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    value = (codes[inside].astype(np.uint64) + place.astype(np.uint64) * _SEED) * _MIX
    value ^= value >> np.uint64(29)
    hashes = np.add.reduceat(value * _STEP, np.cumsum(lengths) - lengths)
    return Words(hashes, starts, ends)


def sketch(text: str) -> Sketch:
    """The sketch of a text; a text shorter than a run has an empty one."""
    words = words_of(text)
    runs = _runs(words.hashes)
    return Sketch(words, runs, np.unique(runs[(runs & _KEEP) == 0]))


def _runs(hashes: Hashes) -> Hashes:
    if hashes.size < SHINGLE:
        return np.empty(0, np.uint64)
    run = hashes[: hashes.size - SHINGLE + 1].copy()
    for offset in range(1, SHINGLE):
        run *= _MIX
        run += hashes[offset : hashes.size - SHINGLE + 1 + offset]
    run ^= run >> np.uint64(31)
    run *= _STEP
    run ^= run >> np.uint64(29)
    return run


class SketchIndex:
    """Which documents hold a run: one large sorted table, and a small one that is merged into it now and then."""

    def __init__(self) -> None:
        self._hashes = np.empty(0, np.uint64)
        self._owners = np.empty(0, np.int64)
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0

    def add(self, number: int, kept: Hashes) -> None:
        """Put the sample of document `number` into the index."""
        for value in kept.tolist():
            self._fresh.setdefault(value, []).append(number)
        self._waiting += kept.size
        if self._waiting >= _MERGE_AT:
            self._merge()

    def _merge(self) -> None:
        hashes = np.fromiter((value for value, owners in self._fresh.items() for _ in owners), np.uint64, self._waiting)
        owners = np.fromiter((owner for owners in self._fresh.values() for owner in owners), np.int64, self._waiting)
        hashes, owners = np.concatenate((self._hashes, hashes)), np.concatenate((self._owners, owners))
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._owners = hashes[order], owners[order]
        self._fresh, self._waiting = {}, 0

    def sharing(self, kept: Hashes, *, most: int) -> Iterator[tuple[int, int]]:
        """Documents that share runs with a sample and how many, the most first, `most` of them."""
        found: list[int] = [owner for value in kept.tolist() for owner in self._fresh.get(value, ())]
        first = np.searchsorted(self._hashes, kept, side="left")
        last = np.searchsorted(self._hashes, kept, side="right")
        hit = np.flatnonzero(last > first)
        slices = [self._owners[first[at] : last[at]] for at in hit.tolist()]
        owners = np.concatenate([np.asarray(found, np.int64), *slices])
        numbers, counts = np.unique(owners, return_counts=True)
        for at in np.lexsort((numbers, -counts))[:most].tolist():
            yield int(numbers[at]), int(counts[at])
