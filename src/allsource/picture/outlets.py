"""Outlets and agencies: one name for each, its kind, and who owns it.

The facts are `sources/outlets.tsv` (names and kinds) and `sources/owners.tsv` (owners, each row with its source). What
neither knows has no owner here, and outlets whose owners are unknown are never taken to be independent.
"""

from functools import cache

from allsource.ids import folded
from allsource.picture.tables import cell, rows

__all__ = ["CARRIERS", "known_outlet", "outlet_kind", "owner_of"]

CARRIERS = frozenset({"agency", "state"})
"""Kinds of outlet that send their reports to others."""


def _plain(name: str) -> str:
    return folded(name).replace("’", "'").removeprefix("the ").removeprefix("www.").strip(" .")


@cache
def _names() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("outlets"):
        for form in (row["name"], *cell(row["others"])):
            found.setdefault(_plain(form), row)
    return found


@cache
def _owners() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("owners"):
        for form in (row["outlet"], *cell(row["sites"])):
            found.setdefault(_plain(form), row)
    return found


@cache
def known_outlet(name: str) -> str:
    """The outlet's name as the table gives it, for any name or site of it; empty where it is not in the table."""
    plain = _plain(name)
    row = _names().get(plain)
    if row is not None:
        return row["name"]
    owned = _owners().get(plain)
    return owned["outlet"] if owned else ""


@cache
def outlet_kind(name: str) -> str:
    """agency, paper, broadcaster, site or state; empty for an unknown one."""
    row = _names().get(_plain(known_outlet(name)))
    return row["kind"] if row else ""


@cache
def owner_of(name: str) -> str:
    """Who owns an outlet, as the table says; empty where it does not."""
    row = _owners().get(_plain(known_outlet(name) or name))
    return row["owner"] if row else ""
