"""What `docs/answers.md` says the desk answers, it answers on the exercise, and the tests named for it are there."""

from pathlib import Path

import pytest
from builders.docs.answers import STATES, Answer, answers
from tests.docs.conftest import typed
from tests.docs.known import ROOT, missing

from allsource.cli import COMMANDS

ANSWERED = [row for row in answers() if row.state != "open"]


def _name(row: Answer) -> str:
    return f"question-{row.number}"


def test_every_question_has_one_row() -> None:
    assert [row.number for row in answers()] == list(range(1, 26))
    assert {row.state for row in answers()} <= set(STATES)


@pytest.mark.parametrize("row", ANSWERED, ids=_name)
def test_a_question_is_answered_on_the_exercise(row: Answer, place: Path) -> None:
    everything = ""
    for line in row.commands:
        assert line.split()[1] in COMMANDS
        ran = typed(line)
        assert ran.code == 0, f"{line}: {ran.err}"
        assert ran.out.strip(), f"{line} printed nothing"
        everything += ran.out
    missed = [words for words in row.shows if words not in everything]
    assert missed == []


@pytest.mark.parametrize("row", ANSWERED, ids=_name)
def test_a_row_is_whole_and_what_it_names_is_there(row: Answer) -> None:
    assert row.commands
    assert row.shows
    assert row.exercise
    assert row.misses
    assert row.tests
    assert missing([(name.partition("::")[0], name.partition("::")[2]) for name in row.tests]) == []
    assert [path for path in row.methods if not (ROOT / path).is_file()] == []
    assert bool(row.missing) == (row.state == "in part")


@pytest.mark.parametrize("row", [row for row in answers() if row.state == "open"], ids=_name)
def test_what_is_open_claims_nothing(row: Answer) -> None:
    assert row.missing
    assert not row.commands
    assert not row.tests
