"""Alerts: what fires, why, once for each cause, and what stays silent."""

from dataclasses import replace

from allsource.model.alerts import Alert
from allsource.model.conflicts import Conflict, Position
from allsource.model.dealings import Dealing, First, Joined, Quantity, Side
from allsource.model.grades import Grade
from allsource.watch import Rule, Seen, alerts

COUNCIL, COLUMN = Side("e1", "Straits Harbour Council"), Side("e2", "envoy of the Levante Column", ("e3",))
NAMES = {"e1": frozenset({"straits harbour council", "the council"}), "e3": frozenset({"levante column"})}


def dealing(key: str = "d1", **changes: object) -> Dealing:
    made = Dealing(
        id=key, type="CONSULT", mode="", actors=(COUNCIL, COLUMN), recipients=(), objects=(), time="2024-05-05",
        time_precision="day", place="Faro", place_precision="place", lat=37.02, lon=-7.93, status="affirmed",
        modality="actual", modality_history=(), disclosure="unacknowledged", disclosure_reason="",
        disclosure_history=(), quantities=(), claims_for=(), claims_against=(), mentions=(Joined(f"{key}#e1", 1.0),),
        documents=(key,), origins=(key,), independent=0, first=First(key, "Lantern Weekly", "2024-05-09", ""),
        grade=Grade(),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def raised(rule: Rule, *dealings: Dealing, before: tuple[Alert, ...] = ()) -> list[Alert]:
    return alerts([rule], Seen(dealings, names=NAMES), before)


def test_an_alert_names_its_records_and_each_reason() -> None:
    rule = Rule("talks", parties=("The Council", "Levante Column"), types=("CONSULT",), places=("faro",))
    (alert,) = raised(rule, dealing())
    assert alert.items == ("d1#e1",)
    assert alert.documents == ("d1",)
    assert alert.reasons == (
        "parties: Straits Harbour Council, envoy of the Levante Column", "type: CONSULT", "place: Faro",
    )  # fmt: skip


def test_every_condition_must_hold() -> None:
    assert not raised(Rule("x", parties=("The Council", "Malta")), dealing())
    assert not raised(Rule("x", types=("AID",)), dealing())
    assert not raised(Rule("x", parties=("The Council",), disclosures=("denied",)), dealing())


def test_a_dealing_that_grows_is_told_once_and_one_that_turns_is_told_again() -> None:
    rule = Rule("secret", disclosures=("unacknowledged", "denied"))
    (first,) = raised(rule, dealing())
    grown = dealing(mentions=(Joined("d0#e4", 1.0), Joined("d1#e1", 1.0)))
    assert raised(rule, grown, before=(first,)) == []
    (second,) = raised(rule, replace(grown, disclosure="denied"), before=(first,))
    assert second.reasons == ("disclosure: denied",)


def test_another_rule_tells_the_same_dealing() -> None:
    (first,) = raised(Rule("one", types=("CONSULT",)), dealing())
    assert len(raised(Rule("two", types=("CONSULT",)), dealing(), before=(first,))) == 1


def test_what_is_to_be_checked_raises_no_alert_unless_asked() -> None:
    doubtful = dealing(to_check=("parties",))
    assert not raised(Rule("x", types=("CONSULT",)), doubtful)
    assert raised(Rule("x", types=("CONSULT",), doubtful=True), doubtful)


def test_the_middle_of_a_country_is_in_no_box() -> None:
    rule = Rule("gulf of Cádiz", area="-9,36,-6,38")
    assert raised(rule, dealing())
    assert not raised(rule, dealing(place_precision="country"))
    assert not raised(rule, dealing(lat=None, lon=None))


def test_a_bound_on_a_count_says_according_to_whom() -> None:
    counts = (Quantity("killed", 2, "port officials", "d1#e1", "2024-05-07"), Quantity("killed", 3, "", "d2#e1", ""))
    (alert,) = raised(Rule("deaths", quantity="killed>=3"), dealing(quantities=counts))
    assert alert.reasons == ("killed: 3, according to the report",)
    assert not raised(Rule("deaths", quantity="killed>3"), dealing(quantities=counts))


def test_the_first_dealing_between_two_parties_is_told_and_no_later_one() -> None:
    later = dealing("d2", first=First("d2", "Bay Courier", "2024-05-12", ""))
    planned = dealing("d0", modality="planned", first=First("d0", "Bay Courier", "2024-05-01", ""))
    (alert,) = raised(Rule("first", first=True), later, planned, dealing())
    assert alert.about == "d1"
    assert alert.reasons[0].startswith("first: no earlier one between ")


def test_a_conflict_is_told_with_both_sides() -> None:
    sides = (
        Position("2 killed", "port officials", ("d1#e1",), "d1", 0, 9, "2024-05-07"),
        Position("3 killed", "", ("d2#e1",), "d2", 0, 9, "2024-05-08"),
    )
    conflict = Conflict("k1", "value", "d1", "killed in the attack", sides, "open", "the counts differ")
    seen = Seen([dealing()], [conflict], NAMES)
    (alert,) = alerts([Rule("numbers", conflicts=("value",))], seen)
    assert alert.sentence == "killed in the attack — port officials: 2 killed; the report: 3 killed"
    assert alert.items == ("d1#e1", "d2#e1")
    assert alerts([Rule("numbers", conflicts=("value",), parties=("Malta",))], seen) == []
    assert len(alerts([Rule("numbers", conflicts=("value",), parties=("The Council",))], seen)) == 1
