"""The desk: where the rooms are wired together, and the Python API.

from allsource import Desk, Limits

desk = Desk("aegean")                     # opens or makes the folder
desk.read("reports/", "https://example.org/story")
for dealing in desk.who("France", "Malta"):
    print(dealing, dealing.disclosure, dealing.evidence)
"""

from allsource.desk.answers import ClaimAnswer, EventAnswer, Evidence
from allsource.desk.covering import Coverage
from allsource.desk.desk import Desk, Limits
from allsource.desk.explaining import Explanation, Reason
from allsource.desk.searching import SearchAnswer
from allsource.desk.taking import Outcome, read_only

__all__ = [
    "ClaimAnswer",
    "Coverage",
    "Desk",
    "EventAnswer",
    "Evidence",
    "Explanation",
    "Limits",
    "Outcome",
    "Reason",
    "SearchAnswer",
    "read_only",
]
