"""Articles as JSON, one document or one a line.

An object is an article when it has a text. Fields are found under the names that news APIs, crawlers and JSON Feed 1.1
use (`NAMES`), or under those the user maps; a name may lead into nested objects by dots. Objects may be a list, lie in
a list under one of `LISTS`, or stand alone. An item's own bytes are its canonical JSON (sorted keys, no spaces, UTF-8),
so that it has one id wherever it lies in whichever file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from allsource.errors import Refused
from allsource.intake.article_fields import FIELDS, LISTS, NAMES
from allsource.intake.dating import any_form, iso
from allsource.intake.decoding import decode
from allsource.intake.heads import agency, head_of, split_byline
from allsource.intake.item import Article, Item, Job
from allsource.intake.markup import fragment, looks_like_markup, tidy
from allsource.intake.page import Page, page_of, under_headline
from allsource.intake.streams import whole
from allsource.intake.taken import Options
from allsource.model.evidence import Published

__all__ = ["article_of", "canonical", "open_json"]

_LINES = {".jsonl", ".ndjson", ".jsonlines"}
_SHORTENED = re.compile(r"\[\+\d+ chars\](?=\s*\Z)")
_EPOCH_MS = 100_000_000_000


def open_json(item: Item, job: Job) -> Iterator[Article | Refused]:
    """Every article of a JSON or JSON Lines stream; lines are read one at a time."""
    limit = job.options.limits.json
    first = item.stream.readline(limit + 1)
    by_name = PurePosixPath(item.name.lower()).suffix in _LINES
    if b"\0" not in first[:64] and (by_name or (_complete(first) and item.stream.peek(1)[:1])):
        yield from _lines(first, item, job)
        return
    text, _ = decode(first + whole(item.stream, limit, item.name, "JSON"), item.name)
    yield from _of_value(_loaded(text, item.name), item, job)


def canonical(article: object) -> bytes:
    """The bytes an item is known by."""
    written = json.dumps(article, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return written.encode("utf-8", "replace")


def article_of(given: object, item: Item, options: Options, name: str) -> Article:
    """One object as an article; Refused where it has no text."""
    if not isinstance(given, dict):
        raise Refused(name, "is no article: not a JSON object")
    said = {field: _field(given, field, options) for field in FIELDS}
    page = _words(_string(said["text"]), _string(said["title"]), name, options)
    byline, signed = split_byline(_string(said["byline"]))
    credit = _string(said["credit"])
    return Article(
        name=name,
        met=replace(item.met, container=item.met.container or item.name, address=_string(said["address"]) or name),
        original=canonical(given),
        text=page.text,
        media_type="application/json",
        title=page.title,
        byline=byline or page.byline,
        outlet=_string(said["outlet"]) or page.outlet,
        credit=agency(credit) or credit or page.credit or signed,
        published=_date(said["published"]) or page.published,
        dateline=page.dateline,
        language=_language(_string(said["language"])),
        warnings=(*_doubts(said["published"]), *_cut(page.text), *page.warnings),
    )


def _lines(first: bytes, item: Item, job: Job) -> Iterator[Article | Refused]:
    limit = job.options.limits.json
    line, number = first.removeprefix(b"\xef\xbb\xbf"), 1
    while line:
        if len(line) > limit:
            yield Refused(f"{item.name}:{number}", "a line too long to be an article")
            return
        if line.strip():
            job.budget.count()
            yield _line(line, item, job.options, f"{item.name}:{number}")
        line, number = item.stream.readline(limit + 1), number + 1


def _line(line: bytes, item: Item, options: Options, name: str) -> Article | Refused:
    try:
        text, _ = decode(line, name)
        return article_of(_loaded(text, name), item, options, name)
    except Refused as refusal:
        return refusal


def _of_value(value: object, item: Item, job: Job) -> Iterator[Article | Refused]:
    articles = _listed(value, job.options)
    if articles is None:
        yield article_of(value, item, job.options, item.name)
        return
    for number, given in enumerate(articles, 1):
        job.budget.count()
        try:
            yield article_of(given, item, job.options, f"{item.name}#{number}")
        except Refused as refusal:
            yield refusal


def _listed(value: object, options: Options) -> list[object] | None:
    """The list that holds the articles, None where the value is one article itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or isinstance(_field(value, "text", options), str):
        return None
    for name in LISTS:
        found = _at(value, name)
        if isinstance(found, list):
            return found
    return None


def _complete(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _loaded(text: str, name: str) -> object:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        raise Refused(name, f"{'truncated' if cut else 'damaged'} JSON (line {error.lineno}: {error.msg})") from None
    except RecursionError:
        raise Refused(name, "JSON nested beyond what can be read") from None
    except ValueError as error:  # an integer of more digits than Python reads
        raise Refused(name, f"damaged JSON ({error})") from None


def _field(given: dict[str, object], field: str, options: Options) -> object:
    mapped = [theirs for ours, theirs in options.mapping if ours == field]
    for name in mapped or NAMES[field]:
        value = _at(given, name)
        if value not in (None, "", [], {}) and (mapped or not isinstance(value, dict)):
            return value
    return None


def _at(given: dict[str, object], path: str) -> object:
    """The value under a name, or under a dotted path where no name has the dots itself."""
    if path in given:
        return given[path]
    here: object = given
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return here


def _string(value: object) -> str:
    """A string, or the strings of a list: names joined by commas, paragraphs too where they are long."""
    if isinstance(value, list):
        parts = [_string(part) for part in value[:10_000]]
        return ("\n\n" if any(len(part) > 80 for part in parts) else ", ").join(filter(None, parts))
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("text") or value.get("title") or "")
    return value if isinstance(value, str) else ""


def _date(value: object) -> Published | None:
    """ISO, mail and written dates, or seconds or milliseconds since 1970."""
    if isinstance(value, str) and value.isdigit() and len(value) >= 9:
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            seconds = value / 1000 if abs(value) > _EPOCH_MS else value
            moment = datetime.fromtimestamp(seconds, UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return iso(moment.isoformat(), "header") if abs(value) > 9_999 else iso(str(value), "header")
    return any_form(value, "header") if isinstance(value, str) else None


def _language(said: str) -> str:
    """`en` from `en`, `EN` or `en-GB`; a language written out is left to be told from the text."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_]\w+)?", said.strip())
    return match[1].lower() if match else ""


def _cut(text: str) -> tuple[str, ...]:
    """News APIs end a shortened text with `[+2345 chars]`."""
    match = _SHORTENED.search(text)
    return (f"its text was shortened by the source ({match[0]})",) if match else ()


def _doubts(published: object) -> tuple[str, ...]:
    unread = published is not None and _date(published) is None
    return (f"its date cannot be read: {str(published)[:40]}",) if unread else ()


def _words(text: str, title: str, name: str, options: Options) -> Page:
    """The words of a field that may be plain, a piece of HTML, or a whole page."""
    if not text.strip():
        raise Refused(name, "is no article: it has no text; name the field with --map text=NAME")
    if "<html" in text[:2000].lower():
        return page_of(text, name, options)
    words = fragment(text) if looks_like_markup(text) else text.replace("\r\n", "\n")
    if not words.strip():
        raise Refused(name, "is no article: its text is empty markup")
    head = head_of(words)
    title = tidy(fragment(title) if looks_like_markup(title) else title).replace("\n", " ")
    return Page(
        text=under_headline(title, words),
        title=title or head.title,
        byline=head.byline,
        credit=head.credit,
        published=head.published,
        dateline=head.dateline,
    )
