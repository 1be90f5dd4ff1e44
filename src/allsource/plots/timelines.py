"""A timeline: one row a dealing, a mark at its day, a bar where only a month or a span is known."""

from collections.abc import Sequence
from datetime import date

from allsource import when
from allsource.model import Dealing
from allsource.plots.shapes import INK, MARK, QUIET, WARN, Dot, Drawing, Label, Stroke

__all__ = ["draw_timeline"]

_LEFT, _RIGHT, _TOP, _ROW = 430.0, 40.0, 60.0, 20.0
_WIDTH = 1200.0
_MOST_ROWS = 120
_LETTERS = 62
_TICKS = 8


def draw_timeline(dealings: Sequence[Dealing], title: str) -> Drawing:
    """The dated dealings in the order given, at most 120; what is not actual is hollow, what is denied is marked."""
    dated = [(one, span) for one in dealings if (span := when.days(one.time)) is not None][:_MOST_ROWS]
    first = min((span.first for _, span in dated), default=date(2000, 1, 1))
    last = max((span.last for _, span in dated), default=first)
    scale = _Scale(first.toordinal(), max(1, last.toordinal() - first.toordinal()))
    height = _TOP + _ROW * max(1, len(dated)) + 40
    strokes, dots, labels = _axis(scale, height)
    for row, (dealing, span) in enumerate(dated):
        y = _TOP + _ROW * row + _ROW / 2
        start, end = scale.x(span.first), scale.x(span.last)
        colour = WARN if dealing.status != "affirmed" else MARK
        if len(span) > 1:
            strokes.append(Stroke(start, y, end, y, 5.0, colour))
        dots.append(Dot((start + end) / 2, y, 5.0, colour, dealing.modality == "actual", str(dealing)))
        labels.append(Label(_LEFT - 14, y + 4, _short(str(dealing)), 11.0, INK, "end"))
    labels.insert(0, Label(16, 28, title, 16.0))
    return Drawing(_WIDTH, height, title, strokes, dots, labels)


class _Scale:
    def __init__(self, first: int, span: int) -> None:
        self.first, self.span = first, span

    def x(self, day: date) -> float:
        return _LEFT + (day.toordinal() - self.first) / self.span * (_WIDTH - _LEFT - _RIGHT)


def _axis(scale: _Scale, height: float) -> tuple[list[Stroke], list[Dot], list[Label]]:
    strokes, labels = [], []
    for tick in range(_TICKS + 1):
        day = date.fromordinal(scale.first + round(scale.span * tick / _TICKS))
        x = scale.x(day)
        strokes.append(Stroke(x, _TOP, x, height - 30, 0.5, QUIET))
        if tick % 2 == 0:
            labels.append(Label(x, height - 12, day.isoformat(), 11.0, INK, "middle"))
    return strokes, [], labels


def _short(words: str) -> str:
    return words if len(words) <= _LETTERS else words[: _LETTERS - 2].rsplit(" ", 1)[0] + " …"
