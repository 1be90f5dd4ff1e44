"""The event table against the ontology it must fit, and its conditions."""

import pytest
from tests.reports.hand import say

from allsource.model import EVENT_TYPES, MODES
from allsource.reports.plover import _condition, _frames, _table, classes
from allsource.reports.tables import rows


def test_every_row_has_a_known_type_mode_and_frame() -> None:
    for row in rows("plover_predicates"):
        assert row["pos"] in ("v", "n"), row
        assert row["type"] in EVENT_TYPES, row
        assert row["mode"] in ("", *MODES.get(row["type"], ())), row
        assert row["frame"] in _frames(), row
        assert (row["pos"] == "n") == row["frame"].startswith("n."), row


def test_every_condition_can_be_read_and_names_known_classes() -> None:
    known = {*classes(), "none", "party"}
    for row in rows("plover_predicates"):
        for condition in row["when"].split():
            assert callable(_condition(condition))
            named = [part.strip("!") for part in condition.partition(":")[2].split(",")]
            assert all(one[1:] in known for one in named if one.startswith("@")), row


def test_no_row_twice() -> None:
    keys = [(row["lemma"], row["pos"], row["when"]) for row in rows("plover_predicates")]
    assert len(keys) == len(set(keys))


def test_the_table_is_large_and_covers_every_type_by_verb_and_noun() -> None:
    assert len({word for word, _ in _table()}) > 600
    for pos in ("v", "n"):
        told = {row["type"] for row in rows("plover_predicates") if row["pos"] == pos}
        assert told == set(EVENT_TYPES), (pos, set(EVENT_TYPES) - told)


def test_modes_are_of_their_type() -> None:
    for row in rows("plover_modes"):
        assert row["mode"] in MODES[row["type"]], row


def test_an_unknown_condition_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="condition 'when:x' is none of"):
        _condition("when:x")


@pytest.mark.parametrize(
    ("sentence", "verb", "arguments", "told"),
    [
        ("Malta/NNP called/VBD for/IN talks/NNS ./.", "called", {"ARG0": "Malta", "ARG1": "for talks"}, "REQUEST/meet"),
        ("Malta/NNP called/VBD off/RP talks/NNS ./.", "called", {"ARG0": "Malta", "ARG1": "talks"}, "REJECT/meet"),
        ("Malta/NNP fired/VBD rockets/NNS ./.", "fired", {"ARG0": "Malta", "ARG1": "rockets"}, "ASSAULT/heavy-weapons"),
        ("Malta/NNP fired/VBD the/DT judge/NN ./.", "fired", {"ARG0": "Malta", "ARG1": "the judge"}, "SANCTION/expel"),
        ("Malta/NNP hit/VBD a/DT low/NN ./.", "hit", {"ARG0": "Malta", "ARG1": "a low"}, ""),
        ("Malta/NNP cut/VBD ties/NNS ./.", "cut", {"ARG0": "Malta", "ARG1": "ties"}, "SANCTION/discontinue"),
        ("Malta/NNP cut/VBD costs/NNS ./.", "cut", {"ARG0": "Malta", "ARG1": "costs"}, ""),
        ("Malta/NNP sent/VBD troops/NNS ./.", "sent", {"ARG0": "Malta", "ARG1": "troops"}, ("AID", "MOBILIZE/troops")),
        ("Malta/NNP battled/VBD to/TO save/VB it/PRP ./.", "battled", {"ARG0": "Malta", "ARG1": "to save it"}, ""),
        ("Malta/NNP met/VBD the/DT deadline/NN ./.", "met", {"ARG0": "Malta", "ARG1": "the deadline"}, ""),
    ],
)  # fmt: skip
def test_conditions_tell_senses_apart(
    sentence: str, verb: str, arguments: dict[str, str], told: str | tuple[str, ...]
) -> None:
    hand = say(sentence, **{verb: arguments}).name("Malta", "country")
    found = [f"{e.type}/{e.mode}".rstrip("/") for e in hand.events() if e.trigger.of(hand.text).split()[0] == verb]
    expected = [] if told == "" else list(told) if isinstance(told, tuple) else [told]
    assert found == expected or (len(found) == 1 and found[0] in expected)
