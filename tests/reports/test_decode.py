"""Viterbi over BIO labels, checked against every possible sequence."""

from itertools import product

import numpy as np
import pytest

from allsource.reports.decode import best, found


def allowed(sequence: tuple[int, ...]) -> bool:
    """2k+2 only after 2k+1 or 2k+2."""
    return all(
        label == 0 or label % 2 == 1 or before in (label - 1, label)
        for before, label in zip((0, *sequence), sequence, strict=False)
    )


@pytest.mark.parametrize("seed", range(8))
def test_best_is_the_best_of_all_allowed_sequences(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5, 5)).astype(np.float32) * 3
    lengths = np.array([5, 5, 4, 1])
    labels = best(scores, lengths)
    for row, length in enumerate(lengths):
        sequences = [one for one in product(range(5), repeat=int(length)) if allowed(one)]
        sums = [sum(scores[row, word, label] for word, label in enumerate(one)) for one in sequences]
        assert tuple(labels[row, :length]) == sequences[int(np.argmax(sums))]
        assert not labels[row, length:].any()


def test_found_tells_neighbouring_spans_of_one_label_apart() -> None:
    labels = np.array([[1, 1, 2, 0, 3, 4, 4], [0, 0, 0, 0, 0, 0, 5]])
    assert found(labels) == [(0, 0, 0, 0), (0, 1, 2, 0), (0, 4, 6, 1), (1, 6, 6, 2)]


def test_nothing_to_decode() -> None:
    assert best(np.zeros((0, 3, 5), dtype=np.float32), np.zeros(0, dtype=np.int64)).shape == (0, 3)
    assert found(np.zeros((2, 0), dtype=np.int64)) == []
