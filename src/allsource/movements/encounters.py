"""Encounters: two ships within five hundred metres of each other, slow, for two hours, away from anchorages.

As Global Fishing Watch's encounter events (Miller et al. 2018), but over bins that know neither midnight nor dateline:
pairs near each other in a ten-minute bin are joined from bin to bin, breaks of up to half an hour included, and each
pair that lasts is measured again minute by minute between the bins. Whatever ships often do side by side is masked,
with its reason: a port of the World Port Index or a crowd at rest within ten kilometres, pilots and tugs, rafted ships.
Known misses: a partner who does not transmit.
"""

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from allsource.movements.bins import BIN_S, Bins
from allsource.movements.fixes import Array
from allsource.movements.found import OPEN, Found
from allsource.movements.ordering import stable
from allsource.movements.pairing import crowd, near_pairs
from allsource.movements.ports import near_port
from allsource.movements.thresholds import Thresholds
from allsource.movements.together import measured
from allsource.movements.tracks import Tracks

__all__ = ["SLOW", "encounters", "slow_bins"]

_HARBOUR_CRAFT = (31, 32, 50, 51, 52, 53, 54)
"""ship types of ITU-R M.1371: towing, pilots, search and rescue, tugs, port tenders, anti-pollution"""
_SLACK_KN = 2.0  # bins a little above the speed limit still carry a meeting; its mean must be below


SLOW = pa.schema(
    [("platform", pa.int64()), ("bin", pa.int32()), ("lat", pa.float64()), ("lon", pa.float64()),
     ("speed", pa.float32()),
     ("fixes", pa.int32())]
)  # fmt: skip
"""What encounters need of a part: its slow bins. `platform` counts over all parts."""


class _Slow(NamedTuple):
    """The slow bins of ships in order of time; `starts` cuts them into bins, counted from `first`."""

    starts: Array
    first: int
    bin: Array
    lat: Array
    lon: Array
    platform: Array
    speed: Array

    @property
    def place(self) -> tuple[Array, Array, Array]:
        return self.lat, self.lon, self.platform


class _Meetings(NamedTuple):
    """Candidates: the two platforms, first and last bin, an element in the middle, and what the bins say of them."""

    two: Array
    start: Array
    end: Array
    middle: Array
    least_m: Array
    speed_kn: Array


def slow_bins(tracks: Tracks, bins: Bins, offset: int, thresholds: Thresholds) -> pa.Table:
    """The slow bins of the ships of a part, whose platforms count from `offset`."""
    owner = tracks.owner[bins.segment]
    rows = np.flatnonzero((bins.speed < thresholds.encounter_speed_kn + _SLACK_KN) & ~tracks.flying[owner])
    columns = [
        owner[rows].astype(np.int64) + offset,
        *(column[rows] for column in (bins.bin, bins.lat, bins.lon, bins.speed, bins.fixes)),
    ]
    return pa.Table.from_arrays([pa.array(column) for column in columns], schema=SLOW)


def _in_bins(slow: pa.Table) -> _Slow:
    platform, bin_, lat, lon, speed = (slow[name].to_numpy() for name in ("platform", "bin", "lat", "lon", "speed"))
    first = int(bin_.min()) if len(bin_) else 0
    order, starts = stable(bin_ - first, int(bin_.max()) - first + 1 if len(bin_) else 0)
    number = (bin_ - first)[order]
    return _Slow(starts, first, number, lat[order], lon[order], platform[order], speed[order])


