"""Which words say the same kind of act: `met`, `talks` and `a meeting`, `delivered`, `supplied` and `sold`.

One readable table; a word that is in no row is its own act. It is kept small: words that only sometimes mean the same
(`take`, `make`, `move`) are left out, since a wrong join costs more than a missed one.
"""

import re
from functools import lru_cache

from allsource.reports.lemmas import lemma
from allsource.reports.tables import words

__all__ = ["ACTS", "acts_of", "content_words"]

ACTS: dict[str, str] = {
    "meet": "meet meeting talk talks discuss discussion confer conference contact consult negotiate negotiation summit"
    " dialogue encounter sit session channel",
    "call": "call telephone phone ring",
    "visit": "visit trip tour travel",
    "write": "write letter message",
    "give": "give supply deliver delivery provide send ship shipment transfer pump hand donate donation sell sale buy"
    " purchase lend loan export import grant aid dispatch",
    "attack": "attack strike hit bomb bombing blast explosion shell fire shoot shooting raid assault explode detonate"
    " target ram",
    "kill": "kill die dead death murder slay slain",
    "hurt": "injure wound hurt",
    "arrest": "arrest detain detention custody jail imprison",
    "seize": "seize capture confiscate impound seizure",
    "release": "release free",
    "promise": "offer promise pledge vow agree agreement sign deal accord",
    "refuse": "refuse reject refusal rejection decline deny",
    "accuse": "accuse accusation blame allege charge indict",
    "investigate": "investigate investigation probe inquiry",
    "threaten": "threaten threat warn warning",
    "ask": "ask demand call request urge appeal",
    "praise": "praise thank welcome commend hail",
    "leave": "withdraw withdrawal pull leave retreat",
    "resign": "resign resignation quit",
    "deploy": "deploy deployment station",
    "close": "close closure shut block blockade",
    "sanction": "sanction penalty fine expel expulsion",
    "rescue": "rescue evacuate evacuation save",
    "protest": "protest demonstrate demonstration march rally",
    "strike work": "walkout stoppage",
    "quake": "quake earthquake tremor shake",
    "win": "win victory award prize",
    "buy": "acquire acquisition takeover",
    "launch": "launch unveil release introduce",
    "hire": "hire appoint nominate replace pick name",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OF = {word: act for act, said in ACTS.items() for word in said.split()}
_LIGHT = words(
    """the a an of and or for in on at to by with from as its his her their be have has had was were is are been being
    do does did that this it he she they who which not no will would could may might must should into over about after
    before up out off some more most than one two three four five six seven eight nine ten"""
)


def content_words(said: str) -> frozenset[str]:
    """The dictionary forms of the words that carry meaning: no light words, no bare numbers."""
    found = (word.lower() for word in _WORD.findall(said))
    return frozenset(_base(word) for word in found if word not in _LIGHT and not word[0].isdigit())


@lru_cache(maxsize=65536)
def _base(word: str) -> str:
    """As a noun or a verb, whichever the table of acts knows; the noun's form where it knows neither."""
    verb, noun = lemma(word, "VBD"), lemma(word, "NNS")
    return next((form for form in (word, verb, noun) if form in _OF), verb if word.endswith(("ed", "ing")) else noun)


@lru_cache(maxsize=65536)
def acts_of(said: str) -> frozenset[str]:
    """The acts that a trigger says: rows of the table, or the words themselves where no row knows them."""
    return frozenset(_OF.get(word, word) for word in content_words(said))
