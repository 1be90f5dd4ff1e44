"""Places on the second half of the Local-Global Lexicon: gold toponyms, accuracy at 161 km (100 miles).

    python -m benchmarks.reports.places DATA/geoparsing/lgl.xml [--errors] [--first-half]

The lexicon has no split; articles at even places of the file tune, those at odd places are reported (an article's
number in the file decides, so the halves share outlets but no article). Every gold toponym with a point counts, also
those our gazetteer lacks. As a baseline in the same run: the most populous candidate.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from time import perf_counter

from allsource.model import Span
from allsource.reports.gazetteer import Place, gazetteer
from allsource.reports.places import find_places
from allsource.reports.places_names import candidates
from allsource.where import distance_m

DATA = Path("geoparsing/lgl.xml")
MILES_100_M = 161_000.0
ARTICLE = re.compile(r"<article [^>]*>(.*?)</article>", re.DOTALL)
TEXT = re.compile(r"<text>(.*?)</text>", re.DOTALL)
CDATA = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
TOPONYM = re.compile(r"<toponym>(.*?)</toponym>", re.DOTALL)


@dataclass(frozen=True)
class Toponym:
    span: Span
    point: tuple[float, float] | None
    kind: str


@dataclass(frozen=True)
class Article:
    text: str
    toponyms: list[Toponym]


def articles(path: Path) -> list[Article]:
    return [article(match[1]) for match in ARTICLE.finditer(path.read_text(encoding="utf-8"))]


def article(body: str) -> Article:
    raw = TEXT.search(body)
    held = CDATA.fullmatch(raw[1]) if raw else None
    text = held[1] if held else unescape(raw[1] if raw else "")
    return Article(text, [toponym(match[1]) for match in TOPONYM.finditer(body)])


def toponym(body: str) -> Toponym:
    lat, lon = field(body, "lat"), field(body, "lon")
    point = (float(lat), float(lon)) if lat and lon else None
    return Toponym(Span(int(field(body, "start")), int(field(body, "end"))), point, field(body, "fcode"))


def field(body: str, name: str) -> str:
    match = re.search(rf"<{name}>(.*?)</{name}>", body)
    return match[1] if match else ""


def halves(all_of_them: list[Article]) -> tuple[list[Article], list[Article]]:
    """The half that tunes and the half that is reported."""
    return all_of_them[0::2], all_of_them[1::2]


def right(place: Place | None, point: tuple[float, float]) -> bool:
    return place is not None and distance_m(place.lat, place.lon, *point) <= MILES_100_M


def judged(report: Article) -> Iterator[tuple[Toponym, Place | None]]:
    found = find_places(report.text, [t.span for t in report.toponyms])
    for wanted in report.toponyms:
        if wanted.point is not None:
            yield wanted, next((located.place for located in found if located.span.holds(wanted.span)), None)


def accuracy(path: Path) -> float:
    """Percent of the held-out half's toponyms placed within 161 km."""
    judgements = [right(place, wanted.point) for report in halves(articles(path))[1] for wanted, place in judged(report)
                  if wanted.point is not None]  # fmt: skip
    return 100 * sum(judgements) / len(judgements)


def main() -> None:
    tuned, reported = halves(articles(Path(sys.argv[1])))
    chosen, known = (tuned if "--first-half" in sys.argv else reported), gazetteer()
    total = hits = unknown = reachable = most_people = 0
    began = perf_counter()
    for report in chosen:
        for wanted, place in judged(report):
            assert wanted.point is not None
            words = wanted.span.of(report.text)
            options = candidates(words, known)
            total += 1
            unknown += not options
            reachable += any(right(option, wanted.point) for option in options)
            most_people += right(
                max(options, key=lambda p: (p.precision == "country", p.people), default=None), wanted.point
            )
            hits += right(place, wanted.point)
            if "--errors" in sys.argv and not right(place, wanted.point):
                held = "reachable" if any(right(option, wanted.point) for option in options) else "out of reach"
                said = f"{place.name}/{place.region}/{place.country} {place.lat:.1f} {place.lon:.1f}" if place else "-"
                around = " ".join(report.text[max(0, wanted.span.start - 50) : wanted.span.end + 40].split())
                print(f"{held}\t{words}\t{wanted.kind}\t{wanted.point}\t{said}\t{around}")
    spent = perf_counter() - began
    print(f"{len(chosen)} articles, {total} toponyms, {unknown} unknown to the gazetteer, {spent:.1f} s")
    print(
        f"accuracy at 161 km {100 * hits / total:.1f} (most populous {100 * most_people / total:.1f}, "
        f"some candidate right {100 * reachable / total:.1f})"
    )


if __name__ == "__main__":
    main()
