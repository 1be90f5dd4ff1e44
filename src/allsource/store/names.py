"""Which stored names a person means by a name they type.

The whole name counts first, without case, accents and a leading article; a surname finds the persons that bear it. Only
where nothing bears that name does part of a name count. Joining different names of one party is fusion, not done here.

A person whom no report gives a role is private: such a name stays in its document and is nobody's answer here.
"""

from collections.abc import Collection

from sqlalchemy import Connection, case, func, select

from allsource.ids import folded
from allsource.store import schema

__all__ = ["bearers", "means", "private_names"]

_ARTICLES = ("the ", "a ", "an ")
_BEFORE = 2
"""Letters between a role and the name it stands before: `Harbour Minister Ana Ruiz`."""
_AFTER = 7
"""Letters between a name and the role that follows it: `Ana Ruiz, the harbour minister`."""


def bare(name: str) -> str:
    """Folded, without a leading article."""
    plain = folded(name)
    return next((plain.removeprefix(article) for article in _ARTICLES if plain.startswith(article)), plain)


def means(asked: str, name: str) -> bool:
    """Whether the words of `asked` stand side by side in `name`."""
    wanted, words = bare(asked).split(), bare(name).split()
    if not wanted:
        return False
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def bearers(connection: Connection, asked: str) -> frozenset[str]:
    """Every stored name meant by what was asked."""
    table = schema.name
    close = table.c.folded.contains(bare(asked), autoescape=True)
    stored = (*connection.scalars(select(table.c.name).where(close)), *_amended(connection))
    names = {name for name in stored if means(asked, name)}
    whole = {name for name in names if bare(name) == bare(asked)}
    found = whole | _persons(connection, asked, names - whole) if whole else names
    return frozenset(found - private_names(connection, found))


def _amended(connection: Connection) -> list[str]:
    """Names that no reading found and a person gave in a correction."""
    table = schema.judgement
    query = select(table.c.field, table.c.value).where(table.c.kind == "amend", table.c.field.in_(("speaker", "place")))
    return [row.value.rpartition("@")[0] or row.value for row in connection.execute(query)]


def private_names(connection: Connection, names: Collection[str]) -> frozenset[str]:
    """Those that are persons' names to which no report of the desk gives a role, before the name or after it.

    Reports differ, and the reader errs, on what a name is: it is a person's if most of its mentions are.
    """
    if not names:
        return frozenset()
    person, role = schema.mention.alias("person"), schema.mention.alias("role")
    before = (person.c.start - role.c.end).between(0, _BEFORE)
    after = (role.c.start - person.c.end).between(0, _AFTER)
    named = select(schema.name.c.name).join(person, person.c.name_n == schema.name.c.n)
    named = named.where(schema.name.c.name.in_(names)).group_by(schema.name.c.name)
    mostly = named.having(func.sum(case((person.c.type == "person", 1), else_=-1)) > 0)
    beside = (role.c.reading_n == person.c.reading_n) & (role.c.type == "role") & (before | after)
    return frozenset(connection.scalars(mostly)) - frozenset(connection.scalars(named.join(role, beside)))


def _persons(connection: Connection, asked: str, names: set[str]) -> set[str]:
    """Those of the names that are persons whose last words were asked for."""
    ending = {name for name in names if bare(name).endswith(" " + bare(asked))}
    query = select(schema.name.c.name).join(schema.mention).where(schema.mention.c.type == "person").distinct()
    return set(connection.scalars(query.where(schema.name.c.name.in_(ending)))) if ending else set()
