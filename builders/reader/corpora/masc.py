"""MASC's entity files (stand-off XML by character) for its news and written documents."""

import re
from pathlib import Path

from builders.reader.passages import Mark, Passage

__all__ = ["masc_entities"]

_LABELS = {"person": "PER", "location": "LOC", "organization": "ORG", "org": "ORG"}
# News, letters to supporters and history read like what the desk reads; speech, mail and technical text do not.
_READ = re.compile(r"^(2000|wsj|Article|A1|lw1|History|11\d\w*-L?|602)")
_STRUCT = re.compile(r'<struct type="(\w+)" from="(\d+)" to="(\d+)"')
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def masc_entities(folder: Path) -> list[Passage]:
    """One passage a paragraph; ranges are trimmed of white space and of `the`."""
    found: list[Passage] = []
    for path in sorted((folder / "ne-all").glob("*.xml")):
        name = path.stem.removesuffix("-NE")
        source = folder / "txtfiles" / f"{name}.txt"
        if _READ.match(name) and source.exists():
            text = source.read_bytes().decode("utf-8")
            marks = _marks(path.read_text(encoding="utf-8"), text)
            found.extend(_passage(name, paragraph, marks) for paragraph in _PARAGRAPH.finditer(text))
    return found


def _marks(xml: str, text: str) -> list[Mark]:
    marks = []
    for kind, start, end in _STRUCT.findall(xml):
        if kind.lower() in _LABELS:
            words = text[int(start) : int(end)]
            lead = re.match(r"\s*(?:[Tt]he\s+)?", words)
            first = int(start) + (lead.end() if lead else 0)
            marks.append(Mark(_LABELS[kind.lower()], first, first + len(text[first : int(end)].rstrip())))
    return marks


def _passage(name: str, paragraph: re.Match[str], marks: list[Mark]) -> Passage:
    start, end = paragraph.span()
    inside = tuple(mark.moved(-start) for mark in marks if start <= mark.start and mark.end <= end)
    return Passage(paragraph[0], name, entities=inside, misc=False)
