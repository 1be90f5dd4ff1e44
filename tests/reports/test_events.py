"""Who did what to whom, on hand-tagged sentences; the authority is the annotation guide and PLOVER's definitions."""

import pytest
from tests.reports.hand import Hand, say


def named(hand: Hand) -> Hand:
    """The names the sentences below use."""
    for words, kind, full in (
        ("France", "government", ""), ("Malta", "country", ""), ("French", "country", "France"),
        ("Maltese", "country", "Malta"), ("Lisbon", "government", "Portugal"), ("Ana Ruiz", "person", ""),
        ("Joseph Vella", "person", ""), ("Levante Column", "organisation", ""), ("Strait Wire", "outlet", ""),
        ("Corvane Shipping", "organisation", ""), ("Asphodel Star", "vessel", ""),
    ):  # fmt: skip
        hand.name(words, kind, full)
    return hand


def test_active_transfer() -> None:
    hand = say(
        "France/NNP sold/VBD radar/NN parts/NNS to/TO Malta/NNP ./.",
        sold={"ARG0": "France", "ARG1": "radar parts", "ARG2": "to Malta"},
    )
    assert named(hand).told() == ["OTHER [sold] France > Malta: radar parts"]


def test_passive_keeps_the_direction() -> None:
    hand = say(
        "Two/CD patrol/NN boats/NNS were/VBD given/VBN to/TO Malta/NNP by/IN France/NNP ./.",
        given={"ARG1": "Two patrol boats", "ARG2": "to Malta", "ARG0": "by France"},
    )
    event = named(hand).events()[0]
    assert hand.told() == ["AID [given] France > Malta: Two patrol boats"]
    assert event.magnitude == {"boats": 2}


def test_an_agent_that_the_voice_contradicts_is_dropped() -> None:
    hand = say(
        "Malta/NNP was/VBD accused/VBN of/IN spying/VBG ./.",
        accused={"ARG0": "Malta", "ARG2": "of spying"},
    )
    assert [event.actors for event in named(hand).events()] == [()]


def test_a_subject_taken_for_an_object_is_never_the_recipient() -> None:
    hand = say(
        "Ana/NNP Ruiz/NNP also/RB criticised/VBD how/WRB talks/NNS went/VBD ./.",
        criticised={"ARG1": "Ana Ruiz", "ARG2": "how talks went"},
    )
    assert named(hand).told() == ["ACCUSE/disapprove [criticised] Ana Ruiz > -: how talks went"]


def test_what_stands_behind_a_verb_does_not_do_it() -> None:
    hand = say("France/NNP must/MD surrender/VB the/DT boy/NN ./.", surrender={"ARGM-MOD": "must", "ARG1": "the boy"})
    assert all("boy" not in party.name for event in named(hand).events() for party in event.actors)


def test_nominal_transfer_from_prepositions_alone() -> None:
    hand = say("Deliveries/NNS of/IN grain/NN and/CC diesel/NN from/IN Malta/NNP to/TO France/NNP continue/VBP ./.")
    assert named(hand).told() == ["AID [Deliveries] Malta > France: grain + diesel"]


def test_buyer_is_the_actor_of_a_purchase() -> None:
    hand = say(
        "Malta/NNP buys/VBZ most/JJS of/IN its/PRP$ diesel/NN from/IN France/NNP ./.",
        buys={"ARG0": "Malta", "ARG1": "most of its diesel", "ARG2": "from France"},
    )
    assert named(hand).told() == ["OTHER [buys] Malta > France: most of its diesel"]


def test_both_parties_of_a_meeting_are_actors() -> None:
    hand = say(
        "Ana/NNP Ruiz/NNP met/VBD Joseph/NNP Vella/NNP in/IN Faro/NNP on/IN Tuesday/NNP ./.",
        met={"ARG0": "Ana Ruiz", "ARG1": "Joseph Vella", "ARGM-LOC": "in Faro", "ARGM-TMP": "on Tuesday"},
    )
    event = named(hand).time("Tuesday", "2024-05-07").place("Faro").events()[0]
    assert hand.told() == ["CONSULT [met] Ana Ruiz + Joseph Vella > -: -"]
    assert event.time is not None
    assert event.time.value == "2024-05-07"
    assert event.place is not None
    assert event.place.name == "Faro"


def test_talks_between_two_bodies() -> None:
    hand = say("Talks/NNS between/IN France/NNP and/CC the/DT Levante/NNP Column/NNP opened/VBD ./.")
    assert named(hand).told() == ["CONSULT [Talks] France + Levante Column > -: -"]


