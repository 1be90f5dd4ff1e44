"""What kind of source speaks: named, described, anonymous, collective or unstated.

Rows of the annotation guide's `source_kind` and rule 14: people known only by their access are anonymous, a role or an
office is described, talk without a talker is collective. A request for anonymity anywhere in the sentence makes a
described source anonymous, never a named one.
"""

import re

from allsource.reports.stands import Stand
from allsource.reports.tables import either

__all__ = ["ANONYMITY", "source_kind"]

_ASKED = either("asked asking wanted wished requested declined refused insisted")
_UNNAMED = either("named identified quoted_by_name")
ANONYMITY = re.compile(
    r"(?:on|under) (?:the )?condition of (?:strict )?anonymity"
    rf"|{either('granted requested requesting asked_for seeking sought')} anonymity"
    rf"|{_ASKED} (?:\w+ )?(?:not )?(?:to be|on not being) {_UNNAMED}|not (?:to be )?{_UNNAMED}\b"
    r"|sp(?:oke|eaking) anonymously|not authori[sz]ed to (?:speak|discuss|comment|talk)"
)
_ACCESS = (
    r"(?:familiar|briefed|close to|on the call|in the room|with (?:\w+ )?(?:knowledge|access)"
    r"|who (?:was|were) (?:present|briefed))"
)
_ANONYMOUS = re.compile(
    rf"\b{either('sources? insiders? unnamed unidentified anonymous whistle-?blowers?')}\b|\b\w+ (?:\w+ )?{_ACCESS}\b"
    r"|\bpeople (?:in|on|at|involved|close|who)\b"
)
_LOOSE = either(
    """the some many most several various other media press news early initial unconfirmed recent multiple conflicting
    these those such earlier new foreign widespread persistent"""
)
_TALK = either(
    """reports? rumou?rs? critics others people everyone everybody no_one nobody anyone speculation observers
    commentators opponents supporters accounts allegations claims suggestions voices voters
    conventional_wisdom the_public public_opinion skeptics sceptics pundits advocates defenders detractors rivals signs
    indications"""
)
_COUNT = either("many some most several few both all one some_of many_of most_of")
_COLLECTIVE = re.compile(rf"^(?:{_LOOSE} )*{_TALK}\b(?! (?:by|from|of|in)\b)|^{_COUNT}(?:$| (?:in|who|on|at|within)\b)")
_NAMED = frozenset(
    {"person", "organisation", "government", "country", "outlet", "vessel", "aircraft", "facility", "place", "region"}
)


def source_kind(stand: Stand | None, source: str, sentence: str) -> str:
    """The kind of a source from whom it stands for, its own words, and its sentence."""
    if stand is None:
        return "unstated"
    if stand.kind in _NAMED:
        return "named"
    words = (stand.name if stand.kind == "described" else source).lower()
    shielded = ANONYMITY.search(words) or (stand.kind == "described" and ANONYMITY.search(sentence.lower()))
    if shielded or _ANONYMOUS.search(words):
        return "anonymous"
    return (
        "collective" if _COLLECTIVE.match(words) and not re.search(r"\breport (?:by|from|of)\b", words) else "described"
    )
