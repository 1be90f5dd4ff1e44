"""Bodies known by several names the world over (`NATO`, `the alliance's full name`): `sources/bodies.tsv`."""

from functools import cache

from allsource.ids import folded
from allsource.picture.tables import cell, rows

__all__ = ["known_body"]


@cache
def _names() -> dict[str, str]:
    return {_plain(form): row["name"] for row in rows("bodies") for form in (row["name"], *cell(row["others"]))}


@cache
def known_body(name: str) -> str:
    """The body's usual name, for any name of it in the table; empty for one that is not there."""
    return _names().get(_plain(name), "")


def _plain(name: str) -> str:
    return folded(name).replace(".", "").replace("’", "'").removeprefix("the ")
