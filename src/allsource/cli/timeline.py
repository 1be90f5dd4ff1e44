"""`allsource timeline`: dated dealings in order."""

from pathlib import Path

import click

from allsource.cli.dealing_list import show_dealings
from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.plotting import plot_option, write_plot
from allsource.plots.shapes import to_png, to_svg
from allsource.plots.timelines import draw_timeline

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@plot_option
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, plot: Path | None, **window: str | None) -> None:
    """Dated dealings in the order of their days.

    Dealings without a date are in `who`, not here. --plot draws them as SVG, or as PNG with the extra `plot`.

    \b
    Examples:
      allsource timeline --about Portugal
      allsource timeline --from 2024-05-01 --to 2024-06-30 --plot may.svg
    """
    with open_desk(folder) as desk:
        found = desk.timeline(about, **limits_of(window))
    show_dealings(found, as_json=as_json)
    if plot is not None:
        plain = [answer.dealing for answer in found if not answer.dealing.to_check]
        drawing = draw_timeline(plain, "Dealings by day" + (f": {about}" if about else ""))
        write_plot(plot, {".svg": lambda: to_svg(drawing), ".png": lambda: to_png(drawing)})
