"""Do these words state that name? And does the document give that person a public role?

A name is stated by its own words, by a part of it (`Caldeira` for Inês Caldeira), by its initials (`SHC`), or by the
adjective, capital or people of a country. A pronoun or `the firm` states it only when the name stands before it, in
the same sentence or the two before, and no other name of the same kind lies between. What needs knowledge of the world
beyond the table of countries is not accepted.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from allsource.brief.countries import COUNTRY_WORDS
from allsource.brief.cues import DEFINITE, GENERIC, PRONOUNS, PUBLIC_ROLES
from allsource.brief.passage import clause_before, sentence_of, sentences, tokens
from allsource.brief.tables import words
from allsource.model import MENTION_TYPES, Mention, Reading, Span

__all__ = ["UNNAMED", "fits_pronoun", "is_role", "official_of", "party_name", "public_role", "refers_back", "states"]

UNNAMED = "a person named in the report"
"""What stands in a heading for a name without a stated public role (limits, rule 2)."""

_LIGHT = words("the a an of and for in on at to de la le del da do dos das el al du van von der 's s mr ms mrs dr sir")
_ROLE_BEFORE_CHARS = 60
_ROLE_AFTER_CHARS = 70
_SENTENCES_BACK = 2
_SPEAKS_FOR = re.compile(
    r"\s*,?\s*who ((?:speaks?|spoke) for|represents?|leads?|heads?|chairs?|commands?|runs?|sits on)\b"
)
_SHORTEST_NAME = 3
_VERBAL = words("said says told met denied evacuated arrested asked called accused sent gave confirmed")
_AFTER_OBJECT = words("to on at in of with for from and that as over by after before when if or but while")
_CLAUSE_WORDS = 25
_RELATIVE = words("who whom whose which")
_RELATIVE_REACH = 3
_THINGS = frozenset(MENTION_TYPES) - {"person", "role"}
_SOMEBODY_ELSE = re.compile(
    r"\b(?:an?|one|another|the) (?:[\w-]+ ){0,2}(?:man|woman|boy|girl|person|protester|soldier|officer|sailor|driver|"
    r"nurse|doctor|reporter|official|diplomat|spokesman|spokeswoman|judge|lawyer|aide|witness|suspect|gunman|captain|"
    r"minister|president|fisherman|worker|student|teacher|resident|victim)\b(?!['’]s|,? (?:[A-Z]|who))",
)
"""A person without a name, between a name and a pronoun: who is meant is no longer plain."""
_APPOSED_TO = re.compile(r"^[\w’'.-]+(?: [\w’'.-]+)?, (?:an?|the|one of the)\b[^,.;]*")
_PERSONAL = words("he she him her his hers who whom")


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@lru_cache(maxsize=65536)
def _stems(words: str) -> frozenset[str]:
    """The words that carry a name, folded, without possessives and light words; plural -s taken off long words."""
    found = (re.sub(r"'s?$", "", word) for word in re.findall(r"[\w'-]+", _fold(words)))
    return frozenset(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in found if word) - _LIGHT


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", _fold(name)) if word not in _LIGHT)


def states(words: str, name: str) -> bool:
    """True where the words themselves give the name: all of it, a telling part of it, its initials, its country."""
    said, wanted = _stems(words), _stems(name)
    if not said or not wanted:
        return False
    if said == wanted or _short(words, name) or _country(words, name):
        return True
    return not _owned(words, name) and (wanted <= said or _part(words, said, wanted))


def _part(words: str, said: frozenset[str], wanted: frozenset[str]) -> bool:
    """`Minister Caldeira` for Inês Caldeira: a shared word that is no role, and no name beside it that is another's."""
    shared = (said & wanted) - PUBLIC_ROLES
    others = {_fold(word) for word in re.findall(r"[A-ZÀ-Þ][\w'-]+", words)[_leading(words) :]}
    strange = {word for word in others if not _stems(word) & wanted and _stems(word)} - PUBLIC_ROLES
    return said <= wanted or (bool(shared) and not strange)


