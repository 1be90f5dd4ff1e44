"""Actual, planned, possible, demanded, hypothetical and negated, with the words that make them so."""

import pytest
from tests.reports.hand import Hand, say

from allsource.reports.tables import rows

CASES = """
France/NNP will/MD attack/VB Malta/NNP ./. | attack: ARG0=France, ARGM-MOD=will, ARG1=Malta
attack planned will affirmed -
France/NNP may/MD attack/VB Malta/NNP ./. | attack: ARG0=France, ARGM-MOD=may, ARG1=Malta
attack possible may affirmed -
France/NNP did/VBD n't/RB attack/VB Malta/NNP ./. | attack: ARG0=France, ARGM-NEG=n't, ARG1=Malta
attack actual - negated n't
France/NNP never/RB attacked/VBD Malta/NNP ./. | attacked: ARG0=France, ARGM-NEG=never, ARG1=Malta
attacked actual - negated never
France/NNP is/VBZ going/VBG to/TO attack/VB Malta/NNP ./. | attack: ARG0=France, ARG1=Malta
attack planned going affirmed -
France/NNP is/VBZ to/TO visit/VB Malta/NNP ./. | visit: ARG0=France, ARG1=Malta
visit planned is affirmed -
France/NNP has/VBZ to/TO visit/VB Malta/NNP ./. | visit: ARG0=France, ARG1=Malta
visit demanded has affirmed -
France/NNP has/VBZ yet/RB to/TO visit/VB Malta/NNP ./. | visit: ARG0=France, ARG1=Malta
visit actual - negated yet
France/NNP should/MD visit/VB Malta/NNP ./. | visit: ARG0=France, ARGM-MOD=should, ARG1=Malta
visit demanded should affirmed -
France/NNP agreed/VBD to/TO visit/VB Malta/NNP ./. | agreed: ARG0=France, ARG1=to visit Malta; visit: ARG0=France, ARG1=Malta
visit planned agreed affirmed -
France/NNP threatened/VBD to/TO bomb/VB Malta/NNP ./. | threatened: ARG0=France, ARG1=to bomb Malta; bomb: ARG0=France, ARG1=Malta
bomb hypothetical threatened affirmed -
France/NNP failed/VBD to/TO visit/VB Malta/NNP ./. | failed: ARG1=France, ARG2=to visit Malta; visit: ARG0=France, ARG1=Malta
visit actual - negated failed
France/NNP denied/VBD attacking/VBG Malta/NNP ./. | denied: ARG0=France, ARG1=attacking Malta; attacking: ARG0=France, ARG1=Malta
attacking actual - negated denied
France/NNP left/VBD without/IN attacking/VBG Malta/NNP ./. | attacking: ARG0=France, ARG1=Malta
attacking actual - negated without
If/IN France/NNP attacks/VBZ Malta/NNP ,/, we/PRP leave/VBP ./. | attacks: ARG0=France, ARG1=Malta
attacks hypothetical If affirmed -
France/NNP did/VBD not/RB agree/VB to/TO visit/VB Malta/NNP ./. | agree: ARG0=France, ARGM-NEG=not, ARG1=to visit Malta; visit: ARG0=France, ARG1=Malta
visit planned agree negated not
France/NNP said/VBD it/PRP may/MD visit/VB Malta/NNP ./. | said: ARG0=France, ARG1=it may visit Malta; visit: ARG0=it, ARGM-MOD=may, ARG1=Malta
visit possible may affirmed -
A/DT planned/JJ visit/NN by/IN France/NNP was/VBD short/JJ ./. |
visit planned planned affirmed -
A/DT plan/NN for/IN talks/NNS with/IN France/NNP was/VBD short/JJ ./. |
talks planned plan affirmed -
No/DT talks/NNS with/IN France/NNP began/VBD ./. |
talks actual - negated No
""".strip().splitlines()  # noqa: E501


def tagged(line: str) -> Hand:
    words, _, said = line.partition("|")
    predicates = {}
    for one in filter(None, (part.strip() for part in said.split(";"))):
        verb, _, arguments = one.partition(": ")
        predicates[verb] = dict(argument.split("=") for argument in arguments.split(", "))
    return say(words.strip(), **predicates).name("France", "government").name("Malta", "country")


@pytest.mark.parametrize(("line", "expected"), list(zip(CASES[::2], CASES[1::2], strict=True)))
def test_standing(line: str, expected: str) -> None:
    word, modality, modal, polarity, negation = expected.split()
    hand = tagged(line)
    event = next(e for e in hand.events() if e.trigger.of(hand.text) == word)
    assert (event.modality, event.polarity) == (modality, polarity)
    assert (event.modality_words.of(hand.text) if event.modality_words else "-") == modal
    assert (event.polarity_words.of(hand.text) if event.polarity_words else "-") == negation


def test_a_relative_clause_is_not_governed() -> None:
    hand = (
        say(
            "Malta/NNP urged/VBD France/NNP ,/, which/WDT attacked/VBD Faro/NNP ,/, to/TO leave/VB ./.",
            urged={"ARG0": "Malta", "ARG1": "France , which attacked Faro"},
            attacked={"ARG0": "France", "R-ARG0": "which", "ARG1": "Faro"},
        )
        .name("France", "government")
        .name("Malta", "country")
    )
    attacked = next(e for e in hand.events() if e.type == "ASSAULT")
    assert attacked.modality == "actual"


def test_what_is_investigated_is_no_plan() -> None:
    hand = (
        say(
            "France/NNP will/MD investigate/VB the/DT attack/NN on/IN Malta/NNP ./.",
            investigate={"ARG0": "France", "ARGM-MOD": "will", "ARG1": "the attack on Malta"},
        )
        .name("France", "government")
        .name("Malta", "country")
    )
    assert {e.type: e.modality for e in hand.events()} == {"ACCUSE": "planned", "ASSAULT": "actual"}


def test_the_table_uses_known_values_only() -> None:
    for row in rows("event_modality"):
        assert row["pos"] in ("v", "n", "a", "md")
        assert row["modality"] in ("actual", "planned", "possible", "demanded", "hypothetical")
        assert row["polarity"] in ("affirmed", "negated")
        assert (row["modality"], row["polarity"]) != ("actual", "affirmed"), row["lemma"]
