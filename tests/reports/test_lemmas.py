"""Dictionary forms: every verb and noun of the event table in its regular forms, and the irregular ones by hand."""

import re

import pytest

from allsource.reports.lemmas import lemma
from allsource.reports.tables import rows

IRREGULAR = """
struck VBD strike | met VBN meet | sold VBD sell | gave VBD give | shot VBD shoot | fled VBD flee
withdrew VBD withdraw | withheld VBN withhold | overthrew VBD overthrow | sank VBD sink | slain VBN slay
flew VBD fly | dying VBG die | lied VBD lie | freed VBD free | banned VBD ban | vetoed VBD veto
torpedoed VBD torpedo | shelled VBD shell | expelled VBD expel | cancelled VBN cancel | canceled VBN cancel
stabbing VBG stab | travelling VBG travel | seizes VBZ seize | attacking VBG attack | raided VBD raid
charged VBN charge | arranging VBG arrange | wo MD will | 'll MD will | ca MD can | deliveries NNS delivery
talks NNS talks | troops NNS troops | crises NNS crisis | men NNS man | wives NNS wife | embassies NNS embassy
explosives NNS explosive | Lisbon NNP lisbon | added VBD add | created VBD create
"""


@pytest.mark.parametrize("case", re.split(r"[|\n]", IRREGULAR.strip()))
def test_forms(case: str) -> None:
    word, tag, base = case.split()
    assert lemma(word, tag) == base


def regular_forms(base: str) -> dict[str, str]:
    """The forms that ordinary spelling gives a regular verb."""
    if base.endswith("e"):
        stem = base if base.endswith(("ee", "oe")) else base[:-1]
        return {base + "d": "VBD", stem + "ing": "VBG", base + "s": "VBZ"}
    if re.search(r"[^aeiou]y$", base):
        return {base[:-1] + "ied": "VBD", base + "ing": "VBG", base[:-1] + "ies": "VBZ"}
    end = "es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return {base + "ed": "VBD", base + "ing": "VBG", base + end: "VBZ"}


DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdgkmnprt]$|[eo]l$")
IRREGULARLY_SPELLED = {"die", "flee", "gas", "teargas", "go", "quit", "resell"}
TABLE_VERBS = sorted(
    {row["lemma"] for row in rows("plover_predicates") if row["pos"] == "v" and "-" not in row["lemma"]}
    - IRREGULARLY_SPELLED
)


def test_every_verb_of_the_table_is_found_in_its_forms() -> None:
    missed = [
        (form, lemma(form, tag), base)
        for base in TABLE_VERBS
        if not DOUBLING.search(base)
        for form, tag in regular_forms(base).items()
        if lemma(form, tag) != base
    ]
    assert missed == []


def test_every_noun_of_the_table_is_found_in_the_plural() -> None:
    nouns = sorted({row["lemma"] for row in rows("plover_predicates") if row["pos"] == "n"} - {"talk", "talks"})
    endings = {base: "es" if base.endswith(("s", "sh", "ch")) else "s" for base in nouns}
    plurals = {base: re.sub(r"(?<=[^aeiou])y$", "ie", base) + endings[base] for base in nouns}
    assert {base: plural for base, plural in plurals.items() if lemma(plural, "NNS") != base} == {}


@pytest.mark.parametrize("word", ["", "'", "’s", "x", "ing", "ed", "SS"])
def test_odd_words_pass_through(word: str) -> None:
    assert isinstance(lemma(word, "VBD"), str)
    assert isinstance(lemma(word, "NNS"), str)
