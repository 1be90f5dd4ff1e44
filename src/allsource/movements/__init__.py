"""Ships and aircraft from their public broadcasts: wire messages → fixes → segments → tracks and behaviours.

    decode(path or bytes) -> pyarrow.Table        the fixes, with the counts of lines in the table's metadata
    read(path or bytes) -> Decoded                the fixes, the identity history and the counts
    follow(table, ...) -> Movements               segments, tracks and behaviours

What is named here is imported when it is first used, because the compiled loops cost half a second to load.
Left out on purpose: prediction beyond the last fix (limits, rule 4).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allsource.movements.decoding import Decoded, batches, decode, read
    from allsource.movements.following import Movements, follow, follow_parts
    from allsource.movements.summaries import summary
    from allsource.movements.thresholds import PROFILES, Thresholds, profile

__all__ = [
    "PROFILES",
    "Decoded",
    "Movements",
    "Thresholds",
    "batches",
    "decode",
    "follow",
    "follow_parts",
    "profile",
    "read",
    "summary",
]

_HOMES = {
    "PROFILES": "thresholds",
    "Decoded": "decoding",
    "Movements": "following",
    "Thresholds": "thresholds",
    "batches": "decoding",
    "decode": "decoding",
    "follow": "following",
    "follow_parts": "following",
    "profile": "thresholds",
    "read": "decoding",
    "summary": "summaries",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
