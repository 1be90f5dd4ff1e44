"""The tagger with the shipped weights: offsets on awkward text, and plain sentences that any reader must get."""

import pytest

from allsource.model import Span
from allsource.reports.tagged import Tagged
from allsource.reports.tagger import frames, tag
from allsource.reports.words import words

SAID = "Harbour Minister Ana Ruiz told reporters on Tuesday that the port of Setúbal would not close."


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


def test_who_said_what() -> None:
    (one,) = tag(SAID, whole(SAID)).attributions
    assert one.cue.of(SAID) == "told"
    assert [span.of(SAID) for span in one.source] == ["Harbour Minister Ana Ruiz"]
    assert next(span.of(SAID) for span in one.content).endswith("the port of Setúbal would not close")


def test_names() -> None:
    found = {(one.span.of(SAID), one.label) for one in tag(SAID, whole(SAID)).entities}
    assert ("Ana Ruiz", "PER") in found
    assert ("Setúbal", "LOC") in found


def test_a_predicate_has_its_arguments() -> None:
    text = "The coast guard seized two tankers near Malta on Friday, but they were not searched."
    frames_ = {
        one.span.of(text): {(a.label, a.span.of(text)) for a in one.arguments}
        for one in tag(text, whole(text)).predicates
    }
    assert {("ARG0", "The coast guard"), ("ARG1", "two tankers")} <= frames_["seized"]
    assert {("ARG1", "they"), ("ARGM-NEG", "not")} <= frames_["searched"]


def test_words_carry_penn_tags() -> None:
    tags = {one.span.of(SAID): one.tag for one in tag(SAID, whole(SAID)).words}
    assert tags["Ruiz"] == "NNP"
    assert tags["told"] == "VBD"
    assert tags["would"] == "MD"
    assert tags["the"] == "DT"


def test_given_predicates_get_arguments_and_others_none() -> None:
    text = "Ana Ruiz sold the ferry. Nobody bought the harbour."
    (one,) = frames(text, whole(text), [Span(9, 13)])
    assert one.span.of(text) == "sold"
    assert ("ARG1", "the ferry") in {(a.label, a.span.of(text)) for a in one.arguments}
    assert frames(text, whole(text), [Span(900, 913)]) == ()


def spans(read: Tagged) -> list[Span]:
    found = [word.span for word in read.words] + [name.span for name in read.entities]
    found += [one.span for one in read.predicates]
    found += [argument.span for one in read.predicates for argument in one.arguments]
    return found + [span for one in read.attributions for span in (one.cue, *one.source, *one.content)]


def test_offsets_are_the_documents_own() -> None:
    text = f"skipped\n\n{SAID}\n\nskipped too, she said\n\n“Nothing will close,” Costa added."
    blocks = [Span(9, 9 + len(SAID)), Span(text.index("“"), len(text))]
    read = tag(text, blocks)
    assert [one.span for one in read.words] == [
        span for block in blocks for span in words(text, block.start, block.end)
    ]
    assert all(any(block.holds(span) for block in blocks) for span in spans(read))
    assert [one.cue.of(text) for one in read.attributions] == ["told", "added"]


def test_a_long_block_is_read_in_parts_without_loss_or_doubling() -> None:
    text = " ".join(f"{SAID} The {number} ferries of Malta sailed." for number in range(60))
    read = tag(text, whole(text))
    assert [one.span for one in read.words] == words(text)
    told = [one.cue for one in read.attributions if one.cue.of(text) == "told"]
    assert len(told) == len(set(told)) == 60
    assert sum(one.span.of(text) == "sailed" for one in read.predicates) == 60


def test_one_sentence_longer_than_the_network_reads() -> None:
    text = "Ships from " + ", ".join(f"Port{number} Tanaïs" for number in range(400)) + " left"
    assert [one.span for one in tag(text, whole(text)).words] == words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\u200b",
        "😀 🚢🚢 said 😀",
        "=" * 5000,
        "x" * 100_000,
        "A.\x00B said\x01 no",
        "ال" * 300,
        "a b " * 2000,
    ],
    ids=["empty", "spaces", "zero-width", "emoji", "rule", "run", "controls", "arabic", "letters"],
)
def test_odd_text_is_read_without_complaint(text: str) -> None:
    read = tag(text, whole(text))
    assert all(0 <= span.start < span.end <= len(text) for span in spans(read))


def test_no_blocks_no_words() -> None:
    assert tag(SAID, []) == Tagged((), (), (), ())


def test_the_same_text_is_read_the_same_way_twice() -> None:
    assert tag(SAID, whole(SAID)) == tag(SAID, whole(SAID))
