"""HTML to paragraphs: one block a paragraph, blank lines between, breaks inside a paragraph kept as line ends.

`paragraphs` walks the tree that trafilatura returns; `fragment` reads a piece of HTML that has no clutter around it, as
feeds, mail and JSON carry it. Both drop invisible characters that would split words from their quotations.
"""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

__all__ = ["fragment", "joined", "looks_like_markup", "paragraphs", "parsed", "tidy"]

_BLOCKS = frozenset(
    {
        *("html", "body", "head", "header", "footer", "main", "nav", "aside", "article", "section", "div", "center"),
        *("p", "pre", "blockquote", "quote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "address", "form", "fieldset"),
        *("ul", "ol", "li", "list", "item", "dl", "dt", "dd", "figure", "figcaption"),
        *("table", "tbody", "thead", "tr", "row", "caption"),
    }
)
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "title", "graphic", "img"})
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e]")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_SPACES = re.compile(r" *\n\s*")
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|ul|li|h[1-6]|img|blockquote|html|body)\b[^<>]*>", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def looks_like_markup(text: str) -> bool:
    """Whether a string from a feed or a JSON field is HTML."""
    return bool(_MARKUP.search(text))


def parsed(html: str) -> etree._Element | None:
    """The tree of a page; None where nothing is in it. libxml2 stops nesting at 255 elements by itself."""
    # lxml refuses a string that declares an encoding; the declaration has done its work when we decoded the bytes.
    source = _DECLARATION.sub("", html).replace("\0", "\ufffd")
    try:
        return lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(encoding="utf-8")) if source else None
    except (etree.ParserError, ValueError):
        return None


def fragment(html: str) -> str:
    """The words of a piece of HTML, by paragraphs."""
    tree = parsed(html)
    return "" if tree is None else paragraphs(tree)


def paragraphs(tree: etree._Element) -> str:
    """The words of a tree, by paragraphs."""
    return joined(tidy(part) for part in "".join(_pieces(tree)).split("\x1e"))


def joined(blocks: Iterator[str] | list[str]) -> str:
    """Blocks with a blank line between, ending in a line end."""
    kept = [block for block in blocks if block]
    return "\n\n".join(kept) + "\n" if kept else ""


def tidy(text: str) -> str:
    """One space between words, line ends kept, no invisible characters."""
    visible = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _LINE_SPACES.sub("\n", visible).strip()


def _pieces(tree: etree._Element) -> Iterator[str]:
    """Text in order, with a record separator at each block's edge. Source line ends are spaces, outside `pre`."""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        edge = "\x1e" if tag in _BLOCKS else " " if tag in _CELLS else ""
        if event == "start":
            yield "\n" if tag in _BREAKS else edge
            if tag and tag not in _UNSEEN:
                yield _flat(element.text, element)
        else:
            yield edge
            if element is not tree and element.getparent() is not None:
                yield _flat(element.tail, element.getparent())


def _flat(text: str | None, holder: etree._Element) -> str:
    if not text or holder.tag in _UNSEEN:
        return ""
    clean = text.replace("\x1e", " ")
    return clean if holder.tag == "pre" else clean.replace("\r", " ").replace("\n", " ")
