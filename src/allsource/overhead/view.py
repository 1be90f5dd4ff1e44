"""The table of passes: the columns of the contract from what was found and described."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from allsource.overhead.age import class_of, time_error_s
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats

__all__ = ["view"]


def view(sets: Sequence[ElementSet], found: Floats) -> pa.Table:
    """The table of passes from described ones (`angles.PASS`, passes). A site is lit while the sun stands above its
    horizon."""
    satellite = found[0].astype(np.int64)
    epoch = np.array([item.epoch.timestamp() for item in sets])[satellite] if len(sets) else np.empty(0)
    age_days = (found[3] - epoch) / 86_400.0
    late = time_error_s([class_of(item) for item in sets], satellite, age_days)
    sun = found[11]
    columns = {
        "satellite": satellite,
        "site": found[1].astype(np.int64),
        "norad_id": np.array([item.norad_id for item in sets], dtype=np.int64)[satellite],
        "name": pa.array([item.name for item in sets], pa.string()).take(pa.array(satellite)),
        "rise": _times(found[2]),
        "culmination": _times(found[3]),
        "set": _times(found[4]),
        "max_elevation_deg": found[5],
        "azimuth_rise_deg": _nullable(found[6]),
        "azimuth_set_deg": _nullable(found[7]),
        "min_off_nadir_deg": found[8],
        "min_incidence_deg": found[9],
        "min_range_km": found[10],
        "site_sun_elevation_deg": sun,
        "lit": sun > 0.0,
        "element_epoch": _times(epoch),
        "element_age_days": age_days,
        "time_error_s_p50": _nullable(late[:, 0]),
        "time_error_s_p90": _nullable(late[:, 1]),
        "complete": np.isfinite(found[2]) & np.isfinite(found[4]),
    }
    return pa.table({name: _own(column) for name, column in columns.items()})


def _own(column: pa.Array | Floats) -> pa.Array | Floats:
    """A column that shares no memory with what it was found in, which is written over."""
    return column.copy() if isinstance(column, np.ndarray) and column.base is not None else column


def _times(unix_s: Floats) -> pa.Array:
    missing = np.isnan(unix_s)
    micros = np.where(missing, 0.0, np.round(unix_s * 1e6)).astype(np.int64)
    return pa.array(micros, pa.int64(), mask=missing).cast(pa.timestamp("us", "UTC"))


def _nullable(values: Floats) -> pa.Array:
    return pa.array(values.copy(), pa.float64(), mask=np.isnan(values))
