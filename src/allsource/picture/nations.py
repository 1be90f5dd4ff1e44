"""Countries by every form that stands for them or their government: names, peoples, capitals, seats of power.

The table is `sources/nations.tsv`. Codes are ISO 3166-1 alpha-2. A capital stands for a government only where the
reader typed the mention as one; here it merely names the country.
"""

import re
from functools import cache

from allsource.ids import folded
from allsource.picture.tables import cell, rows

__all__ = ["code_of", "codes_in", "nation_name"]

_WORD = re.compile(r"[^\W\d_](?:[\w.’'-]*\w)?")
_ABBREVIATIONS = {"u.s": "us", "u.s.": "us", "u.k": "uk", "u.k.": "uk", "u.a.e": "uae", "u.a.e.": "uae"}
_UNCLEAR = frozenset({"congolese", "korean", "koreans", "korea", "guinean", "american samoan"})
"""Forms that fit several countries: they say nothing."""
_CAPITALISED = frozenset({"us", "uk", "uae", "prc", "drc", "dprk", "car", "rok"})
"""Short forms that are ordinary words, or parts of names, without their capitals."""
_CAPITALS = ("capital", "seats")
_LONGEST = 5


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Folded form to (code, kind of form): name, people, capital or seats."""
    found: dict[str, tuple[str, str]] = {}
    for kind, columns in (("name", ("name", "others")), ("people", ("people",)), ("capital", _CAPITALS)):
        for row in rows("nations"):
            for form in (entry for column in columns for entry in cell(row[column])):
                found.setdefault(_plain(form), (row["code"], kind))
    return {form: fact for form, fact in found.items() if form not in _UNCLEAR}


def _plain(form: str) -> str:
    plain = folded(form).replace("’", "'").removeprefix("the ")
    return _ABBREVIATIONS.get(plain, plain)


@cache
def nation_name(code: str) -> str:
    """The common name of a country; empty for an unknown code."""
    return next((row["name"] for row in rows("nations") if row["code"] == code), "")


@cache
def code_of(form: str, *, capitals: bool = True) -> str:
    """The code of the country that a whole form stands for; empty where it stands for none, or for several."""
    code, kind = _forms().get(_plain(form), ("", ""))
    return code if capitals or kind != "capital" else ""


@cache
def codes_in(phrase: str, *, capitals: bool = False) -> tuple[str, ...]:
    """The countries named within a phrase, in order: `former Portuguese harbour minister` gives `PT`."""
    tokens = [match[0] for match in _WORD.finditer(phrase)]
    found: list[str] = []
    at = 0
    while at < len(tokens):
        size, code = _longest(tokens, at, capitals)
        found += [code] if code and code not in found else []
        at += size
    return tuple(found)


def _longest(tokens: list[str], at: int, capitals: bool) -> tuple[int, str]:
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        run = tokens[at : at + size]
        if not run[0][0].isupper():
            return 1, ""
        form = re.sub(r"['’]s?$", "", " ".join(run))
        plain = _plain(form)
        if plain in _CAPITALISED and not form.replace(".", "").isupper():
            continue
        code = code_of(form, capitals=capitals)
        if code:
            return size, code
    return 1, ""
