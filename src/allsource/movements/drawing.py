"""A map of tracks and behaviours: land, each platform a line, each behaviour a mark, with degrees and a legend.

Plate carrée around the fixes, stretched for the latitude; land from the shore grid, whose cells of 0.05° show at the
scale of a harbour. A line breaks where a platform was silent for hours or could not have gone. A few fixes far from
all others (jumps) do not widen the map. SVG is written here; PNG by matplotlib (the extra `plot`), in `painting`. Made
for a look at a file, not for print.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.errors import WrongUsage
from allsource.movements.fixes import Array
from allsource.movements.shore import CELL_DEG, COLUMNS, INLAND, ROWS, shore_grid
from allsource.movements.sphere import wrapped

__all__ = ["INKS", "LAND", "MARKS", "MASKED", "PICTURES", "SEA", "Frame", "legend", "lines", "svg_map", "write_map"]

PICTURES = (".svg", ".png")
INKS = ("#1f6f8b", "#99582a", "#5b2a86", "#2d6a4f", "#b5179e", "#0b525b", "#7f4f24", "#3a0ca3")
MARKS = {
    "gap": "#e85d04", "stop": "#6c757d", "anchoring": "#343a40", "loitering": "#bc6c25", "encounter": "#d00000",
    "port_visit": "#4895ef", "transit": "#008000", "jump": "#9d4edd", "implied_speed": "#c77dff",
    "circle_spoofing": "#f72585", "on_land": "#7f5539", "identity_clash": "#000000", "interference": "#ff006e",
    "holding": "#0077b6", "circling": "#00b4d8",
}  # fmt: skip
MASKED, LAND, SEA = "#bbbbbb", "#e4ddcb", "#f4f8fa"
_WIDTH = 1000.0
_MOST_FIXES = 60_000
_BREAK_US = 6 * 3_600_000_000
_BREAK_KN = {True: 1500.0, False: 60.0}
"""for aircraft and for ships: no line is drawn over a leg that would have been faster"""


class Frame:
    """From degrees to the drawing, `_WIDTH` wide; longitudes are unwrapped around the first fix."""

    def __init__(self, lat: Array, lon: Array) -> None:
        self.middle = float(lon[0]) if len(lon) else 0.0
        (west, east), (south, north) = _extent(self.unwrapped(lon)), _extent(np.asarray(lat))
        pad = max(0.02, 0.05 * (east - west), 0.05 * (north - south))
        self.west, self.east = west - pad, east + pad
        self.south, self.north = max(-90.0, south - pad), min(90.0, north + pad)
        self.scale = _WIDTH / (self.east - self.west)
        self.stretch = 1.0 / max(0.1, float(np.cos(np.radians((self.south + self.north) / 2))))
        self.height = (self.north - self.south) * self.scale * self.stretch

    def unwrapped(self, lon: Array) -> Array:
        around: Array = self.middle + (np.asarray(lon) - self.middle + 540.0) % 360.0 - 180.0
        return around

    def points(self, lat: Array, lon: Array) -> Array:
        x = (self.unwrapped(lon) - self.west) * self.scale
        y = (self.north - np.asarray(lat)) * self.scale * self.stretch
        both: Array = np.round(np.stack([x, y], axis=1), 1)
        return both

    def land(self) -> Iterator[tuple[float, float, float, float]]:
        """Runs of land cells as west, south, width and height in degrees."""
        grid = shore_grid()
        first, last = (int((edge + 90.0) / CELL_DEG) for edge in (self.south, self.north))
        begin, end = int(np.floor((self.west + 180.0) / CELL_DEG)), int(np.ceil((self.east + 180.0) / CELL_DEG))
        columns = np.arange(begin, end)
        step = max(1, (last - first) // 400)
        for row in range(max(first, 0), min(last + 1, ROWS), step):
            land = np.concatenate([[False], grid[row, columns % COLUMNS] >= INLAND, [False]])
            edges = np.flatnonzero(land[1:] != land[:-1])
            for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
                west = (begin + left) * CELL_DEG - 180.0
                yield west, row * CELL_DEG - 90.0, (right - left) * CELL_DEG, step * CELL_DEG

    def degrees(self) -> tuple[list[float], list[float]]:
        """Longitudes and latitudes at which a line of the grid is drawn."""
        span = max(self.east - self.west, 1e-6)
        step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60) if span / step <= 8)
        ticks = [np.arange(np.ceil(low / step), high / step) * step
                 for low, high in ((self.west, self.east), (self.south, self.north))]  # fmt: skip
        return ticks[0].tolist(), ticks[1].tolist()


def _extent(values: Array) -> tuple[float, float]:
    """From the least to the greatest, or, where a few lie far outside the rest, of the rest."""
    low, high = np.quantile(values, [0.002, 0.998])
    around = 0.1 + (high - low)
    inside = values[(values >= low - around) & (values <= high + around)]
    return float(inside.min()), float(inside.max())


class Line(NamedTuple):
    """An unbroken stretch of one platform."""

    name: str
    ink: str
    lat: Array
    lon: Array


def lines(fixes: pa.Table) -> Iterator[Line]:
    """The stretches to draw, of fixes with a place and a time."""
    order = fixes.sort_by([("identity", "ascending"), ("time", "ascending")])
    names = pc.dictionary_encode(order["identity"].combine_chunks())
    owner = names.indices.to_numpy(zero_copy_only=False)
    lat, lon = order["lat"].to_numpy(), order["lon"].to_numpy()
    time = order["time"].cast(pa.int64()).to_numpy()
    hours = np.maximum(np.diff(time), 1) / 3.6e9
    east = np.array([wrapped(each) for each in np.diff(lon).tolist()]) * np.cos(np.radians(lat[1:]))
    fast = np.hypot(60 * np.diff(lat), 60 * east) / np.maximum(hours, 1 / 60)
    known = names.dictionary.to_pylist()
    limit = np.array([_BREAK_KN[name.startswith("icao24:")] for name in known] or [0.0])[owner[1:]]
    cuts = np.flatnonzero((np.diff(owner) != 0) | (np.diff(time) > _BREAK_US) | (fast > limit)) + 1
    for piece in np.split(np.arange(len(owner)), cuts):
        if len(piece):
            name = known[owner[piece[0]]]
            yield Line(name, INKS[int(owner[piece[0]]) % len(INKS)], lat[piece], lon[piece])


def legend(behaviours: pa.Table) -> list[tuple[str, str, int]]:
    """Kind, ink and number of the behaviours that are marked, the masked ones last and together."""
    rows = list(zip(behaviours["kind"].to_pylist(), behaviours["masked"].to_pylist(), strict=True))
    counts = Counter(kind for kind, masked in rows if not masked)
    hidden = sum(1 for _, masked in rows if masked)
    return [(kind.replace("_", " "), MARKS[kind], counts[kind]) for kind in MARKS if counts[kind]] + (
        [("masked", MASKED, hidden)] if hidden else []
    )


def _thinned(fixes: pa.Table) -> pa.Table:
    placed = pc.and_(fixes["lat"].is_valid(), fixes["lon"].is_valid())
    known = fixes.filter(pc.and_(placed, fixes["time"].is_valid())).select(["identity", "time", "lat", "lon"])
    known = known.set_column(0, "identity", known["identity"].cast(pa.string()))
    return known.take(pa.array(np.arange(0, known.num_rows, known.num_rows // _MOST_FIXES + 1)))


def _grid(frame: Frame) -> Iterator[str]:
    style = 'stroke="#c9d6dc" stroke-width="0.6"'
    words = 'font-family="sans-serif" font-size="12" fill="#5c6b73"'
    for lon in frame.degrees()[0]:
        x = (lon - frame.west) * frame.scale
        degrees = float(wrapped(lon))
        yield f'<path d="M{x:.1f} 0V{frame.height:.0f}" {style}/>'
        yield f'<text x="{x + 3:.1f}" y="{frame.height - 4:.0f}" {words}>{abs(degrees):g}°{"EW"[degrees < 0]}</text>'
    for lat in frame.degrees()[1]:
        y = (frame.north - lat) * frame.scale * frame.stretch
        yield f'<path d="M0 {y:.1f}H{_WIDTH:.0f}" {style}/>'
        yield f'<text x="3" y="{y - 3:.1f}" {words}>{abs(lat):g}°{"NS"[lat < 0]}</text>'


def _land(frame: Frame) -> Iterator[str]:
    path = []
    for west, south, wide, tall in frame.land():
        ((x, y),) = frame.points(np.array([south + tall]), np.array([west]))
        across, down = wide * frame.scale, tall * frame.scale * frame.stretch
        path.append(f"M{x} {y}h{across:.1f}v{down:.1f}h{-across:.1f}z")
    if path:
        yield f'<path d="{"".join(path)}" fill="{LAND}"/>'


def _marks(behaviours: pa.Table, frame: Frame) -> Iterator[str]:
    if not behaviours.num_rows:
        return
    points = frame.points(behaviours["lat"].to_numpy(), behaviours["lon"].to_numpy())
    rows = behaviours.select(["kind", "platforms", "masked", "start"]).to_pylist()
    for row, (x, y) in sorted(zip(rows, points.tolist(), strict=True), key=lambda each: not each[0]["masked"]):
        ink = MASKED if row["masked"] else MARKS[row["kind"]]
        title = escape(" ".join([row["kind"], *row["platforms"], f"{row['start']:%Y-%m-%d %H:%M} UTC"]))
        yield f'<circle cx="{x}" cy="{y}" r="4.5" fill="{ink}" stroke="#fff" stroke-width="0.8">'
        yield f"<title>{title}</title></circle>"


def _legend(behaviours: pa.Table) -> Iterator[str]:
    entries = legend(behaviours)
    if not entries:
        return
    yield f'<rect x="8" y="8" width="170" height="{18 * len(entries) + 10}" fill="#fff" opacity="0.85"/>'
    for place, (kind, ink, count) in enumerate(entries):
        y = 22 + 18 * place
        yield f'<circle cx="20" cy="{y}" r="4.5" fill="{ink}"/>'
        yield f'<text x="32" y="{y + 4}" font-family="sans-serif" font-size="13">{count} {kind}</text>'


def svg_map(fixes: pa.Table, behaviours: pa.Table) -> str:
    """The SVG text. At most sixty thousand fixes are drawn, evenly taken."""
    known = _thinned(fixes)
    if not known.num_rows:
        return '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20"/>'
    frame = Frame(known["lat"].to_numpy(), known["lon"].to_numpy())
    size = f'width="{_WIDTH:.0f}" height="{frame.height:.0f}" viewBox="0 0 {_WIDTH:.0f} {frame.height:.0f}"'
    drawn = []
    for line in lines(known):
        path = " ".join(f"{x},{y}" for x, y in frame.points(line.lat, line.lon).tolist())
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{line.ink}" stroke-width="1" opacity="0.7">'
                     f"<title>{escape(line.name)}</title></polyline>")  # fmt: skip
    body = [*_land(frame), *_grid(frame), *drawn, *_marks(behaviours, frame), *_legend(behaviours)]
    ground = f'<rect width="100%" height="100%" fill="{SEA}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(body)}</svg>\n'


def _painter() -> Callable[[Path, pa.Table, pa.Table], None]:
    """matplotlib takes most of a second to import, and is an extra."""
    try:
        painter: Callable[[Path, pa.Table, pa.Table], None] = import_module("allsource.movements.painting").paint
    except ModuleNotFoundError:
        raise WrongUsage("--plot as .png", ".svg, or .png with `pip install 'allsource[plot]'`") from None
    return painter


def write_map(path: Path, fixes: pa.Table, behaviours: pa.Table) -> None:
    """The map as SVG or PNG, by the path's suffix. Raises OSError where it cannot be written."""
    if path.suffix == ".png":
        _painter()(path, _thinned(fixes), behaviours)
    else:
        path.write_text(svg_map(fixes, behaviours), encoding="utf-8")
