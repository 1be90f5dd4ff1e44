"""Who is who across documents: namings become entities.

    resolved = resolve(reports, judgements, authority)
    resolved.entity(report.document.id, "Ana Ruiz")    # the entity's id
    resolved.entities[identifier].roles                # who held which office, according to whom

Steps: profiles of each report's names, nodes of those that are one by their key, blocks, the table of likeness, joins
that no *different* forbids. Namings of private persons, descriptions and anonymous sources stay in their document
(limits, rules 2 and 3). Reports are taken in the order in which the desk learned of them, one at a time, so that a
report more costs what its own names cost; the id of an entity is made of its first node and stays when others join.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from allsource.ids import derived_id, folded
from allsource.model import Report
from allsource.model.entities import AuthorityRecord, Entity, IdentityJudgement, Naming, Why
from allsource.picture.blocks import block_keys, node_key
from allsource.picture.clusters import Clusters, Node
from allsource.picture.likeness import Verdict, compare
from allsource.picture.nations import code_of, nation_name
from allsource.picture.person_names import parse
from allsource.picture.profiles import Profile, from_authority, profiles_of

__all__ = ["Resolved", "Resolver", "resolve"]

_MOST_CONTEXT = 300
"""Other names that are remembered with a person in office."""
_MOST_IN_BLOCK = 200
"""Nodes of one block that a new one is compared with, the newest first."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities by id, the judgements that made them or were left to a person, and who each naming is."""

    entities: Mapping[str, Entity]
    judgements: tuple[IdentityJudgement, ...]
    holders: Mapping[Naming, str]

    def entity(self, document_id: str, name: str) -> str:
        """The id of whom a document names so. A name that stays in its document has an id of its own there."""
        known = self.holders.get(Naming(document_id, name))
        return known or _country_id(name) or derived_id("local", document_id, folded(name))


def _country_id(name: str) -> str:
    """A state is the same whatever report names it, even where its name was not marked as a mention."""
    code = code_of(name, capitals=False)
    return derived_id("entity", f"country|{code}") if code else ""


def resolve(
    reports: Iterable[Report],
    judgements: Sequence[IdentityJudgement] = (),
    authority: Sequence[AuthorityRecord] = (),
) -> Resolved:
    """Entities of the reports, given in the order in which the desk learned of them."""
    resolver = Resolver(judgements, authority)
    for report in reports:
        resolver.add(report)
    return resolver.resolved()


