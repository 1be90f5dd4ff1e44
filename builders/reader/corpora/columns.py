"""Named entities in columns: WikiGold, UNER, CrossNER, WNUT 2017. A table of labels says what their types are."""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from builders.reader.passages import Mark, Passage, align, join

__all__ = ["crossner", "uner", "wikigold", "wnut"]

_FOUR = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_CROSSNER = {
    **dict.fromkeys(("person", "politician", "writer", "scientist", "researcher", "musicalartist"), "PER"),
    **dict.fromkeys(("country", "location"), "LOC"),
    **dict.fromkeys(("organisation", "politicalparty", "university", "band"), "ORG"),
}
_WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}

Rows = list[list[str]]


def _sentences(path: Path, sep: str | None = None) -> Iterator[tuple[str, Rows]]:
    """(comment lines, rows) for each block between empty lines; a `# ` line is a comment only before the first row."""
    comment, rows = "", Rows()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if rows:
                yield comment, rows
            comment, rows = "", []
        elif not rows and line.startswith("# "):
            comment += line + "\n"
        else:
            rows.append(line.split(sep))


def _runs(tags: list[str]) -> Iterator[tuple[str, int, int]]:
    """(type, first, stop) of the runs of B- and I- tags; an I- after O or another type begins one too."""
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, here = tag.partition("-")
        if kind and (prefix != "I" or here != kind):
            yield kind, first, place
            kind = ""
        if prefix in ("B", "I") and not kind:
            first, kind = place, here


def _passage(words: list[str], tags: list[str], labels: Mapping[str, str], document: str, text: str = "") -> Passage:
    """`text` is what the words were cut from, where the corpus gives it."""
    ranges = align(text, words) if text else None
    if ranges is None:
        text, ranges = join(words)
    marks = [
        Mark(labels[kind], ranges[first][0], ranges[stop - 1][1])
        for kind, first, stop in _runs(tags)
        if labels.get(kind)
    ]
    return Passage(text, document, entities=tuple(marks))


def wikigold(path: Path) -> list[list[Passage]]:
    """Articles of WikiGold, each the sentences between two `-DOCSTART-` lines."""
    articles: list[list[Passage]] = [[]]
    for _, rows in _sentences(path):
        if rows[0][0] == "-DOCSTART-":
            articles.append([])
            continue
        name = f"wikigold-{len(articles)}"
        articles[-1].append(_passage([row[0] for row in rows], [row[-1] for row in rows], _FOUR, name))
    return [article for article in articles if article]


def uner(path: Path) -> list[list[Passage]]:
    """Documents of a UNER file. UNER knows no MISC."""
    documents: list[list[Passage]] = []
    for comment, rows in _sentences(path, "\t"):
        if "# newdoc id" in comment or not documents:
            documents.append([])
            name = comment.split("# newdoc id = ")[-1].split("\n")[0]
        text = comment.split("# text = ")[-1].split("\n")[0]
        one = _passage([row[1] for row in rows], [row[2] for row in rows], _FOUR, name, text)
        documents[-1].append(Passage(one.text, name, entities=one.entities, misc=False))
    return documents


def crossner(path: Path) -> list[Passage]:
    """Sentences of one domain, each its own document; types outside the three are MISC."""
    labels = {**dict.fromkeys(_kinds(path), "MISC"), **_CROSSNER}
    number = count()
    return [
        _passage([row[0] for row in rows], [row[1] for row in rows], labels, f"{path.parent.name}-{next(number)}")
        for _, rows in _sentences(path, "\t")
    ]


def _kinds(path: Path) -> set[str]:
    return {row[1].partition("-")[2] for _, rows in _sentences(path, "\t") for row in rows if len(row) > 1}


def wnut(path: Path) -> list[Passage]:
    """Posts; products and works are left unknown (no MISC)."""
    found = []
    for number, (_, rows) in enumerate(_sentences(path, "\t")):
        one = _passage([row[0] for row in rows], [row[1] for row in rows], _WNUT, f"wnut-{number}")
        found.append(Passage(one.text, one.document, entities=one.entities, misc=False))
    return found
