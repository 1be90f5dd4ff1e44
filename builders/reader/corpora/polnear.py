"""PolNeAR: sources, cues and contents of attributions in news articles, by character (brat's stand-off files)."""

import re
from collections import defaultdict
from pathlib import Path

from builders.reader.passages import Anchor, Mark, Passage

__all__ = ["polnear"]

_RANGE = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t")
_PARAGRAPH = re.compile(r"[^\n]+")


def polnear(folder: Path) -> list[Passage]:
    """One passage a paragraph. Where several people annotated an article, the first one's file is read."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        anchors = _anchors(annotated[0].read_text(encoding="utf-8"))
        for paragraph in _PARAGRAPH.finditer(text):
            if paragraph[0].strip():
                found.append(_passage(path.stem, paragraph, anchors))
    return found


def _passage(document: str, paragraph: re.Match[str], anchors: list[Anchor]) -> Passage:
    start, end = paragraph.span()
    inside = [
        Anchor(one.start, one.end, tuple(part for part in one.parts if start <= part.start and part.end <= end)).moved(
            -start
        )
        for one in anchors
        if start <= one.start and one.end <= end
    ]
    return Passage(paragraph[0], document, attributions=tuple(inside))


def _anchors(annotation: str) -> list[Anchor]:
    ranges: dict[str, list[tuple[int, int]]] = {}
    for name, _, offsets in _RANGE.findall(annotation):
        ranges[name] = [(int(pair.split()[0]), int(pair.split()[1])) for pair in offsets.split(";")]
    found = []
    for line in annotation.split("\n"):
        if line.startswith("E"):
            roles = defaultdict(list)
            for role, name in re.findall(r"(Source|Cue|Content)\d*:(T\d+)", line):
                roles[role].extend(ranges.get(name, []))
            if roles["Cue"]:
                parts = [Mark(role.upper(), *where) for role in ("Source", "Content") for where in roles[role]]
                found.append(Anchor(*roles["Cue"][0], tuple(parts)))
    return found
