"""`allsource network`: who deals with whom, and who stands between others."""

from pathlib import Path

import click

from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import say, table, write_json
from allsource.cli.plotting import plot_option, write_plot
from allsource.desk.printed_picture import printed_network
from allsource.picture.network import Network
from allsource.plots.networks import draw_network, to_gexf, to_graphml
from allsource.plots.shapes import to_png, to_svg

__all__ = ["command"]

_MOST = 30


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@plot_option
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, plot: Path | None, **window: str | None) -> None:
    """Who deals with whom, and who stands between others.

    Parties are ranked by how often they lie on the shortest ways between others in what the desk has read. That is a
    place in the reports, not a measure of power. --plot takes .svg, .png, .graphml or .gexf.

    \b
    Examples:
      allsource network
      allsource network --about Portugal --plot portugal.graphml
    """
    with open_desk(folder) as desk:
        found = desk.network(about, **limits_of(window))
    if as_json:
        for line in printed_network(found):
            write_json(line)
    else:
        _show(found)
    if plot is not None:
        drawing = draw_network(found, "Who deals with whom" + (f": {about}" if about else ""))
        write_plot(
            plot,
            {".svg": lambda: to_svg(drawing), ".png": lambda: to_png(drawing), ".graphml": lambda: to_graphml(found),
             ".gexf": lambda: to_gexf(found)},
        )  # fmt: skip


def _show(found: Network) -> None:
    rows = [
        (str(rank), node.name, f"{node.between:.3f}", str(node.ties), str(node.dealings),
         f"joins {node.parts} groups that nothing else joins" if node.parts > 1 else "")
        for rank, node in enumerate(found.nodes[:_MOST], start=1)
    ]  # fmt: skip
    table(("rank", "party", "betweenness", "partners", "dealings", ""), rows)
    say()
    ties = [
        (tie.one, tie.other, str(tie.weight), ", ".join(f"{kind} {count}" for kind, count in tie.types))
        for tie in found.ties[:_MOST]
    ]
    table(("party", "party", "dealings", "types"), ties)