def _leading(words: str) -> int:
    """1 where the first capital may be the sentence's and not a name's."""
    return int(words[:1].isupper() and words.split(maxsplit=1)[0].lower() in DEFINITE | _LIGHT)


def _owned(words: str, name: str) -> bool:
    """`Caldeira's lawyer` is not Caldeira: the name only owns the one that is meant, unless that is an office."""
    _, mark, head = words.replace("’", "'").partition("'s ")
    last = head.split()[-1].lower() if head.split() else ""
    return bool(mark) and not is_role(last) and not _stems(head) & _stems(name)


def _short(words: str, name: str) -> bool:
    short = _fold(words).replace(".", "").removeprefix("the ").strip()
    return 2 <= len(short) <= 6 and short == _initials(name)


def _country(words: str, name: str) -> bool:
    known = COUNTRY_WORDS.get(_fold(name).removeprefix("the "), frozenset())
    return any(word in known for word in _fold(words).replace("'s", "").replace("'", " ").split()) or (
        _fold(words).removeprefix("the ") in known
    )


def refers_back(
    text: str, words: Span, name: str, mentions: Iterable[Mention] = (), *, before: int | None = None
) -> bool:
    """True for a pronoun or definite description whose antecedent is written shortly before and is the only choice.

    `before` ends the search sooner: no name within a quotation stands for who speaks it.
    """
    head = words.of(text).lower().split()
    if not head or not _points_back(head, name, mentions) or not fits_pronoun(head[0], name, mentions):
        return False
    end = words.start if before is None else before
    at = _last_stated(text, Span(min(end, _window_start(text, words)), end), name)
    if at is None or (head[0] in _RELATIVE and len(tokens(text, Span(at, words.start))) > _RELATIVE_REACH):
        return False
    if _objective(text, words) and at >= _clause_start(text, words):
        return False
    if head[0] in _PERSONAL - {"who", "whom"} and _SOMEBODY_ELSE.search(_APPOSED_TO.sub("", text[at:end], 1)):
        return False
    kinds = {"person"} if head[0] in _PERSONAL else _THINGS
    since = sentence_of(text, Span(at, at + 1)).start
    between = (mention for mention in mentions if since <= mention.span.start < end and mention.type in kinds)
    return all(states(mention.name, name) or states(name, mention.name) for mention in between)


def fits_pronoun(words: str, name: str, mentions: Iterable[Mention]) -> bool:
    """`she` is a person: not a name that the reader knows as a body or a ship only."""
    kinds = {mention.type for mention in mentions if mention.name == name}
    return words.lower() not in {"he", "she", "him", "her"} or not kinds or bool(kinds & {"person", "role"})


def _objective(text: str, words: Span) -> bool:
    """`him`, `them`, and `her` where no noun follows: never the subject of their own clause."""
    said = words.of(text).lower()
    following = text[words.end : words.end + 12].split()
    bare = not following or not following[0].isalpha() or following[0].lower() in _AFTER_OBJECT
    return said in {"him", "them"} or (said == "her" and bare)


def _clause_start(text: str, words: Span) -> int:
    before = clause_before(text, words, _CLAUSE_WORDS)
    return before[-1].start if before else words.start


def _points_back(words: list[str], name: str, mentions: Iterable[Mention]) -> bool:
    """A pronoun, or `the company` and its like for a name of that kind."""
    if len(words) == 1:
        return words[0] in PRONOUNS
    kinds = GENERIC.get(words[-1].removesuffix("'s"), frozenset())
    return words[0] in DEFINITE and any(mention.name == name and mention.type in kinds for mention in mentions)


def _window_start(text: str, words: Span) -> int:
    before = [sentence for sentence in sentences(text) if sentence.start <= words.start]
    return before[-1 - _SENTENCES_BACK :][0].start if before else 0


