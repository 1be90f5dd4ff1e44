"""Clocks: how far a receiver's stamps are from what was broadcast, and how late and disordered its fixes came.

Three looks at one file's fixes. Where a message says when it was sent (base stations say the whole time, ships the
second of the minute), the receiver's stamp is held against it. Where several receivers heard the same message of a
moving ship (all it says is the same), their stamps are held against each other; of two, nobody can say which is off.
And what came an hour late or out of order is counted, as satellites deliver it. Offsets are reported, never taken off:
raw fixes stay as they came. Left out: an offset of whole minutes that no base station and no second receiver shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from allsource.movements.fixes import Array

__all__ = ["ClockOffset", "clock_notes", "clock_offsets", "relative_offsets"]

OFFSET_S = 5.0
"""below this a network's delay explains it (our own)"""
LEAST = 5
"""as many messages must agree (our own)"""
LATE_S = 3600.0
_NEAR_US = 300_000_000
_MOVING_KN = 1.0
_ROWS = 200_000
_SAID = ("identity", "lat", "lon", "speed_kn", "course_deg", "message_type")


@dataclass(frozen=True, slots=True)
class ClockOffset:
    """A receiver whose stamps are `offset_s` seconds later (earlier where negative) than `against` says."""

    receiver: str
    offset_s: float
    messages: int
    against: str

    def __str__(self) -> str:
        side = "ahead of" if self.offset_s > 0 else "behind"
        name = self.receiver or "the receiver"
        return f"clock of {name} {abs(self.offset_s):.0f} s {side} {self.against} ({self.messages} messages)"


def _stamped(table: pa.Table) -> pa.Table:
    """The rows with both times, as received in µs, the delay in seconds, and the receiver as text."""
    known = table.filter(pc.and_(pc.is_valid(table["time"]), pc.is_valid(table["received"])))
    received = known["received"].cast(pa.int64()).to_numpy()
    delay = (received - known["time"].cast(pa.int64()).to_numpy()) / 1e6
    receiver = known["receiver"].cast(pa.string()).fill_null("")
    return pa.table({"receiver": receiver, "received": received, "delay": delay, "type": known["message_type"]})


def _medians(receiver: pa.ChunkedArray, seconds: Array, against: str) -> Iterator[ClockOffset]:
    names = receiver.combine_chunks() if isinstance(receiver, pa.ChunkedArray) else receiver
    encoded = pc.dictionary_encode(names)
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    for code, name in enumerate(encoded.dictionary.to_pylist()):
        own = seconds[codes == code]
        middle = float(np.median(own)) if len(own) >= LEAST else 0.0
        if abs(middle) >= OFFSET_S:
            yield ClockOffset(name, middle, len(own), against)


def clock_offsets(table: pa.Table) -> list[ClockOffset]:
    """Receivers whose stamps differ from the times broadcast: from base stations first, else from ships' seconds.

    `table` has the columns of FIXES. A late delivery is no offset: what came an hour late is left aside.
    """
    stamped = _stamped(table)
    prompt = stamped.filter(pc.less(pc.abs(stamped["delay"]), LATE_S))
    of_base = pc.fill_null(pc.is_in(prompt["type"], pa.array([4, 11], pa.int16())), False)
    base, ships = prompt.filter(of_base), prompt.filter(pc.invert(of_base))
    found = list(_medians(base["receiver"], base["delay"].to_numpy(), "base stations"))
    told = {offset.receiver for offset in found}
    seconds = _medians(ships["receiver"], ships["delay"].to_numpy(), "the ships' own seconds")
    return found + [offset for offset in seconds if offset.receiver not in told]


def relative_offsets(table: pa.Table) -> list[ClockOffset]:
    """Receivers that stamp the very messages that others heard too at another time than they did."""
    moving = pc.and_(pc.is_valid(table["received"]), pc.greater(table["speed_kn"], _MOVING_KN))
    heard = table.filter(pc.fill_null(moving, False)).slice(0, _ROWS)
    if not heard.num_rows or pc.count_distinct(heard["receiver"].cast(pa.string())).as_py() < 2:
        return []
    plain = pa.table(
        {name: heard[name].cast(pa.string()) if name == "identity" else heard[name] for name in _SAID}
        | {"receiver": heard["receiver"].cast(pa.string()), "received": heard["received"].cast(pa.int64())}
    )
    plain = plain.sort_by([(name, "ascending") for name in (*_SAID, "received")])
    return list(_medians(*_pairs(plain), "other stations' of the same messages"))


def _pairs(plain: pa.Table) -> tuple[pa.Array, Array]:
    """Of each two neighbouring rows that say the same through two receivers within minutes: both sides' difference."""
    before, after = plain.slice(0, plain.num_rows - 1), plain.slice(1)
    same = pc.not_equal(before["receiver"], after["receiver"])
    for name in _SAID:
        neither = pc.and_(pc.is_null(before[name]), pc.is_null(after[name]))
        same = pc.and_(same, pc.or_(pc.fill_null(pc.equal(before[name], after[name]), False), neither))
    apart = pc.subtract(after["received"], before["received"])
    same = pc.and_(pc.fill_null(same, False), pc.less(apart, _NEAR_US))
    seconds = apart.filter(same).to_numpy() / 1e6
    names = pa.concat_arrays([side["receiver"].filter(same).combine_chunks() for side in (after, before)])
    return names, np.concatenate([seconds, -seconds])


def _disorder(table: pa.Table) -> tuple[int, int]:
    """Fixes older than one before them of the same platform, and fixes received an hour after they were sent."""
    known = table.filter(pc.is_valid(table["time"]))
    names = pc.dictionary_encode(known["identity"].cast(pa.string()).combine_chunks())
    owner = names.indices.to_numpy(zero_copy_only=False)
    order = np.argsort(owner, kind="stable")
    time = known["time"].cast(pa.int64()).to_numpy()[order]
    within = np.diff(owner[order]) == 0
    disordered = int(np.count_nonzero(within & (np.diff(time) < 0)))
    late = int(np.count_nonzero(_stamped(known)["delay"].to_numpy() > LATE_S))
    return disordered, late


def clock_notes(table: pa.Table) -> Iterator[str]:
    """What a person should know of the clocks behind these fixes, in words; nothing where all is well."""
    if not table.num_rows:
        return
    for offset in [*clock_offsets(table), *relative_offsets(table)]:
        yield str(offset)
    disordered, late = _disorder(table)
    if disordered:
        yield f"{disordered} fixes came out of order (put in order before anything is told of them)"
    if late:
        yield f"{late} fixes came more than an hour after they were sent"
