"""What two texts share word for word: the runs, how much of the later text they make up, and the longest of them."""

from dataclasses import dataclass

import numpy as np

from allsource.model import Span
from allsource.picture.shingles import SHINGLE, Sketch

__all__ = ["LEAST_WORDS", "Shared", "is_copy", "shared"]

LEAST_WORDS = 24
"""Words in common from which a passage is taken to be copied."""
_LEAST_RUN = 12
"""Words in a row that the longest common run must have."""
_WHOLE_SHARE = 0.6
_SHORT_RUN = 8
"""A text of which so much is the other's is a copy even where its longest run is shorter than `_LEAST_RUN`."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words of `one` that stand in `other` too, their share of each, and the longest run in both."""

    words: int
    share: float
    other_share: float
    longest: int
    span: Span
    other_span: Span


def shared(one: Sketch, other: Sketch) -> Shared | None:
    """What two texts share; None where no run of words is common."""
    common = np.isin(one.runs, other.runs)
    if not common.any():
        return None
    covered = _covered(common, one.words.hashes.size)
    back = _covered(np.isin(other.runs, one.runs), other.words.hashes.size)
    first, length = _longest(common)
    found = int(np.flatnonzero(other.runs == one.runs[first])[0])
    words = length + SHINGLE - 1
    return Shared(
        int(covered.sum()),
        float(covered.mean()),
        float(back.mean()),
        words,
        _span(one, first, words),
        _span(other, found, words),
    )


def _covered(
    common: np.ndarray[tuple[int], np.dtype[np.bool_]], size: int
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which words lie in a common run."""
    covered = np.zeros(size, dtype=np.bool_)
    for offset in range(SHINGLE):
        covered[offset : offset + common.size] |= common
    return covered


def _longest(common: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, int]:
    """Where the longest row of common runs begins, and how many there are."""
    edges = np.flatnonzero(np.diff(common, prepend=False, append=False))
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    at = int(np.argmax(lengths))
    return int(starts[at]), int(lengths[at])


def _span(text: Sketch, first: int, words: int) -> Span:
    last = min(first + words, text.words.ends.size) - 1
    return Span(int(text.words.starts[first]), int(text.words.ends[last]))


def is_copy(found: Shared) -> bool:
    """Whether what is shared is more than a turn of phrase, a title or a name."""
    enough = found.words >= LEAST_WORDS and found.longest >= _LEAST_RUN
    return enough or (max(found.share, found.other_share) >= _WHOLE_SHARE and found.longest >= _SHORT_RUN)