def test_light_verb_lends_its_subject() -> None:
    hand = say(
        "The/DT Levante/NNP Column/NNP launched/VBD an/DT attack/NN on/IN Corvane/NNP Shipping/NNP ./.",
        launched={"ARG0": "The Levante Column", "ARG1": "an attack on Corvane Shipping"},
        attack={},
    )
    assert named(hand).told() == ["ASSAULT [launched an attack] Levante Column > Corvane Shipping: -"]


def test_receiving_a_visit_makes_the_subject_the_host() -> None:
    hand = say(
        "Corvane/NNP Shipping/NNP came/VBD under/IN attack/NN ./.",
        came={"ARG1": "Corvane Shipping", "ARG2": "under attack"},
    )
    assert named(hand).told() == ["ASSAULT [came under attack] - > Corvane Shipping: -"]


def test_demonym_before_the_noun_acts() -> None:
    hand = say("A/DT French/JJ strike/NN on/IN the/DT Levante/NNP Column/NNP failed/VBD ./.")
    assert named(hand).told() == ["ASSAULT [strike] France > Levante Column: -"]


def test_compound_trigger_and_its_mode() -> None:
    hand = say(
        "A/DT car/NN bombing/NN in/IN Faro/NNP killed/VBD six/CD people/NNS and/CC wounded/VBD 40/CD ./.",
        bombing={"ARGM-LOC": "in Faro"},
        killed={"ARG0": "A car bombing in Faro", "ARG1": "six people"},
        wounded={"ARG0": "A car bombing in Faro", "ARG1": "40"},
    )
    events = hand.place("Faro").events()
    assert [(e.type, e.mode, e.trigger.of(hand.text)) for e in events] == [("ASSAULT", "explosives", "car bombing")]
    assert events[0].magnitude == {"killed": 6, "injured": 40}
    assert events[0].place is not None


def test_victims_never_become_the_doers_of_the_next_verb() -> None:
    hand = say(
        "Gunmen/NNS attacked/VBD a/DT ferry/NN ,/, killing/VBG two/CD sailors/NNS and/CC injuring/VBG nine/CD ./.",
        attacked={"ARG0": "Gunmen", "ARG1": "a ferry"},
        killing={"ARG0": "Gunmen", "ARG1": "two sailors"},
        injuring={"ARG0": "two sailors", "ARG1": "nine"},
    )
    events = hand.events()
    assert hand.told() == ["ASSAULT/firearms [attacked] Gunmen > two sailors: ferry"]
    assert events[0].magnitude == {"killed": 2, "injured": 9}


def test_deaths_without_violence_are_no_assault() -> None:
    hand = say(
        "Four/CD sailors/NNS were/VBD killed/VBN when/WRB the/DT ferry/NN sank/VBD ./.",
        killed={"ARG1": "Four sailors", "ARGM-TMP": "when the ferry sank"},
        sank={"ARG1": "the ferry"},
    )
    assert [(e.type, e.magnitude) for e in hand.events()] == [("OTHER", {"killed": 4}), ("OTHER", {})]


def test_gunmen_make_it_an_assault() -> None:
    hand = say(
        "Gunmen/NNS killed/VBD three/CD guards/NNS ./.",
        killed={"ARG0": "Gunmen", "ARG1": "three guards"},
    )
    assert [(e.type, e.mode, e.magnitude) for e in hand.events()] == [("ASSAULT", "firearms", {"killed": 3})]


def test_troops_act_as_their_state() -> None:
    hand = say(
        "French/JJ troops/NNS detained/VBD nine/CD fishermen/NNS ./.",
        detained={"ARG0": "French troops", "ARG1": "nine fishermen"},
    )
    event = named(hand).events()[0]
    assert hand.told() == ["COERCE/arrest [detained] France > nine fishermen: -"]
    assert event.actors[0].words is not None
    assert event.actors[0].words.of(hand.text) == "French troops"
    assert event.magnitude == {"arrested": 9}


def test_members_of_a_people_are_not_their_state() -> None:
    hand = say("Police/NNS arrested/VBD a/DT Maltese/NN ./.", arrested={"ARG0": "Police", "ARG1": "a Maltese"})
    assert named(hand).told() == ["COERCE/arrest [arrested] Police > Maltese: -"]
    assert hand.events()[0].recipients[0].name != "Malta"


def test_a_pronoun_counts_only_when_it_is_resolved() -> None:
    def sentence() -> Hand:
        return named(
            say("She/PRP thanked/VBD Joseph/NNP Vella/NNP ./.", thanked={"ARG0": "She", "ARG1": "Joseph Vella"})
        )

    assert sentence().told() == ["SUPPORT [thanked] - > Joseph Vella: -"]
    resolved = sentence().stands("She", "Ana Ruiz")
    assert resolved.told() == ["SUPPORT [thanked] Ana Ruiz > Joseph Vella: -"]
    words = resolved.events()[0].actors[0].words
    assert words is not None
    assert words.of(resolved.text) == "She"


