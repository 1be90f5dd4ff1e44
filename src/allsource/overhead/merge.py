"""Passes over a mesh of points become passes over the area they stand for."""

import numpy as np
import pyarrow as pa

__all__ = ["merge_area"]


def merge_area(table: pa.Table, area: int) -> pa.Table:
    """One row for each time a satellite could see any point of the area; `site` becomes the area's number.

    Passes of one satellite over different points that overlap in time are one. The row keeps the facts of the point
    that saw it highest, with the earliest rise and the latest set of all; a cut pass anywhere leaves it incomplete.
    """
    if table.num_rows == 0:
        return table
    rise, end = _seconds(table["rise"], -np.inf), _seconds(table["set"], np.inf)
    satellite = table["satellite"].to_numpy()
    order = np.lexsort((rise, satellite))
    best: list[int] = []
    spans: list[tuple[float, float]] = []
    highest = table["max_elevation_deg"].to_numpy()
    for row in order:
        same = best and satellite[best[-1]] == satellite[row] and rise[row] <= spans[-1][1]
        if not same:
            best.append(int(row))
            spans.append((float(rise[row]), float(end[row])))
            continue
        spans[-1] = (spans[-1][0], max(spans[-1][1], float(end[row])))
        if highest[row] > highest[best[-1]]:
            best[-1] = int(row)
    merged = table.take(pa.array(best))
    first, last = np.array([span[0] for span in spans]), np.array([span[1] for span in spans])
    merged = _replace(merged, "rise", _times(first))
    merged = _replace(merged, "set", _times(last))
    merged = _replace(merged, "complete", pa.array(np.isfinite(first) & np.isfinite(last)))
    merged = _replace(merged, "site", pa.array(np.full(len(best), area)))
    return merged.take(pa.array(np.argsort(first, kind="stable")))


def _seconds(column: pa.ChunkedArray, missing: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    micros = column.cast(pa.int64()).to_numpy(zero_copy_only=False).astype(np.float64)
    return np.asarray(np.nan_to_num(micros / 1e6, nan=missing, posinf=np.inf, neginf=-np.inf))


def _times(unix_s: np.ndarray[tuple[int], np.dtype[np.float64]]) -> pa.Array:
    known = np.isfinite(unix_s)
    micros = np.round(np.where(known, unix_s, 0.0) * 1e6).astype(np.int64)
    return pa.array(micros, mask=~known).cast(pa.timestamp("us", "UTC"))


def _replace(table: pa.Table, name: str, column: pa.Array) -> pa.Table:
    return table.set_column(table.schema.get_field_index(name), name, column)
