"""Sensors joined to passes: who could have looked, and within which angles.

A pass counts for a sensor while the site comes within its reach: the least off-nadir angle of the pass is not above the
sensor's largest, widened by half an optical sensor's swath (a radar's look angles hold its swath already). A near-range
gap of side-looking radar shuts out only passes that never leave it, since every pass sweeps outward from its least
angle. Rise and set stay those of the elevation mask.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.errors import WrongUsage
from allsource.overhead.elements import ElementSet
from allsource.overhead.frames import EARTH_RADIUS_KM, Floats
from allsource.overhead.sensors import Sensor, sensor_of

__all__ = ["Choice", "choose", "within_reach"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which satellites and passes are asked for; empty and None ask for all. A sensor filter asks for imagers only."""

    imagers: bool = False
    operator: str = ""
    country: str = ""
    sensor: str = ""
    max_off_nadir_deg: float | None = None
    lit: bool = False
    own: tuple[Sensor, ...] = ()

    @property
    def sensors_only(self) -> bool:
        return self.imagers or bool(self.operator or self.country or self.sensor)


def choose(sets: Iterable[ElementSet], choice: Choice) -> list[ElementSet]:
    """The element sets of the chosen satellites. Raises WrongUsage for a sensor kind that no row has."""
    if choice.sensor and choice.sensor not in ("optical", "radar"):
        raise WrongUsage(f"a sensor of kind {choice.sensor}", "optical or radar")
    if not choice.sensors_only:
        return list(sets)
    return [item for item in sets if (sensor := sensor_of(item.name, choice.own)) and _chosen(sensor, choice)]


def _chosen(sensor: Sensor, choice: Choice) -> bool:
    """An operator is named whole or by one of its words: `NASA` finds NASA/USGS, `ESA` does not find ImageSat."""
    return (
        _named(choice.operator.casefold(), sensor.operator.casefold())
        and (not choice.country or choice.country.upper() == sensor.country)
        and (not choice.sensor or choice.sensor == sensor.kind)
    )


def _named(asked: str, operator: str) -> bool:
    return not asked or asked == operator or asked in re.split(r"[/ ]", operator)


def within_reach(table: pa.Table, choice: Choice) -> pa.Table:
    """Add operator, country, sensor and ground_sample_m; keep the passes in which the chosen could have seen."""
    names = table["name"].to_pylist()
    known = {name: sensor_of(name, choice.own) for name in set(names)}
    sensors = [known[name] for name in names]
    joined = (
        table.append_column("operator", pa.array(_of(sensors, lambda s: s.operator), pa.string()))
        .append_column("country", pa.array(_of(sensors, lambda s: s.country), pa.string()))
        .append_column("sensor", pa.array(_of(sensors, lambda s: s.kind), pa.string()))
        .append_column("ground_sample_m", _ground_sample(table, sensors))
    )
    keep = np.ones(len(names), dtype=bool)
    if choice.sensors_only:
        keep &= _reached(table, sensors)
    if choice.max_off_nadir_deg is not None:
        keep &= joined["min_off_nadir_deg"].to_numpy() <= choice.max_off_nadir_deg
    if choice.lit:
        radar = np.array([sensor is not None and sensor.kind == "radar" for sensor in sensors], dtype=bool)
        keep &= radar | joined["lit"].to_numpy(zero_copy_only=False)
    return joined.filter(pc.is_in(pa.array(keep), value_set=pa.array([True])))


def _of(sensors: Sequence[Sensor | None], field: Callable[[Sensor], str]) -> list[str]:
    return [field(sensor) if sensor else "" for sensor in sensors]


def _heights_km(table: pa.Table) -> Floats:
    """The satellite's height at culmination, from its range and angles: the triangle of site, satellite and centre."""
    far = table["min_range_km"].to_numpy()
    sine = np.sin(np.radians(table["max_elevation_deg"].to_numpy()))
    return np.asarray(np.sqrt(EARTH_RADIUS_KM**2 + far**2 + 2 * EARTH_RADIUS_KM * far * sine) - EARTH_RADIUS_KM)


def _reached(table: pa.Table, sensors: Sequence[Sensor | None]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    reach = np.array([sensor.reach_deg[1] if sensor else np.inf for sensor in sensors])
    swath = np.array([sensor.swath_km or 0.0 if sensor and sensor.kind == "optical" else 0.0 for sensor in sensors])
    half = np.degrees(np.arctan2(swath / 2.0, _heights_km(table)))
    return np.asarray(table["min_off_nadir_deg"].to_numpy() <= reach + half)


def _ground_sample(table: pa.Table, sensors: Sequence[Sensor | None]) -> pa.Array:
    """Metres at culmination: an optical sensor's best figure grows with range and slant; a radar's is as published."""
    best = np.array([sensor.resolution_m if sensor and sensor.resolution_m else np.nan for sensor in sensors])
    optical = np.array([sensor is not None and sensor.kind == "optical" for sensor in sensors], dtype=bool)
    slant = table["min_range_km"].to_numpy() / _heights_km(table)
    along = np.cos(np.radians(np.minimum(table["min_incidence_deg"].to_numpy(), 85.0)))
    metres = np.where(optical, best * slant / np.sqrt(along), best)
    return pa.array(metres, pa.float64(), mask=~np.isfinite(metres))
