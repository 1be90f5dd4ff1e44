"""Persons' names: taken apart, spelled alike where they are one name in two scripts, and compared.

What names are compared by is a **kind of likeness**, from the same whole name to a different surname; the weights are
in `features.py`. Spellings follow how news agencies write Arabic, Cyrillic, Persian, Chinese and Korean names: letters
and pairs of letters that stand for one sound are made one. Given names in short forms are one table of English usage.

Left out: married names, patronyms alone (`Vladimir Vladimirovich`), romanisations that only a list knows (Wade-Giles),
and nicknames beyond the table.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from allsource.ids import folded
from allsource.picture.tables import groups, words

__all__ = ["COMMON", "LIKENESSES", "PersonName", "alike", "parse"]

LIKENESSES = (
    "same whole name", "same words in another order", "same name in another spelling", "same name with an initial",
    "same name with a short form", "same name without a middle name",
    "same name, one with junior or senior", "same surname alone", "a letter apart",
    "same surname, other given name", "different names",
)  # fmt: skip

TITLES = words(
    """mr mrs ms miss mx dr prof professor sir dame lord lady madam madame monsieur herr frau don dona doña senor señor
    signor sheikh sheik shaikh ayatollah hojatoleslam imam mullah rabbi pope cardinal archbishop bishop reverend rev
    father sister saint king queen prince princess emir sultan adm admiral gen general lt lieutenant col colonel sgt
    sergeant capt captain cmdr commander cdr maj major brig brigadier marshal commodore sen senator rep
    representative gov governor pres president minister premier chancellor ambassador judge justice mayor hon"""
)
_PARTICLES = words(
    "de del della di da do dos das du la le van von der den ter bin ibn ben bint abu al el as ash ar an ad az ul ud"
    " y e zu af av"
)
_ARTICLES = words("al el as ash ar an ad az ul de del la")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "v": "v"}
_SHORT = tuple(
    frozenset(group)
    for group in groups("""
    robert bob rob bobby|william bill will billy|james jim jimmy|john jack johnny jon|richard dick rick
    rich|michael mike mick|thomas tom tommy|joseph joe|charles charlie chuck|edward ed eddie ted|elizabeth liz
    beth betty|katherine catherine kate kathy cathy|margaret maggie peggy meg|anthony tony|christopher
    chris|daniel dan danny|david dave|steven stephen steve|gregory greg|jeffrey geoffrey jeff geoff|nicholas nick
    nicolas|matthew matt|samuel sam|benjamin ben|andrew andy drew|patrick pat|patricia pat patty|susan sue|deborah
    debbie|barbara barb|timothy tim|ronald ron|donald don|kenneth ken|lawrence laurence larry|francisco paco
    pancho|jose pepe|ignacio nacho|aleksandr alexander sasha alex|vladimir volodymyr vova|nikolai mykola|dmitri
    dmitry dima|mikhail misha|nikolai kolya|yekaterina ekaterina katya|giuseppe beppe pino|joao ze|luiz
    lula|antonio tonio toni|guadalupe lupe|binyamin benjamin bibi|theodore ted teddy|alfred alf fred|frederick
    fred freddie|philip phil|peter pete|leonard len leo|raymond ray|vincent vince
    """)
)
_APART = frozenset({"a letter apart", "same surname, other given name", "different names"})
_SPELLINGS = {
    form: group[0]
    for group in groups("""
    muhammad mohammed mohammad mohamed mohamad muhammed muhamad mahomed|ahmad ahmed|hussein hossein husayn hussain
    hosein|yusuf yousef youssef yousuf yusef|umar omar|usman osman othman|khalid khaled|hamad hamed|mahmud mahmoud
    mahmood|saeed said saeid|salih saleh|suleiman sulaiman solaiman|abdallah abdullah abdulla|zayid zayed|faisal
    faysal feisal|nasir nasser naser|jafar jaafar|murtada mortada|seok suk sok|yeol youl yul|jung jeong chung|lee
    yi rhee|park pak|choi choe|chiang jiang|tsai cai|petr pyotr piotr|aleksandr alexander aleksander alexandr
    oleksandr|andrei andrey andriy|sergei sergey serhiy serhii|dmitri dmitry dmytro dmitrii|nikolai nikolay
    """)
    for form in group
}
"""Words of names that agencies write in ways that the rules of sound do not bring together."""
COMMON = words(
    """kim lee park choi jung kang cho yoon chang lim wang li zhang liu chen yang zhao huang wu zhou xu sun ma
    nguyen tran pham smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez
    gonzalez wilson anderson thomas taylor moore jackson martin perez thompson white sanchez silva santos
    ferreira pereira oliveira costa sousa fernandes rossi russo ferrari muller schmidt schneider fischer weber
    ivanov petrov sidorov kuznetsov smirnov popov ali ahmed ahmad mohammed muhammad mohamed hassan hussein
    hussain ibrahim khan singh kumar sharma patel cohen levi levy mohammadi hosseini ahmadi rezaei yilmaz kaya
    demir celik papadopoulos novak kowalski nowak horvat kovac popescu jansen hansen andersen nielsen larsen
    olsen johansson karlsson mensah diallo traore abdullah omar"""
)
"""Surnames that many bear, folded; so common that a whole name of theirs says less."""
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"['’ʼʻ`-]", ""), (r"tsch|tch|cz|ch", "c"), (r"shch|sch|sh", "s"), (r"zh|dzh|dj", "j"), (r"kh|gh|q|ck", "k"),
        (r"ph", "f"), (r"w", "v"), (r"th", "t"), (r"dh", "d"), (r"ts|tz", "z"), (r"x", "ks"), (r"(?<=[aeiou])h", ""),
        (r"^y(?=e)|^i(?=e)", ""), (r"iy$|ij$|yy$|ii$|ey$|ei$|y$", "i"), (r"y|j(?=[aeiou])|j$", "i"),
        (r"ou|oo|u|o", "o"), (r"ee", "i"), (r"ai|ay|ae", "i"), (r"(.)\1+", r"\1"), (r"g(?=[aoi])", "k"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts, folded: all words but titles, particles and suffixes; `sounds` are its words as they sound.

    `suffix` is jr, sr, ii, … or empty. `whole` is false for a surname alone.
    """

    plain: str
    given: tuple[str, ...]
    surname: str
    suffix: str
    sounds: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return bool(self.given)


