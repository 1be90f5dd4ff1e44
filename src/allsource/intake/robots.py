"""The Robots Exclusion Protocol, RFC 9309: which paths of a site a scheduled collection may fetch.

The group for our own name counts, else that for `*`; of the rules that match, the longest decides, and `Allow` wins a
tie; `*` and a final `$` are understood. A robots.txt that does not exist allows everything; one that cannot be reached
forbids everything until it can. `Crawl-delay` is no part of the standard and is honoured up to `_LONGEST_DELAY`.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

__all__ = ["ALLOW_ALL", "FORBID_ALL", "Robots", "robots_of"]

_SIZE = 500 * 1024
_LONGEST_DELAY = 30.0
_RULES = 10_000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us, each a path pattern and whether it allows."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay_s: float = 0.0

    def allows(self, address: str) -> bool:
        parts = urlsplit(address)
        path = _plain(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if path == "/robots.txt":
            return True
        matching = [(len(pattern), allow) for pattern, allow in self.rules if _matches(pattern, path)]
        return max(matching)[1] if matching else True


ALLOW_ALL = Robots()
FORBID_ALL = Robots((("/", False),))


def robots_of(content: bytes, agent: str) -> Robots:
    """The rules in a robots.txt for an agent's product name."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    within = False
    for key, value in _lines(content):
        if key == "user-agent":
            named = [value.lower()] if within else [*named, value.lower()]
            within = False
            groups.setdefault(value.lower(), [])
        else:
            within = True
            for name in named:
                groups[name].append((key, value))
    product = re.match(r"[A-Za-z_-]*", agent)
    ours = groups.get(product[0].lower() if product else "", groups.get("*", []))
    rules = [(_plain(value), key == "allow") for key, value in ours if key in ("allow", "disallow") and value]
    return Robots(tuple(rules[:_RULES]), _delay(ours))


def _lines(content: bytes) -> list[tuple[str, str]]:
    text = content[:_SIZE].decode("utf-8-sig", "replace")
    pairs = (line.partition("#")[0].partition(":") for line in re.split(r"[\r\n]+", text))
    said = ((key.strip().lower(), value.strip()) for key, _, value in pairs)
    return [(key, value) for key, value in said if key in ("user-agent", "allow", "disallow", "crawl-delay")]


def _delay(ours: list[tuple[str, str]]) -> float:
    given = [value for key, value in ours if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d+)?", value)]
    return min(float(given[0]), _LONGEST_DELAY) if given else 0.0


def _plain(path: str) -> str:
    """Percent-encoding undone, so that `/%7Edesk` and `/~desk` are one path."""
    return unquote(path, errors="replace")


def _matches(pattern: str, path: str) -> bool:
    """Piece by piece between the stars, without a regular expression that could backtrack."""
    ends = pattern.endswith("$")
    first, *rest = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1] if ends and rest else rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not ends:
        return True
    return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= at if rest else len(path) == at
