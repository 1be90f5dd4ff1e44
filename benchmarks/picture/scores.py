"""Scores of clusterings: MUC (Vilain 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005), their mean (CoNLL), pairs.

Written from the papers' definitions; tested on the examples of Luo's paper. Mentions are the same on both sides.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

__all__ = ["Score", "b_cubed", "ceaf_e", "conll", "muc", "pairs"]

Clusters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _groups(clusters: Clusters) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for mention, cluster in clusters.items():
        found.setdefault(cluster, set()).add(mention)
    return list(found.values())


def muc(gold: Clusters, ours: Clusters) -> Score:
    return Score(_links(ours, gold), _links(gold, ours))


def _links(of: Clusters, by: Clusters) -> float:
    """Share of the links of one clustering that the other one keeps."""
    kept = total = 0
    for group in _groups(of):
        kept += len(group) - len({by[mention] for mention in group})
        total += len(group) - 1
    return 100 * kept / total if total else 0.0


def b_cubed(gold: Clusters, ours: Clusters) -> Score:
    mine = {mention: group for group in _groups(ours) for mention in group}
    theirs = {mention: group for group in _groups(gold) for mention in group}
    shared = {mention: len(mine[mention] & theirs[mention]) for mention in gold}
    precision = sum(shared[mention] / len(mine[mention]) for mention in gold)
    recall = sum(shared[mention] / len(theirs[mention]) for mention in gold)
    return Score(100 * precision / len(gold), 100 * recall / len(gold))


def ceaf_e(gold: Clusters, ours: Clusters) -> Score:
    """Entities aligned one to one by 2·|shared| / (|one| + |other|)."""
    theirs, mine = _groups(gold), _groups(ours)
    alike = np.zeros((len(theirs), len(mine)))
    at = {mention: number for number, group in enumerate(mine) for mention in group}
    for row, group in enumerate(theirs):
        for column, shared in Counter(at[mention] for mention in group).items():
            alike[row, column] = 2 * shared / (len(group) + len(mine[column]))
    rows, columns = linear_sum_assignment(-alike)
    total = float(alike[rows, columns].sum())
    return Score(100 * total / len(mine), 100 * total / len(theirs))


def conll(gold: Clusters, ours: Clusters) -> float:
    """Mean of the three F1."""
    return (muc(gold, ours).f1 + b_cubed(gold, ours).f1 + ceaf_e(gold, ours).f1) / 3


def pairs(gold: Clusters, ours: Clusters) -> Score:
    """Of the pairs joined, those that are one; of those that are one, the pairs joined."""
    sizes = Counter(ours.values())
    wanted = Counter(gold.values())
    both = Counter((ours[mention], gold[mention]) for mention in gold)
    right, joined, real = (sum(n * (n - 1) // 2 for n in count.values()) for count in (both, sizes, wanted))
    return Score(100 * right / joined if joined else 0.0, 100 * right / real if real else 0.0)
