"""`python -m benchmarks.overhead DATA`: DATA is a folder of element files.

Prints one table: speed against skyfield (CPU time, one core, one run, the same pairs; `speed`), agreement with brentq
on skyfield's altitude (`agreement`), the SGP4 verification file (`verification`) and the start of a fresh process
(`starting`). What has no data is skipped by name. Fails when a figure leaves its floor (floors.json).
"""

import json
import sys
from pathlib import Path

import numpy as np

from allsource.overhead import load
from benchmarks.overhead import agreement, speed, starting, verification

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())
"""Name of a figure to {"least": …} or {"most": …}; never loosened silently."""


def main(folder: str | None) -> int:
    figures = verification.verification()
    files = sorted(Path(folder).rglob("*.tle")) if folder else []
    active = [file for file in files if file.name.startswith("active-20260614")]
    past = [file for file in files if file.name.startswith("eo-history")]
    if active:
        elements = load(active[0])
        figures |= speed.against_skyfield(elements) | speed.catalogue(elements) | speed.track(elements)
        figures |= agreement.compare(agreement.of_every_class(elements, 16), speed.START, 24.0)
        figures |= starting.starts(active[0])
        figures |= speed.history(load(past[0]), elements) if past else {}
    else:
        print("overhead: all but the verification file is skipped, no folder with active-20260614*.tle given")
    for name, value in figures.items():
        print(f"{name:32s} {value:14.3f}   {FLOORS.get(name, '')}")
    missed = [name for name, value in figures.items() if not held(value, FLOORS.get(name, {}))]
    print("missed: " + ", ".join(missed) if missed else "every floor holds")
    return 1 if missed else 0


def held(value: float, floor: dict[str, float]) -> bool:
    return floor.get("least", -np.inf) <= value <= floor.get("most", np.inf)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
