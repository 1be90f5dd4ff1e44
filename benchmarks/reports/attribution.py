"""Attribution on PolNeAR dev, end to end from raw text: exact-span F1 of sources, cues and contents.

The claims are those of `allsource.reports.read.read`, as a user gets them. A content in several spans counts as its
spans. Cues of the reader's own making (refusals, hedges) that PolNeAR does not mark count as wrong.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from allsource.model import Document
from allsource.reports.read import read
from benchmarks.reports.spans import Score, score, trimmed

__all__ = ["DATA", "articles", "attribution"]

DATA = Path("polnear/dev")
KINDS = ("source", "cue", "content")
_RANGE = re.compile(r"T\d+\t(Source|Cue|Content) ([\d; ]+)\t")

Spans = dict[str, set[object]]


def articles(folder: Path) -> Iterator[tuple[str, Spans]]:
    """(text, spans of each kind by the first annotator) of every article."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotated:
            yield text, _gold(annotated[0].read_text(encoding="utf-8"), text)


def _gold(annotation: str, text: str) -> Spans:
    spans: Spans = {kind: set() for kind in KINDS}
    for line in annotation.split("\n"):
        if match := _RANGE.match(line):
            for part in match[2].split(";"):
                start, end = map(int, part.split())
                spans[match[1].lower()].add(trimmed(text, start, end))
    return {kind: found - {None} for kind, found in spans.items()}


def _found(text: str) -> Spans:
    spans: Spans = {kind: set() for kind in KINDS}
    for claim in read(Document("sha256:0", text)).claims:
        for kind, found in (("source", (claim.source,)), ("cue", (claim.cue,)), ("content", claim.content)):
            spans[kind] |= {trimmed(text, one.start, one.end) for one in found if one is not None}
    return {kind: found - {None} for kind, found in spans.items()}


def attribution(data: Path) -> dict[str, Score]:
    """Scores by kind of span."""
    read_ = [(gold, _found(text)) for text, gold in articles(data / DATA)]
    return {kind: score((gold[kind], found[kind]) for gold, found in read_) for kind in KINDS}
