"""A checkpoint to the shipped files: `python -m builders.reader.export CHECKPOINT MODEL WEIGHTS`.

Three ONNX files (opset 17) with weights as 8-bit integers, one scale a channel, word embeddings included;
the vocabulary; and labels.json with the label lists in the order of the outputs.
"""

import argparse
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from builders.reader.examples import Labels
from builders.reader.model import WIDTH, Conditioned, Reader

__all__ = ["main"]

OPSET = 17
_ROWS = {0: "rows", 1: "pieces"}
_WORDS = {0: "rows", 1: "words"}
_OUTPUTS = ("states", "tags", "entities", "predicates", "cues")


def _open(mask: Tensor) -> Tensor:
    """A mask to be added to attention: cheaper at run time than choosing by a mask of truth values."""
    return (1.0 - mask.float()) * -1e4


class _Words(nn.Module):
    """The encoder and the heads on words, with an integer mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, *given: Tensor) -> tuple[Tensor, ...]:
        ids, case, mask, first, last = given
        states = self.reader.encoder(ids, case, _open(mask), first, last)
        return states, *(getattr(self.reader, name)(states) for name in _OUTPUTS[1:])


class _Anchored(nn.Module):
    def __init__(self, head: Conditioned) -> None:
        super().__init__()
        self.head = head

    def forward(self, *given: Tensor) -> Tensor:
        states, mask, first, last = given
        scores: Tensor = self.head(states, _open(mask), first, last)
        return scores


def _encoder(reader: Reader, path: Path) -> None:
    ids = torch.randint(1000, 5000, (3, 17))
    words = torch.arange(1, 12).repeat(3, 1)
    axes = dict.fromkeys(("ids", "case", "mask"), _ROWS) | dict.fromkeys(("first", "last", *_OUTPUTS), _WORDS)
    given = (ids, torch.zeros_like(ids), torch.ones_like(ids), words, words)
    names = ["ids", "case", "mask", "first", "last"]
    _write(_Words(reader), given, path, names=(names, list(_OUTPUTS)), axes=axes)


def _head(head: Conditioned, path: Path) -> None:
    anchors = torch.tensor([1, 2, 3])
    given = (torch.randn(3, 17, WIDTH), torch.ones(3, 17, dtype=torch.long), anchors, anchors + 1)
    names = ["states", "mask", "first", "last"]
    axes = {"states": _WORDS, "mask": _WORDS, "scores": _WORDS, "first": {0: "rows"}, "last": {0: "rows"}}
    _write(_Anchored(head), given, path, names=(names, ["scores"]), axes=axes)


def _write(
    network: nn.Module,
    given: tuple[Tensor, ...],
    path: Path,
    *,
    names: tuple[list[str], list[str]],
    axes: dict[str, dict[int, str]],
) -> None:
    """Trace to ONNX and make the weights 8-bit."""
    with TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            network.eval(),
            given,
            str(plain),
            input_names=names[0],
            output_names=names[1],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


def main() -> None:
    """Write encoder.onnx, arguments.onnx, roles.onnx, labels.json and vocab.txt into WEIGHTS."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name in ("checkpoint", "model", "weights"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    state = torch.load(given.checkpoint, weights_only=True)
    labels = Labels(**{name: tuple(value) for name, value in state["labels"].items()})
    reader = Reader(labels)
    reader.load_state_dict(state["reader"])
    given.weights.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        _encoder(reader, given.weights / "encoder.onnx")
        _head(reader.arguments, given.weights / "arguments.onnx")
        _head(reader.roles, given.weights / "roles.onnx")
    (given.weights / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(given.model / "vocab.txt", given.weights / "vocab.txt")
    for path in sorted(given.weights.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.name}")


if __name__ == "__main__":
    main()
