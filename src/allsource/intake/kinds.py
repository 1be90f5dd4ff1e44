"""Which function opens which kind of input. Each module is imported when its kind is first met.

The libraries behind pages, PDF and DOCX take most of a second to import together, and a reader of plain text needs none
of them; this table is the one place in the room that imports by name.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from allsource.errors import Refused
from allsource.intake.item import Article, Item, Job

__all__ = ["KINDS", "Opener", "opener"]

Opener = Callable[[Item, Job], Iterator[Item | Article | Refused]]

KINDS: dict[str, tuple[str, str]] = {
    "plain": ("plain", "read_plain"),
    "markdown": ("plain", "read_markdown"),
    "page": ("page", "read_page"),
    "pdf": ("pdf", "read_pdf"),
    "mail": ("mail", "read_mail"),
    "mbox": ("mail", "open_mbox"),
    "json": ("articles", "open_json"),
    "feed": ("feeds", "open_feed"),
    "zip": ("archives", "open_zip"),
    "tar": ("archives", "open_tar"),
    "gzip": ("archives", "open_gzip"),
    "warc": ("web_archives", "open_warc"),
}


def opener(kind: str) -> Opener:
    """The function that opens `kind`."""
    module, function = KINDS[kind]
    found: Opener = getattr(import_module(f"allsource.intake.{module}"), function)
    return found
