"""Copies are one origin, shared voices are not independent, and unknown lineage counts as none."""

from dataclasses import replace

from tests import readings

from allsource.model import Published, Report
from allsource.picture.copying import is_copy, shared
from allsource.picture.origins import trace
from allsource.picture.shingles import sketch, words_of

WIRE = (
    "The tanker Alder Star was struck by a drone in the strait before dawn on Tuesday, and two of its crew were hurt, "
    "the harbour council said. The ship, loaded with diesel, was towed to the roads of Setúbal in the afternoon."
)
OTHER = "Ministers met in Faro to speak of fishing quotas, and parted late at night without any agreement on cod."


def made(text: str, outlet: str, day: str = "2024-05-10", credit: str = "") -> Report:
    document = replace(readings.document(f"{text}\n{outlet}"), outlet=outlet, credit=credit)
    return Report(replace(document, published=Published(day, "stated")), (), None)


def ids(*reports: Report) -> list[str]:
    return [report.document.id for report in reports]


def test_copies_are_one_origin_and_the_earliest_is_first() -> None:
    first, copy = made(WIRE, "Strait Wire"), made(f"“{WIRE.upper()}”", "Harbour Post", "2024-05-11")
    origins = trace([copy, first])
    assert origins.of(first.document.id) == origins.of(copy.document.id)
    origin = origins.origins[origins.of(copy.document.id)]
    assert origin.first == first.document.id
    assert [(link.later, link.earlier, link.method) for link in origin.links] == [
        (copy.document.id, first.document.id, "passage")
    ]


def test_the_proof_of_a_passage_is_the_same_words_on_both_sides() -> None:
    first, copy = (
        made(WIRE, "Strait Wire"),
        made("In brief. " + WIRE.replace("before dawn", "at dawn"), "Post", "2024-05-11"),
    )
    link = trace([first, copy]).origins[trace([first, copy]).of(first.document.id)].links[0]
    assert link.later_span is not None
    assert link.earlier_span is not None
    assert link.later_span.of(copy.document.text) == link.words == link.earlier_span.of(first.document.text)


def test_what_is_not_known_to_be_independent_is_none() -> None:
    one, other = made(WIRE, "Harbour Post"), made(OTHER, "Faro Gazette")
    origins = trace([one, other])
    assert origins.independent(*ids(one, other)) is None
    assert origins.count(ids(one, other)).words == "2 reports of unknown lineage"


def test_agencies_of_different_owners_are_independent_and_one_agency_is_not() -> None:
    reuters, dpa = made(WIRE, "Reuters"), made(OTHER, "DPA")
    credited = made(
        "A wholly different text about the tanker and its crew, in words of its own.", "Post", credit="Reuters"
    )
    origins = trace([reuters, dpa, credited])
    assert origins.independent(*ids(reuters, dpa)) is True
    assert origins.independent(*ids(reuters, credited)) is False
    assert origins.count(ids(reuters, dpa, credited)).words == "3 reports, 2 origins"


def test_outlets_of_one_owner_are_not_independent() -> None:
    times, sun = made(WIRE, "The Times"), made(OTHER, "The Sun")
    assert trace([times, sun]).independent(*ids(times, sun)) is False


def test_words_are_found_with_their_places_in_any_script() -> None:
    text = "Ḥasan said: “Şıra İstanbul” — 東京 now."
    words = words_of(text)
    found = [text[start:end] for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
    assert found == ["Ḥasan", "said", "Şıra", "İstanbul", "東京", "now"]
    assert sketch("too short").runs.size == 0


def test_a_turn_of_phrase_is_no_copy() -> None:
    one, other = (
        sketch("It is not yet clear who was behind the attack. " + WIRE),
        sketch("It is not yet clear who was behind the attack. " + OTHER),
    )
    found = shared(one, other)
    assert found is not None
    assert not is_copy(found)
