"""Examples to batches: of like length, padded, with capitals changed now and then so that headlines are read too."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor

from builders.reader.examples import UNKNOWN, Example, Ints, Window

__all__ = ["Batch", "Windows", "batch", "grouped"]

PUNCTUATION = 6
# How often a text is read as if in another case: (share, case class of each class). Headlines in title case and in
# capitals are common, text without capitals less so. The network is uncased, so the class is all that changes.
LOWER, TITLE, UPPER, MIXED, INITIAL = range(5)
_RECASED = (
    (0.08, {LOWER: TITLE}),
    (0.03, {LOWER: UPPER, TITLE: UPPER, MIXED: UPPER}),
    (0.03, {TITLE: LOWER, UPPER: LOWER, MIXED: LOWER, INITIAL: LOWER}),
)


@dataclass(frozen=True, slots=True)
class Windows:
    """The anchors of a batch: row of each, places of its words in the row, mask, anchor and labels."""

    rows: Tensor
    places: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples. A layer that none of them has is None."""

    ids: Tensor
    case: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    layers: dict[str, Tensor]
    misc: Tensor
    arguments: Windows | None
    roles: Windows | None


def grouped(examples: Sequence[Example], pieces: int, random: Random) -> list[list[Example]]:
    """Batches of about `pieces` pieces, of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].ids) + 8 * random.random())
    groups: list[list[Example]] = [[]]
    for at in order:
        if groups[-1] and len(examples[at].ids) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(examples[at])
    random.shuffle(groups)
    return groups


def batch(examples: Sequence[Example], random: Random, most_anchors: int) -> Batch:
    """One batch; of more than `most_anchors` anchors a random choice is kept."""
    first, last = _padded([one.first for one in examples], 0), _padded([one.last for one in examples], 0)
    return Batch(
        ids=_padded([one.ids for one in examples], 0),
        case=_padded([_cased(one, random) for one in examples], PUNCTUATION),
        mask=_padded([np.ones(len(one.ids), dtype=np.int64) for one in examples], 0).bool(),
        first=first,
        last=last,
        layers={
            name: _layer([getattr(one, name) for one in examples], first.shape)
            for name in ("entities", "tags", "predicates", "cues")
            if any(getattr(one, name) is not None for one in examples)
        },
        misc=torch.tensor([one.misc for one in examples]),
        arguments=_windows([one.arguments for one in examples], random, most_anchors),
        roles=_windows([one.roles for one in examples], random, most_anchors),
    )


def _padded(rows: Sequence[Ints], fill: int) -> Tensor:
    out = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


def _layer(rows: Sequence[Ints | None], shape: Sequence[int]) -> Tensor:
    out = np.full(tuple(shape), UNKNOWN, dtype=np.int64)
    for at, row in enumerate(rows):
        if row is not None:
            out[at, : len(row)] = row
    return torch.from_numpy(out)


def _cased(one: Example, random: Random) -> Ints:
    """Case class of every piece, its whole word's."""
    case = one.case
    draw = random.random()
    for share, changes in _RECASED:
        if draw < share:
            case = case.copy()
            for old, new in changes.items():
                case[one.case == old] = new
            break
        draw -= share
    return np.where(one.word < 0, PUNCTUATION, case[one.word])


def _windows(examples: Sequence[Sequence[Window]], random: Random, most: int) -> Windows | None:
    chosen = [(row, window) for row, windows in enumerate(examples) for window in windows]
    if not chosen:
        return None
    if len(chosen) > most:
        chosen = random.sample(chosen, most)
    windows = [window for _, window in chosen]
    return Windows(
        rows=torch.tensor([row for row, _ in chosen]),
        places=_padded([np.arange(one.low, one.high) for one in windows], 0),
        mask=_padded([np.ones(one.high - one.low, dtype=np.int64) for one in windows], 0).bool(),
        first=torch.tensor([one.first for one in windows]),
        last=torch.tensor([one.last for one in windows]),
        labels=_padded([one.labels for one in windows], UNKNOWN),
    )
