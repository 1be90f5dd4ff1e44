"""Mail (RFC 5322, MIME, mbox of RFC 4155): text, headline, sender, attachments."""

from email.message import EmailMessage

import pytest
from tests.intake.makers import PAGE, STORY, mail_of, one, refusal, results, taken, zip_of

from allsource.intake import Refused, Taken
from allsource.intake.limits import Limits

HEAD = b"From: Ana Ruiz <ana@ruiz.example>\r\nDate: Fri, 10 May 2024 14:20:00 +0200\r\nMIME-Version: 1.0\r\n"


def test_the_subject_is_the_headline_and_the_plain_part_the_text() -> None:
    document = one(mail_of(), "a.eml").document
    assert document.text == (
        "Malta dément: “no secret talks” — Côte\n\nMalta’s ministry denied talks.\n\nIt said no more.\n"
    )


def test_an_html_body_gives_its_paragraphs() -> None:
    assert one(mail_of(html_only=True), "a.eml").document.text.endswith("denied talks.\n\nIt said no more.\n")


def test_attachments_are_items_and_know_the_mails_date() -> None:
    mail = mail_of(attached={"note.txt": b"A note without any date.\n", "a.zip": zip_of({"story.txt": STORY.encode()})})
    addresses = {article.capture.address: article.document for article in taken(mail, "a.eml")}
    assert set(addresses) == {"a.eml", "a.eml!/note.txt", "a.eml!/a.zip!/story.txt"}
    note = addresses["a.eml!/note.txt"].published
    assert note is not None
    assert (note.value, note.basis) == ("2024-05-10T12:20:00+00:00", "header")


def test_an_attachment_that_cannot_be_read_is_named_and_the_mail_is_kept() -> None:
    found = results(mail_of(attached={"table.bin": b"\x00\x01\x02" * 50}), "a.eml")
    assert [type(result).__name__ for result in found] == ["Taken", "Refused"]
    assert str(found[1]) == "a.eml!/table.bin: is binary, not text"


@pytest.mark.parametrize(
    ("sender", "outlet", "byline"),
    [
        (b"From: Harbour Post <newsletter@harbour.example>\r\n", "Harbour Post", ""),
        (b"From: Ana Ruiz <ana@ruiz.example>\r\n", "", "Ana Ruiz"),
        (b"From: Ana Ruiz <ana@x.example>\r\nOrganization: Harbour Post\r\n", "Harbour Post", "Ana Ruiz"),
        (b"From: Ana Ruiz <ana@x.example>\r\nList-Id: <a.x.example>\r\n", "Ana Ruiz", ""),
    ],
)
def test_senders(sender: bytes, outlet: str, byline: str) -> None:
    document = one(sender + b"MIME-Version: 1.0\r\nSubject: Talks\r\n\r\nMalta denied it.\r\n", "a.eml").document
    assert (document.outlet, document.byline) == (outlet, byline)


def test_a_forwarded_message_is_an_article_of_its_own_once() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Tom Vale <tom@x.example>", "Fwd: see below"
    outer.set_content("See the attached message.\n")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Ana Ruiz <ana@x.example>", "Talks denied"
    inner["Message-ID"] = "<1@x.example>"
    inner.set_content("Malta denied it.\n")
    inner.add_attachment(b"A note.\n", maintype="application", subtype="octet-stream", filename="note.txt")
    outer.add_attachment(inner)
    articles = taken(outer.as_bytes(), "a.eml")
    assert [article.document.title for article in articles] == ["see below", "Talks denied", ""]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (
            b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n",
            b"Caf=E9 =96 no",
        ),
        (b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n", b"Q2Fmw6kg4oCTIG5v"),
        (b"Content-Type: text/plain; charset=nonsense\r\n", "Café – no".encode()),
        (
            b"Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n",
            "Café – no".encode("cp1252"),
        ),
    ],
)
def test_transfer_encodings_and_charsets(headers: bytes, body: bytes) -> None:
    assert "Café – no" in one(HEAD + headers + b"\r\n" + body + b"\r\n", "a.eml").document.text


def test_an_encoded_subject_that_is_broken_does_not_cost_the_mail() -> None:
    assert one(HEAD + b"Subject: =?utf-8?B?gggg?= and =?x?Q?=ZZ?=\r\n\r\nMalta denied it.\r\n", "a.eml").document.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEAD + b"Content-Type: application/pkcs7-mime\r\n\r\nMIIB", "encrypted or sealed"),
        (HEAD + b'Content-Type: multipart/encrypted; boundary="a"\r\n\r\n--a--', "encrypted mail"),
        (HEAD + b"\r\n\r\n", "without text"),
        (HEAD + b'Content-Type: multipart/mixed; boundary="abc"\r\n\r\n', "truncated mail"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    assert reason in refusal(content, "a.eml").reason


def test_too_many_parts_are_refused() -> None:
    many = mail_of(attached={f"{n}.txt": b"Words." for n in range(12)})
    assert "more than 10 parts" in refusal(many, "a.eml", limits=Limits(mail_parts=10)).reason


def test_an_mbox_gives_each_message_by_number(made: dict[str, bytes]) -> None:
    names = [article.capture.address for article in taken(made["box.mbox"], "box.mbox")]
    assert names == ["box.mbox#1", "box.mbox#2", "box.mbox#2!/story.txt"]


def test_a_quoted_from_line_is_no_new_message() -> None:
    message = (
        b"From a@x Fri May 10 14:20:00 2024\n" + HEAD.replace(b"\r", b"") + b"\nMalta denied it.\n\n>From then on.\n"
    )
    (article,) = taken(message, "a.mbox")
    assert article.document.text.endswith("\n\nFrom then on.\n")


def test_a_message_too_long_is_refused_and_the_next_is_read() -> None:
    line = b"From a@x Fri May 10 14:20:00 2024\n" + HEAD.replace(b"\r", b"") + b"\n"
    box = line + b"Words and words.\n" * 1000 + b"\n" + line + b"Malta denied it.\n"
    found = results(box, "a.mbox", limits=Limits(mail=5_000))
    assert isinstance(found[0], Refused)
    assert isinstance(found[1], Taken)
    assert found[0].name == "a.mbox#1"


def test_a_page_saved_by_a_browser_is_a_page() -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/2024/05/10/talks\r\n"
        "Subject: Malta denies\r\nDate: Sun, 12 May 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="abc"\r\n\r\n--abc\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{PAGE}\r\n--abc\r\nContent-Type: image/png\r\n\r\nx\r\n--abc--\r\n"
    )
    article = one(saved.encode(), "saved.mht")
    assert (article.document.outlet, article.capture.address) == (
        "Harbour Post",
        "https://harbour.example/2024/05/10/talks",
    )
    assert "Subscribe" not in article.document.text
    assert article.document.published is not None
    assert article.document.published.basis == "page"
