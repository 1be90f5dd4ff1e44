"""Raw Mode S frames as a reader, whatever container they come in."""

import json
import re
from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa

from allsource.movements.adsb.frames import Frames, avr, beast, hex_lines, json_lines
from allsource.movements.adsb.squitter import FATES, OUTPUT, POSITION, decode_frames, new_state
from allsource.movements.batch import Batch
from allsource.movements.fixes import Array, fix_table, texts
from allsource.movements.source import Source

__all__ = ["NAME", "claims", "read"]

NAME = "mode-s"
_AVR = re.compile(rb"^\s*(\*[0-9A-Fa-f]{14,28};|@[0-9A-Fa-f]{26,40};)", re.MULTILINE)
_TIMED = re.compile(rb"^\s*[0-9]{9,10}(\.[0-9]+)?[ ,;\t]+[*@]?[0-9A-Fa-f]{14}([0-9A-Fa-f]{14})?;?\s*$", re.MULTILINE)
_BEAST = re.compile(rb"\x1a[\x31-\x33]", re.DOTALL)
_REFUSED = ("wrong checksum", "position not believed", "more aircraft than one file may have")
_TIME = pa.timestamp("us", tz="UTC")


def _container(source: Source) -> Callable[[Source], Iterator[Frames]] | None:
    head = source.head
    if head[:1] == b"\x1a" and len(_BEAST.findall(head)) * 30 >= len(head) // 2:
        return beast
    first = head.split(b"\n", 1)[0]
    if _AVR.match(head):
        return avr
    if _TIMED.match(first):
        return hex_lines
    return json_lines if _has_frame(first) else None


def _has_frame(line: bytes) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and {"timestamp", "frame"} <= value.keys()


def claims(source: Source) -> bool:
    return _container(source) is not None


def _name(address: int) -> str:
    return f"icao24:{'~' if address >> 24 else ''}{address & 0xFFFFFF:06x}"


def _table(rows: Array, given: Frames, names: list[str]) -> pa.Table:
    columns = {name: np.ascontiguousarray(rows[name]) for name in OUTPUT.names or ()}
    when = given.times[columns["frame"]]
    time = pa.array(when).cast(_TIME) if given.dated else pa.nulls(len(rows), _TIME)
    return fix_table(
        len(rows),
        {
            "identity": texts(columns["aircraft"], names),
            "time": time,
            "received": time,
            "lat": columns["lat"],
            "lon": columns["lon"],
            "speed_kn": columns["speed"],
            "course_deg": columns["course"],
            "altitude_m": columns["altitude"],
            "vertical_m_s": columns["climb"],
            "message_type": pa.array(columns["type"]),
            "source_line": pa.array(given.lines[columns["frame"]]),
            "nic": pa.array(columns["nic"], mask=columns["nic"] < 0),
            "nac_p": pa.array(columns["nac_p"], mask=columns["nac_p"] < 0),
        },
    )


def read(source: Source) -> Iterator[Batch]:
    container = _container(source)
    memory = new_state()
    tally = np.zeros(len(FATES), np.int64)
    names: list[str] = []
    for given in container(source) if container is not None else ():
        out = np.empty(len(given.frames), OUTPUT)
        count = decode_frames(given.frames, given.times, memory, out, tally)
        names += [_name(int(address)) for address in memory[0]["address"][len(names) : memory[2][0]]]
        yield Batch(_table(out[:count], given, names))
    for place, fate in enumerate(FATES):
        counter = source.counts.refused if fate in _REFUSED else source.counts.ignored
        (source.counts.decoded if place <= POSITION + 3 else counter)[fate] += int(tally[place])
    for fates in (source.counts.decoded, source.counts.ignored, source.counts.refused):
        for reason in [reason for reason, number in fates.items() if not number]:
            del fates[reason]
