"""How the brief keeps its tables of words: as running text, which people can read and extend."""

__all__ = ["listed", "words"]


def listed(table: str) -> tuple[str, ...]:
    """The words of a table in their order."""
    return tuple(table.split())


def words(table: str) -> frozenset[str]:
    """The words of a table as a set."""
    return frozenset(listed(table))
