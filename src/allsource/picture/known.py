"""Names that reports of the desk plainly use for bodies, states and ships, so that a slip in one report does no harm.

A reader of single documents now and then misses a name or cuts it (`Levante` of `the Levante Column`). Where the whole
name is known from other reports, and as one entity only, it is taken for that here too. Persons are never found this
way (limits, rule 2).
"""

from collections.abc import Iterator

from allsource.ids import folded
from allsource.picture.resolve import Resolved

__all__ = ["Known"]

_KINDS = frozenset({"body", "country", "vessel", "aircraft"})
_ARTICLES = ("the ", "a ", "an ")


def bare(name: str) -> str:
    """A name as it is compared, without a leading article."""
    plain = folded(name)
    return next((plain.removeprefix(article) for article in _ARTICLES if plain.startswith(article)), plain)


class Known:
    """Entities by any name that only one body, state or ship bears."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        homes: dict[str, set[str]] = {}
        for entity in resolved.entities.values():
            if entity.kind in _KINDS and not entity.private:
                for name in (entity.name, *entity.names):
                    homes.setdefault(bare(name), set()).add(entity.id)
        self._one = {name: min(ids) for name, ids in homes.items() if len(ids) == 1}
        self._first: dict[str, list[str]] = {}
        for name in self._one:
            self._first.setdefault(name.split(" ", 1)[0], []).append(name)

    def entity(self, document_id: str, name: str) -> str:
        """The entity of a name in a document; a name unknown there counts where it is known of one body."""
        found = self._resolved.entity(document_id, name)
        if found in self._resolved.entities and self._resolved.entities[found].kind in (*_KINDS, "person", "outlet"):
            return found
        return self._one.get(bare(name), found)

    def name(self, entity: str, default: str = "") -> str:
        """The name an entity is best known by."""
        known = self._resolved.entities.get(entity)
        return known.name if known else default

    def kind(self, entity: str) -> str:
        known = self._resolved.entities.get(entity)
        return known.kind if known else ""

    def private(self, entity: str) -> bool:
        known = self._resolved.entities.get(entity)
        return known is not None and known.private

    def is_private_person(self, document_id: str, name: str) -> bool:
        """Whether a person's name belongs to nobody in a public role, as far as the desk knows."""
        known = self._resolved.entities.get(self._resolved.entity(document_id, name))
        return known is None or known.private

    def within(self, words: str) -> Iterator[str]:
        """Known names of at least two words that stand in the words, longest first."""
        low = " ".join(folded(words).split())
        found = [
            name
            for first in set(low.replace("'s", "").split())
            for name in self._first.get(first, ())
            if " " in name and f" {name} " in f" {low} ".replace("'s ", " ")
        ]
        return iter(sorted(found, key=lambda name: (-len(name), name)))

    def begins_here(self, text: str, start: int, name: str) -> bool:
        """Whether what stands at `start` is a longer known name that only begins with `name`."""
        longer = (one for one in self._first.get(folded(name).split(" ", 1)[0], ()) if len(one) > len(name))
        return any(folded(text[start : start + len(one)]) == one for one in longer)
