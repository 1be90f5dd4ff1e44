"""Countries and outlets by every name a report may give them, found in text with exact offsets.

The facts are `sources/nations.tsv` and `sources/outlets.tsv`. A country is met under its names, its adjectives and
people, its capital, and the seats of power that stand for its government (`the Élysée`). Names match with their
capitals only. Left out: cities other than seats of government (the gazetteer has them) and names of parliaments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from allsource.model import Span
from allsource.reports.tables import rows, words

__all__ = ["CARRIERS", "Fact", "Found", "country_names", "find_facts", "outlet_kind"]

CARRIERS = frozenset({"agency", "state"})
"""Kinds of outlet that sell or send their reports to others."""

# Outlets whose names are ordinary words or other people's initials: only a network's ORG or an article tells.
_ORDINARY = words(
    """Time TIME DR Dawn Petra Fars Mehr Kan Reforma Fox ABC RT EFE Efe Folha Guardian Mirror Sun Times Independent
    Economist Telegraph Nation Vox Expresso SPA MENA SANA TRT Jiji RIA Bloomberg Spiegel Intercept FT Rai ANI"""
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a form of words stands for: `kind` is country, people, capital, seat or outlet."""

    name: str
    kind: str
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A fact met in the text."""

    span: Span
    fact: Fact


_START = re.compile(r"(?<![\w'’-])[^\W\d_a-z]\w*|(?<![\w'’-])(?:dpa|bellingcat)\b")


def find_facts(text: str) -> Iterator[Found]:
    """Every country and outlet form in the text, the longest first where several begin at one place."""
    table = _by_first_word()
    at = 0
    for start in _START.finditer(text):
        if start.start() < at:
            continue
        for form, fact in table.get(start[0], ()):
            end = start.start() + len(form)
            if text.startswith(form, start.start()) and not text[end : end + 1].isalnum():
                yield Found(Span(start.start(), end), fact)
                at = end
                break


@cache
def country_names() -> frozenset[str]:
    """The common names of all states and territories in the table."""
    return frozenset(row["name"] for row in rows("nations"))


@cache
def outlet_kind(name: str) -> str:
    """agency, paper, broadcaster, site or state, by an outlet's full name; empty for an unknown one."""
    return next((row["kind"] for row in rows("outlets") if row["name"] == name), "")


@cache
def _by_first_word() -> dict[str, list[tuple[str, Fact]]]:
    table: dict[str, list[tuple[str, Fact]]] = {}
    for form, fact in _forms():
        first = re.match(r"\w+", form)
        if first:
            table.setdefault(first[0], []).append((form, fact))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _forms() -> Iterator[tuple[str, Fact]]:
    for row in rows("nations"):
        for kind, cell in (("country", row["name"]), ("country", row["others"]), ("people", row["people"])):
            yield from ((form, Fact(row["name"], kind)) for form in cell.split("|") if form)
        for kind, cell in (("capital", row["capital"]), ("seat", row["seats"])):
            yield from ((form, Fact(row["name"], kind)) for form in cell.split("|") if form)
    for row in rows("outlets"):
        for form in (row["name"], *row["others"].split("|")):
            if form:
                yield form, Fact(row["name"], "outlet", form in _ORDINARY)
