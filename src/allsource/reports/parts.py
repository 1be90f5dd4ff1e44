"""A document's text cut into parts: headline, dateline, byline, body, list item, caption, furniture.

Web pages, wire copy and e-mail mix the article with things around it. A part is one paragraph (or list item, or line
of a page) with its kind; the network reads the kinds in READ, and only those in CLAIMED can hold claims, since
headlines, captions, lists of links and newsletters do not speak for anybody (annotation guide, issue 4, part 3).

Two layouts of plain text are told apart by the lengths of the lines: one paragraph a line, or lines wrapped at a
fixed width with blank lines between paragraphs. Left out: tables, and columns set side by side.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from allsource.model import Span

__all__ = ["CLAIMED", "KINDS", "READ", "Part", "find_parts"]

KINDS = ("headline", "dateline", "byline", "body", "item", "caption", "furniture")
READ = frozenset({"headline", "body", "item"})
CLAIMED = frozenset({"body", "item"})

_WIDEST_WRAP = 100
_HEADLINE_WORDS = 25
_SUBHEAD_WORDS = 12
_STOPS = ".!?…"
_CLOSERS = "\"'”’»)]"

_BULLET = re.compile(r"(?:[-*•‣◦·▪●►»–—]|\d{1,2}[.)]|\([a-z\d]\))[ \t]+(?=\S)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE = re.compile(
    rf"(?P<place>[^()\n—–:;\"“]{{2,60}}?)??(?:[,.]\s*{_DATE}[,.]?)?\s*(?P<credit>\([^()\n]{{2,40}}\))?\s*"
    r"(?:—|–|--|_|-(?=\s))(?=\s|$|[A-Z“\"`])"
)

# One row a sign: the kind that a short paragraph takes when the pattern is found at its beginning.
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("byline", r"by (?-i:[A-Z])[^.!?]{2,120}$"),
        ("byline", r"(first )?(published|updated|last modified|posted)( on| at)?\b[^!?]{0,60}$"),
        ("byline", r"\w+ correspondent$|staff (writer|reporter)s?$|\d+ min(ute)?s? read$"),
        ("caption", r"(photo(graph)?|image|picture|file photo|caption|video|graphic|illustration|map)s?\s*[:—–-]\s"),
        ("caption", r"(?-i:FILE)\b|(in|on) this\b.{0,60}\b(photo|image|picture|frame grab)\b"),
        ("caption", r".*\((photo|image|picture)\b[^)]*\)\W*$|.*(\bAP Photo\b|\bGetty Images\b|/(AFP|AP|Reuters)\b)\W*"),
        ("furniture", r"(related( \w+)?:|related \w+$|read (more|also|next|the (rest|full))\b|also read\b|see also\b)"),
        ("furniture", r"(related$|more (on|from|stories|about)\b[^.!?]*$)"),
        ("furniture", r"(most (read|popular|viewed)|recommended|you (may|might) also|don.t miss)\b"),
        ("furniture", r"(trending|top stories|in other news|full coverage|live updates?|editor.s pick)"),
        ("furniture", r"(what to read next|watch( live)?:|listen:|continue reading)"),
        ("furniture", r"(sign up|subscribe|newsletters?\b|join our|follow (us|@)|click here|tap here)"),
        ("furniture", r"(get (the|our|breaking)\b.*\b(inbox|newsletter|app|alerts?)|download (the|our))"),
        ("furniture", r"(support (our|us)\b|donate|log ?in\b)"),
        ("furniture", r"(©|\(c\)|copyright\b|all rights reserved|.{0,80}may not be (published|reproduced))"),
        ("furniture", r"(terms (of|and)|privacy (policy|notice)|(this (site|page)|we) uses? cookies)"),
        ("furniture", r"(accept (all )?cookies|\W?(additional )?(reporting|editing|writing|compiled|translated) by\b)"),
        ("furniture", r"(\W?\w+ and \w+ by\b|with files from)"),
        ("furniture", r".{0,120}\bcontributed (reporting|to this (report|story|article))\b"),
        ("furniture", r"(share( this.*)?|tweet|e-?mail|print|comments?( \(\d+\))?|sponsored|loading\W*)$"),
        ("furniture", r"(advert(isement)?$|skip to|jump to|back to top|menu$|home$|next$|previous$)"),
        ("furniture", r"(more$|urgent$|ends?$|-30-$|#+$)"),
        (
            "furniture",
            r"(from|to|subject|date|cc|bcc|sent|reply-to|message-id|x-[\w-]+|mime-version|content-[\w-]+):\s",
        ),
        ("furniture", r"https?://\S+$|www\.\S+$|[A-Z]{2}-[A-Z]{2}-\d|(BC|AP)-\w+-\w+"),
    )
)
_LIST_HEADING = re.compile(
    r"(related|read (more|next)|see also|more (on|from|stories)|most (read|popular)|trending)", re.I
)


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of text and what it is; `kind` is one of KINDS."""

    span: Span
    kind: str


