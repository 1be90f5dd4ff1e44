"""Who is who across documents: namings become entities.

    resolved = resolve(reports, judgements, authority)
    resolved.entity(report.document.id, "Ana Ruiz")    # the entity's id
    resolved.entities[identifier].roles                # who held which office, according to whom

Namings of private persons, descriptions and anonymous sources stay in their document (limits, rules 2 and 3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allsource.ids import derived_id, folded
from allsource.model import Report
from allsource.model.entities import AuthorityRecord, Entity, IdentityJudgement, Naming

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities by id, the judgements that made them, and who each naming is."""

    entities: Mapping[str, Entity]
    judgements: tuple[IdentityJudgement, ...]
    holders: Mapping[Naming, str]

    def entity(self, document_id: str, name: str) -> str:
        """The id of whom a document names so. A name that stays in its document has an id of its own there."""
        return self.holders.get(Naming(document_id, name)) or derived_id("local", document_id, folded(name))


def resolve(
    reports: Iterable[Report],
    judgements: Sequence[IdentityJudgement] = (),
    authority: Sequence[AuthorityRecord] = (),
) -> Resolved:
    """Entities of the reports, given in the order in which the desk learned of them."""
    namings = [
        (Naming(report.document.id, mention.name), mention.type)
        for report in reports
        for mention in (report.reading.mentions if report.reading else ())
    ]
    holders = {naming: derived_id("entity", folded(naming.name)) for naming, _ in namings}
    entities = {
        identifier: Entity(
            identifier,
            "thing",
            naming.name,
            (naming.name,),
            tuple(found for found in holders if holders[found] == identifier),
        )
        for naming, identifier in holders.items()
    }
    return Resolved(entities, tuple(judgements), holders)
