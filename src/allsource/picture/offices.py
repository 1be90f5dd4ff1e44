"""Offices: what a role says of the person who holds it, and whether two roles can be one person's.

`former Portuguese Harbour Minister` is taken apart into rank (minister), field (harbour), country (PT) and standing
(former). Ranks of one group are one office in other words (`premier`, `prime minister`). What makes a person public is
the rank: an office, a command, a board or a spokesmanship (limits, rule 2); a plumber or a neighbour has none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from allsource.ids import folded
from allsource.picture.nations import codes_in
from allsource.picture.tables import words

__all__ = ["Office", "office_of", "same_office"]

_RANKS = {
    form.replace("_", " "): group.split()[0]
    for group in """
    head_of_state president pres presidency|monarch king queen emir sultan emperor crown_prince prince princess
    |head_of_government prime_minister premier chancellor pm taoiseach|deputy_head vice-president vice_president
    deputy_prime_minister vice-premier|minister secretary_of_state foreign_secretary defence_secretary defense_secretary
    home_secretary treasury_secretary interior_secretary secretary|deputy_minister deputy_foreign_minister
    deputy_defence_minister deputy_secretary undersecretary under-secretary|secretary-general secretary_general
    |ambassador envoy consul special_envoy|governor gov|mayor|lawmaker senator sen deputy congressman congresswoman mp
    mep legislator parliamentarian lawmaker representative rep|speaker|councillor councilman councilwoman
    |commissioner|commander commander-in-chief chief_of_staff|general gen brigadier brig marshal|admiral adm commodore
    |colonel col lieutenant lt major maj|captain capt skipper|sergeant sgt officer|spokesman spokeswoman spokesperson
    |judge justice magistrate|prosecutor attorney_general attorney-general procurator attorney|chairman chairwoman
    chairperson chair co-chair|chief_executive ceo chief_executive_officer executive|director director-general
    director_general general_director managing_director|chief head boss|leader|harbourmaster harbormaster
    |negotiator mediator|delegate diplomat|official|adviser advisor aide|inspector superintendent auditor ombudsman
    comptroller|treasurer registrar whip|manager coach trainer|founder co-founder owner|bishop archbishop cardinal pope
    patriarch|ayatollah imam mufti sheikh|candidate nominee contender|chief_of_police police_chief sheriff|mogul tycoon
    |director_of_communications press_secretary press_officer|secretary_treasurer|regent viceroy|warlord
    |president-elect prime-minister-designate
    """.replace("\n", " ").split("|")
    for form in group.split()
}  # fmt: skip
_SPOKEN = words("spokesman spokeswoman spokesperson press_secretary press_officer")
_BENEATH = re.compile(
    r"\b(?:deputy|vice|assistant|acting|interim|under|aide|adviser|advisor|spokes\w+|wife|husband|son|daughter|brother"
    r"|sister|lawyer|assistant)\b"
)
_FORMER = re.compile(r"\b(?:former|ex|then|late|one-time|onetime|previous|outgoing|erstwhile)\b|\bex-")
_NEXT = re.compile(r"\b(?:designate|elect|incoming|nominee|candidate|would-be)\b|-(?:elect|designate)\b")
_NOT_FIELD = words(
    """the a an of for and to in at on 's s former ex then late onetime outgoing acting interim deputy vice assistant
    new next first senior chief top his her its their country countrys nation elect designate incoming under state u"""
)
_FIELDS = {
    "defence": "defence", "defense": "defence", "foreign": "foreign", "external": "foreign", "diplomat": "foreign",
    "home": "interior", "interior": "interior", "internal": "interior", "treasury": "finance", "finance": "finance",
    "economy": "economy", "economic": "economy", "harbor": "harbour", "harbour": "harbour", "labor": "labour",
    "labour": "labour", "affairs": "", "ministry": "", "department": "",
}  # fmt: skip
_LONG = sorted((form for form in _RANKS if " " in form or "-" in form), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Office:
    """`rank` is the first word of its group above; `field` the other words of the office, folded, countries left out.

    `countries` are ISO codes named in it; `standing` is held, former or designate; `beneath` the word that makes it
    another person's office (`deputy`, `spokesman`), or empty.
    """

    words: str
    rank: str
    field: frozenset[str]
    countries: tuple[str, ...]
    standing: str
    beneath: str


@lru_cache(maxsize=1 << 16)
def office_of(phrase: str, around: str = "") -> Office | None:
    """The office in a role's words; `around` are words beside it that name its country. None where it is no office."""
    plain = re.sub(r"['’]s?\b", " s", folded(phrase))
    rank, form = _rank(plain)
    if not rank:
        return None
    countries = codes_in(phrase) or codes_in(around)
    standing = "former" if _FORMER.search(plain) else "designate" if _NEXT.search(plain) else "held"
    beneath = _BENEATH.search(plain)
    return Office(phrase, rank, _field(plain, phrase, form), countries, standing, beneath[0] if beneath else "")


def _rank(plain: str) -> tuple[str, str]:
    """The rank of a role and the words that name it: the longest known office, else the last one before `of`."""
    found = next((form for form in _LONG if re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", plain)), "")
    if found:
        return _RANKS[found], found
    head, *_ = re.split(r"\b(?:of|for|to|at|in)\b|,", plain)
    for part in (head, plain):
        ranked = [token for token in _tokens(part) if token in _RANKS]
        if ranked:
            return _RANKS[ranked[-1]], ranked[-1]
    return "", ""


def _tokens(plain: str) -> list[str]:
    return [token.strip(".") for token in re.findall(r"[\w-]+\.?", plain)]


def _field(plain: str, phrase: str, form: str) -> frozenset[str]:
    """The words that tell one minister from another; the country's own words do not."""
    national = {word for code in codes_in(phrase) for word in _national_words(phrase, code)}
    named = {word for word in form.split() if word not in _FIELDS}
    kept = (token for token in _tokens(plain) if token not in _NOT_FIELD | named | national)
    mapped = (_FIELDS.get(token, token) for token in kept)
    return frozenset(token for token in mapped if token and token not in _RANKS)


@lru_cache(maxsize=1 << 14)
def _national_words(phrase: str, code: str) -> frozenset[str]:
    """The words of a phrase that name a country."""
    tokens = re.findall(r"[\w.]+", phrase)
    runs = (tokens[at : at + size] for size in (1, 2, 3, 4) for at in range(len(tokens) - size + 1))
    named = next((run for run in runs if codes_in(" ".join(run)) == (code,) and run[0][:1].isupper()), [])
    return frozenset(part for token in named for part in _tokens(folded(token).replace(".", ". ")))


@lru_cache(maxsize=1 << 16)
def same_office(one: Office, other: Office) -> str:
    """same · fits (one says less than the other) · changed (one country or body, another office) · other."""
    if one.countries and other.countries and not set(one.countries) & set(other.countries):
        return "other"
    if _speaks(one) != _speaks(other) and not set(one.field) & set(other.field):
        return "changed" if set(one.countries) & set(other.countries) else "open"
    if one.rank == other.rank and bool(one.beneath) == bool(other.beneath):
        return _same_rank(one, other)
    shared = set(one.countries) & set(other.countries) or one.field & other.field
    return "changed" if shared else "open"


def _same_rank(one: Office, other: Office) -> str:
    if one.field == other.field and set(one.countries) == set(other.countries) and (one.countries or one.field):
        return "same"
    if one.field <= other.field or other.field <= one.field:
        return "fits"
    return "changed" if set(one.countries) & set(other.countries) or one.field & other.field else "open"


def _speaks(office: Office) -> bool:
    return office.rank == "spokesman"
