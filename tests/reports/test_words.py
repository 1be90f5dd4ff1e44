"""Words: cut as the English Web Treebank cuts them, with offsets that lose no character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allsource.reports.words import ends, words


def cut(text: str) -> list[str]:
    return [span.of(text) for span in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Contractions and possessives, straight and curly (Penn Treebank tokenisation; recipe: n't first).
        ("She didn't, can’t and cannot.", "She|did|n't|,|ca|n’t|and|can|not|."),
        ("Ruiz's crews' boats; they'll sail", "Ruiz|'s|crews|'|boats|;|they|'ll|sail"),
        ("O'Dowd of l'Aquila", "O'Dowd|of|l'Aquila"),
        # Abbreviations keep their stops; the stop that ends the text does not belong to one.
        ("Adm. Ana J. Ruiz left the U.S. at 5 p.m. today.", "Adm.|Ana|J.|Ruiz|left|the|U.S.|at|5|p.m.|today|."),
        ("He met the admiral, and the adm.", "He|met|the|admiral|,|and|the|adm|."),
        # Money, numbers, times, dates.
        ("US$1,200.50 or €40m (5%)", "US$|1,200.50|or|€|40|m|(|5|%|)"),
        ("10:30 on 2024-05-10, the 5th, in the 1990s", "10:30|on|2024-05-10|,|the|5th|,|in|the|1990s"),
        # Hyphens: compounds are split, prefixes and type numbers are not.
        ("a Lisbon-based co-operation of F-16 and Su-27M", "a|Lisbon|-|based|co-operation|of|F-16|and|Su-27M"),
        ("COVID-19 2012-2016", "COVID-19|2012|-|2016"),
        # Quotes, dashes, ellipses.
        ("“Yes…” it—the ferry--sank ...", "“|Yes|…|”|it|—|the|ferry|--|sank|..."),
        # Addresses leave out the stop that ends the sentence.
        ("see https://harbour.example/a?b=c. Mail a.ruiz@harbour.example.", None),
        ("and/or #ferry @harbour", "and|/|or|#ferry|@harbour"),
        # What rides on a letter stays with it; other scripts are words.
        ("Cafe\u0301 du\u00adty المفاعل", "Cafe\u0301|du\u00adty|المفاعل"),
    ],
)
def test_words_as_the_treebank_cuts_them(text: str, expected: str | None) -> None:
    if expected is None:
        expected = "see|https://harbour.example/a?b=c|.|Mail|a.ruiz@harbour.example|."
    assert cut(text) == expected.split("|")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_every_character_but_white_space_is_in_exactly_one_word(text: str) -> None:
    spans = words(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join(span.of(text) for span in spans) == "".join(text.split())


def test_a_range_is_cut_with_offsets_into_the_whole_text() -> None:
    text = "Headline. The ferry didn't sail. Footer."
    spans = words(text, 10, 32)
    assert [span.of(text) for span in spans] == ["The", "ferry", "did", "n't", "sail", "."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The ferry sank. Nobody died.", 2),
        ("Adm. Ruiz spoke. She left.", 2),
        ("The U.S. President and J. R. Costa met at No. 10.", 1),
        ("It left at 5 p.m. The port closed.", 2),
        ("It fell to 4.5 on Sept. 11 in Setúbal.", 1),
        ("“Is it open?” she asked. “Yes.” He left", 3),
        ("Port closes\n\nNo ferry sails", 2),
        ("no capitals. here neither", 1),
    ],
)
def test_ends_breaks_only_where_a_sentence_plainly_ends(text: str, sentences: int) -> None:
    spans = words(text)
    marks = ends(text, spans)
    assert len(marks) == sentences
    assert marks[-1] == len(spans)


def test_ends_of_nothing() -> None:
    assert ends("", []) == [0]


def test_a_long_run_without_spaces_takes_no_long_time() -> None:
    text = "a" * 200_000 + "'" * 50_000 + "-" * 50_000 + "a." * 20_000 + "n't" * 20_000
    assert sum(span.end - span.start for span in words(text)) == len(text)
