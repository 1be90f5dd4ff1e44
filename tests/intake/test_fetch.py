"""Fetching from real local servers: sizes, times, redirects, codings, conditions, and the border to private ones."""

import gzip
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.intake.makers import FEED, PAGE
from tests.intake.servers import Answer, Site, serving

from allsource.intake import Options, Refused, Taken, take
from allsource.intake.addresses import Border
from allsource.intake.fetch import AGENT, Answered, Fetched, Fetcher, Unchanged
from allsource.intake.limits import Limits

HTML = {"Content-Type": "text/html; charset=utf-8"}
OPEN = Border(allow_private=True)
LOCAL = Fetcher(border=OPEN)


@pytest.fixture
def site() -> Iterator[Site]:
    answers = {
        "/page": Answer(
            PAGE.encode(), headers={**HTML, "ETag": '"1"', "Last-Modified": "Fri, 10 May 2024 12:20:00 GMT"}
        ),
        "/feed": Answer(FEED.encode(), headers={"Content-Type": "application/rss+xml"}),
        "/gzip": Answer(gzip.compress(PAGE.encode()), headers={**HTML, "Content-Encoding": "gzip"}),
        "/brotli": Answer(b"\x8b", headers={**HTML, "Content-Encoding": "br"}),
        "/once": Answer(status=302, headers={"Location": "/page"}),
        "/loop": Answer(status=301, headers={"Location": "/loop"}),
        "/nowhere": Answer(status=302),
        "/file": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
        "/busy": Answer(status=503, headers={"Retry-After": "120"}),
        "/big": Answer(chunks=(b"a" * 60_000,) * 5),
        "/bomb": Answer(gzip.compress(b"a" * 5_000_000), headers={"Content-Encoding": "gzip"}),
        "/slow": Answer(chunks=(b"a",) * 50, pause=lambda: time.sleep(0.1)),
        "/cut": Answer(gzip.compress(PAGE.encode())[:200], headers={"Content-Encoding": "gzip"}),
    }
    with serving(answers) as served:
        yield served


def test_a_page_becomes_a_document_with_its_http_facts(site: Site) -> None:
    (found,) = take([f"{site.url}/once"], Options(allow_private=True))
    assert isinstance(found, Taken)
    assert found.original == PAGE.encode()
    assert found.capture.address == f"{site.url}/page"
    facts = dict(found.capture.http)
    assert (facts["status"], facts["etag"], facts["requested"]) == ("200", '"1"', f"{site.url}/once")
    assert site.asked[0][1]["user-agent"] == AGENT


def test_a_feed_by_its_address_gives_its_items(site: Site) -> None:
    found = list(take([f"{site.url}/feed"], Options(allow_private=True)))
    assert [item.document.outlet for item in found if isinstance(item, Taken)] == ["Harbour Post", "Strait Monitor"]


def test_conditions_are_sent_and_unchanged_is_told(site: Site) -> None:
    first = LOCAL.fetch(f"{site.url}/page")
    assert isinstance(first, Fetched)
    again = LOCAL.fetch(f"{site.url}/page", etag=first.header("etag"), last_modified=first.header("last-modified"))
    assert isinstance(again, Unchanged)
    assert site.asked[1][1]["if-modified-since"] == "Fri, 10 May 2024 12:20:00 GMT"


