"""Trains the reader: `python -m builders.reader.train DATA MODEL OUT`; started again on the same OUT it goes on.

`--workers` processes of one thread each share the batches and average their weights (workers.py). The order of batches
follows from the seed alone, so that a run that was stopped meets the same ones. Learning rates warm up over 40 steps
and fall in a line to two hundredths at the last step, or at the end of `--minutes` if that comes first. README.md says
how long it takes and on what.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from allsource.reports.pieces import Pieces
from builders.reader.batches import Batch, batch, grouped
from builders.reader.examples import Example, Labels, example, labels_of
from builders.reader.losses import loss
from builders.reader.model import Reader
from builders.reader.sources import GROUPS, passages
from builders.reader.workers import average, together

__all__ = ["main"]

SEED = 20261123
PIECES, ANCHORS = 640, 48  # of one batch
ENCODER_RATE, HEAD_RATE, DECAY, CLIP, WARM_UP, FLOOR = 1.5e-4, 7e-4, 0.01, 1.0, 40, 0.02
FEWEST = 15  # occurrences of a label that is learned
ROUND = 8  # steps between two averagings of the workers' weights
EVERY = 40  # rounds between checkpoints


@dataclass(slots=True)
class Progress:
    """How far a run has come: batches taken of each group by all workers, and seconds spent over all its starts."""

    taken: dict[str, int]
    seconds: float = 0.0

    @property
    def step(self) -> int:
        return sum(self.taken.values())


@dataclass(frozen=True, slots=True)
class Options:
    """`minutes`: end, decayed, after this long (0: when the epochs are done); `rank` is this worker's number."""

    minutes: float
    workers: int
    rank: int


