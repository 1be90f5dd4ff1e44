"""Namings become entities: joined, kept apart, undone exactly, and never linked where the limits forbid it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picture.makers import made

from allsource.model.entities import AuthorityRecord, IdentityJudgement, Naming
from allsource.picture.resolve import Resolver, resolve

MINISTER = made("Portuguese {{Harbour Minister}} [[Ana Ruiz]] met the ((organisation:Levante Column)).")
LATER = made("[[Ana Ruiz]], {{harbour minister of Portugal}}, said so.", day="2024-06-02")
BARE = made("In Portugal, [[Ana Ruiz]] spoke to the ((organisation:Levante Column)).", day="2024-06-03")
NURSE = made("[[Ana Ruiz]], 34, a nurse from Portugal, saw the fire.", day="2024-06-03")
ABROAD = made("[[Ana Ruiz]], {{mayor of Arica}} in Chile, said so.", day="2024-06-04")
EVERYBODY = [MINISTER, LATER, BARE, NURSE, ABROAD]


def naming(report: object, name: str = "Ana Ruiz") -> Naming:
    return Naming(report.document.id, name)  # type: ignore[attr-defined]


def judged(left: Naming, right: Naming, verdict: str) -> IdentityJudgement:
    return IdentityJudgement("merge:1", left, right, verdict, float(verdict == "same"), (), "editor")


def test_an_office_holder_is_one_and_her_namesakes_are_others() -> None:
    resolved = resolve(EVERYBODY)
    ids = [resolved.entity(report.document.id, "Ana Ruiz") for report in EVERYBODY]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids)) == 3
    assert resolved.entities[ids[3]].private
    assert not resolved.entities[ids[0]].private


def test_roles_are_dated_and_say_whose_word_they_are() -> None:
    resolved = resolve(EVERYBODY)
    roles = resolved.entities[resolved.entity(MINISTER.document.id, "Ana Ruiz")].roles
    assert [(role.office, role.standing, role.day) for role in roles] == [
        ("Harbour Minister", "held", "2024-05-10"),
        ("harbour minister of Portugal", "held", "2024-06-02"),
    ]
    for role, report in zip(roles, (MINISTER, LATER), strict=True):
        assert role.span.of(report.document.text) == role.office


def test_private_names_are_never_linked_across_documents() -> None:
    first = made("[[Joana Prates]] lost her house.", day="2024-06-01")
    second = made("[[Joana Prates]] lost her house, again.", day="2024-06-02")
    resolved = resolve([first, second])
    ids = {resolved.entity(report.document.id, "Joana Prates") for report in (first, second)}
    assert len(ids) == 2
    assert all(resolved.entities[identifier].private for identifier in ids)


def test_a_description_stays_in_its_document() -> None:
    resolved = resolve(EVERYBODY)
    ids = {resolved.entity(report.document.id, "two officials briefed on the talks") for report in EVERYBODY}
    assert len(ids) == len(EVERYBODY)
    assert not ids & set(resolved.entities)


def test_a_persons_merge_joins_and_taking_it_back_restores_exactly() -> None:
    before = resolve(EVERYBODY)
    merged = resolve(EVERYBODY, [judged(naming(MINISTER), naming(ABROAD), "same")])
    assert merged.entity(ABROAD.document.id, "Ana Ruiz") == merged.entity(MINISTER.document.id, "Ana Ruiz")
    assert resolve(EVERYBODY, []) == before


def test_a_persons_different_splits_what_the_machine_joined() -> None:
    split = resolve(EVERYBODY, [judged(naming(MINISTER), naming(LATER), "different")])
    assert split.entity(MINISTER.document.id, "Ana Ruiz") != split.entity(LATER.document.id, "Ana Ruiz")


def test_a_bare_name_that_fits_two_fits_neither() -> None:
    twin = made("Portuguese {{Harbour Commissioner}} [[Ana Ruiz]] met the ((organisation:Levante Column)).")
    apart = judged(naming(MINISTER), naming(twin), "different")
    resolved = resolve([MINISTER, twin, BARE], [apart])
    others = {resolved.entity(report.document.id, "Ana Ruiz") for report in (MINISTER, twin)}
    assert len(others) == 2
    assert resolved.entity(BARE.document.id, "Ana Ruiz") not in others
    held = [found for found in resolved.judgements if found.right == naming(BARE)]
    assert {found.verdict for found in held} == {"unsure"}


def test_states_are_one_under_name_people_capital_and_seat() -> None:
    forms = [("the Kremlin", "government"), ("Moscow", "government"), ("Russians", "country"), ("Russia", "country")]
    reports = [made(f"Then [[{name}]] agreed.", kind) for name, kind in forms]
    resolved = resolve(reports)
    ids = {resolved.entity(report.document.id, form[0]) for report, form in zip(reports, forms, strict=True)}
    assert len(ids) == 1
    entity = resolved.entities[ids.pop()]
    assert (entity.kind, entity.name, entity.country) == ("country", "Russia", "RU")


def test_a_hull_is_known_by_its_number_under_another_name() -> None:
    first = made("The tanker [[Alder Star]] (IMO 9074729) sailed.", "vessel")
    second = made("The tanker [[Grey Star]], IMO 9074729, sailed.", "vessel", "2025-01-10")
    third = made("The tanker [[Alder Star]] (IMO 9321483) sailed.", "vessel")
    resolved = resolve([first, second, third])
    names = ("Alder Star", "Grey Star", "Alder Star")
    ids = [
        resolved.entity(report.document.id, name) for report, name in zip((first, second, third), names, strict=True)
    ]
    assert ids[0] == ids[1] != ids[2]


def test_an_authority_resolves_a_bare_name_of_its_country() -> None:
    record = AuthorityRecord("Q1", "person", "Ana Ruiz", roles=("harbour minister of Portugal",), countries=("PT",))
    resolved = resolve([MINISTER, LATER], authority=[record])
    entity = resolved.entities[resolved.entity(LATER.document.id, "Ana Ruiz")]
    assert (entity.authority, len(entity.namings)) == ("Q1", 2)


@settings(max_examples=30, deadline=None)
@given(st.permutations(EVERYBODY))
def test_who_is_who_does_not_hang_on_the_order_of_reports(order: list[object]) -> None:
    resolved = resolve(order)  # type: ignore[arg-type]
    groups = {frozenset(entity.namings) for entity in resolved.entities.values() if entity.kind == "person"}
    usual = {frozenset(entity.namings) for entity in resolve(EVERYBODY).entities.values() if entity.kind == "person"}
    assert groups == usual


def test_one_report_at_a_time_is_all_at_once() -> None:
    resolver = Resolver()
    for report in EVERYBODY:
        resolver.add(report)
        assert resolver.entity(report.document.id, "Ana Ruiz").startswith("entity:")
    assert resolver.resolved() == resolve(EVERYBODY)
