"""The language of a text by py3langid (Lui and Baldwin 2012), asked only where the text is long enough to tell.

Of the first paragraphs of 1,160 English news texts, cut at 80 letters, it called 12 another language; at 120 letters 1,
at 200 none. So below `_LETTERS` letters the language stays empty. Only the head and the middle of a long text are
asked: that is where the article is, and it bounds the time. Languages without an ISO 639-1 code are not told.
"""

import re

import py3langid

__all__ = ["language_of"]

_LETTERS = 120
_SAMPLE = 3000
_NOISE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 code, or "" where the text is too short to tell."""
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    sample = _NOISE.sub(" ", sample)
    if sum(c.isalpha() for c in sample) < (_LETTERS if sample.isascii() else _LETTERS // 4):
        return ""
    code: str = py3langid.classify(sample)[0]
    return code if len(code) == 2 else ""
