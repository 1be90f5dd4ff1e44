"""A map of tracks and behaviours as SVG, without a plotting library.

Plate carrée around the fixes, stretched for the latitude; land from the shore grid, each platform a line, behaviours as
marks with their kind as tooltip. Made for a look at a file, not for print.
"""

from html import escape

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.fixes import Array
from allsource.movements.shore import CELL_DEG, COLUMNS, INLAND, ROWS, shore_grid

__all__ = ["svg_map"]

_WIDTH = 1000.0
_INKS = ("#1f6f8b", "#99582a", "#5b2a86", "#2d6a4f", "#b5179e", "#0b525b", "#7f4f24", "#3a0ca3")
_MARKS = {"encounter": "#d00000", "gap": "#e85d04", "transit": "#008000", "interference": "#9d0208"}
_MOST_FIXES = 60_000


class _Frame:
    """From degrees to the drawing."""

    def __init__(self, lat: Array, lon: Array) -> None:
        self.middle = float(lon[0]) if len(lon) else 0.0
        around = self.unwrapped(lon)
        pad = max(0.02, 0.05 * float(np.ptp(around)), 0.05 * float(np.ptp(lat)))
        self.west, self.east = float(around.min()) - pad, float(around.max()) + pad
        self.south, self.north = max(-90.0, float(lat.min()) - pad), min(90.0, float(lat.max()) + pad)
        self.scale = _WIDTH / (self.east - self.west)
        self.stretch = 1.0 / max(0.1, float(np.cos(np.radians((self.south + self.north) / 2))))
        self.height = (self.north - self.south) * self.scale * self.stretch

    def unwrapped(self, lon: Array) -> Array:
        around: Array = self.middle + (np.asarray(lon) - self.middle + 540.0) % 360.0 - 180.0
        return around

    def points(self, lat: Array, lon: Array) -> list[tuple[float, float]]:
        x = (self.unwrapped(lon) - self.west) * self.scale
        y = (self.north - np.asarray(lat)) * self.scale * self.stretch
        return list(zip(np.round(x, 1).tolist(), np.round(y, 1).tolist(), strict=True))


def _land(frame: _Frame) -> list[str]:
    """Runs of land cells of each row as one path."""
    grid = shore_grid()
    first, last = (int((edge + 90.0) / CELL_DEG) for edge in (frame.south, frame.north))
    columns = np.arange(int(np.floor((frame.west + 180.0) / CELL_DEG)), int(np.ceil((frame.east + 180.0) / CELL_DEG)))
    step = max(1, (last - first) // 400)
    path = []
    for row in range(max(first, 0), min(last + 1, ROWS), step):
        land = np.concatenate([[False], grid[row, columns % COLUMNS] >= INLAND, [False]])
        edges = np.flatnonzero(land[1:] != land[:-1])
        top = (frame.north - ((row + step) * CELL_DEG - 90.0)) * frame.scale * frame.stretch
        tall = step * CELL_DEG * frame.scale * frame.stretch
        for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            left = ((columns[0] + begin) * CELL_DEG - 180.0 - frame.west) * frame.scale
            wide = (end - begin) * CELL_DEG * frame.scale
            path.append(f"M{left:.1f} {top:.1f}h{wide:.1f}v{tall:.1f}h{-wide:.1f}z")
    return [f'<path d="{"".join(path)}" fill="#e4ddcb"/>'] if path else []


def _tracks(fixes: pa.Table, frame: _Frame) -> list[str]:
    lines: list[str] = []
    order = fixes.sort_by([("identity", "ascending"), ("time", "ascending")])
    names = order["identity"].to_pylist()
    points = frame.points(order["lat"].to_numpy(), order["lon"].to_numpy())
    begin = 0
    for end in range(1, len(names) + 1):
        if end < len(names) and names[end] == names[begin]:
            continue
        ink = _INKS[len(lines) % len(_INKS)]
        path = " ".join(f"{x},{y}" for x, y in points[begin:end])
        lines.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="1" opacity="0.7">'
                     f"<title>{escape(names[begin])}</title></polyline>")  # fmt: skip
        begin = end
    return lines


def _marks(behaviours: pa.Table, frame: _Frame) -> list[str]:
    marks = []
    points = frame.points(behaviours["lat"].to_numpy(), behaviours["lon"].to_numpy()) if behaviours.num_rows else []
    for row, (x, y) in zip(behaviours.select(["kind", "platforms", "masked"]).to_pylist(), points, strict=True):
        ink = "#bbbbbb" if row["masked"] else _MARKS.get(row["kind"], "#444444")
        title = escape(f"{row['kind']} {' '.join(row['platforms'])}")
        marks.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{ink}" opacity="0.8"><title>{title}</title></circle>')
    return marks


def svg_map(fixes: pa.Table, behaviours: pa.Table) -> str:
    """The SVG text. At most sixty thousand fixes are drawn, evenly taken."""
    known = fixes.filter(pc.and_(fixes["lat"].is_valid(), fixes["lon"].is_valid())).select(
        ["identity", "time", "lat", "lon"]
    )
    known = known.set_column(0, "identity", known["identity"].cast(pa.string()))
    step = known.num_rows // _MOST_FIXES + 1
    known = known.take(pa.array(np.arange(0, known.num_rows, step)))
    if not known.num_rows:
        return '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20"/>'
    frame = _Frame(known["lat"].to_numpy(), known["lon"].to_numpy())
    size = f'width="{_WIDTH:.0f}" height="{frame.height:.0f}" viewBox="0 0 {_WIDTH:.0f} {frame.height:.0f}"'
    body = [*_land(frame), *_tracks(known, frame), *_marks(behaviours, frame)]
    ground = '<rect width="100%" height="100%" fill="#f4f8fa"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(body)}</svg>\n'
