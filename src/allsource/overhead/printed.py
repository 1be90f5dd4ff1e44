"""Passes and windows without one as the JSON objects of the contract."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from allsource.overhead.ask import Answer
from allsource.overhead.targets import Target
from allsource.overhead.uncovered import Revisit, Uncovered

__all__ = ["printed_passes", "printed_revisit", "printed_uncovered"]

_DECIMALS = {"_deg": 3, "_km": 3, "_m": 2, "_days": 3, "_p50": 3, "_p90": 3, "_s": 1}
_LEFT_OUT = ("satellite", "site", "country")
_ORDER = ("norad_id", "name", "operator", "sensor", "target")


def printed_passes(answer: Answer) -> Iterator[dict[str, Any]]:
    """One object a pass, times to the millisecond."""
    for row in answer.table.to_pylist():
        target = answer.targets[row["site"]]
        plain = {key: _plain(key, value) for key, value in row.items() if key not in _LEFT_OUT}
        plain["target"] = _target(target)
        yield {**{key: plain[key] for key in _ORDER}, **{k: v for k, v in plain.items() if k not in _ORDER}}


def printed_uncovered(windows: list[Uncovered], answer: Answer) -> Iterator[dict[str, Any]]:
    for item in windows:
        yield {
            "target": _target(answer.targets[item.target]),
            "start": _iso(item.start_s),
            "end": _iso(item.end_s),
            "satellites": item.satellites,
            "margin_s": None if item.margin_s is None else round(item.margin_s, 3),
        }


def printed_revisit(counts: list[Revisit], answer: Answer) -> Iterator[dict[str, Any]]:
    for item in counts:
        yield {
            "target": _target(answer.targets[item.target]),
            "passes": item.passes,
            "mean_gap_s": None if item.mean_gap_s is None else round(item.mean_gap_s, 1),
            "longest_gap_s": round(item.longest_gap_s, 1),
        }


def _target(target: Target) -> dict[str, Any]:
    return {"kind": target.kind, "name": target.name, "lat": round(target.lat, 6), "lon": round(target.lon, 6)}


def _plain(key: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, float):
        return round(value, next((digits for end, digits in _DECIMALS.items() if key.endswith(end)), 6))
    return value


def _iso(unix_s: float) -> str:
    return datetime.fromtimestamp(unix_s, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