def find_parts(text: str, title: str = "") -> tuple[Part, ...]:
    """The parts of a text in order. Whitespace, bullets and a dateline's dash belong to no body part."""
    paragraphs = _paragraphs(text)
    head = _head(text, paragraphs, title)
    parts: list[Part] = []
    linked = False
    for place, (span, bulleted) in enumerate(paragraphs):
        kind = _kind(text, span, bulleted=bulleted, head=place < head, last=place + 1 == len(paragraphs))
        words = span.of(text)
        if linked and (bulleted or kind == "headline"):
            kind = "furniture"
        linked = kind == "furniture" and (linked or _LIST_HEADING.match(words) is not None)
        parts.extend(_split_dateline(text, span, kind))
    return tuple(parts)


def _paragraphs(text: str) -> list[tuple[Span, bool]]:
    """Every paragraph, trimmed, with whether a bullet stood before it."""
    width = _wrap_width(text)
    found: list[tuple[Span, bool]] = []
    start = at = 0
    previous = ""
    for line in text.split("\n"):
        if previous.strip() and not _continues(previous, line, width):
            _add(text, start, at, found)
            start = at
        if not line.strip():
            start = at + len(line) + 1
        previous = line
        at += len(line) + 1
    _add(text, start, len(text), found)
    return found


def _add(text: str, start: int, end: int, found: list[tuple[Span, bool]]) -> None:
    end = min(end, len(text))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        return
    bullet = _BULLET.match(text, start, end)
    span = Span(bullet.end() if bullet else start, end)
    if span.start < span.end:
        found.append((span, bullet is not None))


def _wrap_width(text: str) -> int:
    """The width at which lines were wrapped, or 0 where each line is a paragraph of its own."""
    lines = text.split("\n")
    inner = [len(line) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 2:
        return 0
    inner.sort()
    width = inner[int(0.9 * (len(inner) - 1))]
    return width if 40 <= width <= _WIDEST_WRAP else 0


def _continues(line: str, after: str, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`: its first word would not have fitted."""
    if not width or not after.strip() or len(line) > width + 20:
        return False
    stripped = after.lstrip()
    indented = len(after) - len(stripped) >= 2 and len(line) - len(line.lstrip()) < 2
    if indented or _BULLET.match(stripped):
        return False
    return len(line.rstrip()) + 1 + len(stripped.split(None, 1)[0]) > width - 2


def _head(text: str, paragraphs: list[tuple[Span, bool]], title: str) -> int:
    """How many paragraphs stand before the body as headline, standfirst or byline."""
    wanted = _plain(title)
    for place, (span, bulleted) in enumerate(paragraphs[:4]):
        if wanted and _plain(span.of(text)) == wanted:
            return place + 1
        if bulleted or _sign(span.of(text)):
            continue
        return place + 1 if len(paragraphs) > place + 1 and _is_headline(span.of(text)) else place
    return 0


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().lower()


def _is_headline(words: str) -> bool:
    """No stop at the end, or nearly every long word capitalised."""
    tokens = words.split()
    if len(tokens) > _HEADLINE_WORDS or words.rstrip(_CLOSERS)[-1:] in (":", ","):
        return False
    if words.rstrip(_CLOSERS)[-1:] not in _STOPS:
        return not _split_at_dateline(words)
    long = [token for token in tokens if len(token.strip(_CLOSERS + _STOPS)) > 3]
    return len(long) > 3 and sum(not token.strip("\"'“‘(")[:1].islower() for token in long) > 0.8 * len(long)


def _kind(text: str, span: Span, *, bulleted: bool, head: bool, last: bool) -> str:
    words = span.of(text)
    sign = _sign(words)
    if sign:
        return sign
    if head:
        return "headline"
    if bulleted:
        return "item"
    ends_open = words.rstrip(_CLOSERS)[-1:] not in _STOPS + ":;,—"
    if ends_open and not last and len(words.split()) <= _SUBHEAD_WORDS and '"' not in words and "”" not in words:
        return "headline"
    return "body"


def _sign(words: str) -> str:
    """The kind that a paragraph's first words give away, empty for running text. Only short paragraphs have signs."""
    if len(words) > 400:
        return ""
    return next((kind for kind, pattern in _SIGNS if pattern.match(words)), "")


def _split_dateline(text: str, span: Span, kind: str) -> list[Part]:
    cut = _split_at_dateline(span.of(text)) if kind == "body" else 0
    if not cut:
        return [Part(span, kind)]
    rest = text[span.start + cut : span.end]
    begin = span.start + cut + len(rest) - len(rest.lstrip())
    dateline = Part(Span(span.start, span.start + cut), "dateline")
    return [dateline] if begin >= span.end else [dateline, Part(Span(begin, span.end), "body")]


def _split_at_dateline(words: str) -> int:
    """Where the text after `LISBON, May 10 (Reuters) —` begins; 0 where a paragraph has no dateline."""
    found = _DATELINE.match(words[:140])
    if found is None:
        return 0
    place, credit = found["place"] or "", found["credit"] or ""
    first = re.findall(r"[^\W\d_]+", place)[:1]
    shouted = bool(first) and first[0].isupper() and len(first[0]) > 2
    named = all(token[:1].isupper() or token in ("and", "de", "la", "of", "the") for token in place.split())
    return found.end() if shouted or (credit and named) else 0
