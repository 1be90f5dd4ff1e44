"""`allsource decode`: wire messages into fixes, nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
import pyarrow as pa
import pyarrow.parquet as pq

from allsource.cli.follow import mapping_of
from allsource.cli.output import complain, say
from allsource.errors import Refused, WrongUsage
from allsource.movements import batches
from allsource.movements.decoding import Decoding
from allsource.movements.fixes import FIXES
from allsource.movements.summaries import told

__all__ = ["command"]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="The Parquet file to write.")
@click.option("--map", "fields", multiple=True, metavar="FIELD=COLUMN", help="A column of a plain table.")
def command(files: tuple[str, ...], output: Path, fields: tuple[str, ...]) -> None:
    """Decode AIS or ADS-B files into a Parquet file of fixes, streaming.

    Each line is decoded, ignored on purpose or refused; the counts and reasons are printed. Where every file is
    refused, nothing is written.

    \b
    Examples:
      allsource decode day.nmea.gz -o fixes.parquet
      allsource decode --map time=stamp --map dates=day-first table.csv -o fixes.parquet
    """
    if not output.parent.is_dir():
        raise WrongUsage(f"-o {output}", "a file in a folder that is there")
    refused = 0
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with pq.ParquetWriter(beside, FIXES, compression="zstd") as writer:
            for file in files:
                refused += _decode(file, dict(mapping_of(fields)), writer)
        if refused < len(files):  # else there is nothing to write, and what was there before stays
            beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)
    raise SystemExit(1 if refused else 0)


def _decode(file: str, mapping: dict[str, str], writer: pq.ParquetWriter) -> int:
    """Write one file's fixes; 1 if it was refused."""
    try:
        decoding = batches(file, mapping)
        for table in _tables(decoding):
            writer.write_table(table)
        counts = decoding.counts
        if not counts.decoded and not counts.ignored:
            raise Refused(file, "no line could be read: " + ", ".join(counts.refused))
    except Refused as error:
        complain(error.name, error.reason)
        return 1
    for line in told(file, decoding.name, counts, tuple(decoding.source.notes)):
        say(line)
    return 0


def _tables(decoding: Decoding) -> Iterator[pa.Table]:
    for batch in decoding:
        if batch.fixes is not None and batch.fixes.num_rows:
            yield batch.fixes.unify_dictionaries()
