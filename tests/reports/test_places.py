"""Authority: the annotation guide (compound places kept whole) and the world as the gazetteer has it, to 0.5°."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allsource.model import Span
from allsource.reports.gazetteer import Place
from allsource.reports.places import Located, find_places


def locate(text: str, *names: str, extra: tuple[Place, ...] = ()) -> dict[str, Located]:
    """The places found where the mentions are the first occurrence of each name."""
    mentions = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return {located.name: located for located in find_places(text, mentions, extra=extra)}


def meant(located: Located) -> tuple[str, str, str]:
    assert located.place is not None
    return located.place.name, located.place.kind, located.place.country


@pytest.mark.parametrize(
    ("text", "name", "country", "lat", "lon"),
    [
        ("Talks were held in Paris on Monday.", "Paris", "FR", 48.9, 2.3),
        ("A storm hit Paris, Texas, on Monday.", "Paris", "US", 33.7, -95.6),
        ("A storm hit Paris (Texas) on Monday.", "Paris", "US", 33.7, -95.6),
        ("Riots in Athens, Ga., spread.", "Athens", "US", 33.9, -83.4),
        ("Officials in Washington declined to say.", "Washington", "US", 38.9, -77.0),
        ("The barge left Setúbal, Portugal.", "Setúbal", "PT", 38.5, -8.9),
        ("A bakery in Alexandria, Virginia, closed.", "Alexandria", "US", 38.8, -77.1),
        ("The fleet sailed from Alexandria.", "Alexandria", "EG", 31.2, 29.9),
        ("Clashes shook Tripoli.", "Tripoli", "LY", 32.9, 13.2),
        ("Clashes shook Tripoli in northern Lebanon.", "Tripoli", "LB", 34.4, 35.8),
    ],
)
def test_one_name_is_placed_by_what_stands_beside_it(
    text: str, name: str, country: str, lat: float, lon: float
) -> None:
    place = locate(text, name)[name].place
    assert place is not None
    assert place.country == country
    assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=0.5)


def test_other_places_of_the_report_decide() -> None:
    text = "From Tallahassee the storm moved to Valdosta, Thomasville and Cairo."
    names = ("Tallahassee", "Valdosta", "Thomasville", "Cairo")
    assert {meant(located)[2] for located in locate(text, *names).values()} == {"US"}
    text = "From Giza the delegation drove to Cairo and Suez."
    assert {meant(located)[2] for located in locate(text, "Giza", "Cairo", "Suez").values()} == {"EG"}


def test_a_country_beside_towns_of_another_stays_a_country() -> None:
    found = locate("Voters in Toledo, Ohio, were asked about Russia and Jordan.", "Toledo", "Ohio", "Russia", "Jordan")
    assert [meant(found[name])[1] for name in ("Russia", "Jordan")] == ["country", "country"]
    assert meant(found["Ohio"])[1] == "province"


def test_one_name_means_one_place_throughout() -> None:
    text = "Athens, Georgia, closed its schools. Athens expects snow."
    spans = [Span(0, 6), Span(text.rindex("Athens"), text.rindex("Athens") + 6)]
    assert len({located.place for located in find_places(text, spans) if located.name == "Athens"}) == 1


def test_the_larger_place_after_a_name_is_kept_with_it() -> None:
    text = "The barge left Setúbal, Portugal. It met another off Adré in Chad."
    found = locate(text, "Setúbal", "Adré")
    assert [located.whole.of(text) for located in found.values() if located.whole] == [
        "Setúbal, Portugal",
        "Adré in Chad",
    ]


def test_seas_and_straits_are_found_without_the_network_and_whole() -> None:
    text = "A tanker crossed the Strait of Hormuz near Natanz's sea lane; the Suez Canal closed."
    found = find_places(text, [Span(text.index("Hormuz"), text.index("Hormuz") + 6)])
    assert [(located.name, located.ref.precision) for located in found] == [
        ("Strait of Hormuz", "area"), ("Natanz", "facility"), ("Suez Canal", "area"),
    ]  # fmt: skip


def test_words_around_a_name_are_left_off() -> None:
    found = locate(
        "In northern Syria and Donetsk region, the port of Odesa.", "northern Syria", "Donetsk region", "port of Odesa"
    )
    assert [meant(located) for located in found.values()] == [
        ("Syria", "country", "SY"), ("Donetsk", "province", "UA"), ("Odesa port", "port", "UA"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Quarvonia", "U.N.", "the South", "North", "MIT"])
def test_what_the_gazetteer_lacks_has_no_point(name: str) -> None:
    reference = locate(f"He spoke of {name} again.", name)[name].ref
    assert (reference.name, reference.lat, reference.lon, reference.precision) == (name, None, None, "")


def test_a_place_of_the_desk_means_itself_alone() -> None:
    pier = Place("Pier 9", "pier", "facility", 38.5, -8.9, "PT", names=("Springfield",))
    found = locate("The crane at Pier 9 and Springfield fell.", "Pier 9", "Springfield", extra=(pier,))
    assert [located.place for located in found.values()] == [pier, pier]
    assert found["Pier 9"].ref.precision == "facility"


def test_a_choice_says_what_spoke_for_it() -> None:
    reasons = locate("A storm hit Paris, Texas.", "Paris")["Paris"].reasons
    assert "the text writes its region or country after it" in reasons
    assert locate("It left Kyiv.", "Kyiv")["Kyiv"].reasons == ("the gazetteer knows one place of that name",)


@settings(max_examples=60)
@given(st.text(max_size=60), st.integers(0, 50), st.integers(1, 12))
def test_any_mention_of_any_text_is_answered(text: str, start: int, length: int) -> None:
    mention = Span(min(start, len(text)), min(start + length, len(text)))
    assert [located.span for located in find_places(text, [mention])] == [mention]
