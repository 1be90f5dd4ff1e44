"""Speed and size of the reader: reports of about 500 words a second, the first report of a process, and memory.

The reports are the articles of PolNeAR dev cut at the paragraph that reaches 500 words. Two processes are two fresh
ones, each with its own network, as `allsource read` starts them. Seconds of the wall depend on what else the machine
does, so the seconds of the processor are given beside them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from allsource.model import Document
from allsource.reports.read import read
from benchmarks.reports.attribution import DATA, articles

__all__ = ["first_report", "reports", "throughput"]

WORDS = 500
_FIRST = """
import resource, sys, time
begun = time.perf_counter()
from pathlib import Path
from allsource.model import Document
from allsource.reports.read import read
texts = Path(sys.argv[1]).read_text(encoding="utf-8").split("\\0")
read(Document("sha256:0", texts[0]))
first = time.perf_counter() - begun
for text in texts:
    read(Document("sha256:0", text))
print(first, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def reports(data: Path) -> list[str]:
    """Articles of about 500 words; shorter ones are left out."""
    cut = [_cut(text) for text, _ in articles(data / DATA)]
    return [text for text in cut if text]


def _cut(text: str) -> str:
    words, kept = 0, list[str]()
    for line in text.split("\n"):
        kept.append(line)
        words += len(line.split())
        if words >= WORDS:
            return "\n".join(kept)
    return ""


def _read(texts: Sequence[str]) -> tuple[int, float]:
    """Reports read and processor seconds used; the first report, which loads the network, is not counted."""
    read(Document("sha256:0", texts[0]))
    begun = time.process_time()
    for text in texts:
        read(Document("sha256:0", text))
    return len(texts), time.process_time() - begun


def throughput(texts: Sequence[str], processes: int) -> tuple[float, float]:
    """Reports a second of the wall, and a second of one processor; loading is not counted."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        shares = [list(texts[at::processes]) for at in range(processes)]
        list(pool.map(_read, [share[:2] for share in shares]))
        begun = time.perf_counter()
        counts = list(pool.map(_read, shares))
        wall = time.perf_counter() - begun
    return sum(n for n, _ in counts) / wall, sum(n for n, _ in counts) / sum(seconds for _, seconds in counts)


def first_report(texts: Sequence[str], folder: Path, tries: int = 5) -> tuple[float, float]:
    """(median seconds from the import to the end of the first report, most MB after all of them), fresh processes."""
    file = folder / "texts"
    file.write_text("\0".join(texts[:40]), encoding="utf-8")
    seen = []
    for _ in range(tries):
        done = subprocess.run(
            [sys.executable, "-c", _FIRST, str(file)], capture_output=True, text=True, check=True, env=dict(os.environ)
        )
        seen.append(tuple(map(float, done.stdout.split())))
    return median(first for first, _ in seen), max(memory for _, memory in seen)
