"""Every value that a record can take is a word of the glossary, once, and `allsource explain` prints it.

The authority for the words of the contract that no code holds yet is the contract itself, quoted below.
"""

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from tests.docs.conftest import typed

from allsource import model
from allsource.glossary import GLOSSARY, look_up
from allsource.movements.found import KINDS

CONTRACT = {
    "word against track": (
        "consistent", "inconsistent with the broadcast track", "could not have been observed", "cannot be judged",
    ),
    "conflict": ("denial", "value", "time or place", "physical", "characterisation"),
    "judgement": ("same", "unsure"),
    "place precision": ("facility", "place", "region", "country", "area"),
    "grade": ("grade", "reliability", "credibility", "origin", "corroboration"),
}  # fmt: skip


def _vocabularies() -> Iterator[tuple[str, str]]:
    """Each value of each public list of words in the records' modules, with the list's name."""
    for found in iter_modules(model.__path__):
        module = import_module(f"allsource.model.{found.name}")
        for name in getattr(module, "__all__", ()):
            if name.isupper():
                yield from ((name, word) for word in _words(getattr(module, name)))


def _words(given: Any) -> Iterator[str]:
    if isinstance(given, dict):
        for key, value in given.items():
            yield str(key)
            yield from _words(value) if isinstance(value, tuple) else ()
    elif isinstance(given, tuple | frozenset):
        yield from map(str, given)


VALUES = sorted(
    {*_vocabularies(), *(("KINDS", kind) for kind in KINDS)}
    | {(kind, word) for kind, words in CONTRACT.items() for word in words}
)


@pytest.mark.parametrize(("kind", "word"), VALUES)
def test_every_value_of_a_record_is_explained(kind: str, word: str) -> None:
    term = look_up(word)
    assert term is not None, f"{kind} has {word!r}, which src/allsource/glossary.py does not explain"
    assert term.meaning.endswith(".")


def test_explain_prints_every_word() -> None:
    for term in GLOSSARY:
        ran = typed(f'allsource explain "{term.word}"')
        assert (ran.code, ran.out.strip()) == (0, f"{term.word} ({term.kind}): {term.meaning}")


def test_one_word_one_entry() -> None:
    counted = Counter(term.word.casefold().replace("-", " ").replace("_", " ") for term in GLOSSARY)
    assert [word for word, count in counted.items() if count > 1] == []


def test_the_lists_are_found_at_all() -> None:
    kinds = {kind for kind, _ in VALUES}
    assert {"EVENT_TYPES", "MODES", "STANCES", "SOURCE_KINDS", "DISCLOSURES", "MODALITIES", "RELIABILITIES"} <= kinds
