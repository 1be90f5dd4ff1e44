"""A network as a drawing, as GraphML (Brandes et al. 2002) and as GEXF 1.3, for tools that people have."""

from collections.abc import Callable, Sequence
from html import escape

from allsource.picture.network import Network
from allsource.plots.shapes import INK, MARK, QUIET, WARN, Dot, Drawing, Label, Stroke

__all__ = ["draw_network", "to_gexf", "to_graphml"]

_SIZE, _EDGE = 1000.0, 90.0
_MOST_LABELS = 60
_BROKERS = 5


def draw_network(network: Network, title: str) -> Drawing:
    """Parties as circles, larger the more dealings; the five most between others stand out."""
    x, y = _scale([node.x for node in network.nodes]), _scale([node.y for node in network.nodes])
    at = {node.name: (x(node.x), y(node.y)) for node in network.nodes}
    ties = [tie for tie in network.ties if tie.one in at and tie.other in at]
    strokes = [Stroke(*at[tie.one], *at[tie.other], min(8.0, 0.8 + tie.weight), QUIET) for tie in ties]
    dots = [
        Dot(*at[node.name], 4 + min(14.0, node.dealings**0.5 * 2), WARN if rank < _BROKERS and node.between else MARK,
            title=f"{node.name}: {node.dealings} dealings, betweenness {node.between:g}")
        for rank, node in enumerate(network.nodes)
    ]  # fmt: skip
    labels = [
        Label(at[node.name][0], at[node.name][1] - 12, node.name, 11.0, INK, "middle")
        for node in network.nodes[:_MOST_LABELS]
    ]
    return Drawing(_SIZE, _SIZE, title, strokes, dots, [Label(16, 28, title, 16.0), *labels])


def _scale(values: Sequence[float]) -> Callable[[float], float]:
    """From the layout's own units to pixels within the edge."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    return lambda value: _EDGE + (value - low) / ((high - low) or 1.0) * (_SIZE - 2 * _EDGE)


def to_graphml(network: Network) -> str:
    """GraphML with names, counts of dealings, betweenness, and weights with types on the edges."""
    keys = (("name", "node", "string"), ("dealings", "node", "int"), ("between", "node", "double"),
            ("weight", "edge", "int"), ("types", "edge", "string"))  # fmt: skip
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    rows += [f'<key id="{key}" for="{of}" attr.name="{key}" attr.type="{kind}"/>' for key, of, kind in keys]
    rows.append('<graph edgedefault="undirected">')
    number = {node.name: f"n{at}" for at, node in enumerate(network.nodes)}
    for node in network.nodes:
        shown = _data((("name", node.name), ("dealings", node.dealings), ("between", node.between)))
        rows.append(f'<node id="{number[node.name]}">{shown}</node>')
    for tie in network.ties:
        shown = _data((("weight", tie.weight), ("types", _types(tie.types))))
        rows.append(f'<edge source="{number[tie.one]}" target="{number[tie.other]}">{shown}</edge>')
    return "\n".join([*rows, "</graph>", "</graphml>", ""])


def _data(pairs: tuple[tuple[str, object], ...]) -> str:
    return "".join(f'<data key="{key}">{escape(str(value))}</data>' for key, value in pairs)


def _types(types: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in types)


def to_gexf(network: Network) -> str:
    """GEXF 1.3, as Gephi reads it."""
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
            '<graph defaultedgetype="undirected">', '<attributes class="node">',
            '<attribute id="0" title="dealings" type="integer"/>', '<attribute id="1" title="between" type="double"/>',
            "</attributes>", '<attributes class="edge">', '<attribute id="0" title="types" type="string"/>',
            "</attributes>", "<nodes>"]  # fmt: skip
    number = {node.name: f"n{at}" for at, node in enumerate(network.nodes)}
    for node in network.nodes:
        values = f'<attvalue for="0" value="{node.dealings}"/><attvalue for="1" value="{node.between}"/>'
        label = escape(node.name)
        rows.append(f'<node id="{number[node.name]}" label="{label}"><attvalues>{values}</attvalues></node>')
    rows += ["</nodes>", "<edges>"]
    for at, tie in enumerate(network.ties):
        ends = f'source="{number[tie.one]}" target="{number[tie.other]}" weight="{tie.weight}"'
        value = f'<attvalue for="0" value="{escape(_types(tie.types))}"/>'
        rows.append(f'<edge id="e{at}" {ends}><attvalues>{value}</attvalues></edge>')
    return "\n".join([*rows, "</edges>", "</graph>", "</gexf>", ""])
