"""Identity: what is joined and what never is. Floors hold on the held-out half of `tests/cases/identity.jsonl`."""

import json
from collections import Counter

import pytest
from benchmarks.picture.identity import CASES, judged, precision, recall
from builders.picture.identity import pairs

from allsource.picture.body_names import alike_bodies, ship_name
from allsource.picture.identifiers import valid_imo
from allsource.picture.offices import office_of, same_office
from allsource.picture.person_names import alike


def test_machine_merges_of_the_held_out_half_are_precise() -> None:
    held = [pair for pair in judged() if pair.half == "held"]
    assert len(held) > 250
    assert precision(held) >= 0.98
    assert recall(held) >= 0.75


def test_the_labelled_set_is_what_its_builder_writes() -> None:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == [pair.id for pair in pairs()]
    assert len(rows) >= 500
    halves = Counter(row["half"] for row in rows)
    assert abs(halves["tune"] - halves["held"]) < 20


@pytest.mark.parametrize(
    "trap", ["private namesake", "private namesake, no words", "office changed hands", "look alike"]
)
def test_same_name_traps_stay_apart(trap: str) -> None:
    found = [pair for pair in judged() if pair.trap == trap]
    assert found
    assert not [pair for pair in found if pair.verdict.verdict == "same"]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Muammar Gaddafi", "Moammar Qadhafi", "same name in another spelling"),
        ("Kim Jong-un", "Kim Jong Un", "same whole name"),
        ("Xu Weiming", "Weiming Xu", "same words in another order"),
        ("Ruiz, Ana", "Ana Ruiz", "same whole name"),
        ("E. Sandoval", "Elena Sandoval", "same name with an initial"),
        ("Bob Pellow", "Robert Pellow", "same name with a short form"),
        ("George W. Bush", "George H. W. Bush", "same surname, other given name"),
        ("Carlos Menem Jr.", "Carlos Menem Sr.", "different names"),
        ("Luis Ortega Jr.", "Luis Ortega", "same name, one with junior or senior"),
        ("Karin Wiik", "Karen Wiik", "a letter apart"),
        ("President Ruiz", "Ana Ruiz", "same surname alone"),
        ("Kim Min-jun", "Kim Min-jung", "a letter apart"),
    ],
)
def test_kinds_of_likeness_of_persons_names(one: str, other: str, likeness: str) -> None:
    assert alike(one, other) == likeness
    assert alike(other, one) == likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Portuguese Foreign Ministry", "Ministry of Foreign Affairs of Portugal", "same"),
        ("Alder Lines Ltd", "Alder Lines", "same"),
        ("Alder Lines", "Alder Lines Logistics", "words apart"),
        ("U.S. 5th Fleet", "U.S. 6th Fleet", "different"),
        ("SHC", "Setúbal Harbour Council", "initials"),
        ("Mersin Free Zone", "Mersin Freezone", "spelling"),
    ],
)
def test_kinds_of_likeness_of_bodies(one: str, other: str, likeness: str) -> None:
    assert alike_bodies(one, other) == likeness


def test_offices_are_taken_apart() -> None:
    before, after = office_of("former Portuguese Harbour Minister"), office_of("harbour minister of Portugal")
    assert before is not None
    assert after is not None
    assert (before.rank, before.field, before.countries) == ("minister", frozenset({"harbour"}), ("PT",))
    assert (before.standing, after.standing) == ("former", "held")
    assert same_office(before, after) == "same"
    assert office_of("plumber") is None


def test_the_check_digit_of_an_imo_number_is_checked() -> None:
    assert valid_imo("9074729")  # the example of IMO resolution A.1117(30)
    assert not valid_imo("9074728")
    assert ship_name("HMS Alder") == ("alder", "GB")
    assert ship_name("M/T Alder Star") == ("alder star", "")
