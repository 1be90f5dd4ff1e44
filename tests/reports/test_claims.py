"""Claims on the annotation guide's own kinds of sentence, with the network's findings marked by hand."""

import pytest
from tests.reports.marked import Marked

from allsource.model import without_connective
from allsource.reports import claims as claims_module

PEOPLE = ("Ana Ruiz", "João Costa", "Joseph Vella", "Ruiz", "Costa", "Vella")


def test_told_an_outlet_on_condition_of_anonymity() -> None:
    text = "One diplomat told Reuters on condition of anonymity that the boats may leave on Monday."
    claim = (marked := Marked(text).says(
        "One diplomat", "told", "on condition of anonymity that the boats may leave on Monday"
    )).claim("told")  # fmt: skip
    assert (claim.speaker, claim.source_kind, claim.via) == ("One diplomat", "anonymous", ("Reuters",))
    assert (claim.stance, claim.certainty, claim.form) == ("asserts", "possible", "indirect")
    assert [span.of(text) for span in without_connective(text, claim.content)] == ["the boats may leave on Monday"]
    assert marked.content("told") == ["that the boats may leave on Monday"]


def test_a_broken_quotation_has_two_spans_with_their_marks() -> None:
    text = "Ana Ruiz spoke. “The harbour is open,” she said, “and it will stay open.”"
    marked = Marked(text).people(*PEOPLE).says("she", "said", "The harbour is open", "and it will stay open")
    claim = marked.claim("said")
    assert marked.content("said") == ["“The harbour is open,”", "“and it will stay open.”"]
    assert (claim.speaker, claim.form, claim.certainty) == ("Ana Ruiz", "direct", "certain")
    assert claim.speaker_words is not None
    assert claim.speaker_words.of(text) == "Ana Ruiz"


def test_an_outlet_that_cites_is_the_carrier() -> None:
    text = "Reuters reports, citing two people briefed on the talks, that Malta buys water."
    marked = Marked(text).says("Reuters", "reports", "that Malta buys water")
    marked.says("Reuters", "citing", "two people briefed on the talks")
    (claim,) = marked.claims()
    assert (claim.speaker, claim.via) == ("two people briefed on the talks", ("Reuters",))
    assert claim.source_kind == "anonymous"
    assert marked.content("citing") == ["that Malta buys water"]


def test_a_chain_of_carriers_keeps_its_order() -> None:
    text = "The port is shut, Reuters reported, citing Lusa, quoting João Costa."
    marked = Marked(text).people(*PEOPLE).says("Reuters", "reported", "The port is shut")
    (claim,) = marked.claims()
    assert (claim.speaker, claim.via) == ("João Costa", ("Reuters", "Lusa"))


def test_party_and_outlet_in_one_sentence_make_one_claim() -> None:
    text = "According to shipping agents, Reuters reports, the ship left on Tuesday."
    marked = Marked(text).says("shipping agents", "According to", "the ship left on Tuesday")
    marked.says("Reuters", "reports", "the ship left on Tuesday")
    (claim,) = marked.claims()
    assert (claim.speaker, claim.via, claim.cue and claim.cue.of(text)) == (
        "shipping agents",
        ("Reuters",),
        "According to",
    )


def test_quoted_by_an_outlet() -> None:
    text = "Ana Ruiz was quoted as saying by Lusa that the port is open."
    marked = Marked(text).people(*PEOPLE).says("Lusa", "saying", "that the port is open")
    (claim,) = marked.claims()
    assert (claim.speaker, claim.via) == ("Ana Ruiz", ("Lusa",))


def test_an_outlet_alone_is_the_source() -> None:
    claim = (
        Marked("Reuters reported that the port is shut.")
        .says("Reuters", "reported", "that the port is shut")
        .claim("reported")
    )
    assert (claim.speaker, claim.source_kind, claim.via) == ("Reuters", "named", ())


