"""How a collection behaves towards the sites it asks: robots.txt first, and a pause between two requests.

The rules hold for every address that is asked, those that redirects lead to included (RFC 9309, 2.2: a crawler
evaluates each URI). A site's rules are asked for once a run. A robots.txt that a server fails to give closes the site;
one that does not exist opens it.
"""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from allsource.errors import Refused
from allsource.intake.fetch import AGENT, Answered, Fetched, Fetcher, Unchanged, must_be_web
from allsource.intake.item import shown
from allsource.intake.robots import ALLOW_ALL, FORBID_ALL, Robots, robots_of

__all__ = ["Forbidden", "Manners"]

_PAUSE_S = 1.0
_SERVER_ERRORS = 500


class Forbidden(Refused):
    """Refused by a site's robots.txt: asking again soon is no use."""


class Manners:
    """Robots rules and the last request of each site, for one run."""

    def __init__(self, fetcher: Fetcher, pause: Callable[[float], None]) -> None:
        self._fetcher = fetcher
        self._pause = pause
        self._robots: dict[str, Robots] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched | Unchanged:
        """Like `Fetcher.fetch`, but with manners; Forbidden where a robots.txt on the way forbids it."""
        return self._fetcher.fetch(address, etag=etag, last_modified=last_modified, before=self._behave)

    def _behave(self, address: str) -> None:
        must_be_web(address, shown(address))
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        robots = self._robots_of(site)
        if not robots.allows(address):
            raise Forbidden(address, "its site's robots.txt forbids it")
        self._wait(site, robots)

    def _wait(self, site: str, robots: Robots) -> None:
        since = time.monotonic() - self._asked.get(site, -1e9)
        wanted = max(_PAUSE_S, robots.delay_s) - since
        if wanted > 0:
            self._pause(wanted)
        self._asked[site] = time.monotonic()

    def _robots_of(self, site: str) -> Robots:
        if site not in self._robots:
            self._robots[site] = self._asked_robots(site)
        return self._robots[site]

    def _asked_robots(self, site: str) -> Robots:
        try:
            found = self._fetcher.fetch(f"{site}/robots.txt")
        except Answered as answer:
            return FORBID_ALL if answer.status >= _SERVER_ERRORS else ALLOW_ALL
        except Refused as refusal:
            raise Refused(site, f"robots.txt cannot be asked for: {refusal.reason}") from None
        return robots_of(found.content, AGENT) if isinstance(found, Fetched) else ALLOW_ALL
