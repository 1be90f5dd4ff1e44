"""One address, fetched with care: public hosts only, every redirect checked, sizes and times bounded.

httpx does the talking. Each request goes to an address that was checked (`addresses`), while the Host header and the
name in the TLS handshake stay those of the URL, so certificates are verified against the name. Nothing is taken from
the environment (proxies, netrc): a proxy would resolve names behind our back. Only gzip is accepted as content coding,
and it is undone here, counted.
"""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from allsource import __version__
from allsource.errors import Refused
from allsource.intake.addresses import Border
from allsource.intake.item import shown
from allsource.intake.limits import LIMITS, Limits, megabytes
from allsource.intake.streams import Inflated, whole
from allsource.intake.taken import Options

__all__ = [
    "AGENT",
    "TIMEOUT",
    "Answered",
    "Fetched",
    "Fetcher",
    "Pinned",
    "Unchanged",
    "fetched",
    "must_be_web",
    "plain_refusals",
]

AGENT = f"allsource/{__version__} (+https://github.com/allsource/allsource)"

TIMEOUT = httpx.Timeout(connect=10, read=20, write=10, pool=10)
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,*/*;q=0.8"
_REDIRECTS = {301, 302, 303, 307, 308}
_KEPT_HEADERS = ("content-type", "last-modified", "etag", "date", "server", "content-language")
_HEADER_CHARS = 500


class Answered(Refused):
    """A server answered, but not with the content; `retry_after_s` is how long it asks to be left alone."""

    def __init__(self, name: str, reason: str, status: int = 0, retry_after_s: float = 0.0) -> None:
        super().__init__(name, reason)
        self.status = status
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Fetched:
    """A 200 answer: `address` is where the redirects ended, `content` is without its content coding."""

    address: str
    content: bytes = field(repr=False)
    media_type: str
    charset: str
    http: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str:
        return dict(self.http).get(name, "")


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A 304 answer: nothing new since the ETag or the date that were sent along."""

    address: str


def _at_once(_address: str) -> None:
    """Nothing is waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """What holds for every fetch of a run."""

    border: Border = field(default_factory=Border)
    limits: Limits = LIMITS

    def fetch(
        self, address: str, *, etag: str = "", last_modified: str = "", before: Callable[[str], None] = _at_once
    ) -> Fetched | Unchanged:
        """The content at an address; Refused with the reason where there is none.

        `before` is called with each address on the way, redirects included; what it raises ends the way.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in given.items() if value}
        here = address
        with self._client() as client:
            for _ in range(self.limits.redirects + 1):
                before(here)
                deadline = time.monotonic() + self.limits.address_seconds
                with _answer(client, here, conditions, shown(address)) as answer:
                    if answer.status_code not in _REDIRECTS:
                        return self._received(answer, here, shown(address), deadline)
                    here = _next_hop(here, answer, shown(address))
        raise Refused(shown(address), f"redirects more than {self.limits.redirects} times")

    def _client(self) -> httpx.Client:
        transport = Pinned(self.border)
        headers = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        return httpx.Client(
            transport=transport, headers=headers, timeout=TIMEOUT, follow_redirects=False, trust_env=False
        )

    def _received(self, answer: httpx.Response, here: str, name: str, deadline: float) -> Fetched | Unchanged:
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return Unchanged(here)
        if answer.status_code != httpx.codes.OK:
            raise Answered(name, _status(answer), answer.status_code, _retry_after(answer))
        content = self._body(answer, name, deadline)
        media_type, _, parameters = answer.headers.get("content-type", "").partition(";")
        _, _, charset = parameters.lower().partition("charset=")
        said = ((key, answer.headers.get(key, "")[:_HEADER_CHARS]) for key in _KEPT_HEADERS)
        facts = (("status", str(answer.status_code)), *((key, value) for key, value in said if value))
        return Fetched(here, content, media_type.strip().lower(), charset.partition(";")[0].strip(' "'), facts)

    def _body(self, answer: httpx.Response, name: str, deadline: float) -> bytes:
        limit = self.limits.address
        if answer.headers.get("content-length", "").isdigit() and int(answer.headers["content-length"]) > limit:
            raise Refused(name, f"answers with more than {megabytes(limit)}")
        coding = answer.headers.get("content-encoding", "").lower().strip()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            raise Refused(name, f"answers in the content coding {shown(coding[:40])}, which was not asked for")
        arriving = _Arriving(answer.iter_raw(), name, deadline)
        return whole(Inflated(arriving, name) if "gzip" in coding else arriving, limit, name, "an answer")


def fetched(address: str, options: Options) -> Fetched:
    """One address under the user's options."""
    fetcher = Fetcher(border=Border(allow_private=options.allow_private), limits=options.limits)
    found = fetcher.fetch(address)
    if isinstance(found, Unchanged):
        raise Refused(shown(address), "answers that nothing changed, without having been asked")
    return found


class _Arriving:
    """An answer's raw bytes as a stream, until the deadline."""

    def __init__(self, chunks: Iterator[bytes], name: str, deadline: float) -> None:
        self._chunks = chunks
        self._name = name
        self._deadline = deadline

    def read(self, _size: int = -1, /) -> bytes:
        # A chunk is what one read of the socket gave (64 KiB at most), so more than asked for is no harm.
        chunk = next(self._chunks, b"")
        if time.monotonic() > self._deadline:
            raise Refused(self._name, "answers too slowly")
        return chunk


class Pinned(httpx.BaseTransport):
    """Connects to a checked address of the URL's host, and to no other."""

    def __init__(self, border: Border) -> None:
        self._border = border
        # No connection is kept: one is bound to an address and to the name in its handshake, and names share addresses.
        self._inner = httpx.HTTPTransport(
            verify=_authorities(), trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        found = self._border.checked(host, port, shown(str(request.url)))
        request.extensions = {**request.extensions, "sni_hostname": host}
        url = request.url
        for address in found[:-1]:
            request.url = url.copy_with(host=address)
            try:
                return self._inner.handle_request(request)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        request.url = url.copy_with(host=found[-1])
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()

    def __enter__(self) -> Self:
        self._inner.__enter__()
        return self


@cache
def _authorities() -> ssl.SSLContext:
    """Whom we believe about names; read from disk once, since it is large."""
    return httpx.create_ssl_context(trust_env=False)


@contextmanager
def _answer(client: httpx.Client, address: str, conditions: dict[str, str], name: str) -> Iterator[httpx.Response]:
    """One request and its answer, still to be read; what goes wrong on the way is Refused."""
    must_be_web(address, name)
    with plain_refusals(name), client.stream("GET", address, headers=conditions) as answer:
        yield answer


@contextmanager
def plain_refusals(name: str) -> Iterator[None]:
    """What goes wrong on the way, as Refused in plain words."""
    try:
        yield
    except httpx.TimeoutException:
        raise Refused(name, "does not answer in time") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise Refused(name, f"cannot be fetched ({error or type(error).__name__})") from None
    except (UnicodeError, ValueError) as error:
        raise Refused(name, f"is no usable address ({error})") from None


def must_be_web(address: str, name: str) -> None:
    """Refused where an address is none of the web, or none at all."""
    try:
        parts = urlsplit(address)
        port = parts.port  # reading it checks it
    except ValueError as error:
        raise Refused(name, f"is no usable address ({error})") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise Refused(name, f"only http and https addresses are fetched, not {shown(address[:80])}")


def _next_hop(here: str, answer: httpx.Response, name: str) -> str:
    target = str(answer.headers.get("location", ""))
    if not target:
        raise Refused(name, f"redirects ({answer.status_code}) without saying where to")
    try:
        return str(urljoin(here, target))
    except ValueError:
        raise Refused(name, f"redirects to no usable address: {shown(target[:80])}") from None


def _status(answer: httpx.Response) -> str:
    known = {
        401: "asks for a login",
        403: "is closed to us",
        404: "does not exist",
        410: "is gone",
        429: "asks to wait",
    }
    meaning = known.get(answer.status_code, "answers with an error")
    return f"{meaning} (HTTP {answer.status_code})"


def _retry_after(answer: httpx.Response) -> float:
    """Seconds, where the server gives seconds; a date is left to the usual back-off."""
    said = answer.headers.get("retry-after", "").strip()
    return float(said) if said.isdigit() and len(said) < 8 else 0.0
