"""Fit the weights of `places_rank` on the first half of the Local-Global Lexicon, and print them.

    python -m builders.places.weigh DATA/geoparsing/lgl.xml

Softmax over the candidates of each name; a candidate is right within 161 km of the gold point. Evidence that comes from
other names depends on the weights themselves, so fitting and gathering take turns. Plain gradient steps on a few
hundred names: a fixed start and no chance in it, so it gives the same weights every time.
"""

import sys
from pathlib import Path

import numpy as np
from benchmarks.reports.places import MILES_100_M, Article, articles, halves
from numpy.typing import NDArray

from allsource.model import Span
from allsource.reports.gazetteer import gazetteer
from allsource.reports.places import names_of
from allsource.reports.places_rank import FEATURES, WEIGHTS, Name, features
from allsource.where import distances_m

Floats = NDArray[np.float64]
TURNS, STEPS, RATE, SHRINK = 4, 400, 0.3, 0.002


def main() -> None:
    tuned, _ = halves(articles(Path(sys.argv[1])))
    reports = [prepared(article) for article in tuned]
    weights = np.array([WEIGHTS[feature] for feature in FEATURES])
    for _ in range(TURNS):
        weights, right, total = fit(reports, weights)
        print(f"{right}/{total}  " + " ".join(f"{f}={w:.2f}," for f, w in zip(FEATURES, weights, strict=True)))


def prepared(article: Article) -> tuple[list[Name], list[NDArray[np.bool_]], list[int]]:
    """Names, which of their candidates are right, and how often each name is asked for."""
    spans = [toponym.span for toponym in article.toponyms]
    names, groups, _ = names_of(article.text, sorted(set(spans)), {}, gazetteer())
    gold: dict[Span, tuple[float, float]] = {t.span: t.point for t in article.toponyms if t.point}
    right, asked = [], []
    for name, group in zip(names, groups, strict=True):
        points = [gold[span] for span in group if span in gold]
        asked.append(len(points))
        if points and name.candidates:
            lat, lon = [place.lat for place in name.candidates], [place.lon for place in name.candidates]
            right.append(distances_m(lat, lon, *points[0]) <= MILES_100_M)
        else:
            right.append(np.zeros(len(name.candidates), dtype=bool))
    return names, right, asked


def fit(
    reports: list[tuple[list[Name], list[NDArray[np.bool_]], list[int]]], weights: Floats
) -> tuple[Floats, int, int]:
    """Weights after gathering evidence once under `weights`; right names and all names before the step."""
    groups: list[tuple[Floats, NDArray[np.bool_], int]] = []
    hits = total = 0
    for names, right, asked in reports:
        table, owners = features(names, weights)
        for number, (good, times) in enumerate(zip(right, asked, strict=True)):
            rows = table[owners == number]
            total += times
            if times and rows.size:
                hits += times * bool(good[int(np.argmax(rows @ weights))])
                if good.any() and not good.all():
                    groups.append((rows, good, times))
    scale = np.maximum(np.concatenate([rows for rows, _, _ in groups]).std(axis=0), 1e-6)
    scaled = weights * scale
    for _ in range(STEPS):
        gradient = sum(
            (times * slope(rows / scale, good, scaled) for rows, good, times in groups), np.zeros_like(scaled)
        )
        scaled = scaled + RATE * (gradient / len(groups) - SHRINK * scaled)
    return scaled / scale, hits, total


def slope(rows: Floats, good: NDArray[np.bool_], weights: Floats) -> Floats:
    """Gradient of the log share of the right candidates."""
    scores = rows @ weights
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    wanted = np.where(good, shares, 0.0)
    wanted /= max(wanted.sum(), 1e-12)
    result: Floats = (wanted - shares) @ rows
    return result


if __name__ == "__main__":
    main()
