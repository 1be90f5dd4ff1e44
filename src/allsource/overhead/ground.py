"""Where the looking is done from: fixed places, or one platform's recorded track.

Both answer two questions: where the ground lies at a grid's nodes (for the search), and where it lies at given moments
(for angles and ranges). A recorded track is interpolated along the great circle between its fixes, and only between
them: nothing is said of the time before its first fix or after its last (limit 4).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from allsource.errors import WrongUsage
from allsource.overhead.frames import Floats, geodetic_to_fixed
from allsource.overhead.propagate import Grid

__all__ = ["FixedPlaces", "Ground", "RecordedTrack"]


class Ground(Protocol):
    """Places, each with positions in Earth-fixed km and the ellipsoid's normal."""

    def on(self, grid: Grid) -> Floats:
        """(places, 1 or nodes, 6): position and normal at the grid's nodes; one row for what does not move."""
        ...

    def at(self, place: Floats, unix_s: Floats) -> tuple[Floats, Floats]:
        """Positions (n, 3) and normals (n, 3) of the places of that number at those moments."""
        ...


@dataclass(frozen=True, slots=True)
class FixedPlaces:
    """`degrees` is (n, 3): latitude, longitude, height in metres."""

    degrees: Floats

    def on(self, grid: Grid) -> Floats:
        at, up = geodetic_to_fixed(self.degrees[:, 0], self.degrees[:, 1], self.degrees[:, 2])
        return np.concatenate([at, up], axis=1)[:, None, :]

    def at(self, place: Floats, unix_s: Floats) -> tuple[Floats, Floats]:
        at, up = geodetic_to_fixed(self.degrees[:, 0], self.degrees[:, 1], self.degrees[:, 2])
        number = place.astype(np.int64)
        return at[number], up[number]


@dataclass(frozen=True, slots=True)
class RecordedTrack:
    """Fixes of one platform in time order: `unix_s` (n), `degrees` (n, 3) as in FixedPlaces."""

    unix_s: Floats
    degrees: Floats

    def __post_init__(self) -> None:
        if len(self.unix_s) < 2 or not np.all(np.diff(self.unix_s) > 0.0):
            raise WrongUsage(f"a track of {len(self.unix_s)} fixes", "two or more fixes, each later than the last")

    def on(self, grid: Grid) -> Floats:
        return np.concatenate(self._between(grid.times_s), axis=1)[None, :, :]

    def at(self, place: Floats, unix_s: Floats) -> tuple[Floats, Floats]:
        return self._between(unix_s)

    def degrees_at(self, unix_s: Floats) -> Floats:
        """(n, 3) along the great circle; beyond the ends the nearest fix, which no pass may use."""
        after = np.clip(np.searchsorted(self.unix_s, unix_s, side="right"), 1, len(self.unix_s) - 1)
        before = after - 1
        share = np.clip((unix_s - self.unix_s[before]) / (self.unix_s[after] - self.unix_s[before]), 0.0, 1.0)
        lat_lon = _along(self.degrees[before, :2], self.degrees[after, :2], share)
        height = self.degrees[before, 2] + share * (self.degrees[after, 2] - self.degrees[before, 2])
        return np.column_stack([lat_lon, height])

    def gap_s(self, unix_s: Floats) -> Floats:
        """Seconds between the fixes around each moment: how long the position was only interpolated."""
        after = np.clip(np.searchsorted(self.unix_s, unix_s, side="right"), 1, len(self.unix_s) - 1)
        return np.asarray(self.unix_s[after] - self.unix_s[after - 1])

    def _between(self, unix_s: Floats) -> tuple[Floats, Floats]:
        degrees = self.degrees_at(unix_s)
        return geodetic_to_fixed(degrees[:, 0], degrees[:, 1], degrees[:, 2])


def _along(one: Floats, other: Floats, share: Floats) -> Floats:
    """Degrees (n, 2) a share of the way along the great circle; opposite points give the first."""
    start, end = _unit(one), _unit(other)
    angle = np.arccos(np.clip(np.einsum("ij,ij->i", start, end), -1.0, 1.0))
    sine = np.sin(angle)
    still = sine < 1e-12
    sine = np.where(still, 1.0, sine)
    near = np.where(still, 1.0, np.sin((1.0 - share) * angle) / sine)
    far = np.where(still, 0.0, np.sin(share * angle) / sine)
    point = near[:, None] * start + far[:, None] * end
    lat = np.degrees(np.arctan2(point[:, 2], np.hypot(point[:, 0], point[:, 1])))
    return np.column_stack([lat, np.degrees(np.arctan2(point[:, 1], point[:, 0]))])


def _unit(degrees: Floats) -> Floats:
    lat, lon = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
