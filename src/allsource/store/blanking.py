"""Blanking out a name: letter for letter, so that every other span still points at its words.

The same is done to a report that comes in after its name was forgotten. All that is left of the name is its hash, so
every run of words of the new text is held against the hashes.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from allsource.ids import folded
from allsource.model import Capture, Claim, Document, Event, Reading
from allsource.store import schema
from allsource.store.codec import compact, decode, encode

__all__ = [
    "blanked",
    "blanked_capture",
    "blanked_document",
    "blanked_reading",
    "forgotten_in",
    "forms",
    "name_hash",
    "name_pattern",
]

_BLANK = "█"
_LONGEST_NAME = 6
_WORD = re.compile(r"\w+")


def name_hash(name: str) -> str:
    return "name:" + hashlib.sha256(" ".join(_WORD.findall(folded(name))).encode()).hexdigest()


def forgotten_in(connection: Connection, content: str) -> list[str]:
    """The forgotten names that stand in a text, as written there: every run of words is held against the hashes."""
    table = schema.forgotten
    hashes = set(connection.scalars(select(table.c.hash).where(table.c.kind == "name")))
    if not hashes:
        return []
    words = _WORD.findall(content)
    runs = (words[at : at + size] for size in range(1, _LONGEST_NAME + 1) for at in range(len(words) - size + 1))
    return sorted({name for name in map(" ".join, runs) if name_hash(name) in hashes})


def name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """The names as whole words, whatever stands between their words: a blank, a line's end, a hyphen in an address."""
    words = sorted((_WORD.findall(name) for name in names), key=len, reverse=True)
    runs = (r"[\W_]+".join(map(re.escape, run)) for run in words if run)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(runs) + r")(?![^\W_])", re.IGNORECASE)


def blanked(content: str, pattern: re.Pattern[str]) -> str:
    """The same number of letters, the name's own blanked out."""
    return pattern.sub(lambda match: _BLANK * len(match[0]), content)


def blanked_reading(reading: Reading, pattern: re.Pattern[str], name: str) -> Reading:
    """A reading in which nothing bears the name: its mentions are gone, as a party it is blank."""
    mentions = tuple(
        replace(mention, name=blanked(mention.name, pattern))
        for mention in reading.mentions
        if folded(mention.name) != folded(name)
    )
    claims = tuple(decode(Claim, _blanked_json(encode(claim), pattern)) for claim in reading.claims)
    events = tuple(decode(Event, _blanked_json(encode(event), pattern)) for event in reading.events)
    return replace(reading, mentions=mentions, claims=claims, events=events)


def _blanked_json(body: str, pattern: re.Pattern[str]) -> str:
    return compact(_blanked_value(json.loads(body), pattern))


def _blanked_value(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return blanked(value, pattern)
    if isinstance(value, list):
        return [_blanked_value(part, pattern) for part in value]
    if isinstance(value, dict):
        return {key: _blanked_value(part, pattern) for key, part in value.items()}
    return value


def blanked_document(document: Document, pattern: re.Pattern[str]) -> Document:
    return replace(
        document,
        text=blanked(document.text, pattern),
        title=blanked(document.title, pattern),
        byline=blanked(document.byline, pattern),
        outlet=blanked(document.outlet, pattern),
        credit=blanked(document.credit, pattern),
    )


def blanked_capture(capture: Capture, pattern: re.Pattern[str]) -> Capture:
    return replace(
        capture,
        address=blanked(capture.address, pattern),
        container=blanked(capture.container, pattern),
        outlet=blanked(capture.outlet, pattern),
        http=tuple((key, blanked(value, pattern)) for key, value in capture.http),
    )


def forms(content: str, name: str, readings: Iterable[Reading]) -> set[str]:
    """The name and what a document calls its bearer."""
    bearers = (mention for reading in readings for mention in reading.mentions if folded(mention.name) == folded(name))
    return {name} | {mention.span.of(content) for mention in bearers}
