"""Claims under the rule: who speaks, the word of saying and what is said, each right once and wrong once."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from tests.brief.drafts import Said, claim_of, document_of, report_of

from allsource.brief.check import check
from allsource.brief.records import Finding


@dataclass(frozen=True)
class Row:
    name: str
    text: str
    said: Said
    wrong: dict[str, Any]
    part: str


ROWS = [
    Row(
        "who speaks is named by the words",
        "Edda Quiroga said no fuel leaked.",
        Said("Edda Quiroga", "Edda Quiroga", "said", ["no fuel leaked"]),
        {"speaker": "Marta Belchior"}, "source",
    ),
    Row(
        "a pronoun with its name given",
        "Edda Quiroga spoke. She said no fuel leaked.",
        Said("She", "Edda Quiroga", "said", ["no fuel leaked"], speaker_words="Edda Quiroga"),
        {"speaker": "She", "speaker_words": ""}, "source",
    ),
    Row(
        "all of the words that name the speaker",
        "A diplomat in Rabat said the talks had failed.",
        Said("A diplomat in Rabat", "A diplomat in Rabat", "said", ["the talks had failed"], "described"),
        {"source": "Rabat", "speaker": "Rabat"}, "source",
    ),
    Row(
        "an owner is not the one who speaks",
        "The harbourmaster's office said the lane was open.",
        Said("The harbourmaster's office", "The harbourmaster's office", "said", ["the lane was open"], "described"),
        {"source": "The harbourmaster", "speaker": "The harbourmaster"}, "source",
    ),
    Row(
        "which company is not said",
        "Corvane Shipping said the offer stands.",
        Said("Corvane Shipping", "Corvane Shipping", "said", ["the offer stands"]),
        {"speaker": "The company", "kind": "described"}, "source",
    ),
    Row(
        "whom people tell does not say it",
        "Three witnesses told Lantern Weekly the men had left.",
        Said("Three witnesses", "Three witnesses", "told", ["the men had left"], "described"),
        {"source": "Lantern Weekly", "speaker": "Lantern Weekly", "kind": "named"}, "source",
    ),
    Row(
        "a speaker that the sentence has is not left out",
        "The council demanded a new log of the night.",
        Said("The council", "The council of Algeciras", "demanded", ["a new log of the night"]),
        {"source": "", "speaker": "", "kind": "unstated"}, "source",
    ),
    Row(
        "a word of saying says something",
        "Rehn believes the strike is over.",
        Said("Rehn", "Rehn", "believes", ["the strike is over"]),
        {"cue": "is", "content": ["the strike"]}, "cue",
    ),
    Row(
        "the content is whole",
        "Quiroga said the fuel was pumped on the night of 7 May.",
        Said("Quiroga", "Quiroga", "said", ["the fuel was pumped on the night of 7 May"]),
        {"content": ["the fuel was pumped on the night of 7"]}, "content",
    ),
    Row(
        "the content begins where a phrase begins",
        "The coast guard seized the Grey Wagtail, Edda Quiroga said.",
        Said("Edda Quiroga", "Edda Quiroga", "said", ["The coast guard seized the Grey Wagtail"]),
        {"content": ["Grey Wagtail"]}, "content",
    ),
    Row(
        "no word of another speaker",
        "Two agents said the ship had left. Corvane Shipping denied that it sold fuel.",
        Said("Two agents", "Two agents", "said", ["the ship had left"], "described"),
        {"content": ["the ship had left", "it sold fuel"]}, "content",
    ),
    Row(
        "a direct quotation has its marks",
        '"The lane is open," said Quiroga.',
        Said("Quiroga", "Quiroga", "said", ['"The lane is open,"'], form="direct"),
        {"content": ["The lane is open"]}, "content",
    ),
    Row(
        "a denial is a denial",
        "The council denied that it had met the group.",
        Said("The council", "The council of Algeciras", "denied", ["it had met the group"], stance="denies"),
        {"stance": "asserts"}, "polarity",
    ),
    Row(
        "an assertion is no denial",
        "The council said that it had met the group.",
        Said("The council", "The council of Algeciras", "said", ["it had met the group"]),
        {"stance": "denies"}, "polarity",
    ),
    Row(
        "a refusal refuses",
        "Rehn declined to comment on the warning.",
        Said("Rehn", "Rehn", "declined to comment", ["the warning"], stance="declines"),
        {"cue": "comment on", "content": ["the warning"], "stance": "denies"}, "polarity",
    ),
    Row(
        "somebody declines",
        "Rehn did not reply to three messages.",
        Said("Rehn", "Rehn", "did not reply", ["three messages"], stance="declines"),
        {"source": "", "speaker": "", "kind": "unstated"}, "source",
    ),
    Row(
        "how somebody is does not say who",
        "Sign-waving residents gathered. The residents of Tarifa said the boats must stay.",
        Said("The residents of Tarifa", "The residents of Tarifa", "said", ["the boats must stay"], "described"),
        {"speaker": "sign-waving"}, "source",
    ),
    Row(
        "what is left out is not refused",
        "Edda Quiroga did not say why, and her letter did not mention the ship's crew.",
        Said("Edda Quiroga", "Edda Quiroga", "did not say", ["why"], stance="declines"),
        {"cue": "did not mention", "content": ["the ship's crew"]}, "stance",
    ),
    Row(
        "a wanted man wants nothing",
        "Edda Quiroga said a parolee wanted on suspicion of arson fled.",
        Said("Edda Quiroga", "Edda Quiroga", "said", ["a parolee wanted on suspicion of arson fled"]),
        {"source": "a parolee", "speaker": "a parolee", "kind": "described", "cue": "wanted",
         "content": ["suspicion of arson"]}, "cue",
    ),
]  # fmt: skip


def _findings(row: Row, said: Said) -> tuple[Finding, ...]:
    document = document_of(row.text)
    report = report_of(document, [], [said])
    assert report.reading is not None
    return check(claim_of(row.text, "c1", said), document, report.reading)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_claim_that_the_words_state_is_printed(row: Row) -> None:
    assert _findings(row, row.said) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_claim_wrong_by_one_field_is_not_and_the_part_is_named(row: Row) -> None:
    assert row.part in {finding.part for finding in _findings(row, replace(row.said, **row.wrong))}
