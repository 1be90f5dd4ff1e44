"""What is told once: a claim that a printed event line quotes, a word that does what it says, copies of a passage."""

from dataclasses import replace

from tests.brief.drafts import Draft, Said, document_of, report_of

from allsource.brief import Section, build, to_html, to_markdown
from allsource.model import Report

COUNCIL, COLUMN, COMPANY = "Straits Harbour Council", "Levante Column", "Corvane Shipping"
NAMES = {COUNCIL: ("organisation", COUNCIL), COLUMN: ("organisation", COLUMN), COMPANY: ("organisation", COMPANY)}
SEIZED = "The coast guard seized the Grey Wagtail off Ceuta on 10 May 2024, the Straits Harbour Council said."
SEIZURE = Draft(
    "COERCE", "seized", {"coast guard": "coast guard"}, objects={"Grey Wagtail": "Grey Wagtail"}, mode="seize",
    time=("10 May 2024", "2024-05-10"), according_to=[COUNCIL], claims=["c1"],
)  # fmt: skip
SAID = Said(COUNCIL, COUNCIL, "said", ["The coast guard seized the Grey Wagtail off Ceuta on 10 May 2024"])
THANKED = "Corvane Shipping thanked the Straits Harbour Council."
THANKS = Draft("SUPPORT", "thanked", {COMPANY: COMPANY}, {COUNCIL: COUNCIL})


def named(text: str) -> dict[str, tuple[str, str]]:
    return {name: kind for name, kind in NAMES.items() if name in text}


def section(reports: list[Report], key: str) -> Section:
    return next(one for one in build(reports).sections if one.key == key)


def seized(outlet: str = "Open Roads Monitor", lead: str = "") -> Report:
    document = document_of(lead + SEIZED, outlet, published="2024-05-10")
    return report_of(document, [SEIZURE], [SAID], mentions=named(document.text))


def test_a_claim_that_an_event_line_quotes_points_to_that_line() -> None:
    reports = [seized()]
    (line,) = section(reports, "happened").lines
    says = section(reports, "says")
    assert (says.lines, says.also) == ((), ((COUNCIL, (line.id,)),))
    assert f"Told above on their word: {COUNCIL} **{line.id}**." in to_markdown(build(reports))
    assert f'{COUNCIL} <a href="#{line.id}">{line.id}</a>.' in to_html(build(reports))


def test_a_claim_stays_where_its_event_is_not_printed() -> None:
    unprinted = replace(SEIZURE, objects={"Grey Wagtail": None}, actors={"coast guard": None})
    document = document_of(SEIZED, "Open Roads Monitor", published="2024-05-10")
    says = section([report_of(document, [unprinted], [SAID], mentions=named(document.text))], "says")
    assert [line.group for line in says.lines] == [COUNCIL]
    assert says.also == ()


def test_a_claim_that_says_more_than_the_sentence_of_the_event_stays() -> None:
    text = (
        SEIZED.removesuffix(", the Straits Harbour Council said.")
        + ". It will stay there, the Straits Harbour Council said."
    )
    said = replace(SAID, content=[*SAID.content, "It will stay there"])
    document = document_of(text, "Open Roads Monitor", published="2024-05-10")
    says = section([report_of(document, [SEIZURE], [said], mentions=named(document.text))], "says")
    assert [line.group for line in says.lines] == [COUNCIL]


def test_a_denial_is_never_folded_into_an_event() -> None:
    denied = "The Straits Harbour Council denied that it met the Levante Column."
    meeting = Draft("CONSULT", "met", {COUNCIL: "it", COLUMN: COLUMN}, according_to=[COUNCIL], claims=["c1"])
    said = Said(COUNCIL, COUNCIL, "denied", ["that it met the Levante Column"], stance="denies")
    document = document_of(denied, "Bay Courier", published="2024-05-10")
    found = section([report_of(document, [meeting], [said], mentions=named(document.text))], "contradictions")
    assert "denied" in " ".join(line.sentence for line in found.lines)


def test_a_word_that_does_what_it_says_is_not_doubted_beside_its_event() -> None:
    said = Said(COMPANY, COMPANY, "thanked", ["the Straits"])
    document = document_of(THANKED, "Bay Courier", published="2024-05-10")
    reports = [report_of(document, [THANKS], [said], mentions=named(document.text))]
    assert section(reports, "dealings").lines
    assert section(reports, "check").lines == ()
    assert section(reports, "says").lines == ()


def test_copies_are_quoted_once_and_all_cited() -> None:
    reports = [seized("Bay Courier"), seized("Setúbal Ledger"), seized("Lantern Weekly", "CEUTA (Strait Wire) — ")]
    text = to_markdown(build(reports))
    account = text.partition("## Who says")[0].partition("## What happened")[2]
    assert account.count("seized the Grey Wagtail off Ceuta on 10 May 2024, the") == 1
    assert account.count("; the same in [") == 2
    page = to_html(build(reports))
    assert page.count('<span class="same">the same in</span>') == 1


def test_another_wording_is_quoted_beside() -> None:
    other = SEIZED.replace("off Ceuta", "near Ceuta")
    said = replace(SAID, content=[SAID.content[0].replace("off", "near")])
    document = document_of(other, "Bay Courier", published="2024-05-10")
    second = report_of(document, [SEIZURE], [said], mentions=named(other))
    assert "the same in" not in to_markdown(build([seized(), second]))
