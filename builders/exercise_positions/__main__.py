"""Write `examples/exercise/positions/strait.csv`: invented ships at the Strait of Gibraltar, 6 to 8 May 2024.

The Corvane Pioneer and the Grey Wagtail lie side by side in the Alboran Sea in the night of 7 May; the Asphodel Star
falls silent for nine hours; two coasters pass the strait. Every number is of the test range 2299… and nobody's.

    python -m builders.exercise_positions
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

START = datetime(2024, 5, 6, 12, tzinfo=UTC)

SHIPS: dict[str, list[tuple[float, float, float]]] = {
    "229901101": [(0, 36.30, -1.50), (26, 36.05, -3.80), (33, 36.06, -3.79), (44, 35.97, -5.30), (48, 35.90, -6.40)],
    "229901102": [(0, 36.70, -4.30), (25, 36.0515, -3.802), (33, 36.0615, -3.792), (46, 35.90, -5.29)],
    "229901103": [(0, 35.95, -3.90), (10, 35.97, -5.00), (19, 35.92, -6.60), (30, 36.40, -8.00)],
    "229901104": [(2, 35.90, -6.60), (12, 35.97, -5.00), (20, 36.10, -3.40)],
    "229901105": [(20, 35.99, -4.90), (30, 35.90, -6.60)],
}
"""Waypoints: hours from the start, latitude, longitude."""
NAMES = {
    "229901101": "CORVANE PIONEER", "229901102": "GREY WAGTAIL", "229901103": "ASPHODEL STAR",
    "229901104": "LEDA MORROW", "229901105": "VARO BRINK",
}  # fmt: skip
SILENT = {"229901103": (11.0, 20.0)}


def rows() -> list[tuple[datetime, str, float, float]]:
    """A fix every five minutes on straight lines, with the jitter of a receiver."""
    rng = np.random.default_rng(5)
    found = []
    for mmsi, points in SHIPS.items():
        hours, lat, lon = (np.array(column) for column in zip(*points, strict=True))
        for hour in np.arange(hours[0], hours[-1], 1 / 12).tolist():
            low, high = SILENT.get(mmsi, (0.0, 0.0))
            if low < hour < high:
                continue
            place = np.interp(hour, hours, lat), np.interp(hour, hours, lon)
            noise = rng.normal(0.0, 1.5e-4, 2)
            found.append((START + timedelta(hours=hour), mmsi, float(place[0] + noise[0]), float(place[1] + noise[1])))
    return sorted(found)


def main() -> None:
    target = Path(__file__).parents[2] / "examples" / "exercise" / "positions" / "strait.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{time:%Y-%m-%dT%H:%M:%SZ},{mmsi},{NAMES[mmsi]},{lat:.5f},{lon:.5f}" for time, mmsi, lat, lon in rows()]
    target.write_text("\n".join(["time,mmsi,name,lat,lon", *lines, ""]), encoding="utf-8")
    print(f"{target}: {len(lines)} positions")


if __name__ == "__main__":
    main()