def test_relative_clause_gives_the_antecedent() -> None:
    hand = say(
        "The/DT Levante/NNP Column/NNP ,/, which/WDT attacked/VBD Malta/NNP ,/, is/VBZ armed/VBN ./.",
        attacked={"ARG0": "The Levante Column", "R-ARG0": "which", "ARG1": "Malta"},
    )
    assert named(hand).told() == ["ASSAULT [attacked] Levante Column > Malta: -"]


def test_coordinated_actors_and_objects() -> None:
    hand = say(
        "France/NNP ,/, Lisbon/NNP and/CC Corvane/NNP Shipping/NNP sent/VBD tents/NNS and/CC fuel/NN "
        "to/TO Malta/NNP ./.",
        sent={"ARG0": "France , Lisbon and Corvane Shipping", "ARG1": "tents and fuel", "ARG2": "to Malta"},
    )
    assert named(hand).told() == ["AID [sent] France + Portugal + Corvane Shipping > Malta: tents + fuel"]


def test_an_apposition_is_no_second_party() -> None:
    hand = say(
        "Ana/NNP Ruiz/NNP ,/, the/DT harbour/NN minister/NN ,/, criticised/VBD Malta/NNP ./.",
        criticised={"ARG0": "Ana Ruiz , the harbour minister ,", "ARG1": "Malta"},
    )
    assert named(hand).told() == ["ACCUSE/disapprove [criticised] Ana Ruiz > Malta: -"]


def test_exchange_of_fire_lists_both_sides_twice() -> None:
    hand = say(
        "French/JJ troops/NNS clashed/VBD with/IN the/DT Levante/NNP Column/NNP ./.",
        clashed={"ARG0": "French troops", "ARG1": "with the Levante Column"},
    )
    assert named(hand).told() == ["ASSAULT [clashed] France + Levante Column > France + Levante Column: -"]


def test_a_signed_agreement_is_told_once() -> None:
    hand = say(
        "France/NNP signed/VBD an/DT agreement/NN with/IN Malta/NNP ./.",
        signed={"ARG0": "France", "ARG1": "an agreement with Malta"},
    )
    assert [e.type for e in named(hand).events()] == ["SUPPORT"]


def test_told_reporters_is_a_claim_only() -> None:
    hand = say(
        "Ana/NNP Ruiz/NNP told/VBD Strait/NNP Wire/NNP that/IN trade/NN was/VBD slow/JJ ./.",
        told={"ARG0": "Ana Ruiz", "ARG2": "Strait Wire", "ARG1": "that trade was slow"},
    )
    assert named(hand).events() == ()


def test_declined_to_comment_is_a_rejection() -> None:
    hand = say(
        "Corvane/NNP Shipping/NNP declined/VBD to/TO comment/VB ./.",
        declined={"ARG0": "Corvane Shipping", "ARG1": "to comment"},
    )
    assert named(hand).told() == ["REJECT/assist [declined] Corvane Shipping > -: comment"]


def test_bare_nouns_add_nothing() -> None:
    hand = say("The/DT talks/NNS lasted/VBD long/RB ./.", lasted={"ARG1": "The talks"})
    assert hand.events() == ()


def test_nouns_that_only_qualify_are_no_events() -> None:
    hand = say(
        "Malta/NNP owns/VBZ attack/NN helicopters/NNS of/IN France/NNP ./.",
        owns={"ARG0": "Malta", "ARG1": "attack helicopters of France"},
    )
    assert named(hand).events() == ()


