"""A recorded track from a file of fixes: CSV or Parquet with the columns time, lat, lon and, if it has one, altitude_m.

These are the columns of the FIXES table, so that what `allsource decode` writes can be asked about. A file of several
identities is refused until one of them is named. Fixes at the same time count once; those without a position are left
out.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from allsource.errors import Refused
from allsource.overhead.frames import Floats
from allsource.overhead.ground import RecordedTrack

__all__ = ["read_track"]

_PARQUET = b"PAR1"
_NEEDED = ("time", "lat", "lon")


def read_track(path: Path, identity: str = "") -> RecordedTrack:
    """The track of a file, or of one identity in it. Raises Refused by the file's name."""
    table = _table(path)
    missing = [name for name in _NEEDED if name not in table.column_names]
    if missing:
        raise Refused(str(path), f"has no column {', '.join(missing)}; time, lat, lon are expected")
    if "identity" in table.column_names:
        table = _one(table, identity, path)
    try:
        times = table["time"].cast(pa.timestamp("us", "UTC")).cast(pa.int64()).to_numpy(zero_copy_only=False) / 1e6
        fixes = [table[name].cast(pa.float64()).to_numpy(zero_copy_only=False) for name in ("lat", "lon")]
        height = _height(table)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise Refused(str(path), f"has a column that is not of its kind: {error}") from None
    whole = np.isfinite(times) & np.isfinite(fixes[0]) & np.isfinite(fixes[1])
    whole &= (np.abs(fixes[0]) <= 90.0) & (np.abs(fixes[1]) <= 180.0)
    unique, first = np.unique(times[whole], return_index=True)
    if len(unique) < 2:
        raise Refused(str(path), f"holds {len(unique)} usable fixes; a track needs two")
    return RecordedTrack(unique, np.column_stack([*fixes, height])[whole][first])


def _table(path: Path) -> pa.Table:
    try:
        with path.open("rb") as file:
            parquet = file.read(4) == _PARQUET
        return pq.read_table(path) if parquet else pyarrow.csv.read_csv(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise Refused(str(path), f"cannot be read as CSV or Parquet: {error}") from None


def _one(table: pa.Table, identity: str, path: Path) -> pa.Table:
    held = pc.unique(table["identity"]).to_pylist()
    chosen = identity or (held[0] if len(held) == 1 else "")
    if chosen not in held:
        few = ", ".join(map(str, held[:5])) + (", …" if len(held) > 5 else "")
        raise Refused(str(path), f"holds {len(held)} identities ({few}); name one as {path}#IDENTITY")
    return table.filter(pc.equal(table["identity"], chosen))


def _height(table: pa.Table) -> Floats:
    if "altitude_m" not in table.column_names:
        return np.zeros(table.num_rows)
    return np.asarray(np.nan_to_num(table["altitude_m"].cast(pa.float64()).to_numpy(zero_copy_only=False)))
