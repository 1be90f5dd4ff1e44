"""What a stream holds, by its bytes and then its name."""

import pytest

from allsource.intake.sniff import sniff

KINDS = [
    (b"%PDF-1.7\n", "a.txt", "pdf"),
    (b"junk before\n%PDF-1.4\n", "a.pdf", "pdf"),
    (b"PK\x03\x04rest", "a.txt", "zip"),
    (b"\x1f\x8b\x08", "a", "gzip"),
    (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "a", "warc"),
    (b"From ana@x.example Fri May 10 14:20:00 2024\nSubject: a\n", "a.txt", "mbox"),
    (b"Received: from x\nSubject: Talks\nDate: Fri, 10 May 2024 14:20:00 +0000\n\nText", "a.txt", "mail"),
    (b"From: Ana\nSubject: Talks\n\nText", "a.eml", "mail"),
    (b"From: the ministry\nSubject: Talks\n\nText", "a.txt", "plain"),
    (b'{"text": "a"}', "a.txt", "json"),
    (b'[\n {"text": "a"}]', "a", "json"),
    (b"[Reuters] The minister", "a.txt", "plain"),
    (b"{The minister}", "a.txt", "plain"),
    (b'<?xml version="1.0"?>\n<!-- c --><rss version="2.0">', "a.xml", "feed"),
    (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", "feed"),
    (b'<rdf:RDF xmlns:rdf="x">', "a", "feed"),
    (b"<!DOCTYPE html><title>a</title>", "a.txt", "page"),
    (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html>', "a", "page"),
    (b"<!-- saved --><html>", "a", "page"),
    (b"<p>One paragraph.</p>", "a.html", "page"),
    (b"0 " * 600, "a.txt", "plain"),
    (b"# Heading\n\nText", "a.md", "markdown"),
    (b"# Heading\n\nText", "a.txt", "plain"),
    (b"The <b>minister</b> said", "a.txt", "plain"),
    ('\ufeff{"text": 1}'.encode("utf-16-le"), "a.json", "json"),
    ("<html><body>".encode("utf-16-be"), "a.html", "page"),
]


@pytest.mark.parametrize(("head", "name", "kind"), KINDS)
def test_kinds(head: bytes, name: str, kind: str) -> None:
    assert sniff(head, name).kind == kind


REFUSED = [
    (b"", "a.txt", "is empty"),
    (b"\0" * 600, "a.txt", "nothing but zero bytes"),
    (b"plain text", "a.pdf", "does not begin as a PDF"),
    (b"plain text", "a.tar.gz", "does not begin as gzip data"),
    (b"plain text", "a.docx", "does not begin as a DOCX file"),
    (b"plain text", "a.json", "does not begin as JSON"),
    (b"Rar!\x1a\x07\x00", "a.rar", "unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a.png", "an image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "save it as DOCX"),
    (b"{\\rtf1", "a.rtf", "RTF"),
    (b'<?xml version="1.0"?><nitf><body/></nitf>', "a.xml", "<nitf>"),
]


@pytest.mark.parametrize(("head", "name", "reason"), REFUSED)
def test_refusals_say_what_it_is(head: bytes, name: str, reason: str) -> None:
    found = sniff(head, name)
    assert not found.kind
    assert reason in found.reason


def test_a_name_the_bytes_do_not_keep_is_said() -> None:
    found = sniff(b"Just words.", "a.html")
    assert (found.kind, "read as plain text" in found.warning) == ("plain", True)


def test_a_declared_media_type_helps_where_a_page_has_few_tags() -> None:
    assert sniff(b"Hello <p>there", "https://x.example/a", "text/html").kind == "page"
    assert sniff(b"Hello <p>there", "https://x.example/a", "text/plain").kind == "plain"