TYPES = """
France/NNP apologised/VBD to/TO Malta/NNP ./. | ARG0 France | ARG1 to Malta
CONCEDE [apologised] France > Malta: -
France/NNP accused/VBD Malta/NNP of/IN piracy/NN ./. | ARG0 France | ARG1 Malta | ARG2 of piracy
ACCUSE/allege [accused] France > Malta: piracy
France/NNP blamed/VBD the/DT blast/NN on/IN Malta/NNP ./. | ARG0 France | ARG2 the blast | ARG1 on Malta
ACCUSE/allege [blamed] France > Malta: blast
France/NNP agreed/VBD with/IN Malta/NNP ./. | ARG0 France | ARG2 with Malta
AGREE [agreed] France > Malta: -
France/NNP expelled/VBD two/CD diplomats/NNS ./. | ARG0 France | ARG1 two diplomats
SANCTION/expel [expelled] France > two diplomats: -
France/NNP released/VBD four/CD prisoners/NNS ./. | ARG0 France | ARG1 four prisoners
RETREAT/release [released] France > four prisoners: -
Ana/NNP Ruiz/NNP resigned/VBD ./. | ARG0 Ana Ruiz
RETREAT/resign [resigned] Ana Ruiz > -: -
France/NNP deployed/VBD two/CD frigates/NNS ./. | ARG0 France | ARG1 two frigates
MOBILIZE/weapons [deployed] France > -: two frigates
France/NNP imposed/VBD sanctions/NNS on/IN Malta/NNP ./. | ARG0 France | ARG1 sanctions | ARG2 on Malta
SANCTION/discontinue [imposed] France > Malta: sanctions
France/NNP lifted/VBD sanctions/NNS on/IN Malta/NNP ./. | ARG0 France | ARG1 sanctions on Malta
CONCEDE [lifted] France > Malta: sanctions
France/NNP evacuated/VBD 19/CD sailors/NNS ./. | ARG0 France | ARG1 19 sailors
AID [evacuated] France > 19 sailors: -
France/NNP seized/VBD the/DT tanker/NN ./. | ARG0 France | ARG1 the tanker
COERCE/seize [seized] France > -: tanker
France/NNP investigated/VBD Malta/NNP ./. | ARG0 France | ARG1 Malta
ACCUSE/investigate [investigated] France > Malta: -
Protesters/NNS marched/VBD in/IN Faro/NNP ./. | ARG0 Protesters
PROTEST/demo [marched] Protesters > -: -
France/NNP praised/VBD Malta/NNP ./. | ARG0 France | ARG1 Malta
SUPPORT [praised] France > Malta: -
France/NNP rejected/VBD the/DT offer/NN ./. | ARG0 France | ARG1 the offer
REJECT [rejected] France > -: offer
France/NNP urged/VBD Malta/NNP to/TO release/VB them/PRP ./. | ARG0 France | ARG1 Malta | ARG2 to release them
REQUEST/yield [urged] France > Malta: release them
France/NNP threatened/VBD Malta/NNP with/IN war/NN ./. | ARG0 France | ARG2 Malta | ARG1 with war
THREATEN/violence [threatened] France > Malta: war
France/NNP telephoned/VBD Malta/NNP ./. | ARG0 France | ARG1 Malta
CONSULT/phone [telephoned] France + Malta > -: -
France/NNP cooperated/VBD with/IN Malta/NNP ./. | ARG0 France | ARG1 with Malta
COOPERATE [cooperated] France + Malta > -: -
Malta/NNP depends/VBZ on/IN France/NNP for/IN fuel/NN ./. | ARG0 Malta | ARG1 on France | ARG2 for fuel
OTHER [depends] Malta > France: fuel
""".strip().splitlines()


@pytest.mark.parametrize(("sentence", "told"), list(zip(TYPES[::2], TYPES[1::2], strict=True)))
def test_each_type(sentence: str, told: str) -> None:
    words, *arguments = sentence.split(" | ")
    verb = next(pair.partition("/")[0] for pair in words.split() if pair.partition("/")[2].startswith("VB"))
    said = dict(argument.split(" ", 1) for argument in arguments)
    assert named(say(words, **{verb: said})).told()[0] == told


def test_repeats_share_an_event_id() -> None:
    hand = say("France/NNP attacked/VBD Malta/NNP ./.", attacked={"ARG0": "France", "ARG1": "Malta"})
    hand.say("France/NNP attacked/VBD Malta/NNP ./.", attacked={"ARG0": "France", "ARG1": "Malta"})
    hand.say("Malta/NNP attacked/VBD France/NNP ./.", attacked={"ARG0": "Malta", "ARG1": "France"})
    events = named(hand).events()
    assert [event.id for event in events] == ["e1", "e2", "e3"]
    assert [event.event_id for event in events] == ["E1", "E1", "E2"]


def test_a_headline_counts_only_where_it_adds() -> None:
    def report(headline: str, arguments: dict[str, str]) -> Hand:
        hand = say(headline, hits=arguments)
        hand.headlines.append(hand.sentences[0])
        return named(hand.say("France/NNP hit/VBD Malta/NNP ./.", hit={"ARG0": "France", "ARG1": "Malta"}))

    assert len(report("France/NNP hits/VBZ Malta/NNP", {"ARG0": "France", "ARG1": "Malta"}).events()) <= 1


def test_according_to_is_the_innermost_speaker_and_not_the_act_itself() -> None:
    hand = say(
        "Ana/NNP Ruiz/NNP said/VBD France/NNP accused/VBD Malta/NNP of/IN piracy/NN ./.",
        accused={"ARG0": "France", "ARG1": "Malta", "ARG2": "of piracy"},
    )
    hand.claim("Ana Ruiz", "said", "France accused Malta of piracy").claim("France", "accused", "piracy")
    event = named(hand).events()[0]
    assert event.according_to == ("Ana Ruiz",)
    assert event.claims == ("c1",)


def test_nothing_in_nothing() -> None:
    assert Hand().events() == ()
