"""PDF (ISO 32000) by its text layer, and its lines back into paragraphs."""

import pytest
from tests.intake.makers import one, pdf_of, refusal

from allsource.intake.limits import Limits
from allsource.intake.pdf_lines import Line, paragraphs_of

LINES = [
    "Malta denies secret talks",
    "",
    "By Ana Ruiz",
    "",
    "Malta's foreign ministry on Friday denied that it had held secret talks with France over the",
    "patrol boats, and said that it would publish its inter-",
    "nal records of the past year.",
    "",
    "A second paragraph begins here, and it runs on to the right margin of the page without a stop",
    "until it ends.",
]


def test_paragraphs_come_back() -> None:
    document = one(pdf_of([LINES]), "a.pdf").document
    assert document.text.split("\n\n")[2:] == [
        "Malta’s foreign ministry on Friday denied that it had held secret talks with France over the patrol "
        "boats, and said that it would publish its internal records of the past year.",
        "A second paragraph begins here, and it runs on to the right margin of the page without a stop "
        "until it ends.\n",
    ]
    assert (document.title, document.byline) == ("Malta denies secret talks", "Ana Ruiz")


def test_headers_footers_and_page_numbers_go_and_a_sentence_crosses_pages() -> None:
    body = "the minister said at length that the talks had gone on for the whole of the night and"
    words = ["first", "second", "third", "fourth"]
    pages = [["Harbour Post 10 May", f"{word} {body}", f"{word} time {body}", "Page 1 of 4"] for word in words]
    text = one(pdf_of(pages), "a.pdf").document.text
    assert "Harbour Post" not in text
    assert "Page" not in text
    assert text.count("\n\n") == 0


def test_a_pdf_of_images_is_refused_as_such() -> None:
    assert "images without a text layer" in refusal(pdf_of([[], []]), "a.pdf").reason


def test_an_encrypted_pdf_is_refused_but_for_an_empty_password() -> None:
    assert (
        refusal(pdf_of([LINES], encrypt="secret"), "a.pdf").reason
        == "is an encrypted PDF; save it without its password"
    )
    assert one(pdf_of([LINES], encrypt=""), "a.pdf").document.title == "Malta denies secret talks"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_pdf_is_refused(share: float) -> None:
    content = pdf_of([LINES])
    assert "truncated PDF" in refusal(content[: int(len(content) * share)], "a.pdf").reason


def test_too_many_pages_are_refused() -> None:
    assert "more than 3 pages" in refusal(pdf_of([LINES] * 4), "a.pdf", limits=Limits(pdf_pages=3)).reason


def test_time_is_bounded() -> None:
    assert "too long to read" in refusal(pdf_of([LINES] * 4), "a.pdf", limits=Limits(pdf_seconds=0)).reason


def test_a_loop_of_pages_ends() -> None:
    looped = pdf_of([LINES]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    assert refusal(looped, "a.pdf").reason


def test_no_lines_are_no_text() -> None:
    assert paragraphs_of([[]]) == ""
    assert paragraphs_of([[Line("One line", 700.0)]]) == "One line\n"
