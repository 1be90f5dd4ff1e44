"""Scores to spans: the best sequence of BIO labels in which nothing goes on that has not begun (Viterbi, in numpy).

Labels are numbered as in training: 0 is outside, 2k+1 begins label k, 2k+2 goes on with it. Since the only rule is that
2k+2 follows 2k+1 or itself, one step needs the best label before and, for each k, the better of two; no matrix of
transitions. Scores need no softmax: what is the same for all labels of a word does not change the best sequence.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["Found", "best", "found"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Found = tuple[int, int, int, int]  # row, first word, last word, label

_NEVER = np.float32(-1e4)


def best(scores: Floats, lengths: Ints) -> Ints:
    """Best labels [rows, words] for scores [rows, words, 2·labels+1]; words from a row's length on are outside.

    Where the best label of every single word already makes an allowed sequence, that is the best sequence, so only the
    other rows are searched.
    """
    labels: Ints = scores.argmax(2)
    labels[np.arange(scores.shape[1]) >= lengths[:, None]] = 0
    before = np.pad(labels, ((0, 0), (1, 0)))[:, :-1]
    broken = (labels > 0) & (labels % 2 == 0) & (before != labels) & (before != labels - 1)
    rows = np.flatnonzero(broken.any(1))
    if len(rows):
        labels[rows] = _searched(_closed(scores[rows], lengths[rows]))
    return labels


def _searched(scores: Floats) -> Ints:
    rows, words, width = scores.shape
    before = np.zeros((words, rows), dtype=np.int64)  # the best label of the word before
    inside = np.zeros((words, rows, width // 2), dtype=bool)  # whether 2k+2 goes on from 2k+2, not from 2k+1
    state = scores[:, 0].copy()
    state[:, 2::2] = _NEVER
    every = np.arange(rows)
    for word in range(1, words):
        begun, going = state[:, 1::2], state[:, 2::2]
        before[word] = state.argmax(1)
        inside[word] = going >= begun
        held = np.maximum(begun, going)
        state = state[every, before[word], None] + scores[:, word]
        state[:, 2::2] = held + scores[:, word, 2::2]
    return _back(state.argmax(1), before, inside)


def _closed(scores: Floats, lengths: Ints) -> Floats:
    beyond = np.arange(scores.shape[1]) >= lengths[:, None]
    scores[beyond] = _NEVER
    scores[beyond, 0] = 0
    return scores


def _back(label: Ints, before: Ints, inside: NDArray[np.bool_]) -> Ints:
    words, rows = before.shape
    every = np.arange(rows)
    path = np.empty((rows, words), dtype=np.int64)
    for word in range(words - 1, -1, -1):
        path[:, word] = label
        going = (label > 0) & (label % 2 == 0)
        on = inside[word, every, np.maximum(label - 2, 0) // 2]
        label = np.where(going, np.where(on, label, label - 1), before[word])
    return path


def found(labels: Ints) -> list[Found]:
    """The spans of label sequences [rows, words], by row and word."""
    rows, words = labels.shape
    padded = np.zeros((rows, words + 1), dtype=np.int64)
    padded[:, :words] = labels
    flat = padded.ravel()
    begins = np.flatnonzero(flat % 2 == 1)
    stops = np.flatnonzero((flat == 0) | (flat % 2 == 1))
    ends = stops[np.searchsorted(stops, begins, side="right")] - 1
    row, first = np.divmod(begins, words + 1)
    last = ends - row * (words + 1)
    return list(zip(row.tolist(), first.tolist(), last.tolist(), (flat[begins] // 2).tolist(), strict=True))
