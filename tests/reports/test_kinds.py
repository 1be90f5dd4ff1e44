"""Kinds of source row by row, by the annotation guide's `source_kind` and rule 14."""

import pytest

from allsource.model import Span
from allsource.reports.kinds import source_kind
from allsource.reports.stands import Stand


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("described", "a senior official"),
        ("described", "police"),
        ("described", "local media"),
        ("described", "One diplomat"),
        ("described", "a ministry spokesman"),
        ("described", "the report by the port council"),
        ("anonymous", "sources familiar with the talks"),
        ("anonymous", "two participants on the call"),
        ("anonymous", "Two diplomats briefed on the talks"),
        ("anonymous", "people close to the ministry"),
        ("anonymous", "an official who asked not to be named"),
        ("anonymous", "a person with knowledge of the sale"),
        ("collective", "reports"),
        ("collective", "critics"),
        ("collective", "many"),
        ("collective", "rumours"),
        ("collective", "some in the ministry"),
    ],
)
def test_unnamed_sources(kind: str, source: str) -> None:
    assert source_kind(Stand(source, Span(0, len(source)), "described"), source, source + " said no") == kind


def test_a_name_is_named_even_where_its_sentence_speaks_of_anonymity() -> None:
    stand = Stand("Ana Ruiz", Span(0, 8), "person")
    assert source_kind(stand, "Ana Ruiz", "Ana Ruiz said an aide spoke on condition of anonymity") == "named"


def test_anonymity_asked_for_in_the_sentence_makes_a_description_anonymous() -> None:
    stand = Stand("One diplomat", Span(0, 12), "described")
    assert source_kind(stand, "One diplomat", "One diplomat told Reuters on condition of anonymity") == "anonymous"


def test_nobody_is_unstated() -> None:
    assert source_kind(None, "", "it is unclear whether it left") == "unstated"
