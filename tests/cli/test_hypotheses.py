"""An analysis on the exercise, as a person types it: asked from an event, evidence brought, marked, retracted."""

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import REPORTS, Run
from tests.cli.test_schemas import check

from allsource.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk of the exercise, to change at will."""
    with Desk(tmp_path / "desk") as made:
        made.read(REPORTS)
    return tmp_path / "desk"


def meeting(run: Run, desk: Path) -> str:
    """The id of the event of the meeting that Lantern Weekly tells."""
    for line in run("events", "--about", "Ines Caldeira", "--json", "--desk", desk).lines:
        event = line["event"]
        if line["document"]["outlet"] == "Lantern Weekly" and event["trigger"]["text"] == "met":
            return str(line["id"])
    raise AssertionError("the exercise tells of a meeting")


def test_an_analysis_from_a_dealing_to_a_view_that_changes(run: Run, desk: Path) -> None:
    asked = run("hypotheses", "ask", "Did she meet the envoy?", "--about", meeting(run, desk), "--desk", desk)
    assert (asked.code, asked.out.splitlines()[0]) == (0, "Q1: Did she meet the envoy?")
    denial = next(line for line in asked.out.splitlines() if " denies: " in line and "met an envoy" in line)
    item = re.search(r"[0-9a-f]{8}#c\d+", denial)
    assert item is not None
    assert run("hypotheses", "bring", "Q1", item.group(), "--desk", desk).out.strip() == "E2"
    assert run("hypotheses", "bring", "Q1", item.group(), "--desk", desk).out.strip() == "E2"
    for row, column, value in (("E1", "H1", "CC"), ("E1", "H3", "II"), ("E2", "H1", "I"), ("E2", "H3", "CC")):
        assert run("hypotheses", "mark", "Q1", row, column, value, "--desk", desk).code == 0
    (shown,) = run("hypotheses", "show", "Q1", "--json", "--desk", desk).lines
    check("hypotheses-1", [shown])
    assert [(one["id"], one["rank"], one["against"]) for one in shown["hypotheses"]] == [
        ("H2", 1, 0), ("H1", 2, 1), ("H3", 3, 2),
    ]  # fmt: skip
    assert shown["hypotheses"][0]["open"] == ["E1", "E2"]
    run("hypotheses", "drop", "Q1", "H2", "--reason", "not asked", "--desk", desk)
    text = run("hypotheses", "show", "Q1", "--desk", desk).out
    assert "The view rests on E1: without it H3 would stand first." in text


def test_a_retracted_report_is_shown_and_not_counted(run: Run, desk: Path) -> None:
    event = meeting(run, desk)
    run("hypotheses", "ask", "Did she meet the envoy?", "--about", event, "--desk", desk)
    run("hypotheses", "mark", "Q1", "E1", "H3", "II", "--desk", desk)
    run("retract", event.partition("#")[0], "--reason", "taken back", "--desk", desk)
    (shown,) = run("hypotheses", "show", "Q1", "--json", "--desk", desk).lines
    assert shown["discounted"] == ["E1"]
    assert {one["against"] for one in shown["hypotheses"]} == {0}
    run("forget", event.partition("#")[0], "--yes", "--desk", desk)
    (left,) = run("hypotheses", "show", "Q1", "--json", "--desk", desk).lines
    assert left["evidence"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "Q9"], "Q9: allowed is Q1"),
        (["mark", "Q1", "E7", "H1", "I"], "E7: allowed is nothing yet"),
        (["bring", "Q1", "00000000#e1"], "the desk holds no such report"),
        (["suppose", "Q1", "  "], "no words"),
    ],
)
def test_what_does_not_exist_is_named(run: Run, small: Path, arguments: list[str], said: str) -> None:
    run("hypotheses", "ask", "Who filled the Grey Wagtail?", "--desk", small)
    ran = run("hypotheses", *arguments, "--desk", small)
    assert ran.code == 2
    assert said in ran.err


def test_questions_are_listed_and_seen_as_of_a_day(run: Run, small: Path) -> None:
    run("hypotheses", "ask", "Who filled the Grey Wagtail?", "--desk", small)
    (line,) = run("hypotheses", "list", "--json", "--desk", small).lines
    assert line == {"schema": 1, "question": "Q1", "text": "Who filled the Grey Wagtail?"}
    before = run("hypotheses", "show", "Q1", "--as-of", "2020-01-01", "--desk", small)
    assert (before.code, "allowed is nothing yet" in before.err) == (2, True)
    assert json.loads(run("hypotheses", "show", "Q1", "--json", "--desk", small).out)["evidence"] == []
