"""What satellites could have seen, from public orbital elements: elements, propagation, passes.

`load(path)` reads element sets, `passes(elements, sites, start, end)` finds when each could have seen each site, and
`track_passes` when it could have seen a recorded track. Everything here says *could have seen*; whether anything looked
is another question. Names are imported when first used, so that reading elements does not wait for the pass finder.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allsource.overhead.elements import Elements, ElementSet
    from allsource.overhead.files import load
    from allsource.overhead.find import passes, track_passes
    from allsource.overhead.ground import RecordedTrack

__all__ = ["ElementSet", "Elements", "RecordedTrack", "load", "passes", "track_passes"]

_HOMES = {
    "ElementSet": "elements",
    "Elements": "elements",
    "RecordedTrack": "ground",
    "load": "files",
    "passes": "find",
    "track_passes": "find",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
