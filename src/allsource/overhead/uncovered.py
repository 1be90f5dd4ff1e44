"""When no satellite of the chosen set passed a target, and how often one did.

A window without a pass is a statement about what evidence can exist, never an assurance (limit 5): unlisted satellites,
aircraft and radio are not in it. Each pass is widened on both sides by the 90th percentile of its timing error before
the gaps between passes are taken; `margin_s` is the widening at the gap's edges, null where the error of a neighbouring
pass cannot be judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from allsource.overhead.frames import Floats

__all__ = ["NOTE", "Revisit", "Uncovered", "revisit", "uncovered"]

NOTE = (
    "what evidence can exist from the listed satellites by their public elements; no assurance: unlisted satellites, "
    "aircraft and radio are not in it, and a pass is no proof that anything looked"
)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """One window without a pass over the target of that number; POSIX seconds."""

    target: int
    start_s: float
    end_s: float
    satellites: int
    margin_s: float | None


@dataclass(frozen=True, slots=True)
class Revisit:
    """How often a target was passed within a window; gaps in seconds, None with no pass."""

    target: int
    passes: int
    mean_gap_s: float | None
    longest_gap_s: float


def uncovered(table: pa.Table, targets: int, window: tuple[float, float], satellites: int) -> list[Uncovered]:
    """The windows without a pass, target by target, in time order."""
    found = []
    for target, rise, end, margin in _by_target(table, targets, window):
        known = np.nan_to_num(margin)
        edge_s, edge_margin = window[0], 0.0
        for place in np.argsort(rise - known):
            start = float(rise[place] - known[place])
            if start > edge_s:
                both = max(edge_margin, float(margin[place]))
                found.append(Uncovered(target, edge_s, start, satellites, None if np.isnan(both) else both))
            if end[place] + known[place] > edge_s:
                edge_s, edge_margin = float(end[place] + known[place]), float(margin[place])
        if window[1] > edge_s:
            found.append(
                Uncovered(target, edge_s, window[1], satellites, None if np.isnan(edge_margin) else edge_margin)
            )
    return found


def revisit(table: pa.Table, targets: int, window: tuple[float, float]) -> list[Revisit]:
    """Count of passes, and the mean and longest time between one pass's end and the next one's start."""
    found = []
    for target, rise, end, _ in _by_target(table, targets, window):
        order = np.argsort(rise)
        ends = np.maximum.accumulate(np.concatenate([[window[0]], end[order]]))
        gaps = np.clip(np.concatenate([rise[order], [window[1]]]) - ends, 0.0, None)
        between = gaps[1:-1]
        mean = float(between.mean()) if len(between) else None
        found.append(Revisit(target, len(rise), mean, float(gaps.max())))
    return found


def _by_target(
    table: pa.Table, targets: int, window: tuple[float, float]
) -> Sequence[tuple[int, Floats, Floats, Floats]]:
    """(target, rises, sets, margins) with the window's edges where a pass is cut."""
    site = table["site"].to_numpy()
    rise = np.nan_to_num(_seconds(table["rise"]), nan=window[0])
    end = np.nan_to_num(_seconds(table["set"]), nan=window[1])
    margin = table["time_error_s_p90"].to_numpy(zero_copy_only=False).astype(np.float64)
    return [(t, rise[site == t], end[site == t], margin[site == t]) for t in range(targets)]


def _seconds(column: pa.ChunkedArray) -> Floats:
    micros = column.cast(pa.int64()).to_numpy(zero_copy_only=False).astype(np.float64)
    return np.asarray(micros / 1e6)
