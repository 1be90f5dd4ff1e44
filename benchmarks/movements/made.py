"""Made data: AIS text in the mix of a busy receiver, Mode S frames, and a global day with planted meetings."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyais
import pyarrow as pa

from allsource.movements.fixes import fix_table

__all__ = ["Day", "ais_text", "global_day"]

Array = npt.NDArray[np.float64]
_START = 1_715_083_200_000_000 - 12 * 3_600_000_000
_DAY = 86_400


def _check(text: bytes) -> int:
    check = 0
    for character in text:
        check ^= character
    return check


def _tagged(line: str, second: int, station: int) -> bytes:
    tag = f"s:rMADE{station},c:{1_715_083_200 + second}".encode()
    return b"\\%b*%02X\\%b\n" % (tag, _check(tag), line.encode())


def ais_text(distinct: int, copies: int) -> tuple[bytes, int]:
    """80 % types 1 and 3, 12 % type 18, 8 % type 5 in two parts, with tag blocks; the text and its messages."""
    rng = np.random.default_rng(1)
    lines = []
    for number in range(distinct):
        draw = rng.random()
        kind = 1 if draw < 0.6 else 3 if draw < 0.8 else 18 if draw < 0.92 else 5
        fields: dict[str, str | int | float | bytes | bool] = {
            "type": kind,
            "mmsi": int(rng.integers(201_000_000, 775_000_000)),
        }
        if kind == 5:
            fields |= {
                "shipname": f"MADE {number}",
                "callsign": f"M{number % 9999}",
                "ship_type": 70,
                "destination": "ALGECIRAS",
            }
        else:
            fields |= {"lat": float(rng.uniform(-70, 70)), "lon": float(rng.uniform(-180, 180)),
                       "speed": float(rng.uniform(0, 25)),
                       "course": float(rng.uniform(0, 359)), "second": number % 60}  # fmt: skip
        parts = pyais.encode_dict(fields, seq_id=number % 10)
        lines += [_tagged(part, number // 200, number % 40) for part in parts]
    return b"".join(lines) * copies, distinct * copies


class Day(NamedTuple):
    """A table of fixes, the pairs planted, and pairs that must not be found."""

    fixes: pa.Table
    planted: set[tuple[str, str]]
    decoys: set[tuple[str, str]]


def _ship(rng: np.random.Generator, kind: int, count: int) -> tuple[Array, Array, Array, Array]:
    """Times, places and speed of one ship: at rest in an anchorage, under way, or slow."""
    time = np.sort(rng.uniform(0, _DAY, count))
    if kind == 0:
        port = rng.integers(0, 60)
        lat = -40 + port * 1.3 + rng.normal(0, 0.02) + rng.normal(0, 5e-5, count)
        lon = -170 + port * 5.7 + rng.normal(0, 0.02) + rng.normal(0, 5e-5, count)
        return time, lat, lon, np.full(count, 0.1)
    speed = rng.uniform(9, 18) if kind == 1 else rng.uniform(2.5, 5)
    course = rng.uniform(0, 2 * np.pi)
    lat0, lon0 = rng.uniform(-50, 50), rng.uniform(-180, 180)
    run = speed * time / 3600 / 60
    return (
        time,
        lat0 + run * np.cos(course),
        lon0 + run * np.sin(course) / np.cos(np.radians(lat0)),
        np.full(count, speed),
    )


def _pair(
    rng: np.random.Generator, place: tuple[float, float], hours: float, apart_m: float, speed: float
) -> list[tuple[Array, Array, Array, Array]]:
    """Two ships together, from a random hour (some across midnight), with jitter and one fix in five dropped."""
    begin = rng.uniform(0, _DAY - hours * 3600) if rng.random() > 0.2 else -hours * 1800.0
    both = []
    for side in (0, 1):
        time = np.arange(begin, begin + hours * 3600, rng.uniform(60, 500)) + rng.uniform(0, 30)
        time = time[rng.random(len(time)) > 0.2]
        drift = speed * (time - begin) / 3600 / 60
        noise = rng.normal(0, 2e-4, (2, len(time)))
        lat = place[0] + drift + side * apart_m / 111_195 + noise[0]
        lon = place[1] + noise[1] / max(np.cos(np.radians(place[0])), 0.1)
        both.append((time, lat, lon, np.full(len(time), speed)))
    return both


def global_day(fixes: int, ships: int = 20_000) -> Day:
    """A day of so many fixes; 300 meetings planted at the dateline, at 70° N and on the open sea, and 90 decoys."""
    rng = np.random.default_rng(7)
    weights = rng.pareto(1.2, ships) + 0.2
    counts = np.clip(weights / weights.sum() * fixes, 4, 8_000)
    counts = np.maximum(4, counts * fixes / counts.sum()).astype(int)
    tracks = [_ship(rng, int(rng.choice(3, p=[0.45, 0.35, 0.2])), int(count)) for count in counts]
    planted: set[tuple[str, str]] = set()
    decoys: set[tuple[str, str]] = set()
    for number in range(390):
        lat, lon = rng.uniform(-50, 50), rng.uniform(-180, 180)
        if number < 30:
            lon = 179.9995
        elif number < 60:
            lat = 70.0
        hours, apart, speed = rng.uniform(3, 9), rng.uniform(80, 300), 0.4
        if number >= 300:
            hours, apart, speed = ((1.2, 200.0, 0.4), (5.0, 900.0, 0.4), (5.0, 200.0, 12.0))[number % 3]
        tracks += _pair(rng, (lat, lon), hours, apart, speed)
        names = (f"mmsi:{len(tracks) - 2 + 201_000_000:09d}", f"mmsi:{len(tracks) - 1 + 201_000_000:09d}")
        (planted if number < 300 else decoys).add(names)
    return Day(_table(tracks), planted, decoys)


def _table(tracks: list[tuple[Array, Array, Array, Array]]) -> pa.Table:
    time, lat, lon, speed = (np.concatenate(column) for column in zip(*tracks, strict=True))
    code = np.repeat(np.arange(len(tracks), dtype=np.int32), [len(track[0]) for track in tracks])
    order = np.argsort(time, kind="stable")
    names = pa.array([f"mmsi:{number + 201_000_000:09d}" for number in range(len(tracks))])
    stamps = pa.array((_START + time[order] * 1e6).astype(np.int64)).cast(pa.timestamp("us", tz="UTC"))
    columns = {
        "identity": pa.DictionaryArray.from_arrays(pa.array(code[order]), names),
        "time": stamps,
        "lat": np.clip(lat[order], -89, 89),
        "lon": (lon[order] + 180) % 360 - 180,
        "speed_kn": speed[order].astype(np.float32),
        "course_deg": pa.nulls(len(code), pa.float32()),
    }
    return fix_table(len(code), columns)
