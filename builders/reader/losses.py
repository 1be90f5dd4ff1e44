"""The loss of one batch: cross-entropy of every layer its corpora speak of, and of the conditioned heads."""

import torch
from torch import Tensor
from torch.nn import functional

from builders.reader.batches import Batch, Windows
from builders.reader.examples import ENTITIES, UNKNOWN
from builders.reader.model import Conditioned, Reader

__all__ = ["loss"]

_TAG_WEIGHT = 0.3  # tags are many and easy; they must not crowd out the rest
_MISC = 2 * ENTITIES.index("MISC") + 1
_NEVER = -1e4


def loss(reader: Reader, given: Batch) -> dict[str, Tensor]:
    """The parts of the loss by name; their sum is what is minimised."""
    states = reader.encoder(given.ids, given.case, given.mask, given.first, given.last)
    parts: dict[str, Tensor] = {}
    for name, target in given.layers.items():
        scores = getattr(reader, name)(states).float()
        if name == "entities":
            scores = _without_misc(scores, target, given.misc)
        parts[name] = _cross(scores, target) * (_TAG_WEIGHT if name == "tags" else 1.0)
    for name, windows in (("arguments", given.arguments), ("roles", given.roles)):
        if windows is not None:
            parts[name] = _conditioned(getattr(reader, name), states, windows)
    return parts


def _cross(scores: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=UNKNOWN)


def _without_misc(scores: Tensor, target: Tensor, misc: Tensor) -> Tensor:
    """Where a corpus has no MISC, a word outside its entities may be one: outside and MISC count as one label there.

    A word inside an entity of such a corpus is known not to be MISC, so its scores stay.
    """
    open_ = (~misc[:, None] & (target == 0))[..., None]
    outside = torch.logsumexp(torch.cat([scores[..., :1], scores[..., _MISC:]], -1), -1, keepdim=True)
    never = torch.full_like(scores[..., _MISC:], _NEVER)
    return torch.where(open_, torch.cat([outside, scores[..., 1:_MISC], never], -1), scores)


def _conditioned(head: Conditioned, states: Tensor, windows: Windows) -> Tensor:
    seen = states[windows.rows[:, None], windows.places]
    return _cross(head(seen, windows.mask, windows.first, windows.last).float(), windows.labels)
