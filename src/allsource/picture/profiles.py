"""What one report says of one name: all that naming is compared by.

Offices, country, identifiers, the day and the other names of the report are read from the mentions and the words
beside them. A person without an office in the report is private there; descriptions and anonymous sources have no
profile at all and stay in their document (limits, rules 2 and 3).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from allsource.model import Mention, Reading, Report, Span
from allsource.model.entities import AuthorityRecord, Identifier, Naming, RoleHeld
from allsource.picture.body_names import body_name
from allsource.picture.identifiers import identifiers_beside
from allsource.picture.nations import code_of, codes_in
from allsource.picture.offices import Office, office_of
from allsource.picture.outlets import known_outlet

__all__ = ["Profile", "from_authority", "profiles_of"]

KINDS = {
    "person": "person", "organisation": "body", "government": "body", "facility": "body", "country": "country",
    "region": "place", "place": "place", "vessel": "vessel", "aircraft": "aircraft", "outlet": "outlet",
}  # fmt: skip
"""Mention type to kind of entity; role and weapon have none."""
_BEFORE, _AFTER, _AROUND = 2, 7, 40
"""Letters between a role and its name, before and after it, and how far a country beside them is looked for."""
_OWNED = re.compile(r"((?:[A-Z][\w.’'-]*\s?){1,4}?)['’]s?\s+$|((?:[A-Z][\w.’'-]*\s){1,3})$")
_OF = re.compile(r"^\s*(?:\(|,\s*|of\s+(?:the\s+)?|in\s+)((?:[A-Z][\w.’'-]*\s?){1,4})")
_AGE = re.compile(
    r"^\s*(?:,\s*\d{1,2}\s*[,.;)]|,?\s*\(\d{1,2}\)|,?\s*(?:aged\s+)?\d{1,2}[, ]+(?:years?|who|from|was|a)\b)"
)
_MALE, _FEMALE = re.compile(r"\b(?:Mr|Sir|Lord)\.?\s+$"), re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Mme)\.?\s+$")
_SHIPS = {
    "tanker": "tanker", "carrier": "bulk", "bulker": "bulk", "freighter": "cargo", "ferry": "ferry",
    "trawler": "fishing", "frigate": "warship", "destroyer": "warship", "corvette": "warship",
    "submarine": "warship", "warship": "warship",
    "yacht": "yacht", "tug": "tug", "icebreaker": "icebreaker", "dredger": "dredger", "liner": "passenger",
}  # fmt: skip
_SHIP_WORDS = re.compile(r"\b(" + "|".join(_SHIPS) + r")\b[^.;]{0,20}$")
_FLAG = re.compile(
    r"\b([A-Z][\w.]+(?:\s[A-Z][\w.]+)?)[- ](?:flagged|registered|owned)\b|\bflag of ([A-Z]\w+(?:\s[A-Z]\w+)?)"
)
_MOST_CONTEXT = 60
_STEM = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """One naming with what its report says of it.

    `countries` are ISO codes said of the named itself; `context` holds the other names of the report (kind and form)
    and the countries in it as `country:PT`; `stems` are the beginnings of the report's longer words; `sex` is m, f or
    empty; `craft` the class of a ship. `day` is ISO or empty.
    """

    naming: Naming
    kind: str
    name: str
    offices: tuple[Office, ...] = ()
    held: tuple[RoleHeld, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    context: frozenset[str] = field(default=frozenset(), hash=False)
    day: str = ""
    aged: bool = False
    sex: str = ""
    craft: str = ""
    others: tuple[str, ...] = ()
    authority: str = ""

    @property
    def public(self) -> bool:
        """Whether it may be linked: anything but a person without an office."""
        return self.kind != "person" or bool(self.offices)


def profiles_of(report: Report) -> tuple[Profile, ...]:
    """The profile of every name in a report that is not bound to its document by its kind."""
    if report.reading is None:
        return ()
    named = _by_name(report.reading.mentions)
    roles = [mention for mention in report.reading.mentions if mention.type == "role"]
    kinds = {name: kind_of(name, mentions) for name, mentions in named.items()}
    around = {
        name: f"{kind}:{_form(kind, name)}" for name, kind in kinds.items() if kind in ("person", "body", "vessel")
    }
    nations = frozenset(f"country:{code_of(name)}" for name, kind in kinds.items() if kind == "country")
    found = []
    for name, mentions in named.items():
        kind = kinds[name]
        if kind:
            others = frozenset(form for other, form in list(around.items())[:_MOST_CONTEXT] if other != name)
            found.append(_profile(report, Naming(report.document.id, name), kind, mentions, (roles, nations | others)))
    return tuple(found)


def _by_name(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.type in KINDS and mention.name.strip():
            named.setdefault(mention.name, []).append(mention)
    return named


def kind_of(name: str, mentions: Sequence[Mention]) -> str:
    """The kind that most mentions have; empty for what is no name (`rebels`, `the 12 crew`)."""
    kinds = Counter(KINDS[mention.type] for mention in mentions)
    kind = kinds.most_common(1)[0][0]
    if kind in ("country", "body") and code_of(name, capitals="body" in kinds):
        return "country"
    if kind == "country":
        return "place"
    if kind in ("person", "body", "vessel") and known_outlet(name) and kinds["outlet"]:
        return "outlet"
    return kind if any(letter.isupper() or letter.isdigit() for letter in name) or not name.isascii() else ""


def _form(kind: str, name: str) -> str:
    return " ".join(body_name(name).core) if kind == "body" else name.casefold()


def _profile(
    report: Report, naming: Naming, kind: str, mentions: Sequence[Mention], beside: tuple[list[Mention], frozenset[str]]
) -> Profile:
    text, day = report.document.text, report.document.published.value[:10] if report.document.published else ""
    roles, context = beside
    held = tuple(_held(report, mentions, roles)) if kind == "person" else ()
    offices = tuple(dict.fromkeys(office for office, _ in held))
    lefts = [text[max(0, mention.span.start - _AROUND) : mention.span.start] for mention in mentions]
    rights = [text[mention.span.end : mention.span.end + _AROUND] for mention in mentions]
    return Profile(
        naming,
        kind,
        naming.name,
        offices,
        tuple(dict.fromkeys(role for _, role in held)),
        _countries(kind, naming.name, offices, lefts, rights),
        identifiers_beside(text, [mention.span for mention in mentions]) if kind in ("vessel", "aircraft") else (),
        context,
        day,
        aged=any(_AGE.match(right) for right in rights),
        sex=_sex(lefts) if kind == "person" else "",
        craft=_craft(lefts) if kind == "vessel" else "",
    )


def _held(report: Report, mentions: Sequence[Mention], roles: Sequence[Mention]) -> Iterator[tuple[Office, RoleHeld]]:
    """Offices said of a person, each with where it is said."""
    text, reading = report.document.text, report.reading
    day = report.document.published.value[:10] if report.document.published else ""
    for mention, role in product(mentions, roles):
        if reading and _beside(mention, role, reading):
            around = (
                _country_words(text, role.span) + " " + _country_words(text, Span(role.span.start, mention.span.end))
            )
            office = office_of(" ".join(role.span.of(text).split()), around)
            if office is not None:
                speaker = _speaker(report, mention.span)
                words = RoleHeld(office.words, office.standing, report.document.id, role.span, day, speaker)
                yield office, words


def _beside(mention: Mention, role: Mention, reading: Reading) -> bool:
    """Whether a role stands right before or after a name, and names nobody else itself."""
    before = 0 <= mention.span.start - role.span.end <= _BEFORE
    after = 0 <= role.span.start - mention.span.end <= _AFTER
    others = (other for other in reading.mentions if other.type == "person")
    return (before or after) and not any(other.span.overlaps(role.span) for other in others)


def _country_words(text: str, span: Span) -> str:
    """Words beside a role that say whose office it is: `Portugal's` before it, `of Portugal` after it."""
    owner = _OWNED.search(text[max(0, span.start - _AROUND) : span.start])
    of = _OF.match(text[span.end : span.end + _AROUND])
    return " ".join(part for match in (owner, of) if match for part in match.groups() if part)


def _speaker(report: Report, span: Span) -> str:
    """On whose word: the speaker of the innermost claim that holds the words, else the outlet."""
    claims = report.reading.claims if report.reading else ()
    holding = [claim for claim in claims if any(part.holds(span) for part in claim.content)]
    inner = min(holding, key=lambda claim: sum(part.end - part.start for part in claim.content), default=None)
    return inner.speaker if inner else report.document.outlet


def _countries(
    kind: str, name: str, offices: Sequence[Office], lefts: Sequence[str], rights: Sequence[str]
) -> tuple[str, ...]:
    """Codes of the countries said of the named itself."""
    if kind == "country":
        return (code_of(name),)
    if kind == "person":
        return tuple(dict.fromkeys(code for office in offices for code in office.countries))
    if kind in ("vessel", "aircraft"):
        flags = [match for part in (*lefts, *rights) for match in _FLAG.findall(part)]
        return tuple(dict.fromkeys(code for match in flags for form in match if (code := code_of(form))))
    if kind == "outlet":
        return ()
    own = codes_in(name)
    owners = [_OWNED.search(left) for left in lefts] + [_OF.match(right) for right in rights]
    said = [part for match in owners if match for part in match.groups() if part]
    return own or tuple(dict.fromkeys(code for part in said for code in codes_in(part)))


def _sex(lefts: Sequence[str]) -> str:
    if any(_MALE.search(left) for left in lefts):
        return "m"
    return "f" if any(_FEMALE.search(left) for left in lefts) else ""


def _craft(lefts: Sequence[str]) -> str:
    found = next((match for left in lefts if (match := _SHIP_WORDS.search(left.lower()))), None)
    return _SHIPS[found[1]] if found else ""


def from_authority(record: AuthorityRecord) -> Profile:
    """A record of an authority file as a profile: it stands in no document."""
    offices = tuple(office for role in record.roles if (office := office_of(role)) is not None)
    countries = record.countries or tuple(dict.fromkeys(code for office in offices for code in office.countries))
    naming = Naming(f"authority:{record.id}", record.name)
    return Profile(
        naming, record.kind, record.name, offices, (), countries, record.identifiers,
        others=record.others, authority=record.id,
    )  # fmt: skip
