"""`allsource passes`: which satellites could have seen it."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from allsource import when
from allsource.cli.options import desk_option, json_option, open_desk
from allsource.cli.output import complain, say, table, write_json
from allsource.errors import Refused, WrongUsage
from allsource.overhead import Elements, RecordedTrack, load
from allsource.overhead.archive import Image, with_images
from allsource.overhead.ask import Answer, Question, ask
from allsource.overhead.export import FORMATS, export
from allsource.overhead.find import compiled
from allsource.overhead.imagers import Choice
from allsource.overhead.printed import printed_passes, printed_revisit, printed_uncovered
from allsource.overhead.targets import Target, areas, site, sites
from allsource.overhead.track_files import read_track
from allsource.overhead.uncovered import NOTE, revisit, uncovered

__all__ = ["command"]

_COLUMNS = (
    "rise",
    "culmination",
    "set",
    "satellite",
    "target",
    "elevation",
    "off nadir",
    "light",
    "± s (p90)",
    "public image",
)


@click.command()
@click.option("--at", "spots", multiple=True, metavar="LAT,LON[,ALT_M]", help="A site; may be repeated.")
@click.option("--sites", "site_file", type=click.Path(path_type=Path), help="A CSV with columns name,lat,lon,alt_m.")
@click.option("--area", "area_file", type=click.Path(path_type=Path), help="A GeoJSON file with polygons.")
@click.option("--track", "track_file", metavar="FILE[#IDENTITY]", help="A CSV or Parquet of fixes: time, lat, lon.")
@click.option("--from", "start", metavar="DATE", required=True, help="ISO date or time, UTC if no offset.")
@click.option("--to", "end", metavar="DATE", required=True, help="Not after it; a bare date includes that day.")
@click.option("--elements", "element_files", type=click.Path(path_type=Path), multiple=True,
              help="TLE or OMM file in place of the desk's elements; may be repeated.")  # fmt: skip
@click.option("--imagers", is_flag=True, help="Only satellites of the sensor table.")
@click.option("--operator", default="", metavar="NAME", help="Only imagers of this operator.")
@click.option("--country", default="", metavar="CODE", help="Only imagers of this country, as in FR.")
@click.option("--sensor", default="", metavar="KIND", help="Only imagers of this kind: optical or radar.")
@click.option("--max-off-nadir", type=float, metavar="DEGREES", help="Only passes that come this close to overhead.")
@click.option("--min-elevation", type=float, default=10.0, show_default=True, metavar="DEGREES", help="The mask.")
@click.option("--lit", is_flag=True, help="Leave out optical passes over a dark site.")
@click.option("--uncovered", "gaps", is_flag=True, help="The windows in which none of them passed.")
@click.option("--revisit", "count", is_flag=True, help="Count, mean and longest gap for each target.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="A file's worth on stdout: ground tracks or a table."
)
@desk_option
@json_option
def command(*, as_json: bool, gaps: bool, count: bool, form: str | None, **given: Any) -> None:
    """When satellites could have seen a site, an area or a recorded track: could have, not did.

    Times carry the age of the elements and the timing error that histories show for that age; where it cannot be
    judged it is left open.

    \b
    Examples:
      allsource passes --at 36.14,-5.35 --from 2024-05-07 --to 2024-05-08 --elements active.tle --imagers
      allsource passes --at 36.14,-5.35 --from 2024-05-07 --to 2024-05-07 --elements active.tle --format kml > x.kml
      allsource passes --track ship.csv --from 2024-05-01 --to 2024-05-10 --elements active.tle --imagers --lit
      allsource passes --area strait.geojson --from 2024-05-07 --to 2024-05-07 --elements active.tle --uncovered
    """
    if sum((gaps, count, as_json and not (gaps or count), form is not None)) > 1:
        raise WrongUsage("several of --uncovered, --revisit, --format and --json", "one kind of output at a time")
    question = _question(given)
    sets, archive = _held(given["element_files"], given["folder"], question)
    if not compiled():
        complain("passes", "compiling the search for this machine, once; the next start is quick")
    answer = ask(sets, question)
    answer = replace(answer, table=with_images(answer.table, answer.targets, archive))
    if form:
        sys.stdout.buffer.write(export(answer, sets.sets, form))
    elif gaps:
        _show(printed_uncovered(uncovered(answer.table, len(answer.targets), answer.window, answer.satellites), answer),
              as_json)  # fmt: skip
    elif count:
        _show(printed_revisit(revisit(answer.table, len(answer.targets), answer.window), answer), as_json)
    elif as_json:
        _show(printed_passes(answer), as_json)
    else:
        _people(answer)
    if gaps:
        complain("uncovered", NOTE) if as_json else say(NOTE)


def _held(files: Sequence[Path], folder: Path, question: Question) -> tuple[Elements, Sequence[Image]]:
    """Elements of the files given, else the desk's, with what archives imaged as far as the desk was told."""
    if not files:
        with open_desk(folder) as desk:
            held = desk.elements(question.start, question.end)
            if not held.sets:
                raise WrongUsage(
                    f"the desk at {folder} without elements", "elements", "read some: allsource orbits FILE"
                )
            return held, desk.images()
    found = load(*files)
    for refusal in found.refused:
        complain(refusal.name, refusal.reason)
    if not found.sets:
        raise WrongUsage(" ".join(map(os.fspath, files)), "files that hold at least one element set")
    return found, ()