def _meetings(slow: _Slow, platforms: int, thresholds: Thresholds) -> _Meetings:
    """Runs of bins in which the same two are near each other, long and slow enough."""
    left, right, apart = near_pairs(slow.starts, slow.place, thresholds.encounter_distance_m)
    one, other = slow.platform[left].astype(np.int64), slow.platform[right].astype(np.int64)
    key = np.minimum(one, other) * platforms + np.maximum(one, other)
    order = np.argsort(key, kind="stable")
    key, left, right, apart = key[order], left[order], right[order], apart[order]
    when = slow.bin[left]
    join = thresholds.encounter_join_minutes * 60 // BIN_S + 1
    breaks = (np.diff(key) != 0) | (np.diff(when) > join)
    first = np.flatnonzero(np.append(True, breaks)) if len(key) else np.empty(0, np.int64)
    last = np.append(first[1:], len(key))[: len(first)] - 1
    long_enough = (when[last] - when[first] + 1) * BIN_S >= thresholds.encounter_hours * 3600
    first, last = first[long_enough], last[long_enough]
    pair_speed = (slow.speed[left].astype(np.float64) + slow.speed[right]) / 2
    total = np.append(0.0, np.cumsum(pair_speed))
    speed = (total[last + 1] - total[first]) / (last - first + 1)
    kept = speed < thresholds.encounter_speed_kn
    first, last, speed = first[kept], last[kept], speed[kept]
    least = np.array([apart[a : b + 1].min() for a, b in zip(first.tolist(), last.tolist(), strict=True)], np.float64)
    two = np.stack([key[first] // platforms, key[first] % platforms], axis=1)
    start, end = ((slow.first + when[row].astype(np.int64)) * BIN_S * 1_000_000 for row in (first, last))
    return _Meetings(two, start, end, left[(first + last) // 2], least, speed)


def _masks(slow: _Slow, met: _Meetings, ship_type: Array, thresholds: Thresholds) -> list[str]:
    """Why each meeting is probably none, or ''. The first reason that holds."""
    lat, lon = slow.lat[met.middle], slow.lon[met.middle]
    reach_m = thresholds.encounter_anchorage_km * 1000
    resting = crowd(slow.starts, slow.place, np.stack([slow.bin[met.middle], met.middle], axis=1), reach_m)
    types = ship_type[met.two]
    reasons: dict[str, Any] = {
        "near a port": near_port(lat, lon, thresholds.encounter_anchorage_km),
        "in a crowd at rest": resting >= thresholds.crowd_ships + 2,
        "pilot, tug or harbour craft": np.isin(types, _HARBOUR_CRAFT).any(axis=1),
        "rafted": (met.end - met.start >= thresholds.rafted_hours * 3.6e9) & (met.speed_kn < 0.1),
    }
    masks = [""] * len(met.middle)
    for reason, holds in reasons.items():
        masks = [mask or (reason if here else "") for mask, here in zip(masks, holds.tolist(), strict=True)]
    return masks


def encounters(table: pa.Table, ship_type: Array, until: int, thresholds: Thresholds) -> Found:
    """Every encounter among slow bins, the masked ones too. `ship_type` is that of each platform, -1 where unsaid."""
    slow = _in_bins(table)
    met = _meetings(slow, len(ship_type), thresholds)
    masks = _masks(slow, met, ship_type, thresholds)
    plain = np.array([not mask for mask in masks], bool)
    start, end, least, speed = met.start.copy(), met.end.copy(), met.least_m.copy(), met.speed_kn.copy()
    fixes = np.zeros(len(start), np.int64)
    finer = measured(table, met.two[plain], (start[plain], end[plain]), thresholds.encounter_distance_m)
    start[plain], end[plain], least[plain], fixes[plain] = finer
    kept = (end - start >= thresholds.encounter_hours * 3.6e9) | ~plain
    goes_on = until - end < 2 * BIN_S * 1_000_000
    details = {
        "duration_s": ((end - start) / 1e6)[kept],
        "min_distance_m": least[kept],
        "mean_speed_kn": speed[kept],
    }
    lat, lon = slow.lat[met.middle][kept], slow.lon[met.middle][kept]
    ended = np.where(goes_on, OPEN, end)[kept]
    none = np.full(int(kept.sum()), -1)
    masks = [mask for mask, keep in zip(masks, kept.tolist(), strict=True) if keep]
    return Found("encounter", met.two[kept], none, start[kept], ended, lat, lon, fixes[kept], details, masks)
