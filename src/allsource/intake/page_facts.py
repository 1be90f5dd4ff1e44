"""What a page declares about itself: JSON-LD (schema.org), Open Graph and other meta tags, time elements, bylines.

The order is that of care taken by whoever wrote it: an article's own JSON-LD, then meta tags, then what is shown.
A date is taken only where the page says that it is one of publication; a modified date is not one.
Left out: microdata beyond `itemprop` of dates, and RDFa.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from allsource.intake.dating import any_form, iso
from allsource.intake.markup import fragment, looks_like_markup, tidy
from allsource.model.evidence import Published

__all__ = ["PageFacts", "facts_of"]

_ARTICLES = re.compile(
    r"(?:article|newsarticle|reportage.*|.*newsarticle|blogposting|liveblogposting|report|webpage)\Z", re.I
)
_META = {
    "title": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline"),
    "outlet": (
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
    ),
    "byline": (
        "author",
        "byl",
        "byline",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "article:author",
    ),
    "credit": ("syndication-source", "article:agency", "news_agency"),
    "published": (
        *("article:published_time", "og:published_time", "article:published", "datepublished", "date_published"),
        *(
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "publish-date",
            "publish_date",
            "pubdate",
            "publication_date",
        ),
        *("published_at", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "citation_publication_date"),
        *("originalpublicationdate", "timestamp", "date"),
    ),
}
_CUT = re.compile(r"\s+[|–—·»-]\s+")
_BYLINE_CLASS = "//*[contains(@class,'byline') or contains(@class,'author') or @rel='author' or @itemprop='author']"
_DATED = "//time[@datetime] | //*[@itemprop='datePublished']"
_LATER = re.compile(r"updat|modif|edited|comment|related|sidebar|footer", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Declared facts; unknown is empty. `body` is an `articleBody`, by paragraphs; `closed` tells of a paywall."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    published: Published | None = None
    body: str = ""
    closed: bool = False


def facts_of(tree: etree._Element) -> PageFacts:
    """Everything a page declares."""
    linked = _linked(tree)
    meta = _meta(tree)
    outlet = _name(linked.get("publisher")) or meta["outlet"]
    body = _text(linked.get("articleBody"))
    byline = _name(linked.get("author")) or ("" if "://" in meta["byline"] else meta["byline"]) or _shown_byline(tree)
    return PageFacts(
        title=_text(linked.get("headline")) or _short(meta["title"] or _shown_title(tree), outlet),
        byline=byline,
        outlet=outlet,
        credit=_name(linked.get("sourceOrganization")) or _text(linked.get("creditText")) or meta["credit"],
        published=_date(_text(linked.get("datePublished"))) or _date(meta["published"]) or _shown_date(tree),
        body=fragment(body) if looks_like_markup(body) else "\n\n".join(filter(None, map(tidy, body.split("\n")))),
        closed=str(linked.get("isAccessibleForFree", "")).lower() == "false",
    )


def _linked(tree: etree._Element) -> dict[str, object]:
    """The page's article in JSON-LD: of several, the one with most to say."""
    found = [node for script in tree.iterfind(".//script[@type='application/ld+json']") for node in _nodes(script)]
    articles = [node for node in found if any(_ARTICLES.match(kind) for kind in _types(node))]
    return max(articles, key=lambda node: ("headline" in node) + ("datePublished" in node), default={})


def _nodes(script: etree._Element) -> Iterator[dict[str, object]]:
    source = re.sub(r"^\s*(?://|/\*)?\s*<!\[CDATA\[.*?\n|<!--|-->|//\]\]>|\]\]>", "", script.text or "")
    try:
        waiting = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _types(node: dict[str, object]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _meta(tree: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        said.setdefault(name.lower().strip(), tidy(tag.get("content") or ""))
    return {field: next((said[name] for name in names if said.get(name)), "") for field, names in _META.items()}


def _name(value: object) -> str:
    """The name or names in a schema.org value: a string, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:20])))
    if isinstance(value, dict):
        return _text(value.get("name"))
    named = _text(value)
    return "" if "://" in named else named


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return tidy(value) if isinstance(value, str) else ""


def _date(value: str) -> Published | None:
    return any_form(value, "page") if value else None


def _shown_title(tree: etree._Element) -> str:
    headings = [tidy(" ".join(heading.itertext())) for heading in tree.iter("h1")]
    filled = [heading for heading in headings if heading]
    return filled[0] if len(filled) == 1 else tidy(tree.findtext(".//title") or "")


def _short(title: str, outlet: str) -> str:
    """`Malta denies talks | Harbour Post` without the outlet; other cuts are left, since headlines have dashes too."""
    parts = _CUT.split(title.replace("\n", " "))
    return title[: title.rindex(parts[-1])].rstrip(" |–—·»-") if len(parts) > 1 and parts[-1] == outlet else title


def _shown_byline(tree: etree._Element) -> str:
    for element in tree.xpath(_BYLINE_CLASS)[:20]:
        words = tidy(" ".join(element.itertext())).replace("\n", " ")
        match = re.match(
            r"(?:by\s+)?([A-ZÀ-Þ][\w.'’-]+(?:\s+(?:and|[\w.'’-]+)){1,7})(?=$|[|,•·(]|\s+-)", words, re.IGNORECASE
        )
        if match and len(words) < 200 and not re.search(r"\d", match[1]):
            return match[1]
    return ""


def _shown_date(tree: etree._Element) -> Published | None:
    """A time element of publication: marked as such, or the only day that the page's time elements name."""
    marked: list[Published] = []
    for element in tree.xpath(_DATED)[:50]:
        around = " ".join([element.get("class") or "", *(e.get("class") or "" for e in element.iterancestors())])
        value = element.get("datetime") or element.get("content") or element.text or ""
        published = iso(value, "page") or any_form(value, "page")
        if published is None or _LATER.search(around) or element.get("itemprop") == "dateModified":
            continue
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib or "publish" in around.lower():
            return published
        marked.append(published)
    return marked[0] if len({published.day for published in marked}) == 1 else None
