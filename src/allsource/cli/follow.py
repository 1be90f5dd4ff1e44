"""`allsource follow`: AIS and ADS-B files into fixes, tracks and behaviours."""

from pathlib import Path

import click
import pyarrow as pa
import pyarrow.compute as pc

from allsource.cli.options import desk_option, json_option
from allsource.cli.output import complain, say, write_json
from allsource.desk import Desk
from allsource.desk.following import Followed, follow_only
from allsource.errors import WrongUsage
from allsource.movements.drawing import PICTURES, write_map
from allsource.movements.kernels import compiled_before
from allsource.movements.summaries import printed_behaviour, summary, told
from allsource.movements.thresholds import PROFILES

__all__ = ["command", "mapping_of"]


def mapping_of(fields: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """`FIELD=COLUMN` pairs."""
    pairs = [field.partition("=") for field in fields]
    for name, mark, column in pairs:
        if not (name and mark and column):
            raise click.BadParameter(f"{name}{mark}{column} is not FIELD=COLUMN", param_hint="--map")
    return tuple((name, column) for name, _, column in pairs)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@desk_option
@json_option
@click.option("--profile", type=click.Choice(PROFILES), default="desk", show_default=True, help="Whose thresholds.")
@click.option("--map", "fields", multiple=True, metavar="FIELD=COLUMN", help="A column of a plain table.")
@click.option("--keep-masked", is_flag=True, help="Print masked behaviours too.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw the files' tracks and behaviours, as .svg or .png.")
@click.option("--no-desk", is_flag=True, help="Follow and print, keep nothing.")
def command(
    files: tuple[str, ...],
    folder: Path,
    profile: str,
    fields: tuple[str, ...],
    **how: bool | Path | None,
) -> None:
    """Follow ships and aircraft from their broadcasts: gaps, stops, encounters, transits and the rest, with numbers.

    FILE is AIS text (NMEA), Mode S frames, SBS-1, readsb, OpenSky, or a table of positions, plain or packed; - is
    standard input. A behaviour says what was observed, never a motive. Following the same file twice changes nothing.
    From a live stream, positions of military platforms are kept back for a day and then kept coarsely.

    \b
    Examples:
      allsource follow ais-2024-05-07.nmea.gz
      allsource follow --no-desk --json day.csv
      allsource follow --profile gfw --plot map.png table.csv
    """
    plot = how["plot"]
    if isinstance(plot, Path) and plot.suffix not in PICTURES:
        raise WrongUsage(f"--plot {plot}", f"a name that ends in {' or '.join(PICTURES)}")
    if not compiled_before():
        complain("allsource", "first run: compiling the fast loops, some seconds, once")
    mapping = dict(mapping_of(fields))
    if how["no_desk"]:
        followed = follow_only(files, profile, mapping)
    else:
        with Desk(folder) as desk:
            followed = desk.follow(*files, profile=profile, mapping=mapping)
    refused = _show(followed, as_json=bool(how["as_json"]), keep_masked=bool(how["keep_masked"]))
    if isinstance(plot, Path):
        _draw(plot, followed)
    raise SystemExit(1 if refused else 0)


def _show(followed: Followed, *, as_json: bool, keep_masked: bool) -> int:
    """Print it; how many files were refused."""
    refused = 0
    for file in followed.files:
        if file.refused is not None:
            complain(file.refused.name, file.refused.reason)
            refused += 1
        elif file.counts is not None and not as_json:
            for line in told(file.name, file.reader, file.counts, file.notes):
                say(line)
    if as_json:
        touching = followed.touching()
        if not keep_masked:
            touching = touching.filter(pc.equal(touching["masked"], ""))
        for row in touching.to_pylist():
            write_json(printed_behaviour(row))
        return refused
    if refused < len(followed.files):
        for line in summary(followed.movements):
            say(line)
    return refused


def _draw(plot: Path, followed: Followed) -> None:
    """Write the map; a folder that cannot be written to is said, and nothing else is lost."""
    drawn = [file.drawn for file in followed.files if file.drawn is not None and file.drawn.num_rows]
    if not drawn:
        complain(str(plot), "not drawn: no fix with a place")
        return
    try:
        write_map(plot, pa.concat_tables(drawn), followed.touching())
    except OSError as error:
        raise WrongUsage(f"--plot {plot}", f"a file that can be written ({error.strerror})") from None
