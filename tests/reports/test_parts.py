"""Parts on the layouts that pages, wires and mail really have."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from allsource.reports.parts import KINDS, find_parts

PAGE = """Portugal sends patrol boats to Malta

By Marta Lindqvist
Published 10 May 2024 14:20 GMT

LISBON, May 10 (Agência Tejo) — Portugal will lend two patrol boats to Malta, Harbour Minister Ana Ruiz said.

Photo: A patrol boat off Setúbal (Marta Lindqvist/Agência Tejo)

What is known
- Two boats leave on Monday, the ministry said.
1. The crews are Maltese.

Related stories
Ferry line sells its fleet
- Valletta harbour shut by storm

Ruiz spoke to reporters in Setúbal. She gave no date.

Sign up for our morning newsletter
© 2024 Agência Tejo. All rights reserved."""

MAIL = """From: desk@agencia-tejo.example
Subject: Harbour

The harbour of Setúbal will stay open through the strike, Harbour
Minister Ana Ruiz told the port council on Friday, and two ferries will
sail to Tróia every hour.

  A union spokesman said that the crews had not been asked, and that no
ferry would leave before Monday.
  Nobody at the port council would comment."""


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(part.kind, " ".join(part.span.of(text).split())[:30]) for part in find_parts(text, title)]


def test_a_page_falls_into_its_parts() -> None:
    assert kinds(PAGE) == [
        ("headline", "Portugal sends patrol boats to"),
        ("byline", "By Marta Lindqvist"),
        ("byline", "Published 10 May 2024 14:20 GM"),
        ("dateline", "LISBON, May 10 (Agência Tejo) —"[:30]),
        ("body", "Portugal will lend two patrol "),
        ("caption", "Photo: A patrol boat off Setúb"),
        ("headline", "What is known"),
        ("item", "Two boats leave on Monday, the"),
        ("item", "The crews are Maltese."),
        ("furniture", "Related stories"),
        ("furniture", "Ferry line sells its fleet"),
        ("furniture", "Valletta harbour shut by storm"),
        ("body", "Ruiz spoke to reporters in Set"),
        ("furniture", "Sign up for our morning newsle"),
        ("furniture", "© 2024 Agência Tejo. All right"),
    ]


def test_wrapped_lines_of_a_mail_are_one_paragraph() -> None:
    assert kinds(MAIL) == [
        ("furniture", "From: desk@agencia-tejo.exampl"),
        ("furniture", "Subject: Harbour"),
        ("body", "The harbour of Setúbal will st"),
        ("body", "A union spokesman said that th"),
        ("body", "Nobody at the port council wou"),
    ]


def test_one_paragraph_a_line_needs_no_blank_lines() -> None:
    text = "The port is shut, officials said on Friday.\n“It will open soon,” Ruiz said.\nShe gave no date."
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "body"]


def test_a_stated_title_marks_its_paragraph_as_headline() -> None:
    text = "The port is shut.\n\nOfficials gave no reason on Friday."
    assert [kind for kind, _ in kinds(text, "The port is shut")] == ["headline", "body"]
    assert [kind for kind, _ in kinds(text)] == ["body", "body"]


def test_datelines_of_the_wires() -> None:
    for dateline in (
        "NAIROBI, Kenya (Agência Tejo) _",
        "LONDON/PARIS —",
        "(Agência Tejo) -",
        "BEIRUT, Lebanon, 3 May --",
    ):
        assert kinds(f"{dateline} The port was shut on Friday.")[0] == ("dateline", dateline[:30])
    assert kinds("Ruiz – who arrived on Friday – said nothing.")[0][0] == "body"


def test_a_single_line_is_body() -> None:
    assert kinds("Ana Ruiz said the harbour is open") == [("body", "Ana Ruiz said the harbour is o")]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB1 .\n\t-•—():@“”"\x00\u202eé😀'), max_size=400))
def test_parts_keep_every_visible_character_but_bullets(text: str) -> None:
    parts = find_parts(text)
    assert all(part.kind in KINDS and part.span.start < part.span.end for part in parts)
    assert all(a.span.end <= b.span.start for a, b in pairwise(parts))
    kept = "".join(part.span.of(text) for part in parts)
    assert sum(map(str.isalpha, kept)) + text.count("(a)") + text.count("(B)") >= sum(map(str.isalpha, text)) - 40
