"""Words in any script, found where they stand, by whole words, by letters, and by scanning for what no index holds."""

import pytest
from tests import readings
from tests.store.conftest import put

from allsource.model import Document
from allsource.store import Selection, Store, forget_document, found_claims, found_documents, found_names

ANY = Selection()


def texts(store: Store, words: str) -> list[tuple[str, list[str]]]:
    """Title of each hit, and the words found in its text."""
    with store.reading() as connection:
        hits = found_documents(connection, words, ANY)
        rows = dict(tuple(row) for row in connection.exec_driver_sql("SELECT n, title FROM document"))
        bodies = dict(tuple(row) for row in connection.exec_driver_sql("SELECT n, text FROM document"))
    return [(rows[hit.number], [span.of(bodies[hit.number]) for span in hit.spans]) for hit in hits]


@pytest.fixture
def library(store: Store) -> Store:
    stories = {
        "Straße": "Die Fähre nach Setúbal fährt über die Straße von Gibraltar.",
        "海峡": "货轮在直布罗陀海峡被扣押。北京未予置评。",
        "Пролив": "Танкер задержан в Гибралтарском проливе.",
        "مضيق": "احتجزت السفينة في مضيق جبل طارق.",
        "Στενά": "Το πλοίο σταμάτησε στα Στενά του Γιβραλτάρ.",
        "Strait": 'The "Grey Wagtail" was held; 100% of her cargo is C-4, said O\'Neil.',
    }
    for title, text in stories.items():
        put(store, readings.document(text, title=title))
    return store


@pytest.mark.parametrize(
    ("words", "title", "found"),
    [
        ("setubal", "Straße", ["Setúbal"]),
        ("GIBRALTAR", "Straße", ["Gibraltar"]),
        ("ibralta", "Straße", ["ibralta"]),
        ("直布罗陀海峡", "海峡", ["直布罗陀海峡"]),
        ("北京", "海峡", ["北京"]),
        ("ТАНКЕР", "Пролив", ["Танкер"]),
        ("مضيق", "مضيق", ["مضيق"]),
        ("στενα", "Στενά", ["Στενά"]),
        ('"grey wagtail" held', "Strait", ["Grey Wagtail", "held"]),
        ("100% C-4", "Strait", ["100", "C-4"]),
        ("O'Neil", "Strait", ["O'Neil"]),
    ],
)
def test_words_are_found_in_any_script_with_their_place(
    library: Store, words: str, title: str, found: list[str]
) -> None:
    assert texts(library, words) == [(title, found)]


@pytest.mark.parametrize("words", ['"', "* OR", "NEAR(a b)", "title:Strait", "-", "", "%", "();--", "\x00"])
def test_nothing_a_person_types_is_query_syntax(library: Store, words: str) -> None:
    assert [title for title, _ in texts(library, words)] in ([], ["Strait"])


def test_every_word_must_be_there(library: Store) -> None:
    assert texts(library, "Grey Setúbal") == []


def test_a_title_is_searched_too(library: Store) -> None:
    with library.reading() as connection:
        (hit,) = found_documents(connection, "Пролив", ANY)
    assert hit.in_title


def test_claims_are_found_by_their_own_words_and_names_in_part(store: Store, held: Document) -> None:
    with store.reading() as connection:
        assert found_claims(connection, "denied sale", ANY) == [(1, "c2")]
        assert found_claims(connection, "adar part", ANY) == [(1, "c1")]
        assert found_names(connection, "ruiz") == ["Ana Ruiz"]
        assert found_names(connection, "etúb") == ["Setúbal"]


def test_a_text_that_holds_our_marks_is_found_without_false_places(store: Store) -> None:
    put(store, readings.document("odd \ue0fa\ue0fb letters in a tanker story"))
    assert texts(store, "tanker") == [("", [])]


def test_the_index_follows_what_is_removed(library: Store) -> None:
    with library.writing() as connection:
        strait = connection.exec_driver_sql("SELECT id FROM document WHERE title = 'Strait'").scalar_one()
        forget_document(connection, strait)
        connection.exec_driver_sql("UPDATE document SET text = 'Die Bahn fährt.' WHERE title = 'Straße'")
    assert texts(library, "Wagtail") == []
    assert texts(library, "Setúbal") == []
    assert texts(library, "Bahn") == [("Straße", ["Bahn"])]
