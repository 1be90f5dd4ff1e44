"""How the rules keep their tables: words in a sentence of their own, facts in tab-separated files of `sources/`."""

from functools import cache

from allsource.shipped import shipped

__all__ = ["either", "rows", "words"]


def words(table: str) -> frozenset[str]:
    """The words of a table written as running text; an underscore stands for a space within one entry."""
    return frozenset(entry.replace("_", " ") for entry in table.split())


def either(table: str) -> str:
    """A pattern for any one word of a table, the longest first. Entries may hold pattern signs (`report[s]?`)."""
    return "(?:" + "|".join(sorted(words(table), key=lambda entry: (-len(entry), entry))) + ")"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `sources/<name>.tsv`: the first line not beginning with `#` names the columns."""
    lines = shipped("sources", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    columns = kept[0]
    return tuple(dict(zip(columns, (*row, *[""] * (len(columns) - len(row))), strict=False)) for row in kept[1:])
