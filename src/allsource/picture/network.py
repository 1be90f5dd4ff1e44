"""Who deals with whom as a graph, and who stands between others.

Nodes are parties with a public role, edges the dealings between them that reports affirm as actual; an edge weighs as
many as there are dealings, and says of which types. A broker is ranked by betweenness (Freeman 1977; Brandes 2001 as
rustworkx computes it, normalised); a go-between besides by the contacts that reports say it arranged or carried. The
rank says where reports place somebody in what the desk has read, never how much power they have. Left out: private
persons, unnamed parties, dealings that were denied, planned or are to be checked.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import rustworkx as rx

from allsource.model import Dealing
from allsource.picture.dealing import UNNAMED
from allsource.picture.known import Known

__all__ = ["Network", "Node", "Tie", "network"]

_DRAWN_SEED = 7


@dataclass(frozen=True, slots=True)
class Node:
    """A party. `dealings` counts those it takes part in; `between` is its betweenness, 0 to 1; `parts` are the groups
    of others that would not be joined without it."""

    entity: str
    name: str
    dealings: int
    ties: int
    between: float
    parts: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Dealings between two parties, by type, with the items to look them up by."""

    one: str
    other: str
    dealings: tuple[str, ...]
    types: tuple[tuple[str, int], ...]

    @property
    def weight(self) -> int:
        return len(self.dealings)


@dataclass(frozen=True, slots=True)
class Network:
    """Parties, those most between others first, and the ties among them."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def network(dealings: Iterable[Dealing], known: Known) -> Network:
    """The graph of these dealings."""
    names: dict[str, str] = {}
    seen: Counter[str] = Counter()
    edges: dict[tuple[str, str], list[Dealing]] = {}
    for dealing in dealings:
        parties = _parties(dealing, known)
        names.update(parties)
        seen.update(parties.keys())
        for pair in combinations(sorted(parties), 2):
            edges.setdefault(pair, []).append(dealing)
    linked = {entity for pair in edges for entity in pair}
    ties = [_tie(pair, names, edges[pair]) for pair in sorted(edges)]
    return Network(tuple(_nodes(sorted(linked), list(edges), names, seen)), tuple(_by_weight(ties)))


def _parties(dealing: Dealing, known: Known) -> dict[str, str]:
    """Entities of a dealing that may stand in a graph, an envoy as the one it acts for."""
    if dealing.to_check or dealing.status != "affirmed" or dealing.modality != "actual":
        return {}
    found: dict[str, str] = {}
    for side in dealing.parties:
        if side.name == UNNAMED:
            continue
        if known.kind(side.entity) in ("person", "body", "country", "outlet", "vessel", "aircraft"):
            found[side.entity] = side.name
        else:
            found.update({body: known.name(body, side.name) for body in side.stands_for[:1]})
    return found


def _tie(pair: tuple[str, str], names: dict[str, str], dealings: Sequence[Dealing]) -> Tie:
    types = Counter(dealing.type for dealing in dealings)
    ranked = tuple(sorted(types.items(), key=lambda pair: (-pair[1], pair[0])))
    return Tie(names[pair[0]], names[pair[1]], tuple(dealing.id for dealing in dealings), ranked)


def _by_weight(ties: Iterable[Tie]) -> list[Tie]:
    return sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other))


def _nodes(
    entities: Sequence[str], edges: Sequence[tuple[str, str]], names: dict[str, str], seen: Counter[str]
) -> list[Node]:
    graph: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    at = dict(zip(entities, graph.add_nodes_from(list(entities)), strict=True))
    graph.add_edges_from([(at[one], at[other], None) for one, other in edges])
    between = rx.betweenness_centrality(graph, normalized=True)
    cuts = set(rx.articulation_points(graph))
    places = rx.spring_layout(graph, seed=_DRAWN_SEED, num_iter=200)
    made = [
        Node(
            entity,
            names[entity],
            seen[entity],
            graph.degree(at[entity]),
            round(between[at[entity]], 4),
            _parts(graph, at[entity]) if at[entity] in cuts else 1,
            *(round(float(value), 4) for value in places[at[entity]]),
        )
        for entity in entities
    ]
    return sorted(made, key=lambda node: (-node.between, -node.ties, -node.dealings, node.name))


def _parts(graph: "rx.PyGraph[str, None]", at: int) -> int:
    """Into how many parts its neighbours fall without it."""
    rest = graph.copy()
    near = set(graph.neighbors(at))
    rest.remove_node(at)
    return sum(bool(near & part) for part in rx.connected_components(rest))
