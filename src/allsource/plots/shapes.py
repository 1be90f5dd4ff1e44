"""A drawing as plain shapes in pixels, written as SVG by hand or painted as PNG by matplotlib (the extra `plot`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from io import BytesIO
from typing import Any

from allsource.errors import AllsourceError

__all__ = ["Dot", "Drawing", "Label", "Stroke", "to_png", "to_svg"]

INK, QUIET, MARK, WARN = "#1c2733", "#9aa7b4", "#1f6f8b", "#b4552d"


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 1.0
    colour: str = QUIET


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    colour: str = MARK
    filled: bool = True
    title: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    words: str
    size: float = 12.0
    colour: str = INK
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted; y grows downward. `title` is what the drawing shows, in words."""

    width: float
    height: float
    title: str
    strokes: Sequence[Stroke] = ()
    dots: Sequence[Dot] = ()
    labels: Sequence[Label] = ()


def to_svg(drawing: Drawing) -> str:
    """SVG 1.1 with a title for those who cannot see it."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}" role="img"'
        f' width="{drawing.width:g}" height="{drawing.height:g}" font-family="sans-serif">',
        f"<title>{escape(drawing.title)}</title>",
        f'<rect width="{drawing.width:g}" height="{drawing.height:g}" fill="#ffffff"/>',
    ]
    parts += [_line(stroke) for stroke in drawing.strokes]
    parts += [_circle(dot) for dot in drawing.dots]
    parts += [_text(label) for label in drawing.labels]
    return "\n".join([*parts, "</svg>", ""])


def _line(stroke: Stroke) -> str:
    ends = f'x1="{stroke.x1:.1f}" y1="{stroke.y1:.1f}" x2="{stroke.x2:.1f}" y2="{stroke.y2:.1f}"'
    return f'<line {ends} stroke="{stroke.colour}" stroke-width="{stroke.width:.1f}"/>'


def _circle(dot: Dot) -> str:
    fill = dot.colour if dot.filled else "#ffffff"
    title = f"<title>{escape(dot.title)}</title>" if dot.title else ""
    place = f'cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.1f}"'
    return f'<circle {place} fill="{fill}" stroke="{dot.colour}" stroke-width="1.5">{title}</circle>'


def _text(label: Label) -> str:
    place = f'x="{label.x:.1f}" y="{label.y:.1f}" font-size="{label.size:g}"'
    return f'<text {place} fill="{label.colour}" text-anchor="{label.anchor}">{escape(label.words)}</text>'


def to_png(drawing: Drawing) -> bytes:
    """PNG at twice the size; AllsourceError says what to install where matplotlib is missing."""
    try:
        figures: Any = import_module("matplotlib.figure")
    except ImportError:
        raise AllsourceError(
            "a PNG needs matplotlib: install allsource[plot], or name a file that ends in .svg"
        ) from None
    figure = figures.Figure(figsize=(drawing.width / 96, drawing.height / 96), dpi=192)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, drawing.width), ylim=(drawing.height, 0))
    axes.axis("off")
    for stroke in drawing.strokes:
        axes.plot([stroke.x1, stroke.x2], [stroke.y1, stroke.y2], color=stroke.colour, linewidth=stroke.width * 0.75)
    for dot in drawing.dots:
        face = dot.colour if dot.filled else "#ffffff"
        axes.plot(dot.x, dot.y, "o", ms=dot.radius * 1.5, mfc=face, mec=dot.colour)
    sides = {"start": "left", "middle": "center", "end": "right"}
    for label in drawing.labels:
        axes.text(label.x, label.y, label.words, fontsize=label.size * 0.75, color=label.colour,
                  ha=sides[label.anchor], va="baseline", parse_math=False)  # fmt: skip
    held = BytesIO()
    figure.savefig(held, format="png", metadata={"Software": "allsource", "Title": drawing.title})
    return held.getvalue()