def test_gzip_is_undone(site: Site) -> None:
    found = LOCAL.fetch(f"{site.url}/gzip")
    assert isinstance(found, Fetched)
    assert found.content == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "does not exist (HTTP 404)"),
        ("/busy", "answers with an error (HTTP 503)"),
        ("/loop", "redirects more than 5 times"),
        ("/nowhere", "without saying where to"),
        ("/file", "only http and https addresses are fetched"),
        ("/brotli", "content coding br"),
        ("/cut", "truncated"),
    ],
)
def test_refusals(site: Site, path: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        LOCAL.fetch(site.url + path)
    assert reason in refused.value.reason
    assert refused.value.name == site.url + path


def test_a_server_says_how_long_to_wait(site: Site) -> None:
    with pytest.raises(Answered) as refused:
        LOCAL.fetch(f"{site.url}/busy")
    assert (refused.value.status, refused.value.retry_after_s) == (503, 120.0)


@pytest.mark.parametrize("path", ["/big", "/bomb", "/page"])
def test_size_is_limited_while_it_streams(site: Site, path: str) -> None:
    with pytest.raises(Refused, match="more than 1,000 bytes"):
        Fetcher(border=OPEN, limits=Limits(address=1_000)).fetch(site.url + path)


def test_time_is_limited_as_a_whole(site: Site) -> None:
    began = time.monotonic()
    with pytest.raises(Refused, match="too slowly"):
        Fetcher(border=OPEN, limits=Limits(address_seconds=0.3)).fetch(f"{site.url}/slow")
    assert time.monotonic() - began < 3


def test_nobody_there_is_said(site: Site) -> None:
    with pytest.raises(Refused, match="cannot be fetched"):
        LOCAL.fetch("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "https://exa mple/", "gopher://x.example/", "http://x:99999/", "http://x:0/"]
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(Refused):
        Fetcher().fetch(address)


def test_a_private_address_is_refused_unless_allowed(site: Site) -> None:
    (found,) = take([f"{site.url}/page"])
    assert isinstance(found, Refused)
    assert "127.0.0.1, which is not a public address; --allow-private" in found.reason
    assert site.asked == []


def test_a_name_that_leads_to_a_private_address_is_refused(site: Site) -> None:
    with pytest.raises(Refused, match="not a public address"):
        Fetcher(border=Border(resolver=_loopback)).fetch(_named(site, "harbour.example"))
    assert site.asked == []


def test_the_host_header_keeps_the_name_while_the_connection_goes_to_the_checked_address(site: Site) -> None:
    rule = Fetcher(border=Border(allow_private=True, resolver=_loopback))
    address = _named(site, "harbour.example")
    assert isinstance(rule.fetch(f"{address}/page"), Fetched)
    assert site.asked[0][1]["host"] == address.removeprefix("http://")


def test_a_redirect_into_a_private_network_is_refused(site: Site) -> None:
    """127.0.0.1 plays the public internet here, since no test reaches the real one; 127.0.0.2 is the inner network."""
    site.answers["/out"] = Answer(status=302, headers={"Location": f"{_named(site, 'inner.example')}/page"})
    hosts = {"outer.example": ["127.0.0.1"], "inner.example": ["127.0.0.2"]}
    border = Border(resolver=lambda host, _port: hosts[host], public=lambda address: str(address) == "127.0.0.1")
    with pytest.raises(Refused, match=r"leads to 127\.0\.0\.2, which is not a public address"):
        Fetcher(border=border).fetch(f"{_named(site, 'outer.example')}/out")
    assert site.paths() == ["/out"]


def test_rebinding_cannot_win(site: Site) -> None:
    """The connection goes to the address that was checked, whatever the name would resolve to a moment later."""
    answers = iter([["127.0.0.1"]])
    border = Border(resolver=lambda _host, _port: next(answers), public=lambda address: str(address) == "127.0.0.1")
    found = Fetcher(border=border).fetch(f"{_named(site, 'rebinding.example')}/page")
    assert isinstance(found, Fetched)
    assert next(answers, None) is None


def test_the_next_checked_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    border = Border(allow_private=True, resolver=lambda _host, _port: ["127.0.0.2", "127.0.0.1"])
    assert isinstance(Fetcher(border=border).fetch(f"{_named(site, 'two.example')}/page"), Fetched)


def test_certificates_are_checked_against_the_name_and_not_the_address(tmp_path: Path) -> None:
    """A server with a certificate that nobody vouches for sees the name in the handshake, and is not believed."""
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed("harbour.example", tmp_path))
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving({"/": Answer(b"never")}, tls=context) as served:
        address = _named(served, "harbour.example").replace("http:", "https:")
        with pytest.raises(Refused, match="CERTIFICATE_VERIFY_FAILED"):
            Fetcher(border=Border(allow_private=True, resolver=_loopback)).fetch(address)
    assert names == ["harbour.example"]
    assert served.asked == []


def _self_signed(host: str, folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    began = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "both.pem").write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return folder / "both.pem"


def _loopback(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def _named(site: Site, host: str) -> str:
    return site.url.replace("127.0.0.1", host)
