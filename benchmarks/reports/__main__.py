"""`python -m benchmarks.reports DATA [--only PART]`: a table of figures beside their floors; fails below one.

DATA is the folder that holds polnear/, uner_ewt/, wikigold/, propbank_ewt/, tempeval3/ and geoparsing/. What is missing
is skipped by name.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reports import attribution, dates, layers, places, speed

Row = tuple[str, float, str]  # what is measured, the figure, remarks


def _attribution(data: Path) -> Iterator[Row]:
    for kind, score in attribution.attribution(data).items():
        yield f"attribution, PolNeAR dev: {kind}", score.f1, f"P {score.precision:.1f} R {score.recall:.1f}"


def _names(data: Path) -> Iterator[Row]:
    for label, score in layers.names_uner(data).items():
        what = f"names, UNER-EWT dev, second half: {label or 'PER LOC ORG'}"
        yield what, score.f1, f"P {score.precision:.1f} R {score.recall:.1f}, {score.gold} names"


def _wikigold(data: Path) -> Iterator[Row]:
    score = layers.names_wikigold(data)[""]
    yield "names, WikiGold, second half: PER LOC ORG", score.f1, f"P {score.precision:.1f} R {score.recall:.1f}"


def _propbank(data: Path) -> Iterator[Row]:
    for what, score in (
        ("arguments, PropBank EWT dev, predicates given", layers.arguments(data)),
        ("predicates, PropBank EWT dev", layers.predicates(data)),
        ("words with their tags, EWT dev", layers.tags(data)),
    ):
        yield what, score.f1, f"P {score.precision:.1f} R {score.recall:.1f}, {score.gold} in all"


def _speed(data: Path) -> Iterator[Row]:
    texts = speed.reports(data)
    for number, name in ((1, "one process"), (2, "two processes")):
        wall, processor = speed.throughput(texts, number)
        yield f"reports of 500 words a second, {name}", wall, f"{processor:.1f} a processor-second"
    with TemporaryDirectory() as folder:
        first, memory = speed.first_report(texts, Path(folder))
    yield "first report of a fresh process, seconds", first, "median of five, imports included"
    yield "memory of one process, MB", memory, "after 40 reports"


def _dates(data: Path) -> Iterator[Row]:
    relaxed, valued = dates.figures(data / dates.DATA)
    yield "dates, TimeBank and AQUAINT: relaxed F1", relaxed, "no tags; the rules were tuned on these texts"
    yield "dates, TimeBank and AQUAINT: value F1", valued, ""


def _places(data: Path) -> Iterator[Row]:
    yield "places, LGL, second half: accuracy at 161 km", places.accuracy(data / places.DATA), "gold toponyms"


_PARTS: dict[str, tuple[Path, Callable[[Path], Iterator[Row]]]] = {
    "attribution": (attribution.DATA, _attribution),
    "names": (layers.UNER, _names),
    "wikigold": (layers.WIKIGOLD, _wikigold),
    "propbank": (layers.PROPBANK, _propbank),
    "dates": (dates.DATA, _dates),
    "places": (places.DATA, _places),
    "speed": (attribution.DATA, _speed),
}


def _holds(figure: float, floor: dict[str, float]) -> bool:
    return floor.get("at least", figure) <= figure <= floor.get("at most", figure)


def main() -> int:
    """Print the table; 1 where a figure misses its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--only", choices=_PARTS, action="append", help="this part alone; may be repeated")
    given = parser.parse_args()
    floors = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
    missed = 0
    for part in given.only or _PARTS:
        needed, measure = _PARTS[part]
        if given.data is None or not (given.data / needed).exists():
            print(f"skipped: {part}, which needs {needed} in DATA")
            continue
        for what, figure, remarks in measure(given.data):
            floor = floors.get(what, {})
            held = _holds(figure, floor)
            missed += not held
            bound = " ".join(f"{side} {value:g}" for side, value in floor.items())
            print(f"{what:56} {figure:8.1f}  {bound:14} {'' if held else 'MISSED '}{remarks}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
