"""Names of bodies (organisations, ministries, forces, facilities) and of ships, brought to one form and compared.

Legal forms, articles and spellings are taken off or made one; words that tell one body of a family from another
(`Shipping`, `Holdings`, a number, a compass point) are never. A name made of ordinary words alone (`Foreign Ministry`,
`Supreme Court`, `Labour Party`) names a body only together with its country.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from allsource.ids import folded
from allsource.picture.nations import codes_in
from allsource.picture.person_names import sound
from allsource.picture.tables import words

__all__ = ["BodyName", "alike_bodies", "body_name", "ship_name"]

_LEGAL = words(
    """ltd limited llc llp lp inc incorporated corp plc sa s.a s.a. ag gmbh kg nv n.v bv b.v oy oyj ab asa aps srl spa
    s.p.a pte pty pjsc ojsc oao ooo zao jsc kk sarl lda ltda sdn bhd as co"""
)
_LIGHT = words("the of and for de la del do da des du le les al el to in on s")
_SPELLINGS = {
    "defense": "defence", "centre": "center", "harbor": "harbour", "labor": "labour", "organization": "organisation",
    "organisations": "organisation", "dept": "department", "intl": "international", "int'l": "international",
    "assn": "association", "govt": "government", "natl": "national", "univ": "university", "comm": "commission",
    "aerospace": "aerospace", "external": "foreign", "affairs": "", "saint": "st", "programme": "program",

    "coop": "cooperative", "co-op": "cooperative", "co-operative": "cooperative", "bros": "brothers",
    "co-operation": "cooperation", "corporation": "corp", "company": "co", "&": "and",
    "labourers": "labourers", "1st": "first", "2nd": "second", "3rd": "third", "5th": "fifth", "6th": "sixth",
    "7th": "seventh", "4th": "fourth", "u.n": "un", "home": "interior", "ministries": "ministry",
}  # fmt: skip
_GENERIC = words(
    """superior magistrates circuit appeal appeals sheriff sheriffs
    ministry minister office department government parliament senate congress assembly national house lower upper
    supreme high court constitutional central bank reserve police federal army navy air force forces armed defence
    foreign interior finance justice health trade energy transport economy treasury guard coast border republican
    democratic labour liberal conservative socialist communist green party people union workers front council state
    security intelligence service agency authority commission committee board port ports harbour maritime customs
    statistics election electoral prosecutor general staff presidency presidential cabinet administration development
    agriculture education environment culture tourism industry commerce environment civil aviation petroleum oil gas
    news press television radio broadcasting public revolutionary islamic royal joint command chamber deputies
    representatives commons lords bar medical association football federation olympic red cross crescent society
    university college hospital airport station prison embassy consulate mission delegation crown attorney special
    anti corruption human rights peace movement alliance coalition opposition liberation new city municipal regional
    local district provincial local local emergency disaster management fire brigade rescue unit first second third
    fourth fifth sixth seventh fleet division corps regiment battalion squadron group water electricity power"""
)
_TELLING = re.compile(
    r"\d|^(?:north|south|east|west|northern|southern|eastern|western|first|second|third|fourth|fifth|sixth|seventh|new|old|real|young|youth|i{2,3}|iv|v)$"
)
_SHIP = re.compile(r"^(?:m/?v|m/?t|m/?s|s/?s|f/?v|m/?y|s/?y|lng/?c|cargo ship|tanker|vessel|ferry|the)\s+(?=\w)")
_NAVY = {"uss": "US", "hms": "GB", "hmas": "AU", "hmcs": "CA", "ins": "IN", "js": "JP", "roks": "KR", "usns": "US"}


@dataclass(frozen=True, slots=True)
class BodyName:
    """`core` are the words that count, folded; `countries` those named in it, taken out of the core; `generic` says
    that no word of it is a name of its own; `short` is the name where it is an abbreviation in capitals; `compact` are
    the words in their order, run together."""

    core: tuple[str, ...]
    countries: tuple[str, ...]
    generic: bool
    short: str
    initials: str
    compact: str


@lru_cache(maxsize=1 << 17)
def body_name(name: str) -> BodyName:
    """Take a body's name apart."""
    countries = codes_in(name)
    rest = _without_nations(name, countries)
    plain = re.sub(r"['’]s\b", "", folded(rest)).replace("&", " and ").replace(".", "")
    tokens = [_SPELLINGS.get(token, token) for token in re.findall(r"[\w'-]+", plain)]
    core = tuple(token for token in tokens if token and token not in _LIGHT)
    while len(core) > 1 and core[-1] in _LEGAL:
        core = core[:-1]
    compact = name.replace(".", "").strip()
    short = compact if re.fullmatch(r"[A-Z][A-Z0-9/-]{1,7}", compact) else ""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", name) if word.lower() not in _LIGHT).upper()
    generic = bool(core) and not short and all(token in _GENERIC for token in core)
    return BodyName(tuple(sorted(core)), countries, generic or not core, short, initials, "".join(core))


def _without_nations(name: str, countries: tuple[str, ...]) -> str:
    """The name without the words of its countries, unless these are part of a name of their own (`Bank of Cyprus`)."""
    tokens = name.split()
    for code in countries:
        for size in (1, 2, 3, 4):
            for at in range(len(tokens) - size + 1):
                if codes_in(" ".join(tokens[at : at + size])) == (code,) and tokens[at][:1].isupper():
                    tokens = tokens[:at] + tokens[at + size :]
                    break
            else:
                continue
            break
    return " ".join(tokens)


@lru_cache(maxsize=1 << 17)
def alike_bodies(one: str, other: str) -> str:
    """same · spelling · words apart (one has more of them) · initials · near · different."""
    left, right = body_name(one), body_name(other)
    if left.core == right.core and left.core:
        return "same"
    if left.short or right.short:
        return _initials(left, right)
    if left.compact == right.compact:
        return "spelling"
    if sorted(map(sound, left.core)) == sorted(map(sound, right.core)) and left.core:
        return "spelling"
    odd = set(left.core) ^ set(right.core)
    if any(_TELLING.search(word) for word in odd):
        return "different"
    if set(left.core) < set(right.core) or set(right.core) < set(left.core):
        return "words apart"
    ratio = fuzz.ratio(" ".join(left.core), " ".join(right.core), score_cutoff=88)
    return "near" if ratio and len(left.core) == len(right.core) else "different"


def _initials(left: BodyName, right: BodyName) -> str:
    """`SHC` for Setúbal Harbour Council; two abbreviations are the same only letter for letter."""
    if left.short and right.short:
        return "same" if left.short.replace("-", "") == right.short.replace("-", "") else "different"
    short, whole = (left.short, right.initials) if left.short else (right.short, left.initials)
    return "initials" if len(short) > 1 and short == whole else "different"


@lru_cache(maxsize=1 << 16)
def ship_name(name: str) -> tuple[str, str]:
    """A ship's name without its prefix, and the country whose navy the prefix names: `HMS Alder` gives `alder`, GB."""
    plain = " ".join(re.findall(r"[\w/]+", folded(name).replace(".", "")))
    first, _, rest = plain.partition(" ")
    if first in _NAVY and rest:
        return rest, _NAVY[first]
    while match := _SHIP.match(plain):
        plain = plain[match.end() :]
    return plain, ""
