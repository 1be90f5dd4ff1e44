"""Certainty row by row: the stance, then the cue, then the hedge that governs the content (guide, rules 10 and 13)."""

import pytest
from tests.reports.marked import Marked


@pytest.mark.parametrize(
    ("certainty", "source", "cue", "content"),
    [
        ("certain", "Ruiz", "said", "the port is open"),
        ("possible", "Ruiz", "said", "the port may stay open"),
        ("possible", "Ruiz", "said", "the ships could sink"),
        ("possible", "Rumours", "suggest", "that the line was sold"),
        ("possible", "Officials", "fear", "that the ship was lost"),
        ("probable", "Ruiz", "said", "the ship was likely lost"),
        ("probable", "Officials", "believe", "the ship was lost"),
        ("probable", "Ruiz", "said", "it is believed to be lost"),
        ("certain", "Ruiz", "said", "the port is open and the crews may leave"),
        ("certain", "Ruiz", "said", "the ship, which may be old, was lost"),
        ("unknown", "Ruiz", "refused to say", "whether the port is open"),
        ("unknown", "Ruiz", "doubted", "that the port is open"),
        ("unknown", "Ruiz", "asked", "whether the port is open"),
        ("certain", "Ruiz", "asked", "the crews to leave"),
        ("unknown", "Ruiz", "said", "it was unclear who left"),
    ],
)
def test_rows(certainty: str, source: str, cue: str, content: str) -> None:
    marked = Marked(f"{source} {cue} {content} on Friday.").says(source, cue, content)
    assert marked.claim(cue).certainty == certainty
