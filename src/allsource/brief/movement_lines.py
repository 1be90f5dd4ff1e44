"""What the broadcasts of ships and aircraft show, as lines of a brief: observed numbers, never a motive.

A line names the identity as broadcast, with the name the platform gave itself. It cites no words, resting on fixes: its
records are the platforms and the time, which `allsource follow --json` prints with every number. Masked behaviours
are left out, and what lies in interference says that it cannot be judged. Words and tracks are set side by side here;
whether they agree is for the reader.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from allsource.brief.records import Line, Section

__all__ = ["movement_section"]

_LEAD = "From positions that the ships sent themselves; silence of a transponder is not intent."
_TITLE = "What the broadcasts show"
Row = Mapping[str, Any]


def _when(row: Row) -> str:
    start: datetime = row["start"]
    end: datetime | None = row["end"]
    if end is None:
        return f"from {start:%d %B %Y, %H:%M} UTC to the end of the data"
    return f"from {start:%d %B %Y, %H:%M} to {end:%d %B %Y, %H:%M} UTC"


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:.1f} h"


def _place(row: Row) -> str:
    lat, lon = row["lat"], row["lon"]
    return f"{abs(lat):.2f}° {'NS'[lat < 0]}, {abs(lon):.2f}° {'EW'[lon < 0]}"


def _encounter(row: Row, who: Sequence[str]) -> str:
    return (
        f"{' and '.join(who)} lay near each other at {_place(row)}, {_when(row)} ({_hours(row['duration_s'])}, "
        f"least distance {row['min_distance_m']:.0f} m, mean speed {row['mean_speed_kn']:.1f} kn, {row['fixes']} fixes)"
    )


def _gap(row: Row, who: Sequence[str]) -> str:
    where = f", last heard at {_place(row)}"
    again = f", heard again {row['distance_m'] / 1852:.0f} nm away" if row["distance_m"] is not None else ""
    return f"{who[0]} was not heard {_when(row)} ({_hours(row['duration_s'])}{where}{again})"


def _transit(row: Row, who: Sequence[str]) -> str:
    start: datetime = row["start"]
    return f"{who[0]} passed the gate {row['gate']} {row['direction']} on {start:%d %B %Y, %H:%M} UTC"


def _slow(row: Row, who: Sequence[str]) -> str:
    return f"{who[0]} loitered around {_place(row)}, {_when(row)} (mean speed {row['mean_speed_kn']:.1f} kn)"


_KINDS: dict[str, tuple[str, Callable[[Row, Sequence[str]], str]]] = {
    "encounter": ("Encounters", _encounter),
    "gap": ("Not heard", _gap),
    "transit": ("Passages of a strait", _transit),
    "loitering": ("Loitering", _slow),
}


def _named(identity: str, names: Mapping[str, Sequence[str]]) -> str:
    said = " / ".join(name.title() for name in names.get(identity, ()) if name)
    return f"{said} ({identity})" if said else identity


def _line(row: Row, names: Mapping[str, Sequence[str]], number: int) -> Line:
    title, sentence = _KINDS[row["kind"]]
    who = [_named(identity, names) for identity in row["platforms"]]
    tags = ("cannot be judged: interference",) if row["unjudged"] else ()
    record = f"{'+'.join(row['platforms'])}#{row['kind']}@{row['start']:%Y-%m-%dT%H:%M:%SZ}"
    said = tuple(name.title() for identity in row["platforms"] for name in names.get(identity, ()))
    words = sentence(row, who) + "."
    return Line(f"M{number}", title, words, (), tags, (), records=(record,), names=said)


def movement_section(
    behaviours: Sequence[Row], names: Mapping[str, Sequence[str]], keep: Callable[[Line], bool], limit: int
) -> Section:
    """The section of movements, by kind and time; what a gap at the end of the data leaves open comes last."""
    order = list(_KINDS)
    mine = [row for row in behaviours if row["kind"] in _KINDS and not row["masked"]]
    mine.sort(key=lambda row: (order.index(row["kind"]), row["end"] is None, row["start"]))
    lines = [line for number, row in enumerate(mine, 1) if keep(line := _line(row, names, number))]
    shown: list[Line] = []
    counted: dict[str, int] = {}
    for line in lines:
        counted[line.group] = counted.get(line.group, 0) + 1
        if counted[line.group] <= limit:
            shown.append(line)
    more = tuple((group, count - limit) for group, count in counted.items() if count > limit)
    return Section("movements", _TITLE, _LEAD, tuple(shown), more)
