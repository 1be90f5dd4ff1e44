"""One question about passes, from targets to a table: the pipeline behind `allsource passes`.

Named steps: choose the satellites, find passes over sites, areas and a track, join the sensors, keep what is within
reach. The answer keeps what it was asked, so that windows without a pass can be taken from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
from shapely.geometry.base import BaseGeometry

from allsource.errors import WrongUsage
from allsource.overhead.elements import ElementSet
from allsource.overhead.find import passes, track_passes
from allsource.overhead.ground import RecordedTrack
from allsource.overhead.imagers import Choice, choose, within_reach
from allsource.overhead.merge import merge_area
from allsource.overhead.targets import Target, area_points

__all__ = ["Answer", "Question", "ask"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: targets (sites first, then areas, then a track), the window, and which satellites."""

    start: datetime
    end: datetime
    sites: Sequence[Target] = ()
    areas: Sequence[tuple[Target, BaseGeometry]] = ()
    track: tuple[Target, RecordedTrack] | None = None
    choice: Choice = field(default_factory=Choice)
    min_elevation_deg: float = 10.0

    @property
    def targets(self) -> list[Target]:
        return [*self.sites, *(area for area, _ in self.areas), *([self.track[0]] if self.track else [])]


@dataclass(frozen=True, slots=True)
class Answer:
    """Passes by rise; `site` is the target's number in `targets`. `satellites` were looked for, over `window`."""

    targets: Sequence[Target]
    table: pa.Table
    satellites: int
    window: tuple[float, float]


def ask(elements: Iterable[ElementSet], question: Question) -> Answer:
    """Passes over every target of a question. Raises WrongUsage where nothing is asked about."""
    if not question.targets:
        raise WrongUsage("no target", "--at, --sites, --area or --track")
    sets = choose(elements, question.choice)
    parts = [part for part in (_over_sites(sets, question), *_over_areas(sets, question)) if part is not None]
    window = (question.start.timestamp(), question.end.timestamp())
    if question.track:
        parts.append(_over_track(sets, question))
        window = _within(question.track[1], window) if len(question.targets) == 1 else window
    table = within_reach(pa.concat_tables(parts, promote_options="default"), question.choice)
    begins = np.nan_to_num(table["rise"].cast(pa.int64()).to_numpy(zero_copy_only=False).astype(float), nan=-np.inf)
    table = table.take(pa.array(np.lexsort((table["norad_id"].to_numpy(), begins))))
    return Answer(question.targets, table, len({item.norad_id for item in sets}), window)


def _over_sites(sets: Sequence[ElementSet], question: Question) -> pa.Table | None:
    if not question.sites:
        return None
    places = np.array([[target.lat, target.lon, target.alt_m] for target in question.sites])
    return passes(sets, places, question.start, question.end, min_elevation_deg=question.min_elevation_deg)


def _over_areas(sets: Sequence[ElementSet], question: Question) -> Iterable[pa.Table]:
    for number, (_, area) in enumerate(question.areas, len(question.sites)):
        mesh, _ = area_points(area)
        found = passes(sets, mesh, question.start, question.end, min_elevation_deg=question.min_elevation_deg)
        # The reach is judged point by point, before the points become one area.
        kept = within_reach(found, question.choice).select(found.column_names)
        yield merge_area(kept, number)


def _over_track(sets: Sequence[ElementSet], question: Question) -> pa.Table:
    assert question.track is not None
    target, track = question.track
    found = track_passes(sets, track, question.start, question.end, min_elevation_deg=question.min_elevation_deg)
    number = question.targets.index(target)
    return found.set_column(found.schema.get_field_index("site"), "site", pa.array(np.full(found.num_rows, number)))


def _within(track: RecordedTrack, window: tuple[float, float]) -> tuple[float, float]:
    """The part of the window that lies between the track's first fix and its last."""
    low, high = max(window[0], float(track.unix_s[0])), min(window[1], float(track.unix_s[-1]))
    if low >= high:
        first, last = (datetime.fromtimestamp(float(track.unix_s[i]), UTC).isoformat() for i in (0, -1))
        raise WrongUsage("a window outside the recorded track", f"times between {first} and {last}")
    return low, high
