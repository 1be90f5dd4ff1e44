"""`allsource orbits`: element sets, and what public archives imaged, into the desk."""

from pathlib import Path

import click

from allsource.cli.options import desk_option, json_option
from allsource.cli.output import complain, say, write_json
from allsource.desk import Desk
from allsource.errors import WrongUsage

__all__ = ["command"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--archive", is_flag=True, help="The files are STAC items or item collections: what was imaged.")
@desk_option
@json_option
def command(files: tuple[Path, ...], archive: bool, folder: Path, as_json: bool) -> None:
    """Element sets (TLE, three-line, OMM in csv, json, xml, kvn) into the desk; the history is kept.

    For a past time the sets on both sides of it count, for a future one the latest.

    \b
    Examples:
      allsource orbits active.tle gp.csv
      allsource orbits --archive saved-search.json
    """
    if not files:
        raise WrongUsage("no file", "one or more element files", "as in allsource orbits active.tle")
    with Desk(folder) as desk:
        taken = desk.orbits(archive=files) if archive else desk.orbits(*files)
    for refusal in taken.refused:
        complain(refusal.name, refusal.reason)
    counts = {"read": taken.read, "new": taken.new, "duplicates": taken.duplicates, "refused": len(taken.refused)}
    if as_json:
        write_json(counts)
    else:
        what = "archive images" if archive else "element sets"
        say(f"{taken.read} {what} read, {taken.new} new to the desk, {len(taken.refused)} refused")
    raise SystemExit(1 if taken.refused else 0)
