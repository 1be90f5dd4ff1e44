"""`allsource read`: reports in, claims and events out."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from allsource.cli.options import desk_option, json_option
from allsource.cli.output import complain, progress, say, write_json
from allsource.desk import Desk, Outcome, read_only
from allsource.desk.printed import printed_report
from allsource.ids import short
from allsource.intake import Options
from allsource.model import Report

__all__ = ["command", "show"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@desk_option
@json_option
@click.option("--outlet", default="", metavar="NAME", help="Who published these; wins over what they say.")
@click.option("--published", default="", metavar="DATE", help="When; wins over what they say. ISO, as far as known.")
@click.option("--map", "fields", multiple=True, metavar="FIELD=NAME", help="The name of a field in JSON articles.")
@click.option("--allow-private", is_flag=True, help="Permit addresses in private and loopback networks.")
@click.option("--no-desk", is_flag=True, help="Read and print, keep nothing.")
def command(
    inputs: tuple[str, ...],
    folder: Path,
    as_json: bool,
    no_desk: bool,
    fields: tuple[str, ...],
    **stated: str | bool,
) -> None:
    """Read reports into claims and events.

    INPUT is a file, a folder, an archive, a feed, an address, or - for stdin. The bytes are kept unchanged; reading
    the same bytes twice changes nothing.

    \b
    Examples:
      allsource read reports/ https://example.org/story
      allsource read --json --no-desk --published 2024-05-10 story.txt
      allsource read --map text=body --map published=meta.date articles.jsonl
    """
    options = Options(mapping=_mapping(fields), **stated)  # type: ignore[arg-type]
    with nullcontext() if no_desk else Desk(folder) as desk:
        outcomes = read_only(inputs, options) if desk is None else desk.reading(inputs, options)
        refused = show(outcomes, as_json=as_json)
    raise SystemExit(1 if refused else 0)


def _mapping(fields: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [field.partition("=") for field in fields]
    for name, mark, value in pairs:
        if not (name and mark and value):
            raise click.BadParameter(f"{name}{mark}{value} is not FIELD=NAME", param_hint="--map")
    return tuple((name, value) for name, _, value in pairs)


def show(outcomes: Iterator[Outcome], *, as_json: bool) -> int:
    """Print each outcome as it comes; how many inputs were refused or could not be read."""
    refused = 0
    for outcome in progress(outcomes, "reports"):
        for warning in outcome.warnings:
            complain(outcome.name, warning)
        if outcome.refused is not None:
            complain(outcome.refused.name, outcome.refused.reason)
        if outcome.report is None or outcome.report.reading is None:
            refused += 1
        if outcome.report is not None:
            write_json(printed_report(outcome.report)) if as_json else say(_line(outcome, outcome.report))
    return refused


def _line(outcome: Outcome, report: Report) -> str:
    """`3fa8b2c1  Harbour Post  2024-05-10  Radar sale: 2 claims, 3 events`"""
    document, reading = report.document, report.reading
    found = f"{len(reading.claims)} claims, {len(reading.events)} events" if reading else "kept, not read"
    published = document.published.value[:10] if document.published else "undated"
    held = "" if outcome.new else "  (held already)"
    title = " ".join((document.title or outcome.name).split())
    return f"{short(document.id)}  {document.outlet or '-'}  {published}  {title}: {found}{held}"
