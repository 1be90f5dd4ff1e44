"""The account: what is joined, what is kept apart, what is left out, and in which order. By hand-written readings."""

from dataclasses import replace
from random import Random

from tests.brief.drafts import Draft, Said, document_of, report_of

from allsource.brief import Brief, Line, Options, Section, build
from allsource.brief.names import UNNAMED
from allsource.model import Report

COUNCIL, COLUMN = "Straits Harbour Council", "Levante Column"
MET = "The Straits Harbour Council met the Levante Column in Faro on 5 May 2024."
NAMES = {"Straits Harbour Council": ("organisation", COUNCIL), "Levante Column": ("organisation", COLUMN)}


def met(**changes: object) -> Draft:
    base = Draft("CONSULT", "met", {COUNCIL: "Straits Harbour Council", COLUMN: "Levante Column"},
                 time=("5 May 2024", "2024-05-05"), place=("Faro", "Faro"))  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def section(brief: Brief, key: str) -> Section:
    return next(one for one in brief.sections if one.key == key)


def lines(brief: Brief, key: str) -> tuple[Line, ...]:
    return section(brief, key).lines


def meeting(outlet: str = "Bay Courier", published: str = "2024-05-09", **changes: object) -> Report:
    return report_of(document_of(MET, outlet, published=published), [met(**changes)], mentions=NAMES)


def test_a_dealing_is_one_line_with_its_words() -> None:
    (line,) = lines(build([meeting()]), "dealings")
    assert line.sentence.startswith(f"{COUNCIL} and {COLUMN}: contact (“met”), 5 May 2024, Faro")
    (citation,) = line.citations
    assert citation.quotation == MET
    assert {MET[mark.start : mark.end]: mark.part for mark in citation.marks} == {
        "Straits Harbour Council": "actor", "Levante Column": "actor", "met": "trigger",
        "5 May 2024": "time", "Faro": "place",
    }  # fmt: skip


def test_equal_parties_type_and_day_are_one_line_of_several_reports() -> None:
    (line,) = lines(build([meeting("Bay Courier"), meeting("Setúbal Ledger"), meeting("Lantern Weekly")]), "dealings")
    assert line.note == "3 reports, in the same words"
    assert [citation.outlet for citation in line.citations] == ["Bay Courier", "Lantern Weekly", "Setúbal Ledger"]


def test_another_day_is_another_line() -> None:
    text = MET.replace("5 May", "6 May")
    other = report_of(
        document_of(text, "Setúbal Ledger"), [met(time=("6 May 2024", "2024-05-06"))], mentions=NAMES
    )  # fmt: skip
    assert len(lines(build([meeting(), other]), "dealings")) == 2


def test_copies_of_an_agency_are_not_counted_as_more() -> None:
    reports = [meeting(outlet) for outlet in ("Bay Courier", "Setúbal Ledger", "Cádiz Evening Gazette")]
    credited = [replace(report, document=replace(report.document, credit="Strait Wire")) for report in reports]
    (line,) = lines(build(credited), "dealings")
    assert line.note == "3 reports, all from Strait Wire"


def test_history_of_disclosure_is_shown_in_order_of_publication() -> None:
    text = MET + " The council told reporters that it would say no more."
    early = report_of(document_of(MET, "Lantern Weekly", published="2024-05-09"), [met(disclosure="unacknowledged")],
                      mentions=NAMES)  # fmt: skip
    late = report_of(
        document_of(text.replace("on 5 May", "before reporters on 5 May"), "Bay Courier", published="2024-05-12"),
        [met(disclosure="acknowledged")], mentions=NAMES,
    )  # fmt: skip
    (line,) = lines(build([late, early]), "dealings")
    assert "unacknowledged (Lantern Weekly [1]) → acknowledged (Bay Courier [2])" in line.sentence


def test_disclosure_that_the_words_do_not_bear_out_is_left_out_and_named() -> None:
    (line,) = lines(build([meeting(disclosure="described-as-secret")]), "dealings")
    assert line.tags == ()
    assert "disclosure to be checked" in line.note


def test_what_falls_short_is_listed_with_the_missing_part() -> None:
    brief = build([meeting(actors={COUNCIL: "Straits Harbour Council", COLUMN: None})])
    assert lines(brief, "dealings") == ()
    (line,) = lines(brief, "check")
    assert line.missing[0].part == "actor"
    assert COLUMN in line.missing[0].reason


def test_a_sound_mention_saves_its_repeat() -> None:
    repeat = met(actors={COUNCIL: "Straits Harbour Council", COLUMN: None}, event_id="E1")
    report = report_of(document_of(MET), [met(event_id="E1"), repeat], mentions=NAMES)
    brief = build([report])
    assert len(lines(brief, "dealings")) == 1
    assert lines(brief, "check") == ()


