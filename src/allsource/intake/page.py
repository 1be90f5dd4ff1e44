"""A web page: its article without the clutter, and what the page says of title, byline, outlet and date.

The main text is trafilatura's (Barbaresi 2021), laid out by paragraphs, with the headline as its first one: claims
stand in headlines too, and a span must be able to point at them. Where trafilatura finds nothing, the `articleBody`
that the page itself declares is taken, if there is one. A page without an article is refused, not read as its menu.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree

from allsource.errors import Refused
from allsource.intake.decoding import decode
from allsource.intake.heads import credit_of, head_of, split_byline
from allsource.intake.item import Article, Item, Job
from allsource.intake.markup import paragraphs, parsed, tidy
from allsource.intake.page_facts import PageFacts, facts_of
from allsource.intake.quiet import quiet
from allsource.intake.streams import whole
from allsource.intake.taken import Options
from allsource.model.evidence import Published

__all__ = ["Page", "page_of", "read_page", "squeezed", "under_headline"]

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]+)", re.I
)
_FEWEST_WORDS = 3
_CONTINUES = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page gives; unknown is empty."""

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    published: Published | None = None
    dateline: str = ""
    warnings: tuple[str, ...] = ()


def read_page(item: Item, job: Job) -> Iterator[Article]:
    """The article of one page."""
    original = whole(item.stream, job.options.limits.page, item.name, "a page")
    html, warning = decode(original, item.name, item.met.charset or _declared(original))
    page = page_of(html, item.name, job.options)
    cut = "its end is missing: it may be truncated" if _breaks_off(html) else ""
    yield Article(
        name=item.name,
        met=item.met,
        original=original,
        text=page.text,
        media_type="text/html",
        title=page.title,
        byline=page.byline,
        outlet=page.outlet,
        credit=page.credit,
        published=page.published,
        dateline=page.dateline,
        warnings=tuple(filter(None, (warning, cut, *page.warnings))),
    )


def page_of(html: str, name: str, options: Options) -> Page:
    """The article of a page given as a string; Refused where there is none."""
    tree = parsed(html)
    if tree is None:
        raise Refused(name, "is a page without content")
    if sum(1 for _ in tree.iter()) > options.limits.page_elements:
        raise Refused(name, f"is a page of more than {options.limits.page_elements:,} elements")
    facts = facts_of(tree)
    text = _main_text(tree) or facts.body
    if len(text.split()) < _FEWEST_WORDS:
        raise Refused(name, "holds no article text: a page of links, of pictures, or built by scripts")
    return _page(text, facts)


def under_headline(title: str, text: str) -> str:
    """The text with its headline as the first paragraph, unless it begins with it already."""
    title = tidy(title).replace("\n", " ")
    if not title or squeezed(text[: len(title) + 80]).startswith(squeezed(title)):
        return text
    return f"{title}\n\n{text}"


def _breaks_off(html: str) -> bool:
    """A page that opens its `html` or `body` and closes neither. The standard lets both ends be left out; few do."""
    opened, end = html[:4096].lower(), html[-4096:].lower()
    return ("<html" in opened or "<body" in opened) and "</html" not in end and "</body" not in end


def _declared(original: bytes) -> str:
    match = _META_CHARSET.search(original[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _main_text(tree: etree._Element) -> str:
    with quiet():
        found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    if body is None:
        return ""
    return paragraphs(body) or str(getattr(found, "text", "") or "")


def _page(text: str, facts: PageFacts) -> Page:
    head = head_of(text)
    byline, signed = split_byline(facts.byline or head.byline)
    return Page(
        text=under_headline(facts.title, text),
        title=facts.title or head.title,
        byline=byline,
        outlet=facts.outlet,
        credit=credit_of(text) or agency_first(facts.credit) or signed,
        published=facts.published or head.published,
        dateline=head.dateline,
        warnings=("the page says that it is not free to read: its text may be a part",) if facts.closed else (),
    )


def agency_first(credit: str) -> str:
    """A declared source as an agency's full name where it is one, else as it stands."""
    _, known = split_byline(credit)
    return known or credit


def squeezed(text: str) -> str:
    """Letters and digits alone, in small letters, to compare a headline with a beginning."""
    return _CONTINUES.sub("", text).casefold()
