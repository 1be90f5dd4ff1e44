"""Bytes in: files, folders, archives, mail, feeds and addresses become complete documents, or a refusal with a reason.

    for item in take(["reports/", "https://example.org/story"], Options(outlet="Harbour Post")):
        match item:
            case Taken(): ...      # document, capture, original bytes, warnings
            case Refused(): ...    # name and reason; the rest goes on

This is the only room that opens outgoing connections. It keeps nothing on disk: storing is the store's work.
"""

from allsource.errors import Refused
from allsource.intake.item import Met
from allsource.intake.limits import LIMITS, Limits
from allsource.intake.take import take, take_bytes
from allsource.intake.taken import Options, Taken

__all__ = ["LIMITS", "Limits", "Met", "Options", "Refused", "Taken", "take", "take_bytes"]
