"""Thresholds of the detectors: one table, with the profile of Global Fishing Watch and our own.

The table is `sources/movement_thresholds.tsv`; each number stands there with its unit and where it comes from. Where
Global Fishing Watch publishes no value for a behaviour, its profile takes ours, and the table says so.
"""

import csv
from dataclasses import dataclass, fields
from functools import cache

from allsource.errors import WrongUsage
from allsource.shipped import shipped

__all__ = ["PROFILES", "Thresholds", "profile"]

PROFILES = ("desk", "gfw")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Every number a detector compares with; units are in the names."""

    segment_speed_kn: float
    segment_hours: float
    segment_ambiguity: float
    segment_rival: float
    stop_silence_hours: float
    stop_fixes: float
    gap_hours: float
    gap_reception_hours: float
    stop_radius_m: float
    stop_minutes: float
    anchoring_radius_m: float
    anchoring_hours: float
    loitering_speed_kn: float
    loitering_hours: float
    loitering_shore_km: float
    encounter_distance_m: float
    encounter_hours: float
    encounter_speed_kn: float
    encounter_anchorage_km: float
    encounter_join_minutes: float
    crowd_ships: float
    rafted_hours: float
    port_enter_km: float
    port_leave_km: float
    port_stop_speed_kn: float
    port_silence_hours: float
    gate_clear_km: float
    jump_speed_kn: float
    jump_km: float
    aircraft_jump_speed_kn: float
    implied_speed_kn: float
    implied_fixes: float
    circle_turns: float
    circle_scatter: float
    circle_min_radius_m: float
    circle_max_radius_m: float
    on_land_km: float
    on_land_fixes: float
    clash_km: float
    interference_aircraft: float
    interference_share: float
    interference_nac_p: float
    interference_nic: float
    interference_ships: float
    circling_turns: float
    circling_radius_km: float
    holding_ratio: float
    duplicate_window_s: float
    live_delay_hours: float
    live_coarse_deg: float
    live_minutes: float


@cache
def profile(name: str) -> Thresholds:
    """The thresholds of a profile; refuses an unknown name."""
    if name not in PROFILES:
        raise WrongUsage(f"profile {name}", ", ".join(PROFILES))
    with shipped("sources", "movement_thresholds.tsv").open(encoding="utf-8", newline="") as table:
        rows = {row["name"]: row for row in csv.DictReader(table, delimiter="\t")}
    return Thresholds(**{field.name: float(rows[field.name][name]) for field in fields(Thresholds)})
