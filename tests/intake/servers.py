"""Real local servers for the tests of fetching and collecting."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

__all__ = ["Answer", "Site", "serving"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers; `chunks` are written one by one, with `pause` called before each."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: tuple[bytes, ...] = ()
    pause: Callable[[], object] = bool
    length: bool = True


@dataclass(slots=True)
class Site:
    """A site of paths to answers; `asked` are the requests it got, with their headers."""

    answers: dict[str, Answer]
    url: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serving(answers: dict[str, Answer], *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            _answer(self, site.answers.get(self.path, Answer(b"no such page", 404)))

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


def _answer(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    etag = answer.headers.get("ETag")
    unchanged = etag is not None and handler.headers.get("If-None-Match") == etag
    handler.send_response(304 if unchanged else answer.status)
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    if answer.length and not answer.chunks:
        handler.send_header("Content-Length", "0" if unchanged else str(len(answer.body)))
    handler.end_headers()
    if unchanged:
        return
    try:
        for chunk in answer.chunks or (answer.body,):
            answer.pause()
            handler.wfile.write(chunk)
            handler.wfile.flush()
    except OSError:
        return  # the reader had enough