def test_the_same_speaker_goes_on_to_the_same_outlet() -> None:
    text = "Ana Ruiz told Reuters the port is open. She added that it will stay open."
    marked = (
        Marked(text)
        .people(*PEOPLE)
        .says("Ana Ruiz", "told", "the port is open")
        .says("She", "added", "that it will stay open")
    )
    assert [claim.via for claim in marked.claims()] == [("Reuters",), ("Reuters",)]


def test_a_refusal_has_its_whole_phrase_as_cue() -> None:
    text = "The ministry declined to comment on the report when Reuters asked."
    claim = (marked := Marked(text).says("The ministry", "declined", "to comment on the report")).claim("declined")
    assert claim.cue is not None
    assert (claim.cue.of(text), marked.content("declined")) == ("declined to comment", ["the report"])
    assert (claim.stance, claim.certainty, claim.via) == ("declines", "unknown", ())


def test_neither_confirmed_nor_denied_is_one_refusal() -> None:
    text = "João Costa neither confirmed nor denied a meeting."
    claim = Marked(text).people(*PEOPLE).says("João Costa", "confirmed", "a meeting").claim("neither")
    assert (claim.speaker, claim.stance) == ("João Costa", "declines")


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        (
            "The port council did not respond to a request for comment.",
            "The port council",
            "did not respond to a request for comment",
        ),
        (
            "A spokesman for the port could not be reached for comment.",
            "A spokesman for the port",
            "could not be reached for comment",
        ),
    ],
)
def test_refusals_that_the_network_passes_over(text: str, speaker: str, cue: str) -> None:
    (claim,) = Marked(text).claims()
    assert claim.cue is not None
    assert (claim.speaker, claim.cue.of(text), claim.stance) == (speaker, cue, "declines")


def test_a_request_without_an_agent_has_no_source() -> None:
    text = "The Maltese government has been asked for comment."
    (claim,) = Marked(text).says("The Maltese government", "has been asked for", "comment").claims()
    assert (claim.source, claim.source_kind, claim.stance, claim.content) == (None, "unstated", "asks", ())


@pytest.mark.parametrize(
    ("text", "cue", "certainty", "stance"),
    [
        ("It is unclear whether the ship was told.", "It is unclear", "unknown", "doubts"),
        ("The ship reportedly left on Friday.", "reportedly", "certain", "asserts"),
        ("The ship is believed to have left on Friday.", "is believed", "probable", "asserts"),
        ("There are signs that the ship left.", "There are signs", "possible", "asserts"),
        (
            "The account could not be independently verified.",
            "could not be independently verified",
            "unknown",
            "doubts",
        ),
    ],
)
def test_impersonal_wording_is_a_claim_of_nobody(text: str, cue: str, certainty: str, stance: str) -> None:
    (claim,) = Marked(text).claims()
    assert claim.cue is not None
    assert (claim.cue.of(text), claim.source, claim.speaker, claim.source_kind) == (cue, None, "", "unstated")
    assert (claim.certainty, claim.stance) == (certainty, stance)
    assert claim.content


def test_a_ship_that_is_believed_to_have_sunk_believes_nothing() -> None:
    text = "The tanker is believed to have left on Friday."
    (claim,) = Marked(text).says("The tanker", "is believed", "to have left on Friday").claims()
    assert (claim.source, claim.source_kind) == (None, "unstated")


def test_a_claim_inside_a_claim() -> None:
    text = "According to two people on the call, Ruiz said the coast guard would need six weeks."
    marked = (
        Marked(text)
        .people("Ruiz")
        .says("two people on the call", "According to", "Ruiz said the coast guard would need six weeks")
    )
    marked.acts("said", ARG0="Ruiz", ARG1="the coast guard would need six weeks")
    outer, inner = marked.claims()
    assert (inner.within, inner.speaker, inner.source_kind) == (outer.id, "Ruiz", "named")
    assert (outer.speaker, outer.source_kind) == ("two people on the call", "anonymous")


