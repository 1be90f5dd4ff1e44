"""`python -m benchmarks.overhead DATA`: DATA is a folder of element files; skyfield and scipy must be installed.

Prints one table: passes of 1,000 low satellites over 100 sites in 7 days against skyfield's find_events on a sample of
the same pairs (CPU time, one core), a whole catalogue over one site, a ten-day track, and agreement with brentq.
Without the data or the peer the part is skipped by name. Fails when a figure falls below its floor (floors.json).
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from allsource.overhead import Elements, RecordedTrack, load, passes, track_passes
from allsource.overhead.elements import ElementSet
from allsource.overhead.sensors import sensor_of

try:
    import skyfield.api as skyfield
except ImportError:
    skyfield = None

START = datetime(2026, 6, 14, 6, tzinfo=UTC)
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())
"""Name of a figure to {"least": …} or {"most": …}; never loosened silently."""

Floats = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def cpu_s(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this process and the result."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def low(elements: Elements, count: int) -> list[ElementSet]:
    near = [item for item in elements if not item.deep_space and item.satrec.ecco < 0.05]
    chosen = np.random.default_rng(7).choice(len(near), count, replace=False)
    return [near[i] for i in sorted(chosen)]


def places(count: int) -> Floats:
    random = np.random.default_rng(11)
    lat = np.degrees(np.arcsin(random.uniform(-0.94, 0.94, count)))
    return np.column_stack([lat, random.uniform(-180.0, 180.0, count)])


def against_skyfield(elements: Elements, sample: int = 60) -> dict[str, float]:
    """Ratio of CPU time for a pair of satellite and site over seven days, skyfield's on a sample of the pairs."""
    sets, sites, end = low(elements, 1000), places(100), START + timedelta(days=7)
    passes(sets[:1], sites[:1], START, end)
    ours, table = cpu_s(lambda: passes(sets, sites, START, end))
    scale = skyfield.load.timescale(builtin=True)
    begin, stop = scale.from_datetime(START), scale.from_datetime(end)
    random = np.random.default_rng(5)
    pairs = list(zip(random.integers(0, len(sets), sample), random.integers(0, len(sites), sample), strict=True))

    def theirs() -> None:
        for number, place in pairs:
            satellite = skyfield.EarthSatellite.from_satrec(sets[number].satrec, scale)
            satellite.find_events(skyfield.wgs84.latlon(*sites[place]), begin, stop, altitude_degrees=10.0)

    peer, _ = cpu_s(theirs)
    count = len(sets) * len(sites)
    return {
        "pairs_per_cpu_s": count / ours,
        "skyfield_pairs_per_cpu_s": sample / peer,
        "ratio_to_skyfield": (peer / sample) / (ours / count),
        "passes": float(table.num_rows),
    }


def catalogue(elements: Elements) -> float:
    site = np.array([[36.0, -5.5]])
    passes(elements.sets[:1], site, START, START + timedelta(days=1))
    return cpu_s(lambda: passes(elements, site, START, START + timedelta(days=1)))[0]


def track(elements: Elements) -> float:
    random = np.random.default_rng(3)
    times = np.sort(START.timestamp() - 5 * 86_400.0 + random.uniform(0.0, 864_000.0, 5_000))
    fixes = np.column_stack([36.0 + np.arange(5_000) * 1e-3, -5.0 + np.arange(5_000) * 2e-3, np.zeros(5_000)])
    imagers = [item for item in elements if sensor_of(item.name)][:500]
    ship = RecordedTrack(times, fixes)
    track_passes(imagers[:1], ship)
    return cpu_s(lambda: track_passes(imagers, ship))[0]


def main(folder: str | None) -> int:
    files = sorted(Path(folder).rglob("active-20260614*.tle")) if folder else []
    if not files:
        print("overhead: skipped, no folder with active-20260614*.tle given")
        return 0
    elements = load(files[0])
    figures = {"catalogue_cpu_s": catalogue(elements), "track_cpu_s": track(elements)}
    if skyfield is None:
        print("overhead: the comparison is skipped, skyfield is not installed")
    else:
        figures |= against_skyfield(elements)
    for name, value in figures.items():
        print(f"{name:28s} {value:12.2f}   {FLOORS.get(name, '')}")
    missed = [name for name, value in figures.items() if not held(value, FLOORS.get(name, {}))]
    print("missed: " + ", ".join(missed) if missed else "every floor holds")
    return 1 if missed else 0


def held(value: float, floor: dict[str, float]) -> bool:
    return floor.get("least", -np.inf) <= value <= floor.get("most", np.inf)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