@lru_cache(maxsize=1 << 18)
def parse(name: str) -> PersonName:
    """Take a name apart. `Ruiz, Ana` is read as `Ana Ruiz`."""
    if name.count(",") == 1 and not re.search(r",\s*(?:jr|sr|ii|iii|iv)\b", name, re.IGNORECASE):
        after, before = name.split(",")
        name = f"{before} {after}"
    tokens = re.findall(r"[^\W_]+(?:['’ʼ][^\W_]+)*", folded(name).replace("-", " "))
    suffix = _SUFFIXES.get(tokens[-1], "") if len(tokens) > 1 else ""
    tokens = tokens[:-1] if suffix else tokens
    while len(tokens) > 1 and tokens[0] in TITLES:
        tokens = tokens[1:]
    kept = [token for at, token in enumerate(tokens) if not at or token not in _PARTICLES]
    kept = kept[1:] if len(kept) > 2 and kept[0] in _ARTICLES else kept
    return PersonName(" ".join(kept), tuple(kept[:-1]), kept[-1] if kept else "", suffix, tuple(map(sound, kept)))


@lru_cache(maxsize=1 << 18)
def sound(word: str) -> str:
    """A word as it sounds, so that spellings of one foreign name are equal: `Qadhafi` and `Gaddafi` are `kadafi`."""
    word = _SPELLINGS.get(word, word)
    for pattern, made in _SOUNDS:
        word = pattern.sub(made, word)
    return word


@lru_cache(maxsize=1 << 18)
def alike(one: str, other: str) -> str:
    """How alike two persons' names are: one of LIKENESSES, or empty where either is only part of a name."""
    left, right = parse(one), parse(other)
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return "different names"
    if not left.whole or not right.whole:
        return _partial(left, right)
    found = _whole(left, right)
    return found if left.suffix == right.suffix or found in _APART else "same name, one with junior or senior"


def _whole(left: PersonName, right: PersonName) -> str:
    if left.plain == right.plain:
        return "same whole name"
    if sorted(left.plain.split()) == sorted(right.plain.split()):
        return "same words in another order"
    if "".join(left.plain.split()) == "".join(right.plain.split()) or left.sounds == right.sounds:
        return "same name in another spelling"
    return _given(left, right)


def _partial(left: PersonName, right: PersonName) -> str:
    """One of the two is a surname alone."""
    if left.surname == right.surname or sound(left.surname) == sound(right.surname):
        return "same surname alone"
    return "different names"


def _given(left: PersonName, right: PersonName) -> str:
    """Names of several words that are not equal: by the surname first, then by what differs before it."""
    same_surname = left.surname == right.surname or sound(left.surname) == sound(right.surname)
    if not same_surname:
        apart = Levenshtein.distance(left.plain, right.plain, score_cutoff=1)
        return "a letter apart" if apart == 1 and len(left.plain) > 7 else "different names"
    if _initial(left.given[0], right.given[0]):
        return "same name with an initial"
    if left.given[0] == right.given[0] or sound(left.given[0]) == sound(right.given[0]):
        return _middle(left.given[1:], right.given[1:])
    if any({left.given[0], right.given[0]} <= group for group in _SHORT):
        return "same name with a short form"
    apart = Levenshtein.distance(left.plain, right.plain, score_cutoff=1)
    return "a letter apart" if apart == 1 and len(left.plain) > 7 else "same surname, other given name"


def _initial(one: str, other: str) -> bool:
    return one != other and one[0] == other[0] and min(len(one), len(other)) == 1


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Middle names: absent on one side, an initial of the other, or at odds."""
    if not one or not other:
        return "same name without a middle name"
    fits = all(a == b or sound(a) == sound(b) or _initial(a, b) for a, b in zip(one, other, strict=False))
    return "same name without a middle name" if fits else "same surname, other given name"
