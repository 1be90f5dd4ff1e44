"""Text to words with exact character offsets, in the manner of the Penn Treebank as the English Web Treebank writes it.

One regular expression, read from left to right, so that every character that is not white space belongs to exactly one
word and `text[start:end]` is the word as written. Contractions and possessives are split (`did` `n't`, `Ruiz` `'s`,
`can` `not`), hyphened compounds too (`Lisbon` `-` `based`) unless the first part is a prefix or the second a number
(`co-operate`, `F-16`), and abbreviations keep their stops (`U.S.`, `a.m.`, `Adm.`). Addresses, numbers with commas and
times stay whole. Sentence ends are judged here only as far as the network needs them (`ends`): a break it misses costs
little, a break it invents cuts an argument.

Left out: words of scripts written without spaces stay one run; `gonna` and `dunno` are not split.
"""

import re
from collections.abc import Iterator, Sequence

from allsource.model import Span

__all__ = ["ABBREVIATIONS", "ends", "words"]

# Abbreviations that keep their stop when more text follows; a table, so that a missing one is one word more.
_KEPT = """
    adm amb approx apr assn aug ave blvd brig bros capt cmdr co col comdr corp cpl dec dept det dist dr ed est etc feb
    fig fr ft gen gov govt hon inc insp jan jr jul jun kg km lt ltd lieut maj mar messrs mph mr mrs ms msgr mt nos nov
    oct ofc op pfc ph pp pres prof pvt rep reps res ret rev sec sen sens sep sept sgt spc sr st supt univ vol vs yr
"""
ABBREVIATIONS = frozenset(_KEPT.split())
# Of these, the ones after which a capital letter rarely begins a new sentence: titles and first parts of names.
_BEFORE_NAMES = """
    adm amb approx brig capt cmdr col cpl det dr fr ft gen gov hon insp lieut lt maj messrs mr mrs ms msgr mt ofc pfc
    pres prof pvt rep reps rev sen sens sgt spc st supt vs
"""
_TITLES = frozenset(_BEFORE_NAMES.split())
_BEFORE_NUMBERS = frozenset({"art", "ch", "no", "p", "par", "sect"})  # abbreviations only when a number follows
_WITH_NUMBERS = ABBREVIATIONS | _BEFORE_NUMBERS
_PREFIXES = (
    "anti|bi|co|counter|de|e|eco|ex|inter|intra|mega|micro|mid|mini|multi|neo|non|pan|para|post|pre|pro|re|semi|sub"
    "|super|trans|tri|ultra|un|vice"
)
_L = r"[^\W\d_]"  # one letter of any script
_M = r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060]"  # what rides on a letter: combining marks, soft hyphens, joiners
_RUN = rf"{_L}(?:{_L}|{_M}|[\d_])*"
_TAIL = r"(?:['’](?:s|re|ve|ll|d|m)|n['’]t)(?!\w)"  # the second half of a contraction
_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}}]       # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                # electronic mail
    | [@\#]\w+                                                    # handles and tags
    | {_TAIL}
    | can(?=not(?!\w))
    | (?:{_L}\.){{2,}}(?:{_L}(?!\w))?                             # U.S.  a.m.  Ph.D
    | \d+(?:st|nd|rd|th|s)(?!\w)                                  # 5th  1990s
    | \d{{4}}-\d\d-\d\d(?!\d)                                     # 2024-05-10
    | \d+(?:[.,:]\d+)*                                            # 1,200.50  10:30
    | (?:{_PREFIXES})-{_RUN}                                      # co-operate
    | {_L}{{1,5}}-\d+{_L}?(?!\w)                                  # F-16  Su-27
    | [A-Z]{{1,3}}\$                                              # US$
    | {_RUN}?(?=n['’]t(?!\w))                                     # did before n't
    | {_RUN}(?:['’](?!(?:s|re|ve|ll|d|m|t)(?!\w)){_RUN})*         # O'Brien
    | ``|'' | \.\.+ | -{{2,}} | ([!?=*~_\#])\1+  # quotes  ellipses  rules
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INITIAL = re.compile(rf"{_L}\Z")
_CLOSERS = frozenset("\"'”’)]}»''")
_STOPS = frozenset(".!?…")


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of `text[start:end]`, in order, with offsets into `text`."""
    stop = len(text) if end is None else end
    return list(_joined(text, _WORD.finditer(text, start, stop), stop))


def _joined(text: str, found: Iterator[re.Match[str]], stop: int) -> Iterator[Span]:
    """Give an abbreviation or an initial its stop back, unless the stop ends the text."""
    for match in found:
        first, last = match.span()
        if last + 1 < stop and text[last] == "." and _keeps_stop(text, first, last):
            next(found)
            last += 1
        yield Span(first, last)


def _keeps_stop(text: str, first: int, last: int) -> bool:
    if last - first > 8 or text[last + 1] == ".":
        return False
    word = text[first:last]
    if word.lower() in ABBREVIATIONS:
        return text[last + 1 : last + 2].isspace() or not text[last + 1].isalnum()
    if word.lower() in _BEFORE_NUMBERS and text[last + 1 : last + 3].strip()[:1].isdigit():
        return True
    return last - first == 1 and word.isalpha() and word.isupper() and text[last + 1].isspace()


def ends(text: str, found: Sequence[Span]) -> list[int]:
    """Positions after the words that plainly end a sentence: `[n]` at least, `n` being the number of words.

    A stop, a question or an exclamation mark ends one when the next word begins with a capital, a digit or a quotation
    mark after white space; so does an empty line. Titles, initials and acronyms (`Adm.`, `J.`, `U.S.`) never do.
    """
    marks: list[int] = []
    for place in range(1, len(found)):
        if _breaks(text, found, place):
            marks.append(place)
    marks.append(len(found))
    return marks


def _breaks(text: str, found: Sequence[Span], place: int) -> bool:
    left, right = found[place - 1], found[place]
    gap = text[left.end : right.start]
    if not gap:
        return False
    if gap.count("\n") > 1:
        return True
    head = text[right.start]
    if not (head.isupper() or head.isdigit() or not head.isalnum()):
        return False
    at = place - 1
    while at > 0 and text[found[at].start : found[at].end] in _CLOSERS:
        at -= 1
    word = text[found[at].start : found[at].end]
    if word[-1] not in _STOPS:
        return False
    stem = word[:-1]
    if stem.lower() in _TITLES or _INITIAL.match(stem) or (head.isdigit() and stem.lower() in _WITH_NUMBERS):
        return False
    return not ("." in stem and stem[-1].isupper())
