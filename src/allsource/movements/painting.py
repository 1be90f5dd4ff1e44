"""The map of tracks and behaviours as PNG, by matplotlib (the extra `plot`): what `drawing` draws as SVG."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from allsource.movements.drawing import LAND, MARKS, MASKED, SEA, Frame, legend, lines

__all__ = ["paint"]

_INCHES = 10.0


def paint(path: Path, fixes: pa.Table, behaviours: pa.Table) -> None:
    """Write the PNG. `fixes` have a place and a time; `behaviours` are in the columns of BEHAVIOURS."""
    frame = Frame(fixes["lat"].to_numpy(), fixes["lon"].to_numpy())
    tall = float(np.clip(_INCHES * frame.height / 1000.0, 2.5, 14.0))
    figure = Figure(figsize=(_INCHES + 0.8, tall + 0.6), dpi=110, layout="constrained")
    axes = figure.add_subplot()
    axes.set_facecolor(SEA)
    cells = [Rectangle((west, south), wide, high) for west, south, wide, high in frame.land()]
    axes.add_collection(PatchCollection(cells, facecolor=LAND, edgecolor="none", zorder=1))
    for line in lines(fixes):
        axes.plot(frame.unwrapped(line.lon), line.lat, color=line.ink, linewidth=0.9, alpha=0.7, zorder=3)
    _marks(axes, frame, behaviours)
    axes.set(xlim=(frame.west, frame.east), ylim=(frame.south, frame.north), aspect=frame.stretch)
    across, up = frame.degrees()
    axes.set_xticks(across, [f"{abs((each + 180) % 360 - 180):g}°{'EW'[(each + 180) % 360 < 180]}" for each in across])
    axes.set_yticks(up, [f"{abs(each):g}°{'NS'[each < 0]}" for each in up])
    axes.grid(color="#c9d6dc", linewidth=0.5, zorder=2)
    figure.savefig(path)


def _marks(axes: object, frame: Frame, behaviours: pa.Table) -> None:
    labels = {ink: f"{count} {kind}" for kind, ink, count in legend(behaviours)}
    hidden = pc.not_equal(behaviours["masked"], "")
    groups = [(MASKED, hidden)]
    groups += [(ink, pc.and_(pc.equal(behaviours["kind"], kind), pc.invert(hidden))) for kind, ink in MARKS.items()]
    for ink, chosen in groups:
        own = behaviours.filter(chosen)
        if own.num_rows:
            lon = frame.unwrapped(own["lon"].to_numpy())
            axes.scatter(  # type: ignore[attr-defined]
                lon, own["lat"].to_numpy(), s=26, c=ink, label=labels[ink], edgecolors="white", linewidths=0.6, zorder=4
            )
    if labels:
        axes.legend(loc="upper left", fontsize=8, framealpha=0.85)  # type: ignore[attr-defined]
