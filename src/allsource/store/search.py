"""Full text in any script: whole words first, then any run of letters.

Words are found through `unicode61`, without case and accents. Where that finds nothing (scripts written without blanks,
parts of words) the `trigram` index is asked, and for terms too short for it the texts themselves are. What a person
types is never taken for query syntax; "quotation marks" keep words together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Row, text

from allsource.ids import folded
from allsource.model import Span
from allsource.store.selection import Selection

__all__ = ["Hit", "found_claims", "found_documents", "found_names", "terms"]

_MARK = "\ue0fa\ue0fb"
"""Letters of the private use area, set around a hit to learn where it stands."""
_GRAM = 3
_TERM = re.compile(r"\"([^\"]+)\"|(\S+)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A document's number, how well it fits (less is better), and where the words stand in its text and title."""

    number: int
    rank: float
    spans: tuple[Span, ...]
    in_title: bool


def terms(words: str) -> list[str]:
    """What is looked for: words, and phrases in quotation marks. What has no letter or digit is no term."""
    found = (phrase or word for phrase, word in _TERM.findall(words))
    return [term.strip() for term in found if any(letter.isalnum() for letter in term)]


def found_documents(connection: Connection, words: str, selection: Selection) -> list[Hit]:
    """Documents that hold every term, the best first."""
    wanted = terms(words)
    if not wanted:
        return []
    for index, query in _queries("document", wanted):
        rows = connection.execute(_DOCUMENTS[index], {"query": query, "moment": selection.moment, "mark": _MARK})
        hits = [_hit(row) for row in rows if _holds(f"{row.title}\n{row.text}", wanted, index)]
        if hits:
            return hits
    return _scanned(connection, wanted, selection)


def _queries(table: str, wanted: list[str]) -> Iterator[tuple[str, str]]:
    """The index and the query to try, in order."""
    yield f"{table}_words", _quoted(wanted)
    long = [term for term in wanted if len(term) >= _GRAM]
    if long:
        yield f"{table}_grams", _quoted(long)


def _quoted(wanted: list[str]) -> str:
    return " AND ".join('"' + term.replace('"', '""') + '"' for term in wanted)


def _holds(content: str, wanted: list[str], index: str) -> bool:
    """Terms too short for trigrams are looked for in what the others found."""
    short = [folded(term) for term in wanted if len(term) < _GRAM] if index.endswith("_grams") else []
    return not short or all(term in folded(content) for term in short)


_DOCUMENTS = {
    index: text(
        f"SELECT document.n, document.title, document.text, {index}.rank AS rank,"
        f" highlight({index}, 0, :mark, :mark) AS marked_title, highlight({index}, 1, :mark, :mark) AS marked"
        f" FROM {index} JOIN document ON document.n = {index}.rowid"
        f" WHERE {index} MATCH :query AND document.recorded_at <= :moment ORDER BY {index}.rank, document.n"
    )
    for index in ("document_words", "document_grams")
}


def _hit(row: Row[tuple[int, str, str, float, str, str]]) -> Hit:
    spans = _marked_spans(row.marked, row.text)
    return Hit(row.n, row.rank, spans, _MARK in row.marked_title)


def _marked_spans(marked: str, content: str) -> tuple[Span, ...]:
    """Where the marks stand, in offsets of the text without them."""
    pieces = marked.split(_MARK)
    if "".join(pieces) != content:
        return ()
    spans, at = [], 0
    for turn, piece in enumerate(pieces):
        if turn % 2:
            spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(spans)


def _scanned(connection: Connection, wanted: list[str], selection: Selection) -> list[Hit]:
    """Terms that no index holds: one or two letters, as in Chinese, and accents that SQLite does not fold, as in Greek.

    The texts themselves are read, which takes seconds in a desk of thousands.
    """
    if all(len(term) >= _GRAM and term.isascii() for term in wanted):
        return []
    query = text("SELECT n, title, text FROM document WHERE recorded_at <= :moment ORDER BY n")
    plain = [folded(term) for term in wanted]
    return [
        Hit(row.n, 0.0, _occurrences(row.text, plain), any(term in folded(row.title) for term in plain))
        for row in connection.execute(query, {"moment": selection.moment})
        if _all_in(plain, folded(f"{row.title}\n{row.text}"))
    ]


def _all_in(plain: list[str], content: str) -> bool:
    return all(term in content for term in plain)


def _occurrences(content: str, plain: list[str]) -> tuple[Span, ...]:
    """Where folded terms stand in a text that is not folded: letter by letter, each knowing where it came from."""
    letters = [
        (letter, at) for at, own in enumerate(content) for letter in folded(own) or (" " if own.isspace() else "")
    ]
    joined = "".join(letter for letter, _ in letters)
    pattern = re.compile("|".join(re.escape(term) for term in plain))
    places = (match.span() for match in pattern.finditer(joined))
    return tuple(Span(letters[start][1], letters[end - 1][1] + 1) for start, end in places)


def found_claims(connection: Connection, words: str, selection: Selection) -> list[tuple[int, str]]:
    """Standing claims whose own words hold every term: the document's number and the claim's id in it."""
    wanted = terms(words)
    for index, query in _queries("claim", wanted) if wanted else ():
        rows = connection.execute(_CLAIMS[index], {"query": query, "moment": selection.moment})
        found = [(row.document_n, row.local) for row in rows if _holds(row.words, wanted, index)]
        if found:
            return found
    return []


_CLAIMS = {
    index: text(
        f"SELECT account.document_n, claim.local, claim.words FROM {index} JOIN claim ON claim.n = {index}.rowid"
        " JOIN account ON account.reading_n = claim.reading_n"
        f" WHERE {index} MATCH :query AND account.since <= :moment"
        " AND (account.until IS NULL OR account.until > :moment)"
        f" ORDER BY {index}.rank, claim.n"
    )
    for index in ("claim_words", "claim_grams")
}


def found_names(connection: Connection, words: str) -> list[str]:
    """Names that hold every term."""
    wanted = terms(words)
    for index, query in _queries("name", wanted) if wanted else ():
        rows = connection.execute(_NAMES[index], {"query": query})
        found = [row.name for row in rows if _holds(row.name, wanted, index)]
        if found:
            return found
    return []


_NAMES = {
    index: text(
        f"SELECT name.name FROM {index} JOIN name ON name.n = {index}.rowid"
        f" WHERE {index} MATCH :query ORDER BY {index}.rank, name.n"
    )
    for index in ("name_words", "name_grams")
}
