"""Competing hypotheses: Heuer's rule (least inconsistency), checked on matrices small enough to do by hand."""

from allsource.model.hypotheses import Step
from allsource.picture.hypotheses import matrix, next_id, weigh

Q = "Q1"


def asked(*rows: str, hypotheses: int = 2) -> list[Step]:
    """A matrix in letters: one string a row, one mark a column, `.` where it is not judged."""
    steps = [Step(Q, "ask", value="Who filled the Grey Wagtail?")]
    steps += [Step(Q, "suppose", f"H{at}", value=f"guess {at}") for at in range(1, hypotheses + 1)]
    for number, row in enumerate(rows, 1):
        steps.append(Step(Q, "bring", f"E{number}", value=f"fact {number}"))
        for column, mark in enumerate(row.split(), 1):
            if mark != ".":
                steps.append(Step(Q, "mark", f"E{number}", f"H{column}", mark))
    return steps


def test_the_least_contradicted_stands_first_whatever_speaks_for_the_other() -> None:
    found = weigh(matrix(asked("C CC", "C CC", "N I")))
    assert [(one.hypothesis.id, one.rank, one.against) for one in found.standings] == [("H1", 1, 0), ("H2", 2, 1)]


def test_very_inconsistent_weighs_twice() -> None:
    found = weigh(matrix(asked("II I", "C I", "C I")))
    assert [(one.hypothesis.id, one.against) for one in found.standings] == [("H1", 2), ("H2", 3)]


def test_equal_scores_share_a_rank() -> None:
    found = weigh(matrix(asked("I I N", "N N II", hypotheses=3)))
    assert [(one.hypothesis.id, one.rank) for one in found.standings] == [("H1", 1), ("H2", 1), ("H3", 3)]
    assert found.first == ("H1", "H2")


def test_evidence_that_says_the_same_of_all_tells_nothing() -> None:
    assert weigh(matrix(asked("C C", "I I", "C I", "C ."))).silent == ("E1", "E2")


def test_what_is_not_judged_is_listed_and_counts_for_nothing() -> None:
    found = weigh(matrix(asked(". I", "II .")))
    assert [(one.hypothesis.id, one.open) for one in found.standings] == [("H2", ("E2",)), ("H1", ("E1",))]


def test_rows_on_which_the_view_rests_are_named() -> None:
    found = weigh(matrix(asked("C II", "I C", "C C")))
    assert [(change.evidence, change.first) for change in found.changes] == [("E1", ("H2",))]


def test_a_later_mark_replaces_and_a_dropped_row_is_out() -> None:
    steps = [*asked("C I"), Step(Q, "mark", "E1", "H1", "II"), Step(Q, "bring", "E2", value="other")]
    assert weigh(matrix(steps)).first == ("H2",)
    dropped = matrix([*steps, Step(Q, "drop", "E1")])
    assert [row.id for row in dropped.evidence] == ["E2"]
    assert weigh(dropped).first == ("H1", "H2")


def test_numbers_of_dropped_items_are_not_used_again() -> None:
    assert next_id([*asked("C C"), Step(Q, "drop", "E1")], "E") == "E2"


def test_discounted_evidence_is_shown_and_not_counted() -> None:
    found = weigh(matrix(asked("II C", "C I")), discounted=["E1"])
    assert (found.first, found.discounted) == (("H1",), ("E1",))
    assert [row.id for row in found.matrix.evidence] == ["E1", "E2"]


def test_a_question_without_evidence_prefers_nothing() -> None:
    assert weigh(matrix(asked())).first == ("H1", "H2")
