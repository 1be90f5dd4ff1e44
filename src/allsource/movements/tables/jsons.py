"""Rows of JSON into rows of fixes: shared by the readers of JSON lines.

Numbers are taken only from JSON numbers; a line that is no object is refused and counted.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from allsource.movements.batch import Batch
from allsource.movements.fixes import FIXES, IDENTITIES
from allsource.movements.source import Source, lines

__all__ = ["Reading", "Row", "batches", "first_object", "micros", "number", "row_batches"]

_ROWS = 1 << 16
Row = dict[str, Any]
Reading = tuple[Row | None, Row | None, str]
"""A fix, a statement of identity, and why the line was ignored (or '')."""


def first_object(head: bytes) -> Mapping[str, Any]:
    """The first line as an object; empty where it is none."""
    for line in head.splitlines()[:1]:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}
    return {}


def number(value: object, low: float, high: float) -> float | None:
    """A JSON number from `low` up to, not with, `high`; else None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if low <= value < high else None


def micros(value: object) -> int | None:
    """Unix seconds, or ISO text as services write it (`2024-05-07 12:00:00.123456789 +0000 UTC`), as microseconds."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(value * 1e6) if 6e8 < value < 4.1e9 else None
    if not isinstance(value, str):
        return None
    text = value.removesuffix(" UTC").replace(" +0000", "+00:00").replace("Z", "+00:00")
    whole, _, rest = text.partition(".")
    fraction, sign, offset = rest.partition("+")
    try:
        moment = datetime.fromisoformat(f"{whole}.{fraction[:6]:0<6}{sign}{offset}" if rest else whole)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1e6)


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    arrays = []
    for field in schema:
        values = [row.get(field.name) for row in rows]
        if pa.types.is_timestamp(field.type):
            arrays.append(pa.array(values, pa.int64()).cast(field.type))
        elif pa.types.is_dictionary(field.type):
            arrays.append(pa.array(values, pa.string()).dictionary_encode())
        elif pa.types.is_string(field.type):
            arrays.append(pa.array([value or "" for value in values], pa.string()))
        else:
            arrays.append(pa.array(values, field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def _objects(source: Source) -> Iterator[tuple[int, Row]]:
    for line, raw in enumerate(lines(source), 1):
        if not raw.strip():
            source.counts.ignored["blank line"] += 1
            continue
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            source.counts.refused["no JSON"] += 1
            continue
        if isinstance(value, dict):
            yield line, value
        else:
            source.counts.refused["no JSON object"] += 1


def batches(source: Source, reading: Callable[[Row], Reading]) -> Iterator[Batch]:
    """Batches from JSON lines, each line read by `reading`."""
    fixes: list[Row] = []
    said: list[Row] = []
    for line, value in _objects(source):
        fix, statement, why = reading(value)
        if fix is not None:
            fixes.append(fix | {"source_line": line})
            source.counts.decoded["position"] += 1
        if statement is not None:
            said.append(statement | {"messages": 1})
            source.counts.decoded["static data"] += 1
        if why:
            fate = source.counts.refused if why.startswith("no identity") else source.counts.ignored
            fate[why] += 1
        if len(fixes) + len(said) >= _ROWS:
            yield Batch(_table(fixes, FIXES), _table(said, IDENTITIES))
            fixes, said = [], []
    yield Batch(_table(fixes, FIXES), _table(said, IDENTITIES))


def row_batches(rows: Iterator[Row]) -> Iterator[Batch]:
    """Batches from fixes that come one by one."""
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) >= _ROWS:
            yield Batch(_table(held, FIXES))
            held = []
    yield Batch(_table(held, FIXES))
