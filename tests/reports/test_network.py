"""The shipped weights: they load, they are small enough, and their outputs fit their labels."""

from pathlib import Path

import numpy as np
import pytest

from allsource.reports.network import Network, network
from allsource.reports.pieces import CASES, case_of
from allsource.shipped import shipped


def test_the_network_is_loaded_once() -> None:
    assert network() is network()


def test_the_weights_are_at_most_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in shipped("weights").iterdir()) < 30e6


def test_labels_are_those_that_the_rules_know() -> None:
    labels = network().labels
    assert labels.entities == ("PER", "LOC", "ORG", "MISC")
    assert labels.roles == ("SOURCE", "CONTENT")
    assert {"NN", "NNP", "VBD", "MD", "PRP", "POS", "TO"} <= set(labels.tags)
    assert {"ARG0", "ARG1", "ARGM-NEG", "ARGM-MOD", "ARGM-TMP", "R-ARG0", "C-ARG1"} <= set(labels.arguments)


def test_outputs_have_a_score_for_every_label() -> None:
    net = network()
    ids = np.array([[101, 2054, 2003, 2023, 102], [101, 2054, 102, 0, 0]])
    mask = (ids > 0).astype(np.int64)
    first = np.array([[1, 2, 3], [1, 0, 0]])
    said = net.words(ids, np.zeros_like(ids), mask, first, first)
    assert said.tags.shape == (2, 3, len(net.labels.tags))
    assert said.entities.shape == (2, 3, 9)
    assert said.predicates.shape == said.cues.shape == (2, 3, 3)
    anchors = (np.array([1, 0]), np.array([1, 0]))
    for head, names in (("arguments", net.labels.arguments), ("roles", net.labels.roles)):
        scores = net.parts(head, said.states, np.array([[1, 1, 1], [1, 0, 0]]), anchors)
        assert scores.shape == (2, 3, 2 * len(names) + 1)
        assert np.isfinite(scores[0]).all()


def test_weights_that_are_not_there_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Network(tmp_path)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("ferry", "lower"),
        ("Lisbon", "title"),
        ("NATO", "upper"),
        ("McCoy", "mixed"),
        ("iPhone", "mixed"),
        ("A", "initial"),
        ("1,200", "digits"),
        ("F-16", "letters-and-digits"),
        ("—", "punctuation"),
        ("المفاعل", "lower"),
        ("U.S.", "upper"),
    ],
)
def test_case_classes(word: str, name: str) -> None:
    assert CASES[case_of(word)] == name


def test_every_word_has_a_piece_and_none_too_many() -> None:
    cuts = network().pieces.cut(["ferry", "\u200b", "\ufffd", "x" * 5000, "北京", "a-" * 400])
    assert all(1 <= len(ids) <= 12 for ids, _ in cuts)