class Resolver:
    """The state of identity, one report after another. `judgements` are persons'; the machine's are made here."""

    def __init__(self, judgements: Sequence[IdentityJudgement] = (), authority: Sequence[AuthorityRecord] = ()) -> None:
        self._given = [judgement for judgement in judgements if judgement.by != "machine"]
        self._pinned = {naming for judgement in self._given for naming in (judgement.left, judgement.right)}
        self._nodes: list[Node] = []
        self._keys: dict[str, Node] = {}
        self._blocks: defaultdict[str, list[Node]] = defaultdict(list)
        self._clusters = Clusters()
        self._homes: dict[Naming, Node] = {}
        self._made: dict[str, IdentityJudgement] = {}
        for record in authority:
            self._place(from_authority(record))

    def add(self, report: Report) -> None:
        """Take in one report; its names are compared with those of before."""
        for profile in profiles_of(report):
            self._place(profile)

    def entity(self, document_id: str, name: str) -> str:
        """As Resolved.entity, without building the entities."""
        node = self._homes.get(Naming(document_id, name))
        return self._id(node) if node else _country_id(name) or derived_id("local", document_id, folded(name))

    def _place(self, profile: Profile) -> None:
        """Put a naming into its node, a new one into its entity."""
        naming = profile.naming
        pinned = naming in self._pinned
        key = f"{node_key(profile)}|{naming.document_id}|{naming.name}" if pinned else node_key(profile)
        node = self._keys.get(key)
        if node is None:
            node = Node(len(self._nodes), key, profile)
            self._nodes.append(node)
            self._keys[key] = node
            self._clusters.add(node)
            self._homes[naming] = node
            self._join(node)
        elif naming not in node.namings:
            self._widen(node, profile)
        node.namings[naming] = node.namings.get(naming, 0) + 1
        node.held |= dict.fromkeys(profile.held)
        self._homes[naming] = node
        if pinned:
            self._obey(naming, node)

    def _join(self, node: Node) -> None:
        """Compare a new node with its blocks, and join it."""
        keys = block_keys(node.profile)
        if node.profile.naming in self._pinned:
            self._separate(node)
        self._judge(node, self._candidates(node, keys))
        for key in keys:
            self._blocks[key].append(node)

    def _widen(self, node: Node, profile: Profile) -> None:
        """One naming more of a known node: a bare name met before may now be seen to fit it."""
        if profile.kind != "person" or node.bare or profile.context <= node.profile.context:
            return
        if len(node.profile.context) < _MOST_CONTEXT:
            node.profile = replace(node.profile, context=node.profile.context | profile.context)
        loose = [other for other in self._candidates(node, block_keys(profile)) if other.bare]
        self._judge(node, [other for other in loose if node.number not in other.fits])

    def _judge(self, node: Node, others: Sequence[Node]) -> None:
        """Compare a node with others, join what is the same, and keep what a person may want to know."""
        verdicts = [(other, compare(node.profile, other.profile)) for other in others]
        held = {other.number: reason for other, reason in self._clusters.join(node, verdicts)}
        for other, verdict in verdicts:
            if verdict.verdict != "different" and _worth_keeping(verdict):
                made = _judgement(node, other, verdict, held.get(other.number, ""))
                self._made[made.id] = made

    def _candidates(self, node: Node, keys: Sequence[str]) -> list[Node]:
        """Nodes of the same blocks; two private persons are never compared."""
        found: dict[int, Node] = {}
        for key in keys:
            for other in self._blocks[key][-_MOST_IN_BLOCK:]:
                if node.profile.public or other.profile.public:
                    found[other.number] = other
        found.pop(node.number, None)
        return list(found.values())

    def _separate(self, node: Node) -> None:
        """Persons' *different* about this naming, before the machine joins it."""
        for partner, verdict in self._partners(node.profile.naming):
            if verdict == "different":
                self._clusters.keep_apart(node, partner)

    def _obey(self, naming: Naming, node: Node) -> None:
        """Persons' *same* about this naming."""
        for partner, verdict in self._partners(naming):
            if verdict == "same":
                self._clusters.force(node, partner)

    def _partners(self, naming: Naming) -> list[tuple[Node, str]]:
        """The other sides of persons' judgements about a naming, as far as they are known yet."""
        found = []
        for judgement in self._given:
            if naming in (judgement.left, judgement.right):
                other = judgement.right if naming == judgement.left else judgement.left
                if other in self._homes:
                    found.append((self._homes[other], judgement.verdict))
        return found

    def _id(self, node: Node) -> str:
        return derived_id("entity", self._nodes[self._clusters.of(node)].key)

    def resolved(self) -> Resolved:
        """The entities as they stand now."""
        entities = {}
        for first, members in self._clusters.entities():
            made = _entity(derived_id("entity", self._nodes[first].key), members)
            if made.namings:
                entities[made.id] = made
        unsure = self._ambiguous()
        judgements = (unsure.get(found.id, found) for found in self._made.values())
        holders = {
            naming: self._id(node)
            for naming, node in self._homes.items()
            if not naming.document_id.startswith("authority:")
        }
        return Resolved(entities, (*self._given, *judgements), holders)

    def _ambiguous(self) -> dict[str, IdentityJudgement]:
        """Judgements of bare names that fit more than one entity, left to a person."""
        found = {}
        for made in self._made.values():
            nodes = [self._homes[naming] for naming in (made.left, made.right)]
            bare = next((node for node in nodes if node.bare), None)
            if made.verdict == "same" and bare and self._clusters.of(nodes[0]) != self._clusters.of(nodes[1]):
                reasons = (*made.reasons, Why("held back", 0.0, "the name fits more than one"))
                found[made.id] = replace(made, verdict="unsure", reasons=reasons)
        return found


def _worth_keeping(verdict: Verdict) -> bool:
    """Unsure pairs are kept for a person where the names themselves speak for it."""
    return verdict.verdict == "same" or (bool(verdict.reasons) and verdict.reasons[0].weight >= 1)


def _judgement(node: Node, other: Node, verdict: Verdict, held: str) -> IdentityJudgement:
    left, right = other.profile.naming, node.profile.naming
    identifier = derived_id("identity", left.document_id, left.name, right.document_id, right.name)
    reasons = (*verdict.reasons, Why("held back", 0.0, held)) if held else verdict.reasons
    return IdentityJudgement(
        identifier, left, right, "unsure" if held else verdict.verdict, verdict.score, reasons, "machine"
    )


def _entity(identifier: str, members: Sequence[Node]) -> Entity:
    profiles = [node.profile for node in members]
    kind = profiles[0].kind
    namings = tuple(
        naming for node in members for naming in node.namings if not naming.document_id.startswith("authority:")
    )
    authority = next((profile for profile in profiles if profile.authority), None)
    forms = Counter(naming.name for naming in namings)
    codes = Counter(code for profile in profiles for code in profile.countries)
    return Entity(
        identifier,
        kind,
        _name(kind, profiles, forms, authority),
        tuple(form for form, _ in forms.most_common()),
        namings,
        codes.most_common(1)[0][0] if codes else "",
        tuple(
            sorted(
                {role for node in members for role in node.held},
                key=lambda role: (role.day, role.document_id, role.span),
            )
        ),
        tuple(sorted({found for profile in profiles for found in profile.identifiers})),
        not any(profile.public for profile in profiles),
        authority.authority if authority else "",
    )


def _name(kind: str, profiles: Sequence[Profile], forms: Counter[str], authority: Profile | None) -> str:
    """The name to show: a state's common name, the authority's, else the fullest of the names most used."""
    if kind == "country":
        return nation_name(profiles[0].countries[0])
    if authority is not None:
        return authority.name
    whole = [form for form in forms if parse(form).whole] if kind == "person" else []
    return max(whole or list(forms) or [""], key=lambda form: (forms[form], len(form), form))
