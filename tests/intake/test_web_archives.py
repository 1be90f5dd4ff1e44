"""Web archives, written by warcio (the authority on ISO 28500 here) and read record by record."""

import gzip
import io
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.intake.makers import PAGE, one, refusal, results, warc_of, zip_of
from warcio.archiveiterator import ArchiveIterator

from allsource.intake import Refused, Taken
from allsource.intake.streams import in_memory
from allsource.intake.warc_records import http_message, records


def record(body: bytes, *, headers: str = "", kind: str = "response", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    block = http if kind == "response" else body
    address = "WARC-Target-URI: https://harbour.example/a\r\nWARC-Date: 2024-05-11T06:00:00Z\r\n"
    type_of = "Content-Type: text/html\r\n" if kind == "resource" else ""
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\n{address}{type_of}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


@pytest.fixture(autouse=True)
def _quiet_warcio() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def test_address_moment_and_headers_are_those_of_the_crawl() -> None:
    capture = one(warc_of(compressed=True), "crawl.warc.gz").capture
    assert capture.address == "https://harbour.example/2024/05/10/talks"
    assert capture.retrieved_at == datetime(2024, 5, 11, 6, tzinfo=UTC)
    assert dict(capture.http) == {"status": "200", "content-type": "text/html; charset=utf-8"}
    assert capture.container == "crawl.warc.gz!/crawl.warc"


def test_the_original_is_the_payload_alone() -> None:
    assert one(warc_of(compressed=False), "crawl.warc").original == PAGE.encode()


def test_records_agree_with_warcio() -> None:
    content = warc_of(compressed=False) + record(b"<p>a</p>", kind="resource") + record(b"x" * 70_000)
    ours = [
        (found.headers["warc-type"], found.headers["warc-target-uri"], _body(found.block))
        for found in _records(content)
    ]
    theirs = [
        (found.rec_type, found.rec_headers.get_header("WARC-Target-URI"), found.raw_stream.read())
        for found in ArchiveIterator(io.BytesIO(content))
    ]
    assert ours == theirs


def _records(content: bytes):  # type: ignore[no-untyped-def]
    return records(in_memory(content), "a.warc")


def _body(block: io.BufferedReader) -> bytes:
    http_message(block, "a.warc")
    return block.read()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: br\r\n"),  # decoded by the crawler, header kept
        (b"%x\r\n" % len(PAGE.encode()) + PAGE.encode() + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "X-Folded: a\r\n b\r\n"),
    ],
)
def test_codings_are_undone(body: bytes, headers: str) -> None:
    assert one(record(body, headers=headers), "a.warc").original == PAGE.encode()


def test_a_resource_record_is_a_document() -> None:
    assert one(record(PAGE.encode(), kind="resource"), "a.warc").document.title == "Malta denies secret talks"


def test_an_unknown_coding_is_refused_and_the_rest_is_read() -> None:
    found = results(record(b"\x8b\x02\x80", headers="Content-Encoding: br\r\n") + record(PAGE.encode()), "a.warc")
    assert isinstance(found[0], Refused)
    assert "content coding br" in found[0].reason
    assert isinstance(found[1], Taken)


def test_a_truncated_record_is_refused_after_the_whole_ones() -> None:
    found = results(record(PAGE.encode()) + record(PAGE.encode())[:-800], "a.warc")
    assert [type(result).__name__ for result in found] == ["Taken", "Refused"]
    assert "breaks off" in str(found[1])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "breaks off within a header"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "states no length"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "states no length"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 2000, "does not end"),
        (b"WARC/1.0\r\nContent-Length: 2\r\n\r\nab\r\n\r\nnonsense", "does not begin where"),
    ],
)
def test_damage_is_named(content: bytes, reason: str) -> None:
    assert reason in refusal(content, "a.warc").reason


def test_a_line_without_end_costs_no_memory() -> None:
    assert "a.warc" in str(refusal(b"WARC/1.0\r\n" + b"a" * 20_000_000, "a.warc"))


def test_a_wet_record_is_text() -> None:
    text = "Talks denied\n\nMalta’s ministry said that no talks had been held with France at all.\n".encode()
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
    assert one(head.encode() + text + b"\r\n\r\n", "a.wet").document.title == "Talks denied"


def test_a_wacz_without_a_name_is_known_by_its_members() -> None:
    pages = b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "https://harbour.example/a", "text": "an index"}\n'
    members = {
        "datapackage.json": b"{}",
        "indexes/index.cdx.gz": gzip.compress(b"com,example)/ 2024"),
        "pages/pages.jsonl": pages,
    }
    content = zip_of({**members, "archive/data.warc.gz": warc_of(compressed=True)})
    assert one(content, "-").capture.address == "https://harbour.example/2024/05/10/talks"
