"""One type for one name: the network's labels of all its mentions pooled with what the words around it say.

The network judges each mention by itself and wavers (`Levante Column` a place here, an organisation there). A name's
last word decides where it can (`things.head_type`, outlet words), then words beside it (`told X`, `the X newspaper`),
then the majority of the network's labels; of two equal ones the more frequent in news. Left out: two bearers of one
name in one report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from allsource.model import Span
from allsource.reports.tables import either, words
from allsource.reports.things import head_type

__all__ = ["is_outlet_name", "pooled_types"]

_OUTLET_HEADS = words(
    """wire ledger gazette herald tribune chronicle telegraph courier journal radio tv television dispatch examiner
    inquirer sentinel zeitung newspaper broadcaster times post news press mail"""
)
_OUTLET_FIRSTS = words("agência agence agenzia agencia radio rádio televisión télévision canal")
_TOLD = re.compile(
    r"(?:\btold|\binterview (?:with|to|in)|\bmessage to|\bstatement to|\bspoke to|\bspeaking to) (?:the )?$", re.I
)
_REPORTED = re.compile(
    rf"(?:'s|’s)?,? (?:{either('newspaper broadcaster news_agency news_site magazine television radio')})\b", re.I
)
_SPEAKS = re.compile(rf" {either('said says told added replied asked wrote insisted explained')}\b")
_WHERE = re.compile(r"\b(?:in|at|from|near|off|outside|around|of)\s+$")
_FIRM_HEADS = words(
    """shipping ferries lines airlines airways holdings group company corp co ltd inc plc llc bank energy oil gas marine
    maritime logistics industries motors systems technologies pharmaceuticals capital partners insurance steel mining"""
)
_ORDER = ("person", "organisation", "place", "facility", "region")


def is_outlet_name(name: str) -> bool:
    """Whether a name's own words make it an outlet's: `Setúbal Ledger`, `Agência Tejo`."""
    tokens = [token.strip(".,").lower() for token in name.split()]
    return len(tokens) > 1 and (tokens[-1] in _OUTLET_HEADS or tokens[0] in _OUTLET_FIRSTS)


def pooled_types(text: str, found: Sequence[tuple[Span, str]], outlets: Iterable[str]) -> dict[str, str]:
    """The type of every name (its words, folded) among `found`, spans with the network's type."""
    votes: dict[str, Counter[str]] = {}
    carried: set[str] = {_fold(outlet) for outlet in outlets if outlet}
    for span, kind in found:
        name = _fold(span.of(text))
        votes.setdefault(name, Counter())[kind] += 1
        if kind != "person" and _beside_outlet(text, span):
            carried.add(name)
    types = {name: _judge(name, counts, votes, carried) for name, counts in votes.items()}
    located = {_fold(span.of(text)) for span, _ in found if _WHERE.search(text, max(0, span.start - 10), span.start)}
    return {name: _as_part(name, kind, types, located) for name, kind in types.items()}


def _as_part(name: str, kind: str, types: Mapping[str, str], located: set[str]) -> str:
    """The type of the firm that a name is the first word of (`Corvane` of `Corvane Shipping`), if it is no place."""
    if kind not in ("person", "place") or name in located or " " in name:
        return kind
    firm = any(longer.startswith(f"{name} ") and longer.split()[-1] in _FIRM_HEADS for longer in types)
    return "organisation" if firm else kind


def _judge(name: str, counts: Counter[str], votes: Mapping[str, Counter[str]], carried: set[str]) -> str:
    if name in carried or is_outlet_name(name) or any(is_outlet_name(w) and w.endswith(f" {name}") for w in votes):
        return "outlet"
    by_head = head_type(name)
    if by_head and not (by_head in ("region", "place") and counts["organisation"] > counts["place"]):
        return by_head
    best = max(counts.values())
    return min((kind for kind, count in counts.items() if count == best), key=_rank)


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _beside_outlet(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 24]
    return _REPORTED.match(after) is not None or (
        _TOLD.search(" ".join(before.split()) + " ") is not None and not _SPEAKS.match(after)
    )


def _fold(name: str) -> str:
    folded = " ".join(name.split()).casefold()
    return folded.removeprefix("the ")
