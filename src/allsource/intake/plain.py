"""Plain text and Markdown.

Plain text is kept as it is but for a byte-order mark and CRLF line ends. Markdown is freed of its marks, so that a
quotation is the words alone; its front matter (`title:`, `date:` between `---` lines) is read as fields.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from allsource.intake.dating import any_form
from allsource.intake.decoding import decode
from allsource.intake.heads import Head, head_of
from allsource.intake.item import Article, Item, Job
from allsource.intake.streams import whole

__all__ = ["article_of_text", "read_markdown", "read_plain"]

_FRONT = re.compile(r"---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>\w+)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_FIELD_NAMES = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publication", "publisher", "source", "site"),
    "published": ("date", "published", "pubdate", "created"),
}
# Each rule leaves the words and takes the mark; the order matters (images before links, strong before emphasis).
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"^\[[^\]\n]+\]:[ \t]+\S+.*$", re.MULTILINE), ""),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"^(?:[-*_][ \t]*){3,}$|^=+[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def read_plain(item: Item, job: Job) -> Iterator[Article]:
    """One article of plain text."""
    original = whole(item.stream, job.options.limits.plain, item.name, "plain text")
    text, warning = decode(original, item.name, item.met.charset)
    yield _noted(article_of_text(item, original, text, "text/plain", head_of(text)), warning)


def read_markdown(item: Item, job: Job) -> Iterator[Article]:
    """One article of Markdown, without its marks."""
    original = whole(item.stream, job.options.limits.plain, item.name, "Markdown")
    marked, warning = decode(original, item.name, item.met.charset)
    front = _FRONT.match(marked)
    text = _unmarked(marked[front.end() :] if front else marked)
    head = _with_fields(head_of(text), front["fields"] if front else "")
    yield _noted(article_of_text(item, original, text, "text/markdown", head), warning)


def article_of_text(item: Item, original: bytes, text: str, media_type: str, head: Head) -> Article:
    """An article whose facts are those that its own lines give."""
    return Article(
        name=item.name,
        met=item.met,
        original=original,
        text=text,
        media_type=media_type,
        title=head.title,
        byline=head.byline,
        outlet=head.outlet,
        credit=head.credit,
        published=head.published,
        dateline=head.dateline,
    )


def _noted(article: Article, warning: str) -> Article:
    return replace(article, warnings=(warning,)) if warning else article


def _unmarked(text: str) -> str:
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    return text.strip("\n") + "\n"


def _with_fields(head: Head, front: str) -> Head:
    said = {match["name"].lower(): match["value"].strip("\"'[]") for match in _FIELD.finditer(front)}
    found = {field: next((said[name] for name in names if said.get(name)), "") for field, names in _FIELD_NAMES.items()}
    return Head(
        title=found["title"] or head.title,
        byline=found["byline"] or head.byline,
        outlet=found["outlet"] or head.outlet,
        credit=head.credit,
        published=any_form(found["published"], "header") or head.published,
        dateline=head.dateline,
    )
