"""How the picture keeps its policy: words as running text, facts in tab-separated files of `sources/`."""

from functools import cache

from allsource.shipped import shipped

__all__ = ["cell", "groups", "rows", "words"]


def words(table: str) -> frozenset[str]:
    """The words of a table written as running text; an underscore stands for a space within one entry."""
    return frozenset(entry.replace("_", " ") for entry in table.split())


def groups(table: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words that go together, parted by `|`; an underscore stands for a space within one entry."""
    return tuple(tuple(entry.replace("_", " ") for entry in group.split()) for group in table.split("|"))


def cell(entry: str) -> tuple[str, ...]:
    """The entries of one cell, which are parted by `|`."""
    return tuple(part for part in entry.split("|") if part)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `sources/<name>.tsv`: the first line not beginning with `#` names the columns."""
    lines = shipped("sources", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    columns = kept[0]
    return tuple(dict(zip(columns, (*row, *[""] * (len(columns) - len(row))), strict=False)) for row in kept[1:])
