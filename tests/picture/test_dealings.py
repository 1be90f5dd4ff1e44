"""The exercise's reports as the reader reads them, fused: what a careful editor would join, and what not.

The authority is a person's reading of the exercise; the tolerance is none.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from allsource.desk import Desk
from allsource.shipped import shipped


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("picture") / "desk"
    with Desk(folder) as made:
        made.read(shipped("examples", "exercise", "reports"))
        yield made


def test_a_secret_meeting_denied_then_admitted_is_one_dealing(desk: Desk) -> None:
    found = [one for one in desk.who("Ines Caldeira") if one.dealing.time == "2024-05-05"]
    assert len(found) == 1
    dealing = found[0].dealing
    values = [step.value for step in dealing.disclosure_history]
    assert values[0] == "described-as-secret"
    assert "denied" in values
    assert (values[-1], dealing.disclosure, dealing.acknowledged) == ("acknowledged", "acknowledged", "2024-05-12")
    assert len(dealing.documents) == 3
    assert dealing.grade.reliability == "F"


def test_each_mention_says_why_it_joined(desk: Desk) -> None:
    for answer in desk.dealings():
        assert all(joined.reasons for joined in answer.dealing.mentions)
        assert len(answer.evidence) == len({joined.item for joined in answer.dealing.mentions})


def test_counts_that_differ_and_the_denied_diesel_are_conflicts(desk: Desk) -> None:
    conflicts = [answer.conflict for answer in desk.conflicts()]
    values = {side.value for conflict in conflicts if conflict.kind == "value" for side in conflict.positions}
    assert {"2 killed", "3 killed", "9 injured", "11 injured"} <= values
    diesel = [one for one in conflicts if one.kind == "denial" and "diesel" in one.subject]
    assert [(one.status, {side.by for side in one.positions} >= {"Corvane Shipping"}) for one in diesel] == [
        ("open", True)
    ]


def test_nobody_is_confirmed_by_one_origin(desk: Desk) -> None:
    for answer in desk.dealings():
        assert answer.grade.credibility != 1 or answer.dealing.independent > 1


def test_refusals_and_silence_are_unknowns(desk: Desk) -> None:
    kinds = {(answer.unknown.kind, answer.unknown.party) for answer in desk.unknowns()}
    assert ("declined", "Dana Holm") in kinds
    assert ("unanswered", "Ines Caldeira") in kinds
    assert any(kind == "unclear" for kind, _ in kinds)


def test_the_network_and_its_files_name_the_same_parties(desk: Desk) -> None:
    network = desk.network()
    names = {node.name for node in network.nodes}
    assert "Straits Harbour Council" in names
    assert all(tie.one in names and tie.other in names for tie in network.ties)
