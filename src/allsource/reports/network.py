"""The trained network at run time: three ONNX files, read once when first asked for, one thread each.

One thread a process and several processes read more than several threads do (docs/evaluation.md), so a session starts
no threads of its own. Nothing is fetched: the files travel with the package.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from allsource.reports.pieces import Pieces
from allsource.shipped import shipped

__all__ = ["Labels", "Network", "network"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """Label lists in the order of the outputs."""

    tags: tuple[str, ...]
    entities: tuple[str, ...]
    arguments: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the encoder says of a batch, each [rows, words, …]: states, and scores of the four heads on words."""

    states: Floats
    tags: Floats
    entities: Floats
    predicates: Floats
    cues: Floats


class Network:
    """The weights in `folder`: encoder.onnx, arguments.onnx, roles.onnx, vocab.txt, labels.json."""

    def __init__(self, folder: Path) -> None:
        lists = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{name: tuple(values) for name, values in lists.items()})
        self.pieces = Pieces(folder / "vocab.txt")
        self._encoder = _session(folder / "encoder.onnx")
        self._heads = {name: _session(folder / f"{name}.onnx") for name in ("arguments", "roles")}

    def words(self, ids: Ints, case: Ints, mask: Ints, first: Ints, last: Ints) -> Words:
        """ids, case and mask are [rows, pieces]; first and last give the pieces of each word, [rows, words]."""
        given = {"ids": ids, "case": case, "mask": mask, "first": first, "last": last}
        return Words(*self._encoder.run(["states", "tags", "entities", "predicates", "cues"], given))

    def parts(self, head: str, states: Floats, mask: Ints, anchors: tuple[Ints, Ints]) -> Floats:
        """Scores [anchors, words, labels] of the head `arguments` or `roles`.

        states [anchors, words, width] are those of each anchor's window; `anchors` holds the first and last words.
        """
        given = {"states": states, "mask": mask, "first": anchors[0], "last": anchors[1]}
        (scores,) = self._heads[head].run(["scores"], given)
        return np.asarray(scores)


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def network() -> Network:
    """The shipped network, loaded once a process."""
    return Network(shipped("weights"))