def test_a_nested_claim_has_the_outlets_of_the_outer_one() -> None:
    text = "Ana Ruiz told Reuters that rumours say the line was sold."
    marked = Marked(text).people(*PEOPLE).says("Ana Ruiz", "told", "that rumours say the line was sold")
    marked.acts("say", ARG0="rumours", ARG1="the line was sold")
    outer, inner = marked.claims()
    assert (inner.via, inner.source_kind, inner.within) == (("Reuters",), "collective", outer.id)


def test_i_within_a_claim_is_its_speaker() -> None:
    text = "“I say the port is open,” Ana Ruiz said."
    marked = (
        Marked(text)
        .people(*PEOPLE)
        .says("Ana Ruiz", "said", "I say the port is open")
        .says("I", "say", "the port is open")
    )
    assert {claim.speaker for claim in marked.claims()} == {"Ana Ruiz"}


def test_a_quotation_goes_on_in_the_next_sentence_and_paragraph() -> None:
    text = "“We are open,” Ana Ruiz said. “Nobody asked us to be open.\n\n“And nobody will ask us.”\n\nJoão Costa left."
    marked = Marked(text).people(*PEOPLE).says("Ana Ruiz", "said", "We are open")
    assert marked.content("said") == ["“We are open,”", "“Nobody asked us to be open.", "“And nobody will ask us.”"]


def test_a_quotation_between_two_speakers_stays_nobodys() -> None:
    text = (
        "Ana Ruiz said it was open. João Costa said it was not.\n\n“It was a long day for the port.”\n\nThe end came."
    )
    marked = (
        Marked(text).people(*PEOPLE).says("Ana Ruiz", "said", "it was open").says("João Costa", "said#2", "it was not")
    )
    assert all("long day" not in span.of(text) for claim in marked.claims() for span in claim.content)


def test_a_quotation_right_before_its_speaker_is_nobody_elses() -> None:
    text = "“Is it true?” asked Joseph Vella. “I don't know,” João Costa replied."
    marked = (
        Marked(text)
        .people(*PEOPLE)
        .says("", "asked", "I don't know")
        .says("João Costa", "replied", "Is it true", "I don't know")
    )
    asked, replied = marked.claims()
    assert (asked.speaker, marked.content("asked")) == ("Joseph Vella", ["“Is it true?”"])
    assert (replied.speaker, marked.content("replied")) == ("João Costa", ["“I don't know,”"])
    assert (asked.stance, asked.certainty) == ("asks", "unknown")


def test_a_participle_shares_the_speaker_before_it() -> None:
    text = "João Costa denied the sale, adding that the line had no plans."
    marked = (
        Marked(text)
        .people(*PEOPLE)
        .says("João Costa", "denied", "the sale")
        .says("", "adding", "that the line had no plans")
    )
    assert [(claim.speaker, claim.stance) for claim in marked.claims()] == [
        ("João Costa", "denies"),
        ("João Costa", "asserts"),
    ]


def test_a_mixed_form_and_a_noun_as_cue() -> None:
    text = "Ruiz said Lisbon was “untroubled” by reports that the line was sold."
    marked = (
        Marked(text).people("Ruiz").says("Ruiz", "said", "Lisbon was “untroubled” by reports that the line was sold")
    )
    marked.says("reports", "reports", "that the line was sold")
    outer, inner = marked.claims()
    assert outer.form == "mixed"
    assert (inner.within, inner.source_kind) == (outer.id, "unstated")


def test_headlines_make_no_claims() -> None:
    text = "Ruiz says port is open\n\nThe port was open on Friday, and the boats left."
    assert Marked(text).says("Ruiz", "says", "port is open").claims() == ()


def test_the_connecting_word_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims_module, "KEEP_CONNECTIVE", False)
    marked = Marked("Ana Ruiz said that the port is open.").says("Ana Ruiz", "said", "that the port is open")
    assert marked.content("said") == ["the port is open"]


def test_an_unresolved_pronoun_keeps_its_word() -> None:
    claim = Marked("She said no to it.").says("She", "said", "no to it").claim("said")
    assert (claim.speaker, claim.speaker_words, claim.source_kind) == ("She", None, "described")
