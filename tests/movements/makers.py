"""Ships to test with: invented numbers and names, at real places."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from allsource.movements.fixes import fix_table

__all__ = ["NOON", "fixes", "join", "moving", "resting"]

NOON = 1_715_083_200_000_000  # 2024-05-07T12:00:00Z, in microseconds
_TIME = pa.timestamp("us", tz="UTC")

Said = dict[str, str | int | float | bytes | bool]
"""An AIS message as pyais encodes it."""


def fixes(
    identity: str,
    seconds: Sequence[float],
    lat: Sequence[float],
    lon: Sequence[float],
    **columns: Sequence[float | int | str | None],
) -> pa.Table:
    """A table of FIXES for one identity, `seconds` after noon of 2024-05-07."""
    count = len(seconds)
    micros = [NOON + round(second * 1e6) for second in seconds]
    time = pa.array(micros, pa.int64()).cast(_TIME)
    given = {
        "identity": pa.array([identity] * count, pa.string()).dictionary_encode(),
        "time": time,
        "received": time,
        "lat": pa.array(np.asarray(lat, np.float64)),
        "lon": pa.array((np.asarray(lon, np.float64) + 180.0) % 360.0 - 180.0),
        "source_line": pa.array(np.arange(1, count + 1)),
    }
    for name, values in columns.items():
        array = pa.array(list(values))
        given[name] = array.dictionary_encode() if name == "receiver" else array
    return fix_table(count, given)


def moving(
    identity: str,
    start: tuple[float, float],
    course_deg: float,
    speed_kn: float,
    hours: float,
    every_s: float = 60.0,
    begin_s: float = 0.0,
) -> pa.Table:
    """A straight run from a place."""
    after = np.arange(0.0, hours * 3600.0 + 1, every_s)
    run_deg = speed_kn * after / 3600.0 / 60.0
    lat = start[0] + run_deg * np.cos(np.radians(course_deg))
    lon = start[1] + run_deg * np.sin(np.radians(course_deg)) / np.cos(np.radians(start[0]))
    count = len(after)
    motion = {"speed_kn": [speed_kn] * count, "course_deg": [course_deg % 360.0] * count}
    return fixes(identity, (after + begin_s).tolist(), lat.tolist(), lon.tolist(), **motion)


def resting(
    identity: str,
    place: tuple[float, float],
    hours: float,
    every_s: float = 300.0,
    begin_s: float = 0.0,
    jitter_m: float = 15.0,
) -> pa.Table:
    """Lying still, with the jitter of a receiver."""
    after = np.arange(0.0, hours * 3600.0 + 1, every_s)
    noise = np.random.default_rng(len(after)).normal(0.0, jitter_m / 111_195.0, (2, len(after)))
    lat = place[0] + noise[0]
    lon = place[1] + noise[1] / max(np.cos(np.radians(place[0])), 0.05)
    still = {"speed_kn": [0.1] * len(after), "course_deg": [0.0] * len(after)}
    return fixes(identity, (after + begin_s).tolist(), lat.tolist(), lon.tolist(), **still)


def join(*tables: pa.Table) -> pa.Table:
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()
