"""What the reader is trained on: marks survive joining and merging, labels fall on the words that run time sees."""

from pathlib import Path

import pytest
from builders.reader.corpora.columns import uner, wikigold
from builders.reader.corpora.polnear import polnear
from builders.reader.examples import UNKNOWN, Labels, example
from builders.reader.passages import Anchor, Mark, Passage, align, join, merge
from builders.reader.splits import split

from allsource.reports.pieces import Pieces
from allsource.shipped import shipped

LABELS = Labels(tags=("NN", "VBD"), arguments=("ARG0", "ARG1"))


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(shipped("weights", "vocab.txt"))


def test_tokens_are_joined_as_a_person_writes() -> None:
    tokens = ["He", "did", "n't", "say", ",", "``", "No", ",", "''", "-LRB-", "yet", "-RRB-", "for", "$", "5", "."]
    text, ranges = join(tokens)
    assert text == 'He didn\'t say, "No," (yet) for $5.'
    assert [text[start:end] for start, end in ranges][2:6] == ["n't", "say", ",", '"']


def test_align_finds_tokens_in_order_or_says_so() -> None:
    assert align("The port, the port", ["The", "port", ",", "the", "port"]) == [
        (0, 3),
        (4, 8),
        (8, 9),
        (10, 13),
        (14, 18),
    ]
    assert align("The port", ["port", "The"]) is None


def test_merged_passages_keep_their_marks() -> None:
    one = Passage("Ruiz left.", "a", entities=(Mark("PER", 0, 4),), predicates=(Anchor(5, 9, (Mark("ARG0", 0, 4),)),))
    both = merge([one, one])
    assert [both.text[mark.start : mark.end] for mark in both.entities or ()] == ["Ruiz", "Ruiz"]
    assert both.predicates is not None
    assert both.text[both.predicates[1].parts[0].start :].startswith("Ruiz left.")


def test_labels_fall_on_words_and_lose_punctuation_at_the_ends(pieces: Pieces) -> None:
    text = "“The port is open,” Ruiz said."
    content = Mark("CONTENT", 0, text.index(" Ruiz"))
    cue = text.index("said")
    made = example(Passage(text, "a", attributions=(Anchor(cue, cue + 4, (content,)),)), pieces, LABELS)
    assert made is not None
    assert made.cues is not None
    (window,) = made.roles
    assert made.cues.tolist() == [0, 0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert window.labels.tolist() == [0, 3, 4, 4, 4, 0, 0, 0, 0, 0]
    assert made.entities is None
    assert made.predicates is None


def test_a_word_cut_otherwise_than_in_the_corpus_has_no_tag(pieces: Pieces) -> None:
    made = example(Passage("Lisbon-based crew", "a", tags=(Mark("NN", 0, 12), Mark("NN", 13, 17))), pieces, LABELS)
    assert made is not None
    assert made.tags is not None
    assert made.tags.tolist() == [UNKNOWN, UNKNOWN, UNKNOWN, 0]


def test_arguments_outside_the_sentence_of_their_predicate_are_cut_off(pieces: Pieces) -> None:
    text = "The ferry sank. Nobody saw it."
    saw = text.index("saw")
    anchor = Anchor(saw, saw + 3, (Mark("ARG0", 16, 22), Mark("ARG1", 0, 9)))
    made = example(Passage(text, "a", predicates=(anchor,)), pieces, LABELS)
    assert made is not None
    (window,) = made.arguments
    assert (window.low, window.high) == (4, 8)
    assert window.labels.tolist() == [1, 0, 0, 0]


def test_columns_of_two_corpora(tmp_path: Path) -> None:
    path = tmp_path / "uner"
    path.write_text(
        "# newdoc id = d1\n# text = Ruiz left Faro.\n1\tRuiz\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n"
        "3\tFaro\tB-LOC\t-\t-\n4\t.\tO\t-\t-\n\n",
        encoding="utf-8",
    )
    ((one,),) = uner(path)
    assert one.text == "Ruiz left Faro."
    assert one.misc is False
    assert [one.text[mark.start : mark.end] for mark in one.entities or ()] == ["Ruiz", "Faro"]
    path.write_text(
        "-DOCSTART- O\n\nPort I-ORG\nUnion I-ORG\nand O\nMalta I-LOC\n\n-DOCSTART- O\n\nFaro I-LOC\n\n",
        encoding="utf-8",
    )
    articles = wikigold(path)
    assert [len(article) for article in articles] == [1, 1]
    assert [mark.label for mark in articles[0][0].entities or ()] == ["ORG", "LOC"]


def test_attributions_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text("Port open\n\nIt is, Ruiz said, open.\n", encoding="utf-8")
    (tmp_path / "attributions" / "a_x.ann").write_text(
        "T1\tSource 18 22\tRuiz\nT2\tCue 23 27\tsaid\nT3\tContent 11 16;29 33\tIt is open\n"
        "T4\tAttribution 23 27\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    headline, body = polnear(tmp_path)
    assert headline.attributions == ()
    assert body.attributions is not None
    (one,) = body.attributions
    assert body.text[one.start : one.end] == "said"
    assert [(part.label, body.text[part.start : part.end]) for part in one.parts] == [
        ("SOURCE", "Ruiz"),
        ("CONTENT", "It is"),
        ("CONTENT", "open"),
    ]


def test_the_halves_are_lists_of_distinct_documents() -> None:
    assert len(split("uner_ewt_dev_train.txt")) == 86
    assert len(split("wikigold_train.txt")) == 72
