"""Counts and what they count; vague and bounding counts give none (rule 10 of the annotation guide)."""

import pytest
from tests.reports.hand import say

from allsource.reports.magnitude import casualties, count_in, counts
from allsource.reports.phrases import phrases, see

COUNTED = """
50,000/CD troops/NNS | troops 50000
more/JJR than/IN 50,000/CD troops/NNS | troops 50000
six/CD missiles/NNS | missiles 6
twenty/CD -/HYPH five/CD ships/NNS | ships 25
two/CD hundred/CD and/CC ten/CD prisoners/NNS | prisoners 210
2.5/CD million/CD refugees/NNS | refugees 2500000
a/DT hundred/CD rockets/NNS | rockets 100
40/CD to/TO 50/CD drones/NNS | drones 40
31,000/CD tonnes/NNS of/IN diesel/NN | tonnes 31000
$/$ 5/CD million/CD | dollars 5000000
12/CD million/CD euros/NNS | euros 12000000
dozens/NNS of/IN troops/NNS |
scores/NNS of/IN rockets/NNS |
several/JJ ships/NNS |
fewer/JJR than/IN 40/CD ships/NNS |
up/IN to/TO 40/CD ships/NNS |
the/DT 2019/CD attacks/NNS |
the/DT 11/CD September/NNP attacks/NNS |
1.5/CD ships/NNS |
""".strip().splitlines()


@pytest.mark.parametrize("line", COUNTED)
def test_counts_of_a_phrase(line: str) -> None:
    tagged, _, expected = (part.strip() for part in line.partition("|"))
    hand = say(tagged)
    page = see(hand.text, tuple(hand.words))
    found: dict[str, int] = {}
    for phrase in phrases(page, 0, len(hand.words)):
        found = found or counts(page, phrase)
    what, _, value = expected.partition(" ")
    assert found == ({what: int(value)} if expected else {})


def test_a_verb_says_what_its_object_counts() -> None:
    hand = say("at/IN least/JJS six/CD people/NNS")
    page = see(hand.text, tuple(hand.words))
    assert counts(page, phrases(page, 0, 4)[0], "killed") == {"killed": 6}


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("left/VBD six/CD dead/JJ and/CC 40/CD injured/JJ", {"killed": 6, "injured": 40}),
        ("two/CD hundred/CD people/NNS dead/JJ", {"killed": 200}),
        ("on/IN Aug./NNP 7/CD killed/VBD 258/CD people/NNS", {}),
        ("dozens/NNS wounded/VBN", {}),
        ("three/CD still/RB missing/JJ", {"missing": 3}),
    ],
)
def test_casualties_without_a_verb(tagged: str, expected: dict[str, int]) -> None:
    hand = say(tagged)
    page = see(hand.text, tuple(hand.words))
    assert {what: value for what, value, _ in casualties(page, 0, len(hand.words))} == expected


def test_no_number_no_count() -> None:
    hand = say("the/DT troops/NNS")
    assert count_in(see(hand.text, tuple(hand.words)), 0, 2) is None