class Run:
    """The state of a training: data, network, optimiser and progress."""

    def __init__(self, data: Path, model: Path, options: "Options") -> None:
        self.minutes, self.workers, self.rank = options.minutes, options.workers, options.rank
        read = {group: passages(data, group, Random(SEED)) for group in GROUPS}
        self.labels = labels_of((one for found in read.values() for one in found), FEWEST)
        pieces = Pieces(model / "vocab.txt")
        self.examples: dict[str, list[Example]] = {
            group: [made for one in found if (made := example(one, pieces, self.labels))]
            for group, found in read.items()
        }
        self.batches = {group: len(self._epoch(group, 0)) for group in GROUPS}
        self.wanted = {group: int(self.batches[group] * GROUPS[group][1]) for group in GROUPS}
        self.progress = Progress(dict.fromkeys(GROUPS, 0))
        torch.manual_seed(SEED)
        self.reader = Reader(self.labels)
        self.reader.begin(model / "model.safetensors")
        self.optimiser = torch.optim.AdamW(self._parameters(), weight_decay=DECAY, fused=True)

    def _parameters(self) -> list[dict[str, object]]:
        slow: list[nn.Parameter] = []
        fast: list[nn.Parameter] = []
        for name, parameter in self.reader.named_parameters():
            if parameter.requires_grad:
                (slow if name.startswith("encoder.") and "case" not in name else fast).append(parameter)
        return [
            {"params": slow, "lr": ENCODER_RATE, "rate": ENCODER_RATE},
            {"params": fast, "lr": HEAD_RATE, "rate": HEAD_RATE},
        ]

    def _epoch(self, group: str, number: int) -> list[list[Example]]:
        return grouped(self.examples[group], PIECES, Random(f"{SEED} {group} {number}"))

    def stream(self, group: str) -> Iterator[list[Example]]:
        """This worker's batches of a group, from where the run stands."""
        at = self.progress.taken[group] + self.rank
        number, epoch = -1, list[list[Example]]()
        while True:
            if at // self.batches[group] != number:
                number = at // self.batches[group]
                epoch = self._epoch(group, number)
            yield epoch[at % self.batches[group] % len(epoch)]
            at += self.workers

    def done(self) -> float:
        """The share of the run behind us, by steps or by time, whichever is more."""
        share = self.progress.step / sum(self.wanted.values())
        return max(share, self.progress.seconds / (60 * self.minutes)) if self.minutes else share

    def next_group(self) -> str:
        """The group that is furthest behind its share."""
        return min(GROUPS, key=lambda group: (self.progress.taken[group] + 0.5) / self.wanted[group])

    def update(self, parts: dict[str, Tensor]) -> None:
        """One step of the optimiser."""
        scale = min((self.progress.step / self.workers + 1) / WARM_UP, max(FLOOR, 1 - self.done()))
        for entry in self.optimiser.param_groups:
            entry["lr"] = entry["rate"] * scale
        self.optimiser.zero_grad()
        torch.stack(list(parts.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), CLIP)
        self.optimiser.step()

    def save(self, path: Path) -> None:
        state = {"reader": self.reader.state_dict(), "optimiser": self.optimiser.state_dict()}
        whole = {**state, "progress": asdict(self.progress), "labels": asdict(self.labels)}
        torch.save(whole, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        if Labels(**{name: tuple(value) for name, value in state["labels"].items()}) != self.labels:
            raise SystemExit(f"{path}: made from other data; give another folder")
        self.reader.load_state_dict(state["reader"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])


def train(run: Run, checkpoint: Path) -> None:
    """Until the run is done: rounds of steps, an averaging after each, and a checkpoint after every EVERY rounds."""
    streams = {group: run.stream(group) for group in GROUPS}
    random, seen, clock = (
        Random(SEED + run.progress.step + run.rank),
        defaultdict[str, list[float]](list),
        time.monotonic(),
    )
    run.reader.train()
    rounds = 0
    while run.done() < 1:
        for _ in range(ROUND):
            group = run.next_group()
            for name, part in _step(run, batch(next(streams[group]), random, ANCHORS)).items():
                seen[name].append(part)
            run.progress.taken[group] += run.workers
        seconds = run.progress.seconds + time.monotonic() - clock
        clock = time.monotonic()
        run.progress.seconds = average(run.reader, seconds, run.workers)
        rounds += 1
        if run.rank == 0 and rounds % 5 == 0:
            _report(run, seen)
        if run.rank == 0 and (rounds % EVERY == 0 or run.done() >= 1):
            run.save(checkpoint)


def _step(run: Run, given: Batch) -> dict[str, float]:
    with torch.autocast("cpu", torch.bfloat16):
        parts = loss(run.reader, given)
    run.update(parts)
    return {name: float(part.detach()) for name, part in parts.items()}


def _report(run: Run, seen: dict[str, list[float]]) -> None:
    means = {name: round(sum(values[-100:]) / len(values[-100:]), 3) for name, values in seen.items()}
    where = {"step": run.progress.step, "done": round(run.done(), 4), "seconds": round(run.progress.seconds)}
    print(json.dumps({**where, **means}), flush=True)


def work(rank: int, given: argparse.Namespace) -> None:
    """One worker's whole run."""
    torch.set_num_threads(1)
    run = Run(given.data, given.model, Options(given.minutes, given.workers, rank))
    checkpoint = given.out / "reader.pt"
    if checkpoint.exists():
        run.load(checkpoint)
    if rank == 0:
        sizes = {group: (len(run.examples[group]), run.wanted[group]) for group in GROUPS}
        print(json.dumps({"examples and steps": sizes, "from step": run.progress.step}), flush=True)
    train(run, checkpoint)


def main() -> None:
    """Read the arguments, train, leave OUT/reader.pt."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="folder with polnear/, propbank_ewt/, …")
    parser.add_argument("model", type=Path, help="folder with MiniLM's model.safetensors and vocab.txt")
    parser.add_argument("out", type=Path, help="folder for the checkpoint")
    parser.add_argument(
        "--minutes", type=float, default=0.0, help="end, decayed, after this long (0: when the epochs are done)"
    )
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    together(given.workers, partial(work, given=given))


if __name__ == "__main__":
    main()
