"""Webhooks: taken by a real local server when private addresses are allowed, refused by name otherwise."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from allsource.errors import Refused
from allsource.intake.addresses import Border
from allsource.intake.send import send


@contextmanager
def hook(status: int) -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A server that answers every POST with a status; its address, and what it was sent."""
    got: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def test_a_message_arrives_as_it_was_sent() -> None:
    with hook(204) as (address, got):
        assert send(address, b'{"rule":"talks"}', "application/json", border=Border(allow_private=True)) == 204
    assert got == [("application/json", b'{"rule":"talks"}')]


def test_a_private_address_is_not_sent_to_unless_allowed() -> None:
    with hook(200) as (address, got), pytest.raises(Refused, match="not a public address"):
        send(address, b"{}", "application/json", border=Border())
    assert got == []


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_does_not_take_the_message_is_refused_and_redirects_are_not_followed(status: int) -> None:
    with hook(status) as (address, got), pytest.raises(Refused, match=f"HTTP {status}"):
        send(address, b"{}", "application/json", border=Border(allow_private=True))
    assert len(got) == 1


def test_nothing_is_sent_to_what_is_no_web_address() -> None:
    with pytest.raises(Refused, match="only http and https"):
        send("file:///etc/passwd", b"", "text/plain", border=Border(allow_private=True))
