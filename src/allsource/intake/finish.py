"""An article becomes a document and a capture; what the user states wins.

The order for a date is: stated, the article's own, the container's (a mail's header, for an attachment), the address.
For an outlet it is: stated, the container's, the article's own.
"""

import re
from urllib.parse import urlsplit

from allsource import __version__
from allsource.errors import Refused
from allsource.ids import document_id
from allsource.intake.dating import in_address, iso
from allsource.intake.item import Article
from allsource.intake.language import language_of
from allsource.intake.limits import megabytes
from allsource.intake.taken import Options, Taken
from allsource.model.evidence import Capture, Document, Published

__all__ = ["DATE", "finish"]

DATE = "published date"
"""How a warning about the date begins: it falls away where the desk knows the date from before."""

_WORDS = re.compile(r"[^\W_]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def finish(article: Article, options: Options) -> Taken:
    """The document, its capture and its warnings; Refused where the text is longer than one report can be."""
    limit = options.limits.text_chars
    if len(article.text) > limit:
        raise Refused(article.name, f"text of more than {megabytes(limit)} is not one report; split it")
    if not _WORDS.search(article.text):
        raise Refused(article.name, "holds no text")
    published = _published(article, options)
    text = _clean(article.text)
    document = Document(
        id=document_id(article.original),
        text=text,
        title=_line(article.title),
        byline=_line(article.byline),
        outlet=_line(options.outlet or article.met.outlet or article.outlet),
        credit=_line(article.credit),
        published=published,
        language=article.language or language_of(text),
    )
    warnings = (*article.warnings, *_wanting(published, article.dateline))
    return Taken(document, _capture(document, article), article.original, warnings)


def _published(article: Article, options: Options) -> Published | None:
    if options.published:
        return iso(options.published, "stated")
    return article.published or article.met.published or in_address(_path(article.met.address))


def _path(address: str) -> str:
    """The part of an address that may carry a date: the path on a site, the name of a file or member."""
    if address.startswith(("http://", "https://")):
        return urlsplit(address).path
    return address.rpartition("/")[2]


def _clean(text: str) -> str:
    """Without what no database or terminal takes: zero characters and halves of surrogate pairs."""
    return _UNSTORABLE.sub("\ufffd", text)


def _line(text: str) -> str:
    return " ".join(_clean(text).split())


def _wanting(published: Published | None, dateline: str) -> tuple[str, ...]:
    if published is None:
        known = f" (its dateline says {dateline} but no year)" if dateline else ""
        return (f'{DATE} unknown{known}, so words such as "on Tuesday" stay open; state it with --published',)
    if published.basis == "address":
        return (f"{DATE} {published.value} is taken from its name; state another with --published",)
    return ()


def _capture(document: Document, article: Article) -> Capture:
    met = article.met
    return Capture(
        document_id=document.id,
        address=met.address,
        retrieved_at=met.retrieved_at,
        container=met.container,
        media_type=article.media_type,
        outlet=document.outlet,
        http=met.http,
        version=__version__,
    )
