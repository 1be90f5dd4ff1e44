"""One satellite, one site, one day in a fresh process: the very first start, which compiles, and the next."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__ = ["starts"]

_ASKED = ("--at", "36.0,-5.5", "--from", "2026-06-14", "--to", "2026-06-14", "--json")


def starts(elements: Path) -> dict[str, float]:
    """Wall seconds of the first start and the best of three later ones, for one set of that file."""
    with tempfile.TemporaryDirectory() as folder:
        lines = elements.read_text().splitlines()
        wanted = next(i for i, line in enumerate(lines) if line.startswith("SENTINEL-2A"))
        one = Path(folder) / "one.tle"
        one.write_text("\n".join(lines[wanted : wanted + 3]))
        environment = {**os.environ, "NUMBA_CACHE_DIR": str(Path(folder) / "cache")}
        command = [sys.executable, "-m", "allsource.cli", "passes", "--elements", str(one), *_ASKED]
        first, said = _wall_s(command, environment)
        later = min(_wall_s(command, environment)[0] for _ in range(3))
        return {"first_start_s": first, "first_start_says_so": float("compiling" in said), "second_start_s": later}


def _wall_s(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    begin = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return time.perf_counter() - begin, done.stderr
