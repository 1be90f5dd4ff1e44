"""From columns of text to columns of fixes: times, numbers with their sentinels, identities.

Shared by the readers of tables. A value that cannot be read is null and counted with its column, never guessed.
"""

import codecs
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from allsource.movements.batch import Batch
from allsource.movements.counts import Counts
from allsource.movements.fixes import IDENTITIES, fix_table
from allsource.movements.source import Source

__all__ = ["Said", "fixes", "header", "mmsi", "number", "rows", "said", "times", "within"]

_TIME = pa.timestamp("us", tz="UTC")
_BLOCK = 1 << 23
_BOM = b"\xef\xbb\xbf"

Column = Any
"""An Arrow array or chunked array; pyarrow carries no types."""


def header(head: bytes) -> list[str]:
    """The names in the first line, without quotes, byte-order mark and outer blanks; none for a binary file."""
    line = head.removeprefix(_BOM).split(b"\n", 1)[0].strip()
    if b"\x00" in line or line[:1] in (b"{", b"[", b"!", b"\\"):
        return []
    separator = b";" if line.count(b";") > line.count(b",") else b"\t" if line.count(b"\t") > line.count(b",") else b","
    return [name.strip().strip(b'"').strip().decode("utf-8", "replace") for name in line.split(separator)]


class _Pieces:
    """The bytes of a source as the file that Arrow's CSV reader wants.

    Arrow hands an odd row to its handler as text and fails on bytes that are no UTF-8, so each such byte becomes the
    replacement character here; a value that held it is refused with its column.
    """

    closed = False

    def __init__(self, source: Source) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pieces = (decoder.decode(piece).encode() for piece in source.pieces())
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (piece := next(self._pieces, None)) is not None:
            self._rest += piece
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def writable(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


def _separator(head: bytes) -> str:
    line = head.split(b"\n", 1)[0]
    return max(",;\t", key=lambda mark: line.count(mark.encode()))


def _once(names: list[str], source: Source) -> list[str]:
    """Each name once: of columns with one name the first is read, and that is told."""
    taken: dict[str, int] = {}
    result = []
    for name in names:
        taken[name] = taken.get(name, 0) + 1
        result.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    doubled = [name for name, count in taken.items() if name and count > 1]
    if doubled:
        source.notes.append(f"columns there twice, of which the first is read: {', '.join(doubled)}")
    return result


def rows(source: Source) -> Iterator[pa.Table]:
    """The rows of a CSV as text, block by block; a row with too many or too few fields is refused and counted."""
    names = _once(header(source.head), source)

    def odd(row: csv.InvalidRow) -> str:
        source.counts.refused["row with another number of fields than the header"] += 1
        source.counts.lines += 1
        return "skip"

    parse = csv.ParseOptions(delimiter=_separator(source.head), invalid_row_handler=odd, newlines_in_values=False)
    convert = csv.ConvertOptions(
        column_types={name: pa.string() for name in names}, strings_can_be_null=False, check_utf8=False
    )
    read = csv.ReadOptions(block_size=_BLOCK, column_names=names, skip_rows=1, use_threads=False, encoding="utf8")
    try:
        reader = csv.open_csv(pa.PythonFile(_Pieces(source), mode="r"), read, parse, convert)
        for batch in reader:
            source.counts.lines += batch.num_rows
            yield pa.Table.from_batches([batch])
    except pa.ArrowInvalid as error:
        source.counts.refused[f"unreadable from here on ({str(error).splitlines()[0][:80]})"] += 1


def number(values: Column, scale: float = 1.0) -> Column:
    """Text as numbers, times `scale`; what is none is null."""
    text = pc.utf8_trim_whitespace(values.cast(pa.string()))
    plain = pc.match_substring_regex(text, r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$")
    return pc.multiply(pc.if_else(plain, text, None).cast(pa.float64()), scale)


def within(values: Column, low: float, high: float) -> Column:
    """The values from `low` up to, not with, `high`; a sentinel or nonsense is null."""
    return pc.if_else(pc.and_(pc.greater_equal(values, low), pc.less(values, high)), values, None)


def mmsi(values: Column) -> Column:
    """`mmsi:` and nine digits from text or numbers; null where it is no number."""
    text = pc.utf8_trim_whitespace(values.cast(pa.string()))
    text = pc.replace_substring_regex(text, r"\.0+$", "")
    sound = pc.match_substring_regex(text, r"^[0-9]{1,9}$")
    padded = pc.utf8_lpad(text, width=9, padding="0")
    return pc.if_else(sound, pc.binary_join_element_wise("mmsi:", padded, ""), None)


def times(values: Column, *formats: str) -> Column:
    """Text as UTC times by the first format that fits; `iso` is ISO 8601 with a blank or a T, `unix` seconds."""
    text = pc.utf8_trim_whitespace(values.cast(pa.string()))
    result = pa.nulls(len(text), _TIME)
    for form in formats:
        parsed = _iso(text) if form == "iso" else _unix(text) if form == "unix" else _by_format(text, form)
        result = pc.coalesce(result, parsed)
    return result


def _by_format(text: Column, form: str) -> Column:
    return pc.strptime(text, format=form, unit="us", error_is_null=True).cast(_TIME)


def _unix(text: Column) -> Column:
    seconds = number(text)
    micros = pc.multiply(seconds, pa.scalar(1e6))
    return pc.if_else(pc.is_valid(micros), pc.round(micros), None).cast(pa.int64()).cast(_TIME)


def _iso(text: Column) -> Column:
    """`2024-05-07 12:00:00`, with a T, a fraction, a Z or +00:00; other offsets are not UTC and are null."""
    plain = pc.replace_substring_regex(text, r"\s*(Z|UTC|\+00:?00)$", "")
    plain = pc.replace_substring(plain, "T", " ", max_replacements=1)
    sound = pc.match_substring_regex(plain, r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,9})?$")
    whole = pc.utf8_slice_codeunits(pc.if_else(sound, plain, None), 0, 19)
    fraction = pc.replace_substring_regex(pc.if_else(sound, plain, None), r"^[^.]*\.?", "0.")
    seconds = pc.strptime(whole, format="%Y-%m-%d %H:%M:%S", unit="us", error_is_null=True).cast(pa.int64())
    return pc.add(seconds, pc.round(pc.multiply(fraction.cast(pa.float64()), 1e6)).cast(pa.int64())).cast(_TIME)


def fixes(count: int, columns: dict[str, Column], counts: Counts, first_line: int) -> pa.Table:
    """A table of FIXES from what a reader made of its rows; rows without an identity are refused and counted."""
    columns["source_line"] = pa.array(np.arange(first_line, first_line + count))
    for name in ("identity", "receiver"):
        if name in columns:
            columns[name] = pc.dictionary_encode(_joined(columns[name]))
    table = fix_table(count, {name: _joined(values) for name, values in columns.items()})
    named = table.filter(pc.is_valid(table["identity"]))
    counts.refused["no identity"] += count - named.num_rows
    timed = named["time"].null_count
    placed = named["lat"].null_count
    counts.decoded["position"] += named.num_rows
    if timed:
        counts.decoded["of them without a readable time"] += timed
    if placed:
        counts.decoded["of them without a place"] += placed
    counts.refused = +counts.refused
    return named


def _joined(values: Column) -> pa.Array:
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    return values.chunk(0) if isinstance(values, pa.ChunkedArray) else values


@dataclass(frozen=True, slots=True)
class Said:
    """Which column of a table holds which part of what a ship says of itself, and how it is read."""

    columns: dict[str, str]
    read: Mapping[str, Callable[[Column], Column]]


def said(table: pa.Table, identity: Column, time: Column, by: Said) -> pa.Table:
    """The distinct statements of identity in these rows, in the columns of IDENTITIES."""
    given = {name: column for name, column in by.columns.items() if column in table.column_names}
    if not given:
        return IDENTITIES.empty_table()
    parts = {"identity": identity, "time": time}
    for name, column in given.items():
        values = table[column]
        parts[name] = by.read[name](values) if name in by.read else pc.utf8_trim_whitespace(values.cast(pa.string()))
    keys = ["identity", *given]
    grouped = pa.table(parts).group_by(keys).aggregate([("time", "min"), ("time", "max"), ("identity", "count")])
    grouped = grouped.rename_columns([*keys, "first", "last", "messages"])
    grouped = grouped.filter(pc.is_valid(grouped["identity"]))
    columns = []
    for wanted in IDENTITIES:
        if wanted.name in grouped.column_names:
            column = grouped[wanted.name]
            columns.append(column.fill_null("") if wanted.type == pa.string() else column.cast(wanted.type))
        else:
            empty = (
                pa.array([""] * grouped.num_rows)
                if wanted.type == pa.string()
                else pa.nulls(grouped.num_rows, wanted.type)
            )
            columns.append(empty)
    return pa.table(columns, schema=IDENTITIES)


def batch(fixes_: pa.Table, identities: pa.Table | None = None) -> Batch:
    return Batch(fixes_, identities if identities is not None and identities.num_rows else None)
