"""How fast passes are found, against skyfield's find_events on a sample of the same pairs, in one run and CPU time."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import skyfield.api as skyfield

from allsource.overhead import Elements, RecordedTrack, passes, track_passes
from allsource.overhead.choose import services
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import Floats
from allsource.overhead.ground import FixedPlaces
from allsource.overhead.interpolate import SKY, fit, polynomial_matrix, reach
from allsource.overhead.propagate import MARGIN, nodes
from allsource.overhead.search import FOUND, search
from allsource.overhead.sensors import sensor_of

__all__ = ["START", "against_skyfield", "catalogue", "cpu_s", "history", "low", "places", "track"]

START = datetime(2026, 6, 14, 6, tzinfo=UTC)
MASK_DEG = 10.0
DAYS = 7


def cpu_s(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this process and the result."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def low(elements: Iterable[ElementSet]) -> list[ElementSet]:
    """The near-circular low orbits of a catalogue."""
    return [item for item in elements if not item.deep_space and item.satrec.ecco < 0.05]


def some(sets: Sequence[ElementSet], count: int) -> list[ElementSet]:
    chosen = np.random.default_rng(7).choice(len(sets), min(count, len(sets)), replace=False)
    return [sets[i] for i in sorted(chosen)]


def places(count: int) -> Floats:
    random = np.random.default_rng(11)
    lat = np.degrees(np.arcsin(random.uniform(-0.94, 0.94, count)))
    return np.column_stack([lat, random.uniform(-180.0, 180.0, count)])


def events(sets: Sequence[ElementSet], sites: Floats, end: datetime) -> int:
    """Rise, culmination, set and greatest elevation alone, as find_events gives them; how many passes."""
    ground = FixedPlaces(np.column_stack([sites, np.zeros(len(sites))]))
    sine, room, total = float(np.sin(np.radians(MASK_DEG))), np.empty((8192, FOUND)), 0
    for block in nodes(services(sets, (START.timestamp(), end.timestamp()))):
        even, last = block.grid, len(block.turn) - 1 - MARGIN
        matrix, tracks = polynomial_matrix(block.rate_km_s.shape[1] > 0), ground.on(even)
        coefficients = np.full((len(block.turn), 3, 8), np.nan)
        sky = np.zeros((SKY, len(block.turn)), np.float32)
        for teme, rate, failed in zip(block.teme_km, block.rate_km_s, block.failed, strict=True):
            fit(teme, rate, block.turn, failed, matrix, even.step_s, coefficients)
            reach(coefficients, MARGIN, last, sine, sky)
            total += search(coefficients, sky, tracks, sine, MARGIN, even.step_s, room)
    return total


def skyfield_s(sets: Sequence[ElementSet], sites: Floats, end: datetime, sample: int) -> float:
    """CPU seconds that find_events takes for a pair, the mean of a sample of the pairs."""
    scale = skyfield.load.timescale(builtin=True)
    begin, stop = scale.from_datetime(START), scale.from_datetime(end)
    random = np.random.default_rng(5)
    pairs = list(zip(random.integers(0, len(sets), sample), random.integers(0, len(sites), sample), strict=True))

    def theirs() -> None:
        for number, place in pairs:
            satellite = skyfield.EarthSatellite.from_satrec(sets[number].satrec, scale)
            satellite.find_events(skyfield.wgs84.latlon(*sites[place]), begin, stop, altitude_degrees=MASK_DEG)

    return cpu_s(theirs)[0] / sample


def against_skyfield(elements: Elements, count: int = 1000, sample: int = 200) -> dict[str, float]:
    """Ratios of CPU time for a pair of satellite and site over seven days."""
    sites, end = places(100), START + timedelta(days=DAYS)
    near, every = some(low(elements), count), some(elements.sets, count)
    passes(every[:3], sites[:1], START, end)
    found_s, number = cpu_s(lambda: events(near, sites, end))
    low_s, _ = cpu_s(lambda: passes(near, sites, START, end))
    every_s, _ = cpu_s(lambda: passes(every, sites, START, end))
    pairs = count * len(sites)
    near_peer, every_peer = skyfield_s(near, sites, end, sample), skyfield_s(every, sites, end, sample)
    return {
        "skyfield_ms_a_pair_low": 1e3 * near_peer,
        "skyfield_ms_a_pair_every_class": 1e3 * every_peer,
        "passes_low": float(number),
        "ratio_events_low": near_peer * pairs / found_s,
        "ratio_whole_table_low": near_peer * pairs / low_s,
        "ratio_whole_table_every_class": every_peer * pairs / every_s,
    }


def catalogue(elements: Elements) -> dict[str, float]:
    """The whole catalogue over one site for a day."""
    site, end = np.array([[36.0, -5.5]]), START + timedelta(days=1)
    passes(elements.sets[:1], site, START, end)
    return {
        "catalogue_sets": float(len(elements)),
        "catalogue_cpu_s": cpu_s(lambda: passes(elements, site, START, end))[0],
    }


def track(elements: Elements) -> dict[str, float]:
    """A ten-day track of 5,000 fixes against 500 imagers."""
    random = np.random.default_rng(3)
    times = np.sort(START.timestamp() - 5 * 86_400.0 + random.uniform(0.0, 864_000.0, 5_000))
    fixes = np.column_stack([36.0 + np.arange(5_000) * 1e-3, -5.0 + np.arange(5_000) * 2e-3, np.zeros(5_000)])
    imagers = [item for item in elements if sensor_of(item.name)][:500]
    ship = RecordedTrack(times, fixes)
    track_passes(imagers[:1], ship)
    return {"track_cpu_s": cpu_s(lambda: track_passes(imagers, ship))[0]}


def history(elements: Elements, newest: Elements) -> dict[str, float]:
    """A week's history of the Earth observers over ten sites, beside one set of each."""
    sites, begin, end = places(10), START - timedelta(days=6), START
    objects = {item.norad_id for item in elements}
    single = [item for item in newest if item.norad_id in objects]
    passes(single[:2], sites, begin, end)
    return {
        "history_sets": float(len(elements)),
        "history_objects": float(len(objects)),
        "history_cpu_s": cpu_s(lambda: passes(elements, sites, begin, end))[0],
        "one_set_each_cpu_s": cpu_s(lambda: passes(single, sites, begin, end))[0],
    }
