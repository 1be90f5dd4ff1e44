"""Run the benchmarks of movements on one core and print them; CPU time, after one warm-up."""

import argparse
import json
import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pyais
from pyModeS import PipeDecoder

from allsource.movements import follow, read
from allsource.movements.adsb.squitter import FATES, OUTPUT, decode_frames, new_state
from allsource.movements.bins import binned
from allsource.movements.encounters import encounters, slow_bins
from allsource.movements.gaps import gaps
from allsource.movements.spoofing import jumps
from allsource.movements.stops import stops
from allsource.movements.thresholds import profile
from allsource.movements.tracks import build, column, station_codes
from allsource.movements.transits import transits
from benchmarks.movements.made import Day, ais_text, global_day

_FRAMES = ("8D40621D58C382D690C8AC2863A7", "8D40621D58C386435CC412692AD6", "8D485020994409940838175B284F")


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def ais() -> dict[str, float]:
    text, messages = ais_text(50_000, 20)
    read([text[:100_000]])
    ours, decoded = cpu(lambda: read([text]))
    singles = [line[line.index(b"!") :] for line in text[:2_000_000].splitlines() if b",1,1,," in line]
    peer, _ = cpu(lambda: [pyais.decode(line) for line in singles])
    assert sum(decoded.counts.decoded[kind] for kind in ("position", "static data")) == messages
    return {"messages_per_s": messages / ours, "ratio_pyais": messages / ours / (len(singles) / peer)}


def mode_s() -> dict[str, float]:
    frames = np.array([list(bytes.fromhex(frame)) for frame in _FRAMES], np.uint8)
    many = np.tile(frames, (400_000, 1))
    times = np.arange(len(many), dtype=np.int64) * 1000
    tally = np.zeros(len(FATES), np.int64)

    def run(count: int) -> int:
        return int(decode_frames(many[:count], times[:count], new_state(), np.empty(count, OUTPUT), tally))

    run(10)
    ours, _ = cpu(lambda: run(len(many)))
    decoder = PipeDecoder()
    peer, _ = cpu(lambda: [decoder.decode(_FRAMES[index % 3], timestamp=index / 1000) for index in range(20_000)])
    return {"frames_per_s": len(many) / ours, "ratio_pymodes": len(many) / ours / (20_000 / peer)}


def pipeline(day: Day) -> dict[str, float]:
    """Sort, segment, speed, gaps, stops, jumps, gates."""
    thresholds = profile("desk")
    table = day.fixes

    def run(fixes: Any) -> Any:
        tracks = build(fixes, thresholds)
        receiver, stations = station_codes(fixes)
        types = np.full(len(tracks.names), -1)
        gaps(tracks, receiver[tracks.row], stations, thresholds)
        stops(tracks, column(fixes["status"], -1)[tracks.row], thresholds)
        jumps(tracks, thresholds)
        transits(tracks, types, thresholds)
        return tracks

    run(table.slice(0, 5_000))
    spent, tracks = cpu(lambda: run(table))
    meet, found = cpu(lambda: _meetings(tracks))
    rows = [(pair, mask) for pair, mask in zip(found.platforms.tolist(), found.masked, strict=True)]
    plain = {tuple(sorted(tracks.names[code] for code in pair)) for pair, mask in rows if not mask}
    return {
        "fixes": table.num_rows,
        "fixes_per_s": table.num_rows / spent,
        "encounters_cpu_s": meet,
        "planted": len(day.planted),
        "planted_found": len(day.planted & plain),
        "invented": len(plain - day.planted),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _meetings(tracks: Any) -> Any:
    thresholds = profile("desk")
    slow = slow_bins(tracks, binned(tracks), 0, thresholds)
    return encounters(slow, np.full(len(tracks.names), -1), tracks.until, thresholds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixes", type=int, default=10_000_000)
    given = parser.parse_args()
    follow(global_day(20_000, 200).fixes)
    results = {"ais": ais(), "mode_s": mode_s(), "day": pipeline(global_day(given.fixes))}
    for name, values in results.items():
        print(name, json.dumps({key: round(value, 2) for key, value in values.items()}))


if __name__ == "__main__":
    main()
