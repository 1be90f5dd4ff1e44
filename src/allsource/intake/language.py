"""The language of a text by py3langid (Lui and Baldwin 2012), asked only where the text is long enough to tell.

Below `_LETTERS` letters the classifier answers anything for a headline, so the language stays empty there. Only the
head and the middle of a long text are asked: that is where the article is, and it bounds the time.
"""

import re

import py3langid

__all__ = ["language_of"]

_LETTERS = 80
_SAMPLE = 3000
_NOISE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 code, or "" where the text is too short to tell."""
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    sample = _NOISE.sub(" ", sample)
    if sum(c.isalpha() for c in sample) < (_LETTERS if sample.isascii() else _LETTERS // 4):
        return ""
    code, _ = py3langid.classify(sample)
    return str(code)
