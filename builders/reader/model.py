"""The network: MiniLM's encoder with a case embedding, linear heads on words, and two heads conditioned on an anchor.

The encoder reads word pieces; a word's state is the mean of its first and last piece. A conditioned head is one more
transformer layer over words: it sees the states of a window, which word is the anchor, the anchor's own state and each
word's distance from it, and says for every word which part of the anchor's frame it belongs to.
"""

import json
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from allsource.reports.pieces import CASES
from builders.reader.examples import Labels

__all__ = ["Conditioned", "Encoder", "Reader"]

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
VOCABULARY, POSITIONS = 30522, 512
REACH = 32  # distances beyond this are one
DROPOUT = 0.1


class Layer(nn.Module):
    """One post-norm transformer layer, with BERT's names for its parts in `_BERT`."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = nn.Linear(WIDTH, 3 * WIDTH)  # query, key and value
        self.out, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_out, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = states.shape

        query, key, value = self.seen(states).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = self.norm(states + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.norm_out(states + self.drop(self.narrow(functional.gelu(self.widen(states)))))


class Encoder(nn.Module):
    """Pieces to words: ids, piece_case and mask are [rows, pieces]; first and last [rows, words]."""

    def __init__(self) -> None:
        super().__init__()
        self.piece, self.place = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind, self.case = nn.Embedding(2, WIDTH), nn.Embedding(len(CASES), WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        places = self.place.weight[: ids.shape[1]][None]
        states = self.drop(self.norm(self.piece(ids) + places + self.kind.weight[0] + self.case(case)))
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        return (_pick(states, first) + _pick(states, last)) / 2


def _pick(states: Tensor, index: Tensor) -> Tensor:
    return states.gather(1, index[:, :, None].expand(-1, -1, WIDTH))


class Conditioned(nn.Module):
    """states [anchors, words, WIDTH] of each anchor's window, mask [anchors, words], first and last [anchors]."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.inside, self.distance = nn.Embedding(2, WIDTH), nn.Embedding(2 * REACH + 1, WIDTH)
        self.anchor, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH)
        self.layer, self.out = Layer(), nn.Linear(WIDTH, 2 * labels + 1)
        nn.init.normal_(self.inside.weight, std=0.02)
        nn.init.zeros_(self.distance.weight)
        nn.init.normal_(self.anchor.weight, std=0.02)

    def forward(self, states: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        places = torch.arange(states.shape[1], device=states.device)[None]
        inside = ((places >= first[:, None]) & (places <= last[:, None])).long()
        distance = (places - first[:, None]).clamp(-REACH, REACH) + REACH
        anchor = self.anchor(_pick(states, first[:, None]))
        mixed = self.norm(states + self.inside(inside) + self.distance(distance) + anchor)
        out: Tensor = self.out(self.layer(mixed, mask[:, None, None, :]))
        return out


class Reader(nn.Module):
    """All heads on one encoder. Spans are BIO numbers: 0 outside, 2k+1 begins label k, 2k+2 goes on with it."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tags = nn.Linear(WIDTH, len(labels.tags))
        self.entities = nn.Linear(WIDTH, 2 * len(labels.entities) + 1)
        self.predicates, self.cues = nn.Linear(WIDTH, 3), nn.Linear(WIDTH, 3)
        self.arguments, self.roles = Conditioned(len(labels.arguments)), Conditioned(len(labels.roles))

    def begin(self, path: Path) -> None:
        """Take MiniLM's weights; each conditioned head's layer begins as the encoder's last. Embeddings stay fixed."""
        tensors = {name.removeprefix("bert."): value for name, value in _safetensors(path).items()}
        state = {mine: torch.cat([tensors[one] for one in theirs]) for mine, theirs in _names()}
        self.encoder.load_state_dict({**self.encoder.state_dict(), **state})
        for head in (self.arguments, self.roles):
            head.layer.load_state_dict(self.encoder.layers[-1].state_dict())
        for fixed in (self.encoder.piece, self.encoder.place, self.encoder.kind):
            fixed.requires_grad_(False)


_BERT = {
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_out": "output.LayerNorm",
}
_SEEN = ("query", "key", "value")
_EMBEDDINGS = {"piece": "word_embeddings", "place": "position_embeddings", "kind": "token_type_embeddings"}


def _names() -> Iterator[tuple[str, list[str]]]:
    """(our name, BERT's names of what it is made of) of every tensor taken over."""
    for mine, theirs in _EMBEDDINGS.items():
        yield f"{mine}.weight", [f"embeddings.{theirs}.weight"]
    for part in ("weight", "bias"):
        yield f"norm.{part}", [f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}"
            yield f"layers.{number}.seen.{part}", [f"{layer}.attention.self.{one}.{part}" for one in _SEEN]
            for mine, theirs in _BERT.items():
                yield f"layers.{number}.{mine}.{part}", [f"{layer}.{theirs}.{part}"]


def _safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file: eight bytes of length, a JSON header, the numbers."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            flat = np.frombuffer(raw[8 + size + start : 8 + size + end], dtype=kinds[entry["dtype"]])
            tensors[name] = torch.from_numpy(flat.reshape(entry["shape"]).copy())
    return tensors
