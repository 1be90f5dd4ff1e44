"""Write sources/element_age.tsv: how far in time a pass may be off, by class of orbit and age of the elements.

    python -m builders.overhead.age HISTORY.tle... > sources/element_age.tsv

Every old set of an object is propagated to the epoch of each newer one, where the newer set stands for the truth; the
difference along the track, divided by the speed, is the timing error. Only gaps inside a bin count, and a cell needs at
least 200 of them from at least 20 objects: what was not measured has no row, and then the error cannot be judged.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from allsource.overhead.age import CLASSES, class_of
from allsource.overhead.elements import ElementSet
from allsource.overhead.files import load

BINS = ((0.0, 0.25), (0.25, 0.75), (0.75, 1.5), (1.5, 2.5), (2.5, 3.5), (3.5, 4.5), (4.5, 6.0))
"""Days; an age falls into the bin that holds it."""


def timing_errors(sets: Iterable[ElementSet]) -> Iterator[tuple[str, int, float, float]]:
    """(class, object, age in days, seconds along the track) of every older set against each newer one of its object."""
    history: defaultdict[int, list[ElementSet]] = defaultdict(list)
    for item in sets:
        history[item.norad_id].append(item)
    for norad_id, items in history.items():
        items.sort(key=lambda item: item.epoch)
        for place, old in enumerate(items):
            kind = class_of(old)
            if kind is None:
                continue
            for new in items[place + 1 :]:
                jd, part = new.satrec.jdsatepoch, new.satrec.jdsatepochF
                failed, was, _ = old.satrec.sgp4(jd, part)
                wrong, position, velocity = new.satrec.sgp4(jd, part)
                if failed or wrong:
                    continue
                speed = float(np.linalg.norm(velocity))
                along = float(np.dot(np.subtract(was, position), velocity)) / speed
                yield kind, norad_id, (new.epoch - old.epoch).total_seconds() / 86_400.0, abs(along) / speed


def main(paths: list[str]) -> None:
    rows = list(timing_errors(load(*paths)))
    print(
        "# timing error along the track, seconds; made by builders/overhead/age.py from element histories of June 2026"
    )
    print("# (CelesTrak GP data of Earth observers, 2026-05-25 to 2026-06-14)")
    print("class\tage_from_days\tage_to_days\tpairs\tobjects\tp50_s\tp90_s")
    for kind in CLASSES:
        for low, high in BINS:
            cell = [(norad_id, error) for k, norad_id, age, error in rows if k == kind.name and low < age <= high]
            objects = len({norad_id for norad_id, _ in cell})
            if len(cell) >= 200 and objects >= 20:
                p50, p90 = np.percentile([error for _, error in cell], [50, 90])
                print(f"{kind.name}\t{low}\t{high}\t{len(cell)}\t{objects}\t{p50:.3f}\t{p90:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
