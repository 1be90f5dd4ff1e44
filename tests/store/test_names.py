"""Whom a typed name means, and whose name is nobody's answer."""

import pytest
from tests import readings
from tests.store.conftest import put

from allsource.model import Document, Mention, Reading
from allsource.store import Selection, Store, bearers, claims, dealings, private_names


def mentioned(store: Store, text: str, *found: tuple[str, str, str]) -> Document:
    """A report with mentions of these words, types and names."""
    document = readings.document(text)
    mentions = tuple(Mention(readings.words(text, part), kind, name) for part, kind, name in found)
    put(store, document, reading=Reading(document.id, "hand-1", mentions))
    return document


@pytest.fixture
def port(store: Store) -> Store:
    mentioned(
        store,
        "Harbour Minister Ana Ruiz met Tomás Gil, the head of the Bank of France. Marta Costa watched from Costa Nova.",
        ("Harbour Minister", "role", "Harbour Minister"),
        ("Ana Ruiz", "person", "Ana Ruiz"),
        ("Tomás Gil", "person", "Tomás Gil"),
        ("head", "role", "head"),
        ("the Bank of France", "organisation", "Bank of France"),
        ("Marta Costa", "person", "Marta Costa"),
        ("Costa Nova", "place", "Costa Nova"),
    )
    mentioned(
        store, "France and Ruiz Lines.", ("France", "country", "France"), ("Ruiz Lines", "organisation", "Ruiz Lines")
    )
    return store


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("France", {"France"}),
        ("the bank of france", {"Bank of France"}),
        ("ana ruiz", {"Ana Ruiz"}),
        ("RUIZ", {"Ana Ruiz", "Ruiz Lines"}),
        ("tomas gil", {"Tomás Gil"}),
        ("Fran", set()),
        ("", set()),
        ("Lisbon", set()),
    ],
)
def test_a_typed_name_means_whole_names_first(port: Store, asked: str, meant: set[str]) -> None:
    with port.reading() as connection:
        assert bearers(connection, asked) == meant


def test_a_person_without_a_stated_role_stays_in_the_document(port: Store) -> None:
    with port.reading() as connection:
        assert private_names(connection, ["Ana Ruiz", "Tomás Gil", "Marta Costa", "Costa Nova"]) == {"Marta Costa"}
        assert bearers(connection, "Marta Costa") == set()
        assert bearers(connection, "Costa") == {"Costa Nova"}


def test_a_role_in_any_report_makes_a_public_person(port: Store) -> None:
    text = "Marta Costa, the mayor, spoke."
    mentioned(port, text, ("Marta Costa", "person", "Marta Costa"), ("mayor", "role", "mayor"))
    with port.reading() as connection:
        assert bearers(connection, "Marta Costa") == {"Marta Costa"}


def test_one_slip_of_the_reader_does_not_hide_a_body(port: Store) -> None:
    for number in range(2):
        text = f"Levante Column fired {number}."
        mentioned(port, text, ("Levante Column", "organisation", "Levante Column"))
    mentioned(port, "Levante Column left.", ("Levante Column", "person", "Levante Column"))
    with port.reading() as connection:
        assert bearers(connection, "Levante Column") == {"Levante Column"}


def test_dealings_of_one_and_between_two(store: Store, held: Document) -> None:
    def found(*about: str) -> list[str]:
        with store.reading() as connection:
            return [event.id for _, event in dealings(connection, Selection(about=about))]

    assert found("France") == found("Malta") == found("france", "MALTA") == ["e1"]
    assert found("France", "Setúbal") == found("Setúbal") == found("radar parts") == []


def test_claims_by_and_about_a_name(store: Store, held: Document) -> None:
    def found(*about: str) -> list[str]:
        with store.reading() as connection:
            return [claim.id for _, claim in claims(connection, Selection(about=about))]

    assert found("Ana Ruiz") == found("France") == ["c1"]
    assert found("Malta") == ["c1", "c2"]
