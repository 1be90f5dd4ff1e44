"""Fixes: one timestamped position a row, in the columns that every reader fills and every detector reads.

The columns are those of the contract, with two more for aircraft: `nic` and `nac_p`, the integrity and accuracy that
the aircraft states for its own position (DO-260B). What a message does not say, or says with a sentinel, is null.
`time` is when the position was taken, as far as it can be told; `received` is the receiver's own stamp.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

__all__ = ["FIXES", "IDENTITIES", "empty_fixes", "empty_identities", "fix_table", "identity_column", "joined",
           "texts"]  # fmt: skip

_TIME = pa.timestamp("us", tz="UTC")
_NAME = pa.dictionary(pa.int32(), pa.string())

FIXES = pa.schema(
    [
        ("identity", _NAME),
        ("time", _TIME),
        ("received", _TIME),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("speed_kn", pa.float32()),
        ("course_deg", pa.float32()),
        ("heading_deg", pa.float32()),
        ("altitude_m", pa.float32()),
        ("vertical_m_s", pa.float32()),
        ("message_type", pa.int16()),
        ("status", pa.int16()),
        ("precision_m", pa.float32()),
        ("receiver", _NAME),
        ("source_line", pa.int64()),
        ("nic", pa.int8()),
        ("nac_p", pa.int8()),
    ]
)
"""speed in knots over ground, course and heading in degrees from true north, altitude in metres (barometric where that
is what was sent), vertical speed in metres a second, precision as a 95 % radius or the step of the encoding."""

IDENTITIES = pa.schema(
    [
        ("identity", pa.string()),
        ("first", _TIME),
        ("last", _TIME),
        ("messages", pa.int64()),
        ("name", pa.string()),
        ("callsign", pa.string()),
        ("imo", pa.string()),
        ("ship_type", pa.int16()),
        ("length_m", pa.float32()),
        ("width_m", pa.float32()),
        ("draught_m", pa.float32()),
        ("destination", pa.string()),
    ]
)
"""What a platform said about itself, one row for each distinct statement with the span in which it was heard."""

Array = npt.NDArray[Any]


def empty_fixes() -> pa.Table:
    return FIXES.empty_table()


def empty_identities() -> pa.Table:
    return IDENTITIES.empty_table()


def _arrow(values: Any, kind: pa.DataType) -> pa.Array:
    """A column of the wanted type. In floating arrays NaN is null; other missing values come as Arrow nulls."""
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if isinstance(values, pa.Array):
        return values if values.type == kind else values.cast(kind)
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return pa.array(values, from_pandas=True).cast(kind)
    return pa.array(values, type=kind)


def fix_table(count: int, columns: Mapping[str, Any]) -> pa.Table:
    """The columns given, in the order of FIXES; a column not given is null throughout."""
    arrays = [
        _arrow(columns[field.name], field.type) if field.name in columns else pa.nulls(count, field.type)
        for field in FIXES
    ]
    return pa.Table.from_arrays(arrays, schema=FIXES)


def texts(codes: Array, names: list[str], missing: int = -1) -> pa.DictionaryArray:
    """A dictionary column from integer codes; `missing` marks an absent value."""
    indices = pa.array(codes.astype(np.int32), mask=codes == missing)
    return pa.DictionaryArray.from_arrays(indices, pa.array(names, type=pa.string()))


def identity_column(codes: Array, numbers: Array, prefix: str = "mmsi:", width: int = 9) -> pa.DictionaryArray:
    """Identities such as `mmsi:002320783` from codes into `numbers`, the distinct numbers broadcast."""
    names = [f"{prefix}{number:0{width}d}" for number in numbers.tolist()]
    return texts(codes, names)


def joined(tables: list[pa.Table]) -> pa.Table:
    """Tables of fixes one after another with one dictionary of names; no column is copied.

    Readers hand out ever longer lists of the same names: where that is so, the longest serves all and nothing is looked
    up.
    """
    table = pa.concat_tables([table for table in tables if table.num_rows] or tables[:1])
    for place, kind in enumerate(FIXES):
        if not pa.types.is_dictionary(kind.type):
            continue
        chunks = table.column(place).chunks
        longest = max((chunk.dictionary for chunk in chunks), key=len, default=pa.array([], pa.string()))
        if not all(longest.slice(0, len(chunk.dictionary)).equals(chunk.dictionary) for chunk in chunks):
            return table.unify_dictionaries()
        same = [pa.DictionaryArray.from_arrays(chunk.indices, longest, safe=False) for chunk in chunks]
        table = table.set_column(place, kind, pa.chunked_array(same, kind.type))
    return table
