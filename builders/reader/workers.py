"""Several one-thread processes that train together: each takes its share of the batches, and every few steps their
weights are averaged (local SGD). On a machine that others use too, this is far faster than one process of several
threads, whose every operation waits for the slowest."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import distributed, multiprocessing, nn

__all__ = ["average", "together"]


def together(workers: int, task: Callable[[int], None]) -> None:
    """Run `task(rank)` in `workers` processes that can average; in this one alone where `workers` is 1."""
    if workers == 1:
        task(0)
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that a stopped run takes its workers along
    with TemporaryDirectory() as folder:
        multiprocessing.spawn(_begin, (workers, Path(folder) / "meeting", task), nprocs=workers, daemon=True)


def _begin(rank: int, workers: int, meeting: Path, task: Callable[[int], None]) -> None:
    distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=workers)
    task(rank)
    distributed.destroy_process_group()


def average(network: nn.Module, seconds: float, workers: int) -> float:
    """Give every worker the mean of the trained weights; returns the mean of `seconds`, for all must agree on time."""
    if workers == 1:
        return seconds
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    with torch.no_grad():
        flat = torch.cat([nn.utils.parameters_to_vector(trained), torch.tensor([seconds])])
        distributed.all_reduce(flat)
        flat /= workers
        nn.utils.vector_to_parameters(flat[:-1], trained)
    return float(flat[-1])
