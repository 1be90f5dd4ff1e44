"""The exercise from bytes to brief with the shipped reader: what a careful reader finds, and how much of it is printed.

The floors are shares of `expected.json`, a little under what the reader reached when they were set; they are there to
show when it falls. The dealing that the exercise turns on has no share: it is told, with its denial, or the test fails.
"""

import json
from functools import cache
from typing import Any

import pytest

from allsource.brief import Brief, Line, build
from allsource.intake import Options, Taken, take
from allsource.model import Report
from allsource.reports.read import read
from allsource.shipped import shipped

FOLDER = shipped("examples", "exercise")
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FLOORS = {"dealings": 0.5, "happened": 0.5, "refusals": 0.75, "denials": 0.8, "unknowns": 0.7, "not_actual": 0.4}
SECTIONS = {
    "dealings": {"dealings", "happened"}, "happened": {"happened", "dealings"}, "refusals": {"declined"},
    "denials": {"contradictions"}, "unknowns": {"unconfirmed"}, "not_actual": {"unreal"},
}  # fmt: skip


@cache
def brief() -> Brief:
    taken = [item for item in take([str(FOLDER / "reports")], Options()) if isinstance(item, Taken)]
    return build([
        Report(item.document, (item.capture,), read(item.document) if item.document.language == "en" else None)
        for item in taken
    ])  # fmt: skip


def _lines(sections: set[str]) -> list[Line]:
    return [line for section in brief().sections if section.key in sections for line in section.lines]


def _flat(words: str) -> str:
    return " ".join(words.split())


def _found(item: dict[str, Any], sections: set[str]) -> bool:
    """A line of these sections quotes the expected words in a report of that outlet."""
    return any(
        citation.outlet == item["outlet"] and (item["quote"] in _flat(citation.quotation))
        for line in _lines(sections)
        for citation in line.citations
    )


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_share_of_what_a_careful_reader_finds(kind: str) -> None:
    found = [item for item in EXPECTED[kind] if _found(item, SECTIONS[kind])]
    assert len(found) / len(EXPECTED[kind]) >= FLOORS[kind]


def test_the_secret_meeting_is_told_with_its_denial_and_acknowledgement() -> None:
    line = next(line for line in _lines({"dealings"}) if {"described-as-secret", "acknowledged"} <= set(line.tags))
    assert {citation.outlet for citation in line.citations} == {"Lantern Weekly", "Bay Courier"}
    pair = next(line for line in _lines({"contradictions"}) if line.group.startswith("Reported by one"))
    assert "denied by Straits Harbour Council" in pair.sentence


def test_the_wire_story_counts_once() -> None:
    notes = [line.note for line in _lines({"happened"}) if "3 reports, all from Strait Wire" in line.note]
    assert notes


def test_private_persons_stand_in_no_heading() -> None:
    sentences = [line.sentence for section in brief().sections for line in section.lines]
    heads = [sentence.partition(": ")[0] for sentence in sentences]
    assert not [head for head in heads for person in EXPECTED["private"] if person["name"] in head]


def test_what_was_not_read_stands_at_the_head() -> None:
    assert "Diario del Poniente" in brief().head.notices[0]


def test_every_quotation_is_the_reports_own_text() -> None:
    texts = {row.document: row.text for row in brief().reports}
    for section in brief().sections:
        for line in section.lines:
            for citation in line.citations:
                assert texts[citation.document][citation.start : citation.end] == citation.quotation
