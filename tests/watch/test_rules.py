"""What a rule may ask, and how a wrong one is refused."""

import pytest

from allsource.watch import Area, Rule, Threshold


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": " ", "types": ("CONSULT",)}, "has a name"),
        ({"name": "empty"}, "asks for something"),
        ({"name": "x", "doubtful": True}, "asks for something"),
        ({"name": "x", "types": ("MEET",)}, "allowed is AGREE, CONSULT"),
        ({"name": "x", "disclosures": ("secret",)}, "described-as-secret"),
        ({"name": "x", "conflicts": ("lie",)}, "characterisation"),
        ({"name": "x", "quantity": "many dead"}, "killed>=10"),
    ],
)
def test_a_wrong_rule_is_refused_with_what_is_allowed(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Rule(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "value", "met"),
    [
        ("killed>=10", 10, True), ("killed > 10", 10, False), ("ships<3", 2, True), ("ships <= 2", 3, False),
        ("crew members=19", 19, True),
    ],
)  # fmt: skip
def test_bounds(written: str, value: int, met: bool) -> None:
    assert Threshold.parse(written).met(value) is met


def test_a_box_may_cross_the_180th_meridian() -> None:
    box = Area.parse("170,-20,-170,-10")
    assert [box.holds(-15, lon) for lon in (175, -175, 0, 180)] == [True, True, False, True]


@pytest.mark.parametrize("written", ["1,2,3", "a,b,c,d", "0,50,10,40", "0,0,200,10"])
def test_what_is_no_box_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="area"):
        Area.parse(written)