def test_modality_keeps_plans_out_of_the_account() -> None:
    text = "The Straits Harbour Council will meet the Levante Column in Faro."
    draft = Draft("CONSULT", "meet", {COUNCIL: "Straits Harbour Council", COLUMN: "Levante Column"},
                  modality="planned", modality_words="will")  # fmt: skip
    brief = build([report_of(document_of(text), [draft], mentions=NAMES)])
    assert lines(brief, "dealings") == ()
    (line,) = lines(brief, "unreal")
    assert line.group == "Planned, offered or announced"
    assert "contact, planned (“will meet”)" in line.sentence


DENIAL = "The council denied that it had met the Levante Column in Faro."


def test_a_denial_meets_the_assertion_and_neither_is_settled() -> None:
    said = Said("The council", COUNCIL, "denied", ["it had met the Levante Column in Faro"], stance="denies")
    draft = Draft("CONSULT", "met", {COUNCIL: "The council", COLUMN: "Levante Column"}, polarity="negated",
                  polarity_words="denied", according_to=[COUNCIL], claims=["c1"], disclosure="denied")  # fmt: skip
    denial = report_of(
        document_of(DENIAL, "Southern Desk"), [draft], [said], {"Levante Column": NAMES["Levante Column"]}
    )
    brief = build([meeting(), denial])
    pair = lines(brief, "contradictions")[0]
    assert pair.group == "Reported by one, denied by another"
    assert "reported by Bay Courier [1]; denied by Straits Harbour Council" in pair.sentence
    assert {citation.outlet for citation in pair.citations} == {"Bay Courier", "Southern Desk"}


def test_affirmed_words_inside_a_denial_are_never_printed_as_fact() -> None:
    said = Said("The council", COUNCIL, "denied", ["it had met the Levante Column in Faro"], stance="denies")
    draft = Draft("CONSULT", "met", {COUNCIL: "The council", COLUMN: "Levante Column"}, according_to=[COUNCIL],
                  claims=["c1"])  # fmt: skip
    brief = build([report_of(document_of(DENIAL), [draft], [said])])
    assert lines(brief, "dealings") == ()
    assert lines(brief, "happened") == ()


def _attack(outlet: str, killed: int, word: str, day: str = "2024-05-07") -> Report:
    text = f"Drones hit the Asphodel Star on 7 May 2024, killing {word} sailors."
    draft = Draft("ASSAULT", "hit", {}, {"Asphodel Star": "the Asphodel Star"}, time=("7 May 2024", day),
                  magnitude={"killed": killed})  # fmt: skip
    return report_of(document_of(text, outlet), [draft])


def test_numbers_that_differ_are_set_side_by_side() -> None:
    brief = build([_attack("Strait Wire", 2, "two"), _attack("Tarifa Harbour Bulletin", 3, "three")])
    line = lines(brief, "contradictions")[0]
    assert line.group == "Numbers that differ"
    assert line.sentence.startswith("Asphodel Star: use of force, 7 May 2024: 2 killed (Strait Wire [1]); 3 killed")


def test_equal_numbers_are_no_contradiction() -> None:
    brief = build([_attack("Strait Wire", 2, "two"), _attack("Setúbal Ledger", 2, "two")])
    assert lines(brief, "contradictions") == ()


def test_numbers_of_other_days_are_no_contradiction() -> None:
    text = "Drones hit the Asphodel Star on 9 May 2024, killing three sailors."
    draft = Draft("ASSAULT", "hit", {}, {"Asphodel Star": "the Asphodel Star"}, time=("9 May 2024", "2024-05-09"),
                  magnitude={"killed": 3})  # fmt: skip
    brief = build([_attack("Strait Wire", 2, "two"), report_of(document_of(text), [draft])])
    assert lines(brief, "contradictions") == ()


SAID = "Two officials said the port would stay shut."


def test_unnamed_sources_of_different_reports_are_never_joined() -> None:
    said = Said("Two officials", "Two officials", "said", ["the port would stay shut"], kind="described")
    other = "Two officials said the port would stay shut, and left."
    brief = build([report_of(document_of(SAID, "Bay Courier"), [], [said]),
                   report_of(document_of(other, "Lantern Weekly"), [], [said])])  # fmt: skip
    assert len(lines(brief, "says")) == 2


def test_one_text_in_two_outlets_is_printed_once() -> None:
    said = Said("Two officials", "Two officials", "said", ["the port would stay shut"], kind="described")
    brief = build([report_of(document_of(SAID, outlet), [], [said]) for outlet in ("Bay Courier", "Setúbal Ledger")])
    (line,) = lines(brief, "says")
    assert line.note == "2 reports, in the same words"


def test_a_named_speaker_says_the_same_once() -> None:
    text, said = "Edda Quiroga said no fuel leaked.", Said("Edda Quiroga", "Edda Quiroga", "said", ["no fuel leaked"])
    other = "On Tuesday Edda Quiroga said no fuel leaked."
    brief = build([report_of(document_of(text, "A"), [], [said]), report_of(document_of(other, "B"), [], [said])])
    (line,) = lines(brief, "says")
    assert line.note == "2 reports"


