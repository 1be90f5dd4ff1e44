"""RSS and Atom: each item is an article.

feedparser reads the feed, whatever its dialect. An item's outlet is the one its `<source>` names, when a feed carries
another's item, else the feed's own title. An item's own bytes are canonical JSON of what it says, so that the same item
has the same id in tomorrow's feed. An item with a title alone is an article of one line.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import feedparser

from allsource.errors import Refused
from allsource.intake.articles import article_of, canonical
from allsource.intake.dating import any_form, in_mail, iso
from allsource.intake.item import Article, Item, Job
from allsource.intake.markup import fragment
from allsource.intake.quiet import quiet
from allsource.intake.streams import whole
from allsource.model.evidence import Published

__all__ = ["FeedItem", "article_in_feed", "items_of", "open_feed", "published_in_feed"]

# No feed needs a document type of its own; entities declared in one are how small files grow large.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """What a feed says of one article. `content` is HTML or text; `whole` says that it is more than a summary."""

    key: str
    title: str
    address: str
    outlet: str
    byline: str
    published: str
    content: str
    whole: bool

    def said(self) -> dict[str, object]:
        """As the JSON article that the item's id is computed from, without what is empty."""
        fields = {
            "title": self.title,
            "url": self.address,
            "outlet": self.outlet,
            "byline": self.byline,
            "published": self.published,
            "text": self.content or self.title,
        }
        return {name: value for name, value in fields.items() if value}


def open_feed(item: Item, job: Job) -> Iterator[Article | Refused]:
    """Every item of a feed as an article."""
    content = whole(item.stream, job.options.limits.feed, item.name, "a feed")
    for number, entry in enumerate(items_of(content, item.name), 1):
        job.budget.count()
        try:
            yield article_in_feed(entry, item, job, f"{item.name}#{number}")
        except Refused as refusal:
            yield refusal


def article_in_feed(entry: FeedItem, item: Item, job: Job, name: str) -> Article:
    """One item, dated by the feed."""
    article = article_of(entry.said(), item, replace(job.options, mapping=()), name)
    published = published_in_feed(entry.published)
    return replace(article, published=published or article.published, original=canonical(entry.said()))


def items_of(content: bytes, name: str, outlet: str = "") -> list[FeedItem]:
    """The items of a feed in its order, of `outlet` or of the feed's title; Refused where none can be read."""
    with quiet():
        feed = feedparser.parse(
            io.BytesIO(_DOCTYPE.sub(b"", content, count=1)), resolve_relative_uris=False, sanitize_html=False
        )
    broken = str(feed.get("bozo_exception", "")) if feed.get("bozo") else ""
    if not feed.entries:
        raise Refused(name, f"is a damaged or truncated feed ({broken[:80]})" if broken else "is a feed without items")
    own = outlet or _words(feed.feed.get("title"))
    return [_item(entry, own) for entry in feed.entries]


def _item(entry: Any, own: str) -> FeedItem:
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    full = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    address = str(entry.get("link") or "")
    source = entry.get("source") or {}
    return FeedItem(
        key=str(entry.get("id") or address or entry.get("title") or ""),
        title=_words(entry.get("title")),
        address=address if address.startswith(("http://", "https://")) else "",
        outlet=_words(source.get("title")) or own,
        byline=_words(entry.get("author")),
        published=str(entry.get("published") or entry.get("dc_date") or entry.get("updated") or ""),
        content=full if len(full) > len(summary) else summary,
        whole=len(full) > len(summary),
    )


def published_in_feed(value: str) -> Published | None:
    """A feed's date in whichever form its dialect has."""
    return (iso(value, "feed") or in_mail(value, "feed") or any_form(value, "feed")) if value else None


def _words(value: object) -> str:
    return " ".join(fragment(value).split()) if isinstance(value, str) else ""
