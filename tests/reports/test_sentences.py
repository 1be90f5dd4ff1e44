"""Sentence ends on the cases that break naive splitters; what is expected is what an editor would mark."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allsource.model import Span
from allsource.reports.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Adm. J. R. Pina met Gen. Vella.", "They spoke for an hour."],
        ["He left at 5 p.m. Tuesday and came back at 9 a.m. GMT.", "The port was shut."],
        ["The convoy left the U.S. Navy base.", "It sailed east."],
        ["She flew to the U.S.", "The talks began on Monday."],
        ["Growth was 3.5 percent.", "Prices rose 0.2 percent on Jan. 3."],
        ["“Will it open?” Ana Ruiz asked.", "Nobody answered."],
        ["“Will it open?”", "The harbour stayed silent on Friday."],
        ["“The harbour is open.", "It will stay open,” she said."],
        ["Atlantic Ferries Inc. sold two ships.", "Atlantic Ferries Ltd.", "The buyer was not named."],
        ["“I waited ... and waited,” he said.", "“Then … nothing.”"],
        ["Who paid?!", "Nobody knows."],
        ["``It was a bomb,'' said a guard.", "``You can see the crater.''"],
    ],
)
def test_editors_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert cut("Port reopens\n\nThe first ferry left at dawn") == ["Port reopens", "The first ferry left at dawn"]


def test_sentences_stay_within_the_span_asked_for() -> None:
    text = "First one. Second one. Third one."
    assert [s.of(text) for s in split_sentences(text, Span(11, 22))] == ["Second one."]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    sentences = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert "".join("".join(s.of(text).split()) for s in sentences) == "".join(text.split())
