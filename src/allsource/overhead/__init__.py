"""What satellites could have seen, from public orbital elements: elements, propagation, passes.

`load(path)` reads element sets, `passes(elements, sites, start, end)` finds when each could have seen each site.
Everything here says *could have seen*; whether anything looked is another question.
"""

from allsource.overhead.elements import Elements, ElementSet
from allsource.overhead.ground import RecordedTrack
from allsource.overhead.load import load
from allsource.overhead.passes import passes, track_passes

__all__ = ["ElementSet", "Elements", "RecordedTrack", "load", "passes", "track_passes"]
