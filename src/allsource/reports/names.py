"""One full name for every mention of a person or body within a document.

Persons: a surname, a first name or an initialled form takes the fullest name of the same person, the last one met
where several fit, and one further on in the text where none came before (headlines use surnames). A title that says
`Mrs.` never resolves to a person known as `he`. Bodies: acronyms in brackets (`Harbour Workers' Union (HWU)`), acronyms
by their initials, and firms with or without `Ltd`. Left out: nicknames, and two spellings of one name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allsource.model import Span
from allsource.reports.roles import GENDERED
from allsource.reports.tables import words

__all__ = ["PersonName", "acronyms", "body_names", "person_names", "title_gender"]

_SUFFIXES = words("jr sr ii iii iv jnr snr phd md")
_FIRM_SUFFIXES = words(
    """inc corp co ltd llc plc sa ag gmbh nv bv oy ab asa spa company corporation limited group holdings holding
    incorporated industries international"""
)
_ACRONYM_AFTER = re.compile(r"\s*\(\s*(?:the |or |known as )?[\"“']?([A-Z][A-Za-z&-]{1,9})[\"”']?\s*\)")
_SMALL = words("of the and for de la du des der von van e y to in on at &")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's mention: where, the words without titles, and the pronoun a title calls for (empty if none)."""

    span: Span
    words: str
    pronoun: str = ""


def title_gender(text: str, name: Span) -> str:
    """he or she where the word before a name tells (`Mrs. Ruiz`, `spokeswoman Ana Ruiz`), else empty."""
    before = re.search(r"([\w-]+)\.?\s+$", text[max(0, name.start - 24) : name.start])
    return GENDERED.get(before[1].lower(), "") if before else ""


def person_names(persons: Sequence[PersonName]) -> dict[Span, str]:
    """The full name for each mention, in text order."""
    full: dict[tuple[str, ...], str] = {}
    for person in persons:
        key = _key(person.words)
        if len(key) > 1:
            full[key] = max(full.get(key, ""), person.words, key=lambda name: (len(name.split()), len(name)))
    pronouns = {_key(person.words): person.pronoun for person in persons if person.pronoun}
    found: dict[Span, str] = {}
    order = [key for person in persons if len(key := _key(person.words)) > 1]
    met: list[tuple[str, ...]] = []
    for person in persons:
        key = _key(person.words)
        if len(key) > 1:
            met = [*(other for other in met if other != key), key]
        chosen = _choose(key, person.pronoun, met, order, pronouns)
        found[person.span] = full.get(chosen, person.words) if chosen else person.words
    return found


def _choose(
    key: tuple[str, ...],
    pronoun: str,
    met: Sequence[tuple[str, ...]],
    order: Sequence[tuple[str, ...]],
    pronouns: Mapping[tuple[str, ...], str],
) -> tuple[str, ...]:
    """The key of the full name that a mention's key stands for; its own where none fits."""
    for names in (list(reversed(met)), order):
        fitting = [
            name for name in names
            if _fits(key, name) and not (pronoun and pronouns.get(name) and pronouns[name] != pronoun)
        ]  # fmt: skip
        surnamed = [name for name in fitting if key and name[-1] == key[-1]]
        if surnamed or fitting:
            return (surnamed or fitting)[0]
    return key


def _fits(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether `key` may be a short form of `name`: its surname, its first name, or both ends with an initial."""
    if not key or key == name:
        return key == name
    if len(key) == 1:
        return key[0] in (name[-1], name[0]) or (len(name) > 2 and key[0] == " ".join(name[1:]))
    if len(key) >= len(name):
        return False
    return key[-1] == name[-1] and (key[0] == name[0] or key == name[-len(key) :])


def _key(name: str) -> tuple[str, ...]:
    """A name's words without initials, suffixes and case."""
    tokens = [token.strip(".,").lower() for token in re.sub(r"['’]s$", "", name).split()]
    kept = tuple(token for token in tokens if len(token) > 1 and token not in _SUFFIXES)
    return kept or tuple(tokens)


def acronyms(text: str, bodies: Sequence[Span]) -> dict[str, str]:
    """Acronym to full name: bracketed after a name, or fitting the initials of one name only."""
    found: dict[str, str] = {}
    initials: dict[str, set[str]] = {}
    for body in bodies:
        name = _clean(body.of(text))
        bracket = _ACRONYM_AFTER.match(text, body.end)
        if bracket and _agree(bracket[1], name):
            found.setdefault(bracket[1], name)
        if len(name.split()) > 1:
            initials.setdefault(_initials(name), set()).add(name)
    for letters, names in initials.items():
        if len(names) == 1 and len(letters) > 2:
            found.setdefault(letters, next(iter(names)))
    return found


def _agree(acronym: str, name: str) -> bool:
    """At least the first letter and half of the others are initials of the name, in order."""
    letters = iter(_initials(name, small=True).lower())
    wanted = [letter for letter in acronym.lower() if letter.isalpha()]
    hits = sum(any(letter == initial for initial in letters) for letter in wanted)
    return bool(wanted) and wanted[0] == name.removeprefix("the ").removeprefix("The ")[:1].lower() and hits >= 1


def _initials(name: str, *, small: bool = False) -> str:
    return "".join(token[0].upper() for token in re.findall(r"\w+", name) if small or token.lower() not in _SMALL)


def body_names(text: str, bodies: Sequence[Span]) -> dict[Span, str]:
    """The full name for each mention of a body: acronyms spelled out, firms with their legal suffix as first given."""
    short = acronyms(text, bodies)
    names = [_clean(body.of(text)) for body in bodies]
    firms = {_without_suffix(name): name for name in reversed(names) if _without_suffix(name) != name}
    by_fold = {name.casefold(): name for name in reversed(names)}
    parts = _parts(names)
    found = {}
    for body, name in zip(bodies, names, strict=True):
        whole = short.get(name.replace(".", ""), parts.get(name, name))
        found[body] = firms.get(whole) or by_fold.get(whole.casefold(), whole)
    return found


def _parts(names: Sequence[str]) -> dict[str, str]:
    """Single words that begin or end exactly one longer name: `Ledger` for `Setúbal Ledger`."""
    owners: dict[str, set[str]] = {}
    for name in dict.fromkeys(names):
        tokens = name.split()
        if len(tokens) > 1:
            for token in (tokens[0], tokens[-1]):
                owners.setdefault(token, set()).add(name)
    return {token: next(iter(longer)) for token, longer in owners.items() if len(longer) == 1 and len(token) > 3}


def _clean(name: str) -> str:
    name = " ".join(re.sub(r"['’]s?$", "", name).split())
    return re.sub(r"^[Tt]he ", "", name)


def _without_suffix(name: str) -> str:
    tokens = name.split()
    while len(tokens) > 1 and tokens[-1].strip(".,").lower() in _FIRM_SUFFIXES:
        tokens.pop()
    return " ".join(tokens).rstrip(",")
