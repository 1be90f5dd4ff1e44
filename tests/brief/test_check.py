"""The rule of the brief, case by case: a line is printed only if the words state it (issue 2, part 5).

Every row is a sentence with a line that is right and the same line made wrong by one field. The authority is the
annotation guide, read by a person; the tolerance is none for a wrong line and a stated share for a right one.
"""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from tests.brief.drafts import Draft, Said, document_of, event_of, report_of

from allsource.brief.check import check
from allsource.brief.records import Finding

COUNCIL, COLUMN, FIRM = "Straits Harbour Council", "Levante Column", "Corvane Shipping"


@dataclass(frozen=True)
class Row:
    name: str
    text: str
    line: Draft
    wrong: dict[str, Any]
    part: str
    said: tuple[Said, ...] = ()
    wrong_text: str = ""


OFFICIALS = "two officials"


def _by_officials(*content: str) -> tuple[Said, ...]:
    return (Said("two officials", OFFICIALS, "said", content, kind="described"),)


ROWS = [
    Row(
        "what breaks down is not attacked",
        "The drones struck the Asphodel Star, and the raid has broken down the truce.",
        Draft("ASSAULT", "struck", {}, {"Asphodel Star": "the Asphodel Star"}, mode="drone"),
        {"trigger": "broken down", "recipients": {}, "objects": {"truce": "the truce"}, "mode": ""}, "type",
    ),
    Row(
        "who buys is named in a sale",
        "Exports of Portugal rose. Portugal made sales of tugs to Malta.",
        Draft("OTHER", "sales", {"Portugal": "Portugal@2"}, {"Malta": "Malta"}, {"tugs": "tugs"}),
        {"recipients": {}}, "type",
    ),
    Row(
        "a negated reason negates no deed",
        "The council did not meet the Levante Column, and fear is not the reason the council fined Corvane Shipping.",
        Draft("CONSULT", "meet", {COUNCIL: "The council", COLUMN: "the Levante Column"}, polarity="negated",
              polarity_words="not"),
        {"type": "SANCTION", "trigger": "fined", "actors": {COUNCIL: "the council"}, "recipients": {FIRM: FIRM},
         "polarity_words": "not@2"}, "polarity",
    ),
    # parties
    Row(
        "the actor is the one who is named",
        "The Straits Harbour Council met the Levante Column in Faro on Sunday.",
        Draft("CONSULT", "met", {COUNCIL: "Straits Harbour Council", COLUMN: "Levante Column"}),
        {"actors": {FIRM: "Straits Harbour Council", COLUMN: "Levante Column"}}, "actor",
    ),
    Row(
        "a party needs words",
        "The council seized the Grey Wagtail off Ceuta.",
        Draft("COERCE", "seized", {COUNCIL: "The council"}, {"Grey Wagtail": "Grey Wagtail"}),
        {"actors": {COUNCIL: None}}, "actor",
    ),
    Row(
        "a party's words stand in the trigger's sentence",
        "Corvane Shipping condemned the raid. The coast guard boarded the Pioneer.",
        Draft("COERCE", "boarded", {"coast guard": "The coast guard"}, {"Pioneer": "the Pioneer"}),
        {"actors": {FIRM: "Corvane Shipping"}}, "actor",
    ),
    Row(
        "a pronoun with its antecedent beside it",
        "Corvane Shipping lost two ships. It sued the insurer on Monday.",
        Draft("ACCUSE", "sued", {FIRM: "It"}, {"insurer": "the insurer"}),
        {"actors": {COLUMN: "It"}}, "actor",
    ),
    Row(
        "a pronoun stands for nobody who is not named before it",
        "Edda Quiroga spoke first. She accused Corvane Shipping of haste.",
        Draft("ACCUSE", "accused", {"Edda Quiroga": "She"}, {FIRM: "Corvane Shipping"}),
        {"actors": {"Marta Belchior": "She"}}, "actor",
    ),
    Row(
        "initials state a name",
        "The SHC deployed tugs off Tarifa.",
        Draft("MOBILIZE", "deployed", {COUNCIL: "The SHC"}, {}, {"tugs": "tugs"}),
        {"actors": {"Southern Port Union": "The SHC"}}, "actor",
    ),
    Row(
        "an adjective states its country only",
        "Portuguese troops evacuated the crew.",
        Draft("AID", "evacuated", {"Portugal": "Portuguese troops"}, {"crew": "the crew"}),
        {"actors": {"Morocco": "Portuguese troops"}}, "actor",
    ),
    Row(
        "a capital stands for its government",
        "Lisbon praised the council on Friday.",
        Draft("SUPPORT", "praised", {"Portugal": "Lisbon"}, {COUNCIL: "the council"}),
        {"actors": {"Malta": "Lisbon"}}, "actor",
    ),
    Row(
        "a meeting needs two",
        "Mr Rehn met Ms Belchior in Cádiz.",
        Draft("CONSULT", "met", {"Matthias Rehn": "Mr Rehn", "Marta Belchior": "Ms Belchior"}),
        {"actors": {"Matthias Rehn": "Mr Rehn"}}, "parties",
    ),
    Row(
        "help needs somebody or something",
        "Portugal sent foam to the harbourmaster.",
        Draft("AID", "sent", {"Portugal": "Portugal"}, {"harbourmaster": "the harbourmaster"}),
        {"recipients": {}}, "recipient",
    ),
    # direction
    Row(
        "active order",
        "The Levante Column attacked the Asphodel Star.",
        Draft("ASSAULT", "attacked", {COLUMN: "The Levante Column"}, {"Asphodel Star": "the Asphodel Star"}),
        {"actors": {"Asphodel Star": "the Asphodel Star"}, "recipients": {COLUMN: "The Levante Column"}}, "direction",
    ),
    Row(
        "the passive turns it round",
        "The Grey Wagtail was seized by the coast guard.",
        Draft("COERCE", "seized", {"coast guard": "the coast guard"}, {"Grey Wagtail": "The Grey Wagtail"}),
        {"actors": {"Grey Wagtail": "The Grey Wagtail"}, "recipients": {"coast guard": "the coast guard"}}, "direction",
    ),
    Row(
        "a passive without an agent has no actor",
        "Two officers were arrested at Ceuta.",
        Draft("COERCE", "arrested", {}, {"Two officers": "Two officers"}),
        {"actors": {"Two officers": "Two officers"}, "recipients": {}}, "direction",
    ),
    Row(
        "an attack on somebody",
        "The attack on the Asphodel Star shocked the port.",
        Draft("ASSAULT", "attack", {}, {"Asphodel Star": "the Asphodel Star"}),
        {"actors": {"Asphodel Star": "the Asphodel Star"}, "recipients": {}}, "direction",
    ),
    Row(
        "an attack by somebody",
        "The attack by the Levante Column shocked the port.",
        Draft("ASSAULT", "attack", {COLUMN: "the Levante Column"}),
        {"actors": {}, "recipients": {COLUMN: "the Levante Column"}}, "direction",
    ),
    Row(
        "given to",
        "The tanker delivered diesel to the Grey Wagtail.",
        Draft("AID", "delivered", {"tanker": "The tanker"}, {"Grey Wagtail": "the Grey Wagtail"}, {"diesel": "diesel"}),
        {"actors": {"Grey Wagtail": "the Grey Wagtail"}, "recipients": {"tanker": "The tanker"}}, "direction",
    ),
    Row(
        "received from",
        "The Grey Wagtail received diesel from the Pioneer.",
        Draft("AID", "received", {"Pioneer": "the Pioneer"}, {"Grey Wagtail": "The Grey Wagtail"},
              {"diesel": "diesel"}),
        {"actors": {"Grey Wagtail": "The Grey Wagtail"}, "recipients": {"Pioneer": "the Pioneer"}}, "direction",
    ),
    Row(
        "a possessor acts",
        "The Column's attack on the tanker lasted a minute.",
        Draft("ASSAULT", "attack", {COLUMN: "The Column's"}, {"tanker": "the tanker"}),
        {"actors": {}, "recipients": {COLUMN: "The Column's"}}, "direction",
    ),
    Row(
        "threatened by",
        "Corvane Shipping was threatened by the Levante Column on Friday.",
        Draft("THREATEN", "threatened", {COLUMN: "the Levante Column"}, {FIRM: "Corvane Shipping"}),
        {"actors": {FIRM: "Corvane Shipping"}, "recipients": {COLUMN: "the Levante Column"}}, "direction",
    ),
    # polarity
    Row(
        "did not meet",
        "The council did not meet the Levante Column in Faro.",
        Draft("CONSULT", "meet", {COUNCIL: "The council", COLUMN: "the Levante Column"}, polarity="negated",
              polarity_words="not"),
        {"polarity": "affirmed", "polarity_words": ""}, "polarity",
    ),
    Row(
        "never took place",
        "The council's meeting with the Levante Column never took place.",
        Draft("CONSULT", "meeting", {COUNCIL: "The council's", COLUMN: "the Levante Column"}, polarity="negated",
              polarity_words="never"),
        {"polarity": "affirmed", "polarity_words": ""}, "polarity",
    ),
    Row(
        "negated needs a word that negates",
        "The council met the Levante Column in Faro.",
        Draft("CONSULT", "met", {COUNCIL: "The council", COLUMN: "the Levante Column"}),
        {"polarity": "negated", "polarity_words": "in Faro"}, "polarity",
    ),
    Row(
        "negated without words",
        "Portugal supplied foam to the council.",
        Draft("AID", "supplied", {"Portugal": "Portugal"}, {COUNCIL: "the council"}),
        {"polarity": "negated"}, "polarity",
    ),
    Row(
        "a contraction negates",
        "The Column didn't attack the ferry.",
        Draft("ASSAULT", "attack", {COLUMN: "The Column"}, {"ferry": "the ferry"}, polarity="negated",
              polarity_words="didn't"),
        {"polarity": "affirmed", "polarity_words": ""}, "polarity",
    ),
    Row(
        "refused to",
        "The council refused to meet the Levante Column.",
        Draft("CONSULT", "meet", {COUNCIL: "The council", COLUMN: "the Levante Column"}, polarity="negated",
              polarity_words="refused"),
        {"polarity": "affirmed", "polarity_words": ""}, "polarity",
    ),
    Row(
        "not only is no negation",
        "The council not only met the Levante Column but fed it.",
        Draft("CONSULT", "met", {COUNCIL: "The council", COLUMN: "the Levante Column"}),
        {"polarity": "negated"}, "polarity",
    ),
    Row(
        "no fewer than is no negation",
        "With no fewer than nine drones the Column attacked the convoy.",
        Draft("ASSAULT", "attacked", {COLUMN: "the Column"}, {"convoy": "the convoy"}),
        {"actors": {}, "recipients": {"convoy": None}}, "recipient",
    ),
    # modality
    Row(
        "will is planned",
        "Portugal will lend two boats to the council.",
        Draft("AID", "lend", {"Portugal": "Portugal"}, {COUNCIL: "the council"}, {"boats": "two boats"},
              modality="planned", modality_words="will"),
        {"modality": "actual", "modality_words": ""}, "modality",
    ),
    Row(
        "may is possible",
        "The council may close the strait to tankers.",
        Draft("COERCE", "close", {COUNCIL: "The council"}, {"tankers": "tankers"}, modality="possible",
              modality_words="may"),
        {"modality": "planned"}, "modality",
    ),
    Row(
        "demanded is not done",
        "The mayor urged the council to publish its log and to free the crew.",
        Draft("RETREAT", "free", {COUNCIL: "the council"}, {"crew": "the crew"}, modality="demanded",
              modality_words="urged"),
        {"modality": "actual", "modality_words": ""}, "modality",
    ),
    Row(
        "if is only supposed",
        "If the Column attacks the convoy, Lisbon would send a frigate.",
        Draft("ASSAULT", "attacks", {COLUMN: "the Column"}, {"convoy": "the convoy"}, modality="hypothetical",
              modality_words="If"),
        {"modality": "actual", "modality_words": ""}, "modality",
    ),
    Row(
        "a noun that is only planned",
        "The planned talks between the council and Corvane Shipping are secret.",
        Draft("CONSULT", "talks", {COUNCIL: "the council", FIRM: "Corvane Shipping"}, modality="planned",
              modality_words="planned"),
        {"modality": "actual", "modality_words": ""}, "modality",
    ),
    Row(
        "managed to is actual",
        "Portugal managed to rescue the crew.",
        Draft("AID", "rescue", {"Portugal": "Portugal"}, {"crew": "the crew"}),
        {"modality": "planned", "modality_words": "crew"}, "modality",
    ),
    Row(
        "tried to is not done",
        "The Column tried to attack the ferry.",
        Draft("ASSAULT", "attack", {COLUMN: "The Column"}, {"ferry": "the ferry"}, modality="possible",
              modality_words="tried to attack"),
        {"modality": "actual", "modality_words": ""}, "modality",
    ),
    Row(
        "the month of May is no modality",
        "In May Portugal supplied foam to the council.",
        Draft("AID", "supplied", {"Portugal": "Portugal"}, {COUNCIL: "the council"}, {"foam": "foam"}),
        {"modality": "possible", "modality_words": "foam"}, "modality",
    ),
    # attribution
    Row(
        "on the word of the one who says it",
        "Corvane Shipping sold diesel to the Column, two officials said.",
        Draft("AID", "sold", {FIRM: "Corvane Shipping"}, {COLUMN: "the Column"}, {"diesel": "diesel"},
              according_to=[OFFICIALS], claims=["c1"]),
        {"according_to": ["Dana Holm"], "claims": []}, "attribution",
        _by_officials("Corvane Shipping sold diesel to the Column"),
    ),
    Row(
        "not the report's own word",
        "The Column held four men, two officials said.",
        Draft("COERCE", "held", {COLUMN: "The Column"}, {"four men": "four men"}, according_to=[OFFICIALS],
              claims=["c1"]),
        {"according_to": [], "claims": []}, "attribution",
        _by_officials("The Column held four men"),
    ),
    Row(
        "what is said must hold the trigger",
        "The Asphodel Star burned for an hour, two officials said. The Column attacked it.",
        Draft("OTHER", "burned", {}, {"Asphodel Star": "The Asphodel Star"}, according_to=[OFFICIALS], claims=["c1"]),
        {"trigger": "attacked", "type": "ASSAULT", "recipients": {"Asphodel Star": "it"}}, "attribution",
        _by_officials("The Asphodel Star burned for an hour"),
    ),
    Row(
        "a sentence that attributes needs its claim",
        "The coast guard boarded the Pioneer at dawn.",
        Draft("COERCE", "boarded", {"coast guard": "The coast guard"}, {"Pioneer": "the Pioneer"}),
        {"according_to": ["harbour staff"]}, "attribution",
    ),
    Row(
        "a claim that is not there",
        "Two officials said the council paid the Column.",
        Draft("AID", "paid", {COUNCIL: "the council"}, {COLUMN: "the Column"}, according_to=["Two officials"],
              claims=["c1"]),
        {"claims": ["c9"]}, "attribution",
        (Said("Two officials", "Two officials", "said", ["the council paid the Column"], kind="described"),),
    ),
    Row(
        "the nearer speaker counts",
        "Rehn said Lisbon believes the Column attacked the tanker.",
        Draft("ASSAULT", "attacked", {COLUMN: "the Column"}, {"tanker": "the tanker"}, according_to=["Portugal"],
              claims=["c2"]),
        {"according_to": ["Matthias Rehn"], "claims": ["c1"]}, "attribution",
        (
            Said("Rehn", "Matthias Rehn", "said", ["Lisbon believes the Column attacked the tanker"]),
            Said("Lisbon", "Portugal", "believes", ["the Column attacked the tanker"]),
        ),
    ),
    # time, place, counts
    Row(
        "a weekday agrees with its date",
        "The Column attacked the tanker on Tuesday.",
        Draft("ASSAULT", "attacked", {COLUMN: "The Column"}, {"tanker": "the tanker"},
              time=("on Tuesday", "2024-05-07")),
        {"time": ("on Tuesday", "2024-05-08")}, "time",
    ),
    Row(
        "a month agrees with its date",
        "The council arrested four men on 12 April 2024.",
        Draft("COERCE", "arrested", {COUNCIL: "The council"}, {"four men": "four men"},
              time=("12 April 2024", "2024-04-12")),
        {"time": ("12 April 2024", "2024-05-12")}, "time",
    ),
    Row(
        "a year agrees with its date",
        "The council arrested four men in 2023.",
        Draft("COERCE", "arrested", {COUNCIL: "The council"}, {"four men": "four men"}, time=("2023", "2023")),
        {"time": ("2023", "2024")}, "time",
    ),
    Row(
        "the place is the one that is named",
        "The council arrested four men at Tarifa.",
        Draft("COERCE", "arrested", {COUNCIL: "The council"}, {"four men": "four men"}, place=("Tarifa", "Tarifa")),
        {"place": ("Tarifa", "Ceuta")}, "place",
    ),
    Row(
        "a count in words",
        "Drones hit the tanker, killing two crew members and injuring nine.",
        Draft("ASSAULT", "hit", {}, {"tanker": "the tanker"}, magnitude={"killed": 2, "injured": 9}),
        {"magnitude": {"killed": 2, "injured": 11}}, "count",
    ),
    Row(
        "a count with a comma",
        "The council deployed 1,200 guards in the port.",
        Draft("MOBILIZE", "deployed", {COUNCIL: "The council"}, {}, {"guards": "guards"}, magnitude={"troops": 1200}),
        {"magnitude": {"troops": 12000}}, "count",
    ),
    # what real reports got wrong
    Row(
        "a ship of a firm is not the firm",
        "Corvane Shipping sold diesel to the Grey Wagtail.",
        Draft("AID", "sold", {FIRM: "Corvane Shipping"}, {"Grey Wagtail": "the Grey Wagtail"}, {"diesel": "diesel"}),
        {"actors": {"Corvane Pioneer": "Corvane Shipping"}}, "actor",
    ),
    Row(
        "an office is not the one it belongs to",
        "Caldeira's spokesman accused Lantern Weekly of haste.",
        Draft("ACCUSE", "accused", {"Caldeira's spokesman": "Caldeira's spokesman"},
              {"Lantern Weekly": "Lantern Weekly"}),
        {"actors": {"Lantern": "Caldeira's spokesman"}}, "actor",
    ),
    Row(
        "apposition is one party and not two",
        "Ines Caldeira, the council's secretary-general, met the envoy of the Column.",
        Draft("CONSULT", "met", {"Ines Caldeira": "Ines Caldeira", "envoy of the Column": "the envoy of the Column"}),
        {"actors": {"Ines Caldeira": "Ines Caldeira", "secretary-general": "the council's secretary-general"}},
        "parties",
    ),
    Row(
        "who speaks does not take part",
        "Drones hit the Asphodel Star, killing two, port officials said.",
        Draft("ASSAULT", "hit", {}, {"Asphodel Star": "the Asphodel Star"}, according_to=["port officials"],
              claims=["c1"]),
        {"actors": {"port officials": "port officials"}}, "actor",
        (Said("port officials", "port officials", "said", ["Drones hit the Asphodel Star, killing two"], "described"),),
    ),
    Row(
        "what a later clause says is attributed too",
        "Portugal supplied foam to the council, two officials said.",
        Draft("AID", "supplied", {"Portugal": "Portugal"}, {COUNCIL: "the council"}, {"foam": "foam"},
              according_to=[OFFICIALS], claims=["c1"]),
        {"according_to": [], "claims": []}, "attribution",
        _by_officials("Portugal supplied foam to the council"),
    ),
    Row(
        "the one who demands does not do it",
        "Corvane Shipping urged Ines Caldeira to resign.",
        Draft("RETREAT", "resign", {"Ines Caldeira": "Ines Caldeira"}, modality="demanded", modality_words="urged"),
        {"actors": {FIRM: "Corvane Shipping"}}, "direction",
    ),
    Row(
        "an objective pronoun is not its own subject",
        "Matthias Rehn met the board. The board accused him of haste.",
        Draft("ACCUSE", "accused", {"board": "The board"}, {"Matthias Rehn": "him"}),
        {"actors": {"Matthias Rehn": "The board"}}, "actor",
    ),
    Row(
        "whose day it is",
        "On Wednesday the council arrested a man over the attack on the Asphodel Star.",
        Draft("ASSAULT", "attack", {}, {"Asphodel Star": "the Asphodel Star"}),
        {"time": ("On Wednesday", "2024-05-08")}, "time",
    ),
    Row(
        "nothing happened after the report of it",
        "The council arrested four men on 7 May 2024.",
        Draft("COERCE", "arrested", {COUNCIL: "The council"}, {"four men": "four men"},
              time=("7 May 2024", "2024-05-07")),
        {"time": ("7 May 2024", "2024-05-17")}, "modality",
    ),
    Row(
        "each count with its own word",
        "Three sailors died in the attack on the Asphodel Star and eleven were injured.",
        Draft("ASSAULT", "attack", {}, {"Asphodel Star": "the Asphodel Star"}, magnitude={"killed": 3, "injured": 11}),
        {"magnitude": {"injured": 3}}, "count",
    ),
    Row(
        "a stoppage of work is no use of force",
        "The Dockworkers' Federation extended its strike to the ferry berths.",
        Draft("PROTEST", "strike", {"Dockworkers' Federation": "The Dockworkers' Federation"}),
        {"type": "ASSAULT", "objects": {"ferry berths": "the ferry berths"}}, "type",
    ),
    Row(
        "a name that goes on is not stated by its beginning",
        "The Ministry of Fisheries closed the lane to tankers.",
        Draft("COERCE", "closed", {"Ministry of Fisheries": "The Ministry of Fisheries"}, {"tankers": "tankers"}),
        {"actors": {"Ministry": "The Ministry"}}, "actor",
    ),
    Row(
        "a clause that only describes tells of nothing",
        "The Column, which attacked the ferry, left Tarifa.",
        Draft("ASSAULT", "attacked", {COLUMN: "The Column"}, {"ferry": "the ferry"}),
        {"actors": {"people": "The Column"}}, "actor",
    ),
    Row(
        "nobody is no party",
        "The council jailed Nadir Ossel at Ceuta.",
        Draft("COERCE", "jailed", {COUNCIL: "The council"}, {"Nadir Ossel": "Nadir Ossel"}),
        {"recipients": {"someone": "Nadir Ossel"}}, "recipient",
    ),
    Row(
        "called secret only where the report says so",
        "The council secretly met the Levante Column in Faro.",
        Draft("CONSULT", "met", {COUNCIL: "The council", COLUMN: "the Levante Column"},
              disclosure="described-as-secret"),
        {"disclosure": "acknowledged"}, "disclosure",
    ),
    Row(
        "denied only by a party to it",
        "The council met the Levante Column in Faro.",
        Draft("CONSULT", "met", {COUNCIL: "The council", COLUMN: "the Levante Column"}, disclosure="not-stated"),
        {"disclosure": "denied"}, "disclosure",
    ),
]  # fmt: skip


def _findings(row: Row, line: Draft) -> tuple[Finding, ...]:
    document = document_of(row.text)
    report = report_of(document, [], row.said)
    assert report.reading is not None
    return check(event_of(row.text, "e1", line), document, report.reading)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_line_that_the_words_state_is_printed(row: Row) -> None:
    assert _findings(row, row.line) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_line_wrong_by_one_field_is_not_and_the_part_is_named(row: Row) -> None:
    found = _findings(row, replace(row.line, **row.wrong))
    assert row.part in {finding.part for finding in found}


def test_there_are_enough_cases() -> None:
    assert 2 * len(ROWS) >= 60
