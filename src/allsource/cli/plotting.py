"""`--plot FILE`: what the ending of the file asks for is drawn and written."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from allsource.cli.output import complain
from allsource.errors import WrongUsage

__all__ = ["plot_option", "write_plot"]

plot_option = click.option(
    "--plot", "plot", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Draw into this file too."
)


def write_plot(file: Path, made: Mapping[str, Callable[[], str | bytes]]) -> None:
    """Write the file as its ending says; WrongUsage names the endings there are."""
    make = made.get(file.suffix.lower())
    if make is None:
        raise WrongUsage(str(file), "a file that ends in " + ", ".join(made))
    content = make()
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    complain(str(file), "drawn")
