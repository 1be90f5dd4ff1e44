"""How a line is worded: tables from type, mode, modality, stance and disclosure to plain words.

A line names what the report's words say and quotes them; it never judges (limits, rule 6). Every phrase here is one
that an editor could print under any of the lines it is used for.
"""

from collections.abc import Iterable
from datetime import date

from allsource.brief.tables import listed
from allsource.brief.tables import words as table

__all__ = [
    "DISCLOSURE_WORDS",
    "KIND_WORDS",
    "STANCE_WORDS",
    "TYPE_GROUPS",
    "joined",
    "lowered",
    "plural",
    "type_words",
    "when_words",
]

_TYPES = {
    "AGREE": "offer or agreement", "CONSULT": "contact", "SUPPORT": "support in word", "CONCEDE": "concession",
    "COOPERATE": "cooperation", "AID": "help or supply", "RETREAT": "withdrawal or release", "REQUEST": "request",
    "ACCUSE": "accusation or criticism", "REJECT": "refusal", "THREATEN": "warning or threat", "PROTEST": "protest",
    "SANCTION": "penalty or break", "MOBILIZE": "deployment", "COERCE": "coercion", "ASSAULT": "use of force",
    "OTHER": "event",
}  # fmt: skip
_MODES = {
    ("CONSULT", "visit"): "visit", ("CONSULT", "phone"): "call", ("CONSULT", "third-party"): "mediated contact",
    ("CONSULT", "multilateral"): "contact of several parties", ("RETREAT", "ceasefire"): "ceasefire",
    ("RETREAT", "release"): "release", ("RETREAT", "resign"): "resignation", ("RETREAT", "withdraw"): "withdrawal",
    ("RETREAT", "access"): "opening", ("RETREAT", "disarm"): "disarmament",
    ("ACCUSE", "investigate"): "investigation", ("ACCUSE", "disapprove"): "criticism",
    ("ACCUSE", "allege"): "accusation", ("PROTEST", "strike"): "strike", ("PROTEST", "demo"): "demonstration",
    ("PROTEST", "boycott"): "boycott", ("PROTEST", "riot"): "riot", ("PROTEST", "obstruct"): "blockade in protest",
    ("SANCTION", "convict"): "conviction", ("SANCTION", "expel"): "expulsion",
    ("SANCTION", "withdraw"): "withdrawal from a body", ("SANCTION", "discontinue"): "break of relations",
    ("COERCE", "arrest"): "arrest", ("COERCE", "seize"): "seizure", ("COERCE", "restrict"): "restriction",
    ("COERCE", "cyber"): "attack on computers", ("COERCE", "deport"): "deportation",
    ("COERCE", "withhold"): "withholding", ("COERCE", "censor"): "censorship", ("COERCE", "curfew"): "curfew",
    ("ASSAULT", "explosives"): "use of force with explosives", ("ASSAULT", "aerial"): "use of force from the air",
    ("ASSAULT", "drone"): "use of force with drones", ("ASSAULT", "abduct"): "abduction",
    ("ASSAULT", "firearms"): "use of firearms", ("ASSAULT", "heavy-weapons"): "use of heavy weapons",
    ("ASSAULT", "suicide-attack"): "suicide attack", ("ASSAULT", "destroy"): "destruction",
    ("MOBILIZE", "troops"): "deployment of forces", ("MOBILIZE", "weapons"): "deployment of weapons",
    ("MOBILIZE", "police"): "deployment of police", ("MOBILIZE", "militia"): "deployment of militia",
    ("THREATEN", "violence"): "threat of force", ("REQUEST", "assist"): "request for help",
    ("REQUEST", "meet"): "request to meet", ("REQUEST", "yield"): "demand", ("REQUEST", "change"): "demand for change",
}  # fmt: skip

TYPE_GROUPS: dict[str, str] = {
    "CONSULT": "Contacts, meetings and visits",
    "AGREE": "Offers and agreements",
    "COOPERATE": "Cooperation and trade",
    "AID": "Help, supply and gifts",
    "OTHER": "Transfers and dependence",
    "RETREAT": "Withdrawals, releases and ceasefires",
    "SUPPORT": "Support and concessions in word",
    "CONCEDE": "Support and concessions in word",
    "REQUEST": "Requests, refusals and pressure in word",
    "REJECT": "Requests, refusals and pressure in word",
    "ACCUSE": "Accusations, threats and penalties",
    "THREATEN": "Accusations, threats and penalties",
    "SANCTION": "Accusations, threats and penalties",
}

DISCLOSURE_WORDS: dict[str, str] = {
    "acknowledged": "a party to it says so, or it was in public",
    "unacknowledged": "given only on the word of others",
    "denied": "a party to it denies it",
    "described-as-secret": "the report itself describes it as secret",
    "not-stated": "",
    "": "",
}
KIND_WORDS: dict[str, str] = {
    "named": "named",
    "described": "described, not named",
    "anonymous": "unnamed source",
    "collective": "collective source",
    "unstated": "no source named",
}
STANCE_WORDS: dict[str, str] = {
    "asserts": "said",
    "confirms": "confirmed",
    "denies": "denied",
    "declines": "declined",
    "asks": "asked",
    "doubts": "left open",
}
_OPENERS = table(
    "A An The One Two Three Four Five Six Seven Eight Nine Ten Several Some Many Most Both Other Another Senior Local"
    " Officials People Sources Witnesses Residents Diplomats Analysts Critics Reports Police Unnamed Anonymous"
)
_MONTHS = listed("January February March April May June July August September October November December")


def type_words(kind: str, mode: str) -> str:
    """The plain words for a type and mode: `call`, `seizure`, `use of force with drones`."""
    return _MODES.get((kind, mode), _TYPES.get(kind, "event"))


def joined(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`; each name once, in order."""
    several = list(dict.fromkeys(names))
    return " and ".join(part for part in (", ".join(several[:-1]), "".join(several[-1:])) if part)


def lowered(words: str) -> str:
    """`two officials` for the `Two officials` that opened a sentence; a name keeps its capital."""
    first = words.split(" ", maxsplit=1)[0]
    return words[:1].lower() + words[1:] if first in _OPENERS else words


def plural(count: int, one: str, many: str = "") -> str:
    """`1 report`, `3 reports`, `1,204 reports`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def when_words(value: str) -> str:
    """An ISO value as people write it, never finer than it is: `7 May 2024`, `May 2024`, `6–12 May 2024`."""
    first, _, last = value.partition("/")
    if not last:
        return _one(first)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{_one(last)}"
    return f"{_one(first)} to {_one(last)}"


def _one(value: str) -> str:
    day, _, hour = value.partition("T")
    parts = day.split("-")
    if len(parts) == 1:
        return day
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    clock = f", {hour[:5] if ':' in hour else hour[:2] + ' h'}" if hour else ""
    return f"{date.fromisoformat(day).day} {month}{clock}"