def _track(text: str | None) -> tuple[Target, RecordedTrack] | None:
    if text is None:
        return None
    path, _, identity = text.partition("#")
    track = read_track(Path(path), identity)
    middle = track.degrees[len(track.degrees) // 2]
    return Target("track", identity or Path(path).name, float(middle[0]), float(middle[1])), track


def _question(given: dict[str, Any]) -> Question:
    places = [site(text) for text in given["spots"]]
    if given["site_file"]:
        for found in sites(given["site_file"].read_text(), os.fspath(given["site_file"])):
            if isinstance(found, Refused):
                complain(found.name, found.reason)
            else:
                places.append(found)
    polygons = areas(given["area_file"].read_text(), os.fspath(given["area_file"])) if given["area_file"] else []
    choice = Choice(imagers=given["imagers"], operator=given["operator"], country=given["country"],
                    sensor=given["sensor"], max_off_nadir_deg=given["max_off_nadir"], lit=given["lit"])  # fmt: skip
    return Question(
        start=when.moment(given["start"]),
        end=when.moment(given["end"], end=True),
        sites=places,
        areas=polygons,
        track=_track(given["track_file"]),
        choice=choice,
        min_elevation_deg=given["min_elevation"],
    )


def _show(lines: Iterable[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        for line in lines:
            write_json(line)
        return
    rows = [{**line, "target": line["target"]["name"]} for line in lines]
    if rows:
        table(tuple(rows[0]), [["cannot be judged" if v is None else str(v) for v in row.values()] for row in rows])


def _people(answer: Answer) -> None:
    rows = [_row(line, answer.targets) for line in printed_passes(answer)]
    table(_COLUMNS, rows)
    say(f"{len(rows)} passes of {answer.satellites} satellites that could have seen it; a pass is no proof of a look")


def _row(line: dict[str, Any], targets: Iterable[Target]) -> list[str]:
    error = line["time_error_s_p90"]
    return [
        *(line[key][:19].replace("T", " ") if line[key] else "under way" for key in ("rise", "culmination", "set")),
        line["name"],
        line["target"]["name"],
        f"{line['max_elevation_deg']:.0f}°",
        f"{line['min_off_nadir_deg']:.0f}°",
        "lit" if line["lit"] else "dark",
        "cannot be judged" if error is None else f"{error:.1f}",
        line["image"] or "",
    ]