def _last_stated(text: str, window: Span, name: str) -> int | None:
    """Where the name, or a telling word of it, is last written in the window."""
    wanted = {stem for stem in _stems(name) if stem not in PUBLIC_ROLES}
    found = [token.start for token in tokens(text, window) if _stems(token.word) & wanted or _country(token.word, name)]
    return found[-1] if found else None


def public_role(text: str, reading: Reading | None, name: str) -> Span | None:
    """The words that give a person a public role, beside the name somewhere in the document; None where none do."""
    for mention in reading.mentions if reading else ():
        if mention.type == "person" and mention.name == name:
            found = _role_beside(text, mention.span)
            if found:
                return found
    return None


def _role_beside(text: str, span: Span) -> Span | None:
    sentence = sentence_of(text, span)
    inside = [token for token in tokens(text, span) if is_role(token.low)]
    before = Span(max(sentence.start, span.start - _ROLE_BEFORE_CHARS), span.start)
    after = Span(span.end, min(sentence.end, span.end + _ROLE_AFTER_CHARS))
    titled = [token for token in tokens(text, before) if is_role(token.low)]
    if inside:
        return Span(inside[0].start, inside[0].end)
    if titled and _runs_into(text[titled[-1].end : span.start]):
        return Span(titled[-1].start, titled[-1].end)
    return _apposed(text, after)


def is_role(word: str) -> bool:
    return word in PUBLIC_ROLES or word.rstrip("'s") in PUBLIC_ROLES or word.rpartition("-")[2] in PUBLIC_ROLES


def _runs_into(between: str) -> bool:
    """Nothing but words of the office lies between the title and the name: `Secretary-General of the Council, `."""
    return not re.search(r"[.;:!?\"“”]|\b(?:said|told|and|who|met)\b", between.removeprefix("."))


def _apposed(text: str, after: Span) -> Span | None:
    """`, the council's spokesman,` or `, who speaks for the group` behind a name."""
    words = after.of(text)
    if speaking := _SPEAKS_FOR.match(words):
        return Span(after.start + speaking.start(1), after.start + speaking.end(1))
    match = re.match(r"(?:['’]s)?\s*(?:,|\(|, who (?:is|was)|who (?:is|was)|is|was|of)\s*([^.;:!?\"“”]*)", words)
    if not match:
        return None
    found = tokens(text, Span(after.start + match.start(1), after.start + match.end(1)))
    role = next((token for token in found if is_role(token.low)), None)
    return Span(role.start, role.end) if role else None


def party_name(text: str, reading: Reading | None, name: str) -> str:
    """The name as a heading may show it: a person without a stated public role is not named there."""
    mentions = reading.mentions if reading else ()
    if not any(mention.type == "person" and mention.name == name for mention in mentions):
        return name
    body = any(m.type not in {"person", "role"} and _stems(name) <= _stems(m.name) for m in mentions)
    return name if body or public_role(text, reading, name) else UNNAMED


def official_of(text: str, speaker: str, party: str) -> bool:
    """Does the text give the speaker an office of that party: `Tomás Arrieta, the council's spokesman`?"""
    wanted = _stems(party) - PUBLIC_ROLES
    name = speaker.rsplit(maxsplit=1)[-1] if speaker.split() else ""
    if not wanted or len(name) < _SHORTEST_NAME:
        return False
    if _office_in(speaker, wanted):
        return True
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        behind = re.match(r"(?:,| of| from)?\s([^,.;\"”]{3,80})", text[found.end() : found.end() + 90])
        before = re.search(r"[^.;\"“”\n]{3,80}\Z", text[max(0, found.start() - 80) : found.start()])
        if any(part and _office_in(part.group(), wanted) for part in (behind, before)):
            return True
    return False


def _office_in(words: str, wanted: frozenset[str]) -> bool:
    """An office and the body's name in one phrase, with no word of saying or doing between."""
    said = re.findall(r"[\w'’-]+", words.lower())
    office = any(is_role(word.replace("’", "'").removesuffix("'s")) for word in said) or "speaks for" in words
    return office and bool(_stems(words) & wanted) and not _VERBAL & set(said)
