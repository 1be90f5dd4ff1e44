"""Mentions of the twelve types and the one full name each of them has. Names are invented, places are real."""

from itertools import pairwise

import pytest
from tests.reports.marked import Marked


def named(marked: Marked) -> list[tuple[str, str, str]]:
    return [(m.span.of(marked.text), m.type, m.name) for m in marked.mentions()]


def types(text: str) -> dict[str, str]:
    return {words: kind for words, kind, _ in named(Marked(text))}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The tanker MV Santa Clara left at dawn.", "MV Santa Clara", "vessel"),
        ("They boarded the ferry Estrela do Sado at dawn.", "Estrela do Sado", "vessel"),
        ("Two F-16s and one Su-27 were seen.", "Su-27", "aircraft"),
        ("A Boeing 737-800 was held.", "Boeing 737-800", "aircraft"),
        ("It was hit by a Shahed-136 at night.", "Shahed-136", "weapon"),
        ("They fired Kalibr missiles at night.", "Kalibr", "weapon"),
        ("The Ministry of Defence said no.", "Ministry of Defence", "organisation"),
        ("The 5th Fleet said no.", "5th Fleet", "organisation"),
        ("An aide told Reuters that it was over.", "Reuters", "outlet"),
        ("The boats are in Portugal now.", "Portugal", "country"),
        ("The Kremlin said no.", "Kremlin", "government"),
    ],
)
def test_tables_name_what_networks_do_not(text: str, words: str, kind: str) -> None:
    assert types(text)[words] == kind


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Lisbon said it would lend two boats.", "Lisbon", ("government", "Portugal")),
        ("The boats lay in Lisbon on Friday.", "Lisbon", ("place", "Lisbon")),
        ("Talks between Lisbon and Valletta went on.", "Valletta", ("government", "Malta")),
        ("The Élysée declined to comment.", "Élysée", ("government", "France")),
        ("Maltese crews left on Monday.", "Maltese", ("country", "Malta")),
        ("Portugal's government met on Friday.", "Portugal", ("government", "Portugal")),
        ("The U.S. Navy sent a ship to the U.K. base.", "U.K.", ("country", "United Kingdom")),
    ],
)
def test_capitals_and_peoples_by_what_they_do(text: str, words: str, expected: tuple[str, str]) -> None:
    marked = Marked(text)
    assert {w: (k, n) for w, k, n in named(marked)}[words] == expected


def test_a_surname_takes_the_full_name_before_or_after_it() -> None:
    marked = Marked("Ruiz resigns\n\nAna Ruiz left on Friday. Mr. Vella stayed. Ruiz was calm.").people(
        "Ana Ruiz", "Ruiz"
    )
    assert [name for words, _, name in named(marked) if words == "Ruiz"] == ["Ana Ruiz", "Ana Ruiz"]


def test_titles_keep_two_bearers_of_a_surname_apart() -> None:
    text = "President João Vella met Marta Vella. Mrs. Marta Vella spoke. Mr. João Vella left. Mrs. Vella stayed."
    marked = Marked(text).people("João Vella", "Marta Vella", "Vella")
    assert [name for words, _, name in named(marked) if words == "Vella"] == ["Marta Vella"]


def test_acronyms_are_spelled_out_from_brackets_and_from_initials() -> None:
    text = "The Harbour Workers Union (HWU) called a strike. HWU leaders spoke. The Setúbal Port Council met SPC staff."
    marked = Marked(text).bodies("Harbour Workers Union", "HWU", "Setúbal Port Council", "SPC")
    names = {words: name for words, _, name in named(marked)}
    assert (names["HWU"], names["SPC"]) == ("Harbour Workers Union", "Setúbal Port Council")


def test_roles_stand_beside_names_and_alone() -> None:
    marked = Marked("Harbour Minister Ana Ruiz met Joseph Vella, the port director of Valletta.").people(
        "Ana Ruiz", "Joseph Vella"
    )
    roles = [words for words, kind, _ in named(marked) if kind == "role"]
    assert roles == ["Harbour Minister", "port director of Valletta"]


def test_one_name_has_one_type_and_outlets_are_known_by_their_names() -> None:
    text = "Ana Ruiz told Levante Wire that the Setúbal Ledger was wrong. The Ledger stood by it."
    marked = Marked(text).places("Levante Wire").people("Setúbal Ledger", "Ledger")
    kinds = {words: (kind, name) for words, kind, name in named(marked) if kind != "role"}
    assert kinds["Levante Wire"] == ("outlet", "Levante Wire")
    assert kinds["Ledger"] == ("outlet", "Setúbal Ledger")


def test_a_firm_without_its_suffix_is_the_same_firm() -> None:
    marked = Marked("Corvane Shipping Ltd sold a ship. Corvane Shipping gave no price.").bodies(
        "Corvane Shipping Ltd", "Corvane Shipping"
    )
    assert {name for _, kind, name in named(marked) if kind == "organisation"} == {"Corvane Shipping Ltd"}


def test_mentions_never_overlap_but_for_roles() -> None:
    text = "The Bank of Portugal and the Portuguese Navy met in Lisbon."
    spans = [m.span for m in Marked(text).bodies("Bank of Portugal").mentions() if m.type != "role"]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [s.of(text) for s in spans] == ["Bank of Portugal", "Portuguese Navy", "Lisbon"]
