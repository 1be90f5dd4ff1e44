"""Who owns up to a dealing: the five values, their order, and the reason given (annotation guide, Disclosure)."""

import pytest
from tests.reports.hand import Hand, say

from allsource.reports.disclosure import judge, sides


def meeting(**more: str) -> Hand:
    """France met Malta, said in a plain sentence."""
    words = "France/NNP met/VBD Malta/NNP{tail} ./.".format(tail=" " + more["tail"] if "tail" in more else "")
    return say(words, met={"ARG0": "France", "ARG1": "Malta"}).name("France", "government").name("Malta", "country")


def value(hand: Hand) -> str:
    return next(e.disclosure for e in hand.events() if e.trigger.of(hand.text) == "met")


def reason(hand: Hand) -> str:
    ground = hand.ground()
    events = hand.events()
    event = next(e for e in events if e.trigger.of(hand.text) == "met")
    return judge(event, events, ground, sides(ground.text, ground.mentions)).reason


def test_the_narrators_word_states_nothing() -> None:
    assert value(meeting()) == "not-stated"
    assert reason(meeting()) == "the report states it in its own words"


def test_a_party_on_the_record_acknowledges() -> None:
    hand = meeting()
    hand.say("So/RB said/VBD France/NNP ./.").claim("France", "said", "France met Malta")
    assert value(hand) == "acknowledged"
    assert reason(hand) == "France says so on the record"


def test_an_anonymous_voice_of_a_party_does_not() -> None:
    hand = meeting()
    hand.say("So/RB said/VBD France/NNP ./.").claim("France", "said", "France met Malta", source_kind="anonymous")
    assert value(hand) == "unacknowledged"


def test_an_official_counts_as_the_party() -> None:
    hand = meeting()
    hand.say("So/RB said/VBD French/JJ Harbour/NNP Minister/NNP Ana/NNP Ruiz/NNP ./.")
    hand.name("French", "country", "France").name("Ana Ruiz", "person")
    assert value(hand.claim("Ana Ruiz", "said", "France met Malta")) == "acknowledged"


def test_a_third_party_does_not_own_up_for_others() -> None:
    hand = meeting().say("So/RB said/VBD Joseph/NNP Vella/NNP ./.").name("Joseph Vella", "person")
    hand.claim("Joseph Vella", "said", "France met Malta")
    assert value(hand) == "unacknowledged"
    assert reason(hand) == "given only on the word of Joseph Vella"


def test_a_denial_in_the_next_sentence_points_back() -> None:
    hand = meeting().say("Malta/NNP denied/VBD the/DT report/NN ./.").name("Malta", "country")
    hand.claim("Malta", "denied", "the report", stance="denies")
    assert value(hand) == "denied"


def test_a_denial_wins_over_secrecy_and_acknowledgement() -> None:
    hand = meeting(tail="in/IN secret/NN").say("Malta/NNP denied/VBD it/PRP and/CC France/NNP said/VBD so/RB ./.")
    hand.claim("France", "said", "France met Malta").claim("Malta", "denied", "it", stance="denies")
    assert value(hand) == "denied"


def test_a_strangers_denial_is_none() -> None:
    hand = meeting().say("Joseph/NNP Vella/NNP denied/VBD the/DT report/NN ./.").name("Joseph Vella", "person")
    hand.claim("Joseph Vella", "denied", "the report", stance="denies")
    assert value(hand) == "not-stated"


@pytest.mark.parametrize("tail", ["in/IN secret/NN", "behind/IN closed/JJ doors/NNS", "secretly/RB", "privately/RB"])
def test_secrecy_must_be_said(tail: str) -> None:
    hand = meeting(tail=tail)
    assert value(hand) == "described-as-secret"
    assert "the report calls it" in reason(hand)


@pytest.mark.parametrize("tail", ["'s/POS Secret/NNP Service/NNP", "over/IN secret/JJ documents/NNS"])
def test_other_secrets_are_no_secrecy_of_the_meeting(tail: str) -> None:
    assert value(meeting(tail=tail)) == "not-stated"


def test_a_press_conference_is_public() -> None:
    assert value(meeting(tail="at/IN a/DT press/NN conference/NN")) == "acknowledged"


def test_a_demanded_dealing_has_nothing_to_disclose() -> None:
    hand = say(
        "France/NNP should/MD meet/VB Malta/NNP in/IN secret/NN ./.",
        meet={"ARG0": "France", "ARGM-MOD": "should", "ARG1": "Malta"},
    )
    event = hand.name("France", "government").name("Malta", "country").events()[0]
    assert event.disclosure == "not-stated"


def test_only_dealings_have_a_disclosure() -> None:
    hand = say("France/NNP attacked/VBD Malta/NNP ./.", attacked={"ARG0": "France", "ARG1": "Malta"})
    assert hand.name("France", "government").name("Malta", "country").events()[0].disclosure == ""


def test_a_transfer_under_other_has_one() -> None:
    hand = say(
        "France/NNP sold/VBD fuel/NN to/TO Malta/NNP ./.", sold={"ARG0": "France", "ARG1": "fuel", "ARG2": "to Malta"}
    )
    event = hand.name("France", "government").name("Malta", "country").events()[0]
    assert (event.type, event.disclosure) == ("OTHER", "not-stated")
