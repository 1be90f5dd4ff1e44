"""Titles and roles: the words that make a person somebody, and what they tell of the person's sex.

`titles` stand before a name only (`Mr.`, `Adm.`); `roles` are nouns that also stand alone (`the minister`). A role
before a name is read backward from the name (`Portuguese Harbour Minister Ana Ruiz`), a role after it from the comma
(`Ana Ruiz, the harbour minister,`). Left out: professions without a public role (`plumber`), which are descriptions.
"""

import re
from collections.abc import Sequence

from allsource.model import Span
from allsource.reports.scene import Scene
from allsource.reports.tables import words
from allsource.reports.tagged import Word

__all__ = ["GENDERED", "ROLE_NOUNS", "TITLES", "is_role_noun", "role_after", "role_before", "strip_titles"]

TITLES = words(
    """mr mrs ms mx miss dr prof rev sir dame lord lady madam messrs fr sheikh sheik ayatollah hojatoleslam imam mullah
    rabbi pope cardinal archbishop bishop reverend pastor father sister brother saint king queen prince princess emir
    sultan emperor crown_prince duke duchess baron baroness don herr frau monsieur madame signor"""
)
_RANKS = words(
    """adm admiral gen general lt lieutenant col colonel sgt sergeant cpl corporal pvt private capt captain cmdr
    commander cdr maj major brig brigadier marshal commodore rear vice air chief staff petty officer ensign warrant
    sen senator rep representative gov governor pres president congressman congresswoman assemblyman insp inspector
    supt superintendent det detective constable marshall"""
)
ROLE_NOUNS = words(
    """minister president secretary chancellor premier governor mayor ambassador envoy consul diplomat attache attaché
    senator congressman congresswoman congressperson lawmaker legislator deputy councillor councilman councilwoman
    commissioner chairman chairwoman chairperson chair chief director head leader commander general admiral captain
    colonel lieutenant major brigadier marshal sergeant officer spokesman spokeswoman spokesperson adviser advisor aide
    official judge justice prosecutor attorney lawyer sheriff detective inspector superintendent executive ceo
    president-elect manager editor reporter correspondent journalist columnist analyst expert professor economist
    researcher scientist historian strategist pollster activist campaigner candidate nominee negotiator mediator
    representative delegate coordinator administrator inspector-general speaker whip treasurer king queen prince
    princess emir sultan sheikh pope bishop archbishop cardinal ayatollah imam undersecretary under-secretary
    vice-president vice-chairman founder co-founder owner chairman-designate counsel chief-of-staff politician
    parliamentarian operator skipper pilot master harbourmaster harbormaster warlord insurgent militant dissident
    counselor counsellor liaison regulator investigator monitor mp mep author filmmaker host anchor moderator
    premier-designate regent viceroy constable commissar overseer superintendent-general quartermaster"""
)
GENDERED = {
    **dict.fromkeys(
        words(
            """mr sir lord king prince duke baron emir sultan pope cardinal archbishop ayatollah imam mullah father
            brother herr monsieur signor don spokesman chairman congressman councilman businessman policeman gunman
            man husband son father grandfather uncle nephew boy actor fisherman salesman cameraman sheikh"""
        ),
        "he",
    ),
    **dict.fromkeys(
        words(
            """mrs ms miss dame lady madam queen princess duchess baroness sister frau madame spokeswoman chairwoman
            congresswoman councilwoman businesswoman policewoman woman wife daughter mother grandmother aunt niece girl
            actress widow"""
        ),
        "she",
    ),
}
"""The pronoun that a title or role word calls for."""

_MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "VBN", "HYPH", "CC"})
_INNER = words("of for and the to 's ’s -")
_ROLE_AFTER = re.compile(r"\s*[,(]\s*(?=\w)")


def is_role_noun(word: str) -> bool:
    """Whether a word, singular or plural, names a role."""
    lower = word.lower().rstrip(".")
    return lower in ROLE_NOUNS or (lower.endswith("s") and lower[:-1] in ROLE_NOUNS)


def strip_titles(text: str, span: Span) -> Span:
    """A name without the titles before it: `Mr. Ruiz` gives `Ruiz`, `Prince` alone stays."""
    at = span.start
    while True:
        match = re.compile(r"([^\W\d_]+)(\.?)\s+(?=\S)").match(text, at, span.end)
        word = match[1].lower() if match else ""
        dotted = match is not None and bool(match[2]) and len(word) > 1
        if match is None or not (word in TITLES or (word in _RANKS and (dotted or len(word) > 4))):
            return Span(at, span.end)
        at = match.end()


def role_before(scene: Scene, name: Span) -> Span | None:
    """The role that stands right before a name, without an article: `former Harbour Minister`."""
    at = scene.word_index(name.start)
    nouns = scene.tagged.words
    last = at - 1
    if last < 0 or not _is_title(scene, nouns[last]) or not _adjacent(scene.text, nouns[last].span.end, name.start):
        return None
    first = last
    while first > 0 and _modifies(scene, nouns[first - 1]) and nouns[first].span.start - nouns[first - 1].span.end <= 1:
        first -= 1
    while nouns[first].tag in ("CC", "HYPH"):
        first += 1
    return Span(nouns[first].span.start, nouns[last].span.end)


def _is_title(scene: Scene, word: Word) -> bool:
    lower = word.span.of(scene.text).lower().rstrip(".")
    return is_role_noun(lower) or lower in TITLES or lower in _RANKS


def _adjacent(text: str, end: int, start: int) -> bool:
    return 0 <= start - end <= 2 and not text[end:start].strip(" .")


def _modifies(scene: Scene, word: Word) -> bool:
    return word.tag in _MODIFIER_TAGS and not (word.tag == "CC" and word.span.of(scene.text) != "and")


def role_after(scene: Scene, name: Span) -> Span | None:
    """The role set after a name by a comma or bracket: `Ana Ruiz, the harbour minister of Portugal, said`."""
    comma = _ROLE_AFTER.match(scene.text, name.end)
    if comma is None:
        return None
    at = scene.word_index(comma.end())
    phrase: list[Word] = []
    seen = False
    for word in scene.tagged.words[at : at + 14]:
        lower = word.span.of(scene.text).lower()
        if word.tag not in _MODIFIER_TAGS and lower not in _INNER and word.tag not in ("DT", "PRP$", "POS", "IN"):
            break
        if word.tag == "IN" and (not seen or lower not in _INNER):
            break
        seen = seen or is_role_noun(lower)
        phrase.append(word)
    return _trimmed(scene, phrase) if seen else None


def _trimmed(scene: Scene, phrase: Sequence[Word]) -> Span | None:
    """Without the article before and dangling small words after."""
    kept = list(phrase)
    while kept and kept[0].tag in ("DT", "PRP$"):
        kept.pop(0)
    while kept and (kept[-1].tag in ("DT", "IN", "CC", "POS", "PRP$") or kept[-1].tag.startswith("VB")):
        kept.pop()
    return Span(kept[0].span.start, kept[-1].span.end) if kept else None
