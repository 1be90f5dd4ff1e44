"""Sentences of a stretch of text, with exact offsets.

A stop ends a sentence unless a table says otherwise: titles (`Adm.`), initials, months before a day, `a.m.` before a
zone, decimals, ellipses before a small letter, and `?"` or `!"` before the words that say who asked. A sentence
includes the quotation marks and brackets that close after its stop. A paragraph's end always ends a sentence.
Left out: stops without a space after them (`end.Next`), which pages lose too rarely to guess at.
"""

import re
from collections.abc import Iterator

from allsource.model import Span
from allsource.reports.tables import words

__all__ = ["SPEECH_VERBS", "split_sentences"]

_NEVER_END = words(
    """mr mrs ms mx dr prof rev fr sr hon messrs adm gen lt col sgt cpl pvt capt cmdr cdr maj brig sen rep gov pres amb
    sec supt insp det st mt ft no nos art fig vol pp cf vs v viz e.g i.e approx ca al dept asst assoc ret"""
)  # fmt: skip
_MONTHS = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)  # fmt: skip
# After these a sentence may end: it does where the next word is one that begins sentences.
_MAY_END = words(
    "inc corp co ltd plc llc jr bros u.s u.k u.n e.u d.c u.s.a u.a.e ph.d etc a.m p.m am pm est"
)  # fmt: skip
_OPENERS = words(
    """the a an this that these those he she it they we i you his her its their our my in on at by for from with as but
    and or so yet if when while after before since although though because however meanwhile another some many most
    several both no not there here what who why how earlier later last next one two three asked according officials
    police mr mrs ms"""
)  # fmt: skip
_AFTER_HOUR = words(
    """monday tuesday wednesday thursday friday saturday sunday gmt utc bst est edt cst cdt mst mdt pst pdt cet cest
    eet eest msk jst eastern pacific central local"""
)  # fmt: skip
SPEECH_VERBS = words(
    """said says say asked asks told tells wrote writes added adds replied shouted cried yelled tweeted exclaimed
    continued wondered demanded joked quipped responded chanted"""
)  # fmt: skip
"""Verbs that may follow a quotation's `?` or `!` within the same sentence."""

_CLOSING = r"(?:''|[\"'”’»)\]])*"
_END = re.compile(rf"(?P<mark>[.!?。]+|…){_CLOSING}(?=\s|$)|(?P<break>\n[ \t]*\n)")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘(\[]+$")
_NEXT = re.compile(r"\s*(?:``|''|[\"'“‘«(\[])*([^\s]*)")


def split_sentences(text: str, span: Span | None = None) -> list[Span]:
    """Sentences within `span` (the whole text without it), trimmed of white space; empty text has none."""
    span = span or Span(0, len(text))
    found = []
    start = span.start
    for end in _ends(text, span):
        sentence = _trim(text, start, end)
        if sentence is not None:
            found.append(sentence)
        start = end
    rest = _trim(text, start, span.end)
    return [*found, rest] if rest else found


def _ends(text: str, span: Span) -> Iterator[int]:
    for match in _END.finditer(text, span.start, span.end):
        if match["break"] is not None or _is_end(text, match, span):
            yield match.end()


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_end(text: str, match: re.Match[str], span: Span) -> bool:
    following = _NEXT.match(text, match.end(), min(span.end, match.end() + 80))
    after = following[1] if following else ""
    if not after:
        return True
    if match["mark"] == ".":
        return _full_stop_ends(text, match, span, after)
    if after[:1].islower():
        return False
    closed = match.end() > match.end("mark")
    return not (closed and match["mark"] != "..." and _names_speaker(text, match.end(), span))


def _full_stop_ends(text: str, match: re.Match[str], span: Span, after: str) -> bool:
    before = _WORD_BEFORE.search(text, max(span.start, match.start() - 40), match.start())
    word = (before[0] if before else "").lower()
    first = after.strip(".,;:\"'”’").lower()
    bare = word.replace(".", "")
    if after[:1].islower():
        return False
    if word in _NEVER_END or (word in _MONTHS and after[:1].isdigit()):
        return False
    if word in _MAY_END:
        return first in _OPENERS and not (bare in ("am", "pm") and first in _AFTER_HOUR)
    if before and len(bare) == 1 and before[0].isupper() and not (bare == "i" and first in _OPENERS):
        return False
    if "." in word and re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return first in _OPENERS
    return True


def _names_speaker(text: str, at: int, span: Span) -> bool:
    """Whether the words after a quotation's `?` or `!` say who spoke: `"Will it open?" Ana Ruiz asked.`"""
    ahead = re.split(r"[\"“”.!?\n]", text[at : min(span.end, at + 60)], maxsplit=1)[0].split()[:4]
    return any(token.strip(",;:") in SPEECH_VERBS for token in ahead)
