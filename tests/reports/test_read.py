"""read() on a whole report, and on texts that nobody would call one. Needs the shipped weights."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allsource.model import Document, Published
from allsource.reports.read import READS, TRAINED, read, reader_version
from allsource.shipped import shipped

REPORT = """Portugal lends patrol boats to Malta

LISBON, May 10 (Agência Tejo) — Portugal will lend two patrol boats to Malta, Harbour Minister Ana Ruiz said on Friday.

“The harbour is open,” she said. The ministry declined to comment on the cost.
"""

_PIECES = st.sampled_from(
    [
        "Ruiz said", "“", "”", '"', "she", " that ", "\n", "\n\n", ". ", "according to", "Reuters", "(", "[", ",",
        "Mr.", "declined to comment", "😀", "\x00", "\u202e", "שלום", "it is unclear whether", "who", "'s", "’", "- ",
        "…", "U.S.", "\t", "quoted as saying", "citing", "LISBON —", "said", "neither confirmed nor denied", "e\u0301",
    ]
)  # fmt: skip


def document(text: str) -> Document:
    return Document("sha256:0", text, language="en", published=Published("2024-05-10", "stated"))


def test_a_report_is_read_with_every_span_in_its_text() -> None:
    reading = read(document(REPORT))
    assert reading.reader == reader_version()
    assert {"Portugal", "Malta", "Ana Ruiz"} <= {mention.name for mention in reading.mentions}
    speakers = {claim.speaker for claim in reading.claims}
    assert "Ana Ruiz" in speakers
    assert any(claim.stance == "declines" for claim in reading.claims)
    assert all(claim.cue is None or claim.cue.start > REPORT.index("LISBON") for claim in reading.claims)


def test_the_version_covers_every_file_that_was_trained() -> None:
    files = {path.name for path in shipped("weights").iterdir() if path.suffix != ".md"}
    assert files == set(TRAINED)


def test_only_english_is_read() -> None:
    assert READS == ("en",)


def test_texts_without_words_have_empty_readings() -> None:
    for text in ("", " ", "\n\n", ".", "\x00", "😀", "—"):
        reading = read(document(text))
        assert (reading.mentions, reading.claims, reading.events) == ((), (), ())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=120)))
def test_no_text_makes_it_fail_and_every_span_is_in_the_text(text: str) -> None:
    reading = read(document(text))
    ids = {claim.id for claim in reading.claims}
    assert len(ids) == len(reading.claims)
    for claim in reading.claims:
        spans = [span for span in (claim.source, claim.cue, claim.speaker_words, *claim.content) if span]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert claim.within is None or claim.within in ids
        assert bool(claim.speaker) == (claim.source is not None)
    assert all(mention.span.of(text).strip() for mention in reading.mentions)


def test_one_endless_line_is_read() -> None:
    line = "Ana Ruiz said that the harbour of Setúbal is open and João Costa denied it, " * 60
    assert read(document(line)).claims
