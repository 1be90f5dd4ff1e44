"""Decoding: look at the head of a file, choose the one reader that knows it, and collect what it gives.

Readers are named and asked in order; none guesses. A file that no reader claims is refused with what it begins with.
`batches` streams and holds one chunk; `read` and `decode` hold the whole result.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pyarrow as pa

from allsource.errors import Refused
from allsource.movements.adsb import flights, opensky, raw, readsb, sbs
from allsource.movements.ais import reader as nmea
from allsource.movements.batch import Batch
from allsource.movements.counts import Counts
from allsource.movements.fixes import FIXES, IDENTITIES, joined
from allsource.movements.source import Source, open_source
from allsource.movements.tables import aiscatcher, aisstream, danish, marinecadastre, plain

__all__ = ["READERS", "Decoded", "Decoding", "batches", "decode", "read"]

READERS: tuple[ModuleType, ...] = (
    nmea, raw, sbs, readsb, opensky, flights, danish, marinecadastre, aisstream, aiscatcher, plain,
)  # fmt: skip
"""Each has NAME, claims(source) and read(source); asked in this order, the plain one last."""

Given = str | Path | Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Fixes in the columns of FIXES, the identity history, the counts of lines, and the reader that was chosen."""

    fixes: pa.Table
    identities: pa.Table
    counts: Counts
    reader: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Decoding:
    """A source with its reader, to be streamed once; `counts` is complete when the batches are spent."""

    source: Source
    reader: ModuleType

    @property
    def counts(self) -> Counts:
        return self.source.counts

    @property
    def name(self) -> str:
        return str(self.reader.NAME)

    def __iter__(self) -> Iterator[Batch]:
        yield from self.reader.read(self.source)


def _beginning(head: bytes) -> str:
    return repr(head[:60].decode("utf-8", "replace"))


def batches(given: Given, mapping: Mapping[str, str] | None = None) -> Decoding:
    """Open an input and choose its reader; nothing is decoded before the first batch is asked for.

    `mapping` names columns of a plain table, field to column.
    """
    source = open_source(given, mapping)
    if not source.head:
        source.close()
        raise Refused(source.name, "empty")
    for reader in READERS:
        if reader.claims(source):
            return Decoding(source, reader)
    source.close()
    known = ", ".join(reader.NAME for reader in READERS)
    raise Refused(
        source.name, f"begins with {_beginning(source.head)}, which is none of the formats read here: {known}"
    )


def read(given: Given, mapping: Mapping[str, str] | None = None) -> Decoded:
    """Everything in one input. Refuses an input in which no line could be read."""
    decoding = batches(given, mapping)
    fixes, identities = [FIXES.empty_table()], [IDENTITIES.empty_table()]
    for batch in decoding:
        if batch.fixes is not None:
            fixes.append(batch.fixes)
        if batch.identities is not None:
            identities.append(batch.identities)
    counts = decoding.counts
    if not counts.decoded and not counts.ignored:
        reasons = ", ".join(f"{count} × {reason}" for reason, count in counts.refused.most_common(3))
        raise Refused(decoding.source.name, f"no line could be read ({reasons or 'no data'})")
    table = joined(fixes)
    return Decoded(
        table, pa.concat_tables(identities).combine_chunks(), counts, decoding.name, tuple(decoding.source.notes)
    )


def decode(given: Given) -> pa.Table:
    """The fixes of a file, or of bytes; the counts of lines are JSON under `allsource.counts` in the metadata."""
    decoded = read(given)
    notes = {"allsource.counts": json.dumps(decoded.counts.as_dict()), "allsource.reader": decoded.reader}
    return decoded.fixes.replace_schema_metadata(notes)
