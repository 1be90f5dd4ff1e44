"""DOCX (ECMA-376): paragraphs and tables in order, written by python-docx."""

import io
import zipfile

import pytest
from tests.intake.makers import docx_of, one, refusal

from allsource.intake.limits import Limits


def repacked(change: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_of())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return out.getvalue()


def test_paragraphs_and_tables() -> None:
    document = one(docx_of(), "a.docx").document
    assert document.text == (
        "Malta denies secret talks\n\nBy Ana Ruiz\n\n"
        "VALLETTA (Reuters) - Malta’s foreign ministry denied talks with France on Friday.\n\nBoats two\n"
    )
    assert (document.byline, document.credit) == ("Ana Ruiz", "Reuters")


def test_when_a_file_was_saved_is_not_when_it_was_published() -> None:
    assert one(docx_of(), "a.docx").document.published is None


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_file_is_refused(share: float) -> None:
    content = docx_of()
    assert "truncated or damaged" in refusal(content[: int(len(content) * share)], "a.docx").reason


def test_damaged_xml_is_refused() -> None:
    assert "damaged DOCX" in refusal(repacked({"word/document.xml": b"<w:document"}), "a.docx").reason


def test_a_part_beyond_measure_is_refused() -> None:
    bomb = repacked({"word/document.xml": b"<a>" + b" " * 2_000_000 + b"</a>"})
    assert "beyond what can be read" in refusal(bomb, "a.docx", limits=Limits(word_part=1_000_000)).reason


def test_entities_are_not_resolved() -> None:
    body = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Words &x; here</w:t>'
        "</w:r></w:p></w:body></w:document>"
    )
    assert "root:" not in one(repacked({"word/document.xml": body.encode()}), "a.docx").document.text
