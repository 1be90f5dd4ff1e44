"""`docs/glossary.md`: every word of `allsource.glossary`, by kind."""

from itertools import groupby

from allsource.glossary import GLOSSARY

__all__ = ["page"]

_HEAD = """# Glossary

Generated from `src/allsource/glossary.py` by `make docs`. One word, one idea: `allsource explain WORD` prints the same,
and a test holds every value that a record can take against this list.
"""


def page() -> str:
    """The text of docs/glossary.md."""
    parts = [_HEAD]
    for kind, terms in groupby(GLOSSARY, key=lambda term: term.kind):
        heading = "The desk's words" if kind == "desk" else kind.capitalize()
        rows = [f"| **{term.word}** | {term.meaning} |" for term in terms]
        parts += [f"## {heading}\n", "| word | meaning |", "|---|---|", *rows, ""]
    return "\n".join(parts)
