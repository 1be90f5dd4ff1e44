"""Parquet files: their columns for the readers that know a publisher, and row groups as tables of plain columns.

A point in a `geometry` column (GeoParquet, WKB) becomes `latitude` and `longitude` where those are missing.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from allsource.movements.source import Source

__all__ = ["MAGIC", "table_columns", "tables"]

MAGIC = b"PAR1"
_ROWS = 1 << 17
_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])


def _file(source: Source) -> pq.ParquetFile:
    return pq.ParquetFile(source.path if source.path is not None else pa.BufferReader(b"".join(source.pieces())))


def table_columns(source: Source) -> list[str]:
    """The names of the columns; none for what is no Parquet file, or a broken one."""
    if not source.head.startswith(MAGIC) or source.path is None:
        return []
    try:
        names: list[str] = pq.ParquetFile(source.path).schema_arrow.names
    except (pa.ArrowInvalid, OSError):
        return []
    return names


def _with_place(table: pa.Table) -> pa.Table:
    names = set(table.column_names)
    if "geometry" not in names or {"latitude", "longitude"} <= names or not table.num_rows:
        return table
    raw = table["geometry"].combine_chunks().cast(pa.binary())
    if raw.null_count or any(len(point) != _POINT.itemsize for point in raw.to_pylist()):
        return table
    points = np.frombuffer(b"".join(raw.to_pylist()), _POINT)
    return table.append_column("longitude", pa.array(points["x"])).append_column("latitude", pa.array(points["y"]))


def tables(source: Source) -> Iterator[pa.Table]:
    """Blocks of rows; times as ISO text, so that one reader serves CSV and Parquet."""
    source.raw.close()
    try:
        for batch in _file(source).iter_batches(batch_size=_ROWS):
            source.counts.lines += batch.num_rows
            yield _plain(_with_place(pa.Table.from_batches([batch])))
    except (pa.ArrowInvalid, OSError) as error:
        source.counts.refused[f"damaged Parquet ({str(error).splitlines()[0][:80]})"] += 1


def _plain(table: pa.Table) -> pa.Table:
    for index, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            text = table.column(index).cast(pa.timestamp("us")).cast(pa.string())
            table = table.set_column(index, field.name, text)
    return table