def test_a_private_person_is_not_named_in_a_heading() -> None:
    text = '"It was like a moped," said Pavel Hruby, a cook on the ship.'
    said = Said("Pavel Hruby", "Pavel Hruby", "said", ['"It was like a moped,"'], form="direct")
    brief = build([report_of(document_of(text), [], [said], {"Pavel Hruby": ("person", "Pavel Hruby")})])
    (line,) = lines(brief, "says")
    assert line.sentence.startswith(UNNAMED)
    assert line.names == ()


def test_a_public_role_lets_a_person_be_named() -> None:
    text = '"No fuel leaked," said Edda Quiroga, the harbourmaster of Tarifa.'
    said = Said("Edda Quiroga", "Edda Quiroga", "said", ['"No fuel leaked,"'], form="direct")
    brief = build([report_of(document_of(text), [], [said], {"Edda Quiroga": ("person", "Edda Quiroga")})])
    (line,) = lines(brief, "says")
    assert line.sentence.startswith("Edda Quiroga said")


def test_refusals_stand_under_who_declined() -> None:
    text = "Corvane Shipping declined to comment."
    said = Said("Corvane Shipping", "Corvane Shipping", "declined to comment", stance="declines")
    refusal = Draft("REJECT", "declined to comment", {"Corvane Shipping": "Corvane Shipping"})
    brief = build([report_of(document_of(text), [refusal], [said])])
    (line,) = lines(brief, "declined")
    assert line.sentence == "Corvane Shipping “declined to comment”"
    assert lines(brief, "happened") == ()


def test_open_questions_stand_under_unconfirmed() -> None:
    text = "It is unclear who paid for the diesel."
    said = Said(
        "", "", "is unclear", ["who paid for the diesel"], kind="unstated", stance="doubts", certainty="unknown"
    )
    (line,) = lines(build([report_of(document_of(text), [], [said])]), "unconfirmed")
    assert line.sentence == "“is unclear”: “who paid for the diesel” (no source named)"


def test_order_of_reports_does_not_matter() -> None:
    reports = [meeting(), meeting("Setúbal Ledger", "2024-05-10"), _attack("Strait Wire", 2, "two")]
    shuffled = list(reports)
    Random(7).shuffle(shuffled)
    assert build(reports) == build(shuffled)


def test_the_limit_counts_what_it_leaves_out() -> None:
    texts = [f"The Straits Harbour Council met the Levante Column in Faro on {day} May 2024." for day in range(1, 6)]
    reports = [
        report_of(document_of(text), [met(time=(f"{day} May 2024", f"2024-05-0{day}"))], mentions=NAMES)
        for day, text in enumerate(texts, 1)
    ]
    found = section(build(reports, Options(limit=2)), "dealings")
    assert len(found.lines) == 2
    assert found.more == (("Contacts, meetings and visits", 3),)


def test_about_keeps_the_lines_of_one_party() -> None:
    brief = build([meeting(), _attack("Strait Wire", 2, "two")], Options(about="Asphodel Star"))
    assert lines(brief, "dealings") == ()
    assert len(lines(brief, "happened")) == 1
    assert brief.title == "Brief on Asphodel Star"


def test_since_keeps_later_reports() -> None:
    brief = build(
        [meeting(published="2024-05-01"), meeting("Setúbal Ledger", "2024-05-10")], Options(since="2024-05-09")
    )
    assert [row.outlet for row in brief.reports] == ["Setúbal Ledger"]


def test_as_of_leaves_out_what_was_retrieved_later() -> None:
    assert build([meeting()], Options(as_of="2026-01-04")).reports == ()
    assert len(build([meeting()], Options(as_of="2026-01-05")).reports) == 1


def test_a_retracted_report_carries_no_line_and_is_named() -> None:
    withdrawn = replace(meeting(), retracted="the outlet withdrew it")
    brief = build([withdrawn])
    assert lines(brief, "dealings") == ()
    assert brief.reports[0].state == "retracted"
    assert "Retracted" in brief.head.notices[0]


def test_languages_not_read_and_missing_dates_stand_at_the_head() -> None:
    spanish = replace(meeting("Diario del Poniente"), reading=None)
    spanish = replace(spanish, document=replace(spanish.document, language="es"))
    undated = report_of(document_of("Nothing is dated here.", "Bay Courier", published=""))
    notices = build([spanish, undated]).head.notices
    assert "in Spanish" in notices[0]
    assert "Without a date" in notices[1]


def test_no_reports_is_an_empty_brief() -> None:
    brief = build([])
    assert brief.head.reports == 0
    assert all(not part.lines for part in brief.sections)
