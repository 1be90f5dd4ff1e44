"""Libraries that read hostile bytes warn a great deal; what they say goes to their loggers and not to the terminal.

Each library's logger gets a handler that does nothing, so that Python's handler of last resort stays silent; a program
that configures logging still sees everything.
"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["quiet"]

_TALKERS = (
    "pypdf",
    "trafilatura",
    "htmldate",
    "courlan",
    "justext",
    "charset_normalizer",
    "httpx",
    "httpcore",
)

for _name in _TALKERS:
    logging.getLogger(_name).addHandler(logging.NullHandler())


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back Python warnings while one article is parsed; never around a `yield`, since filters are global."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
