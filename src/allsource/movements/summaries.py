"""A summary that a person can read: files and their lines, platforms, behaviours by kind, gates by day."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from allsource.movements.counts import Counts
from allsource.movements.following import Movements

__all__ = ["RECEPTIONS", "printed_behaviour", "summary", "told"]

_COMMON = ("kind", "platforms", "segment", "start", "end", "lat", "lon", "fixes", "masked", "unjudged")
RECEPTIONS = frozenset({"reception_before", "reception_after"})


def told(name: str, reader: str, counts: Counts, notes: tuple[str, ...] = ()) -> Iterator[str]:
    """What became of a file's lines, in words."""
    yield f"{name}: {counts.lines} lines, read as {reader}"
    for note in notes:
        yield f"  {note}"
    for fate in ("decoded", "ignored", "refused"):
        reasons = getattr(counts, fate).most_common()
        if reasons:
            yield f"  {fate}: " + ", ".join(f"{count} {reason}" for reason, count in reasons)


def summary(moved: Movements) -> Iterator[str]:
    """Platforms, fixes, behaviours by kind (masked and unjudged ones beside), and passages by gate and day."""
    fixes = sum(moved.tracks["fixes"].to_pylist())
    segments = moved.segments.num_rows
    yield f"{moved.tracks.num_rows} platforms, {fixes} fixes, {segments} segments ({moved.profile} profile)"
    if moved.left_out and not moved.tracks.num_rows and moved.left_out.get("without a time"):
        yield "  nothing to follow: no fix carries a time (NMEA needs tag blocks, Mode S a stamp before each frame)"
    if moved.left_out:
        yield "  left out: " + ", ".join(f"{count} fixes {reason}" for reason, count in moved.left_out.most_common())
    yield from _kinds(moved.behaviours)
    yield from _gates(moved.gate_days)


def _kinds(behaviours: pa.Table) -> Iterator[str]:
    rows = list(zip(*(behaviours[name].to_pylist() for name in ("kind", "masked", "unjudged")), strict=True))
    plain = Counter(kind for kind, masked, _ in rows if not masked)
    for kind, count in plain.most_common():
        unjudged = sum(1 for other, masked, note in rows if other == kind and note and not masked)
        yield f"  {count} {kind}" + (f" ({unjudged} of them cannot be judged: interference)" if unjudged else "")
    for (kind, reason), count in Counter((kind, masked) for kind, masked, _ in rows if masked).most_common():
        yield f"  {count} {kind} masked: {reason} (--keep-masked shows them)"


def _gates(gate_days: pa.Table) -> Iterator[str]:
    """One line a gate, day and direction; the reception beside the count."""
    sums: Counter[tuple[str, str, str]] = Counter()
    classes: dict[tuple[str, str, str], Counter[str]] = {}
    heard: dict[tuple[str, str], int] = {}
    for row in gate_days.to_pylist():
        key = (row["gate"], str(row["day"]), row["direction"])
        heard[key[:2]] = row["fixes"]
        if row["transits"]:
            sums[key] += row["transits"]
            classes.setdefault(key, Counter())[row["class"] or "class unknown"] += row["transits"]
    for key in sorted(sums):
        gate, day, direction = key
        kinds = ", ".join(f"{count} {kind}" for kind, count in classes[key].most_common())
        yield f"  {gate}, {day}: {sums[key]} {direction} ({kinds}; {heard[gate, day]} positions heard there that day)"


def printed_behaviour(row: dict[str, Any]) -> dict[str, object]:
    """One behaviour as its JSON line: the common fields, and those of its kind that are known."""
    known = {name: value for name, value in row.items() if name in _COMMON or value is not None}
    for name in ("masked", "unjudged", "segment"):
        if not known.get(name):
            known.pop(name, None)
    return {name: _plain(json.loads(value) if name in RECEPTIONS else value) for name, value in known.items()}


def _plain(value: Any) -> object:
    if isinstance(value, float):
        return round(value, 6)
    return value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value
