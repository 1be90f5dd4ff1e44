"""Words to the network's input: word pieces of BERT's uncased vocabulary, and one of eight case classes a word.

The vocabulary knows no capitals, so the case class gives back what lower-casing takes. Training and run time share this
module, so that both see the same numbers. Each word is cut into pieces by itself; what it was cut into is remembered,
since most words of a report have been met before.
"""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

__all__ = ["CASES", "END", "PAD", "START", "Pieces", "case_of"]

PAD, UNKNOWN, START, END = 0, 100, 101, 102
CASES = ("lower", "title", "upper", "mixed", "initial", "digits", "punctuation", "letters-and-digits")
_MOST_PIECES = 12  # of one word; an address or a hash says little by its tail
_MOST_REMEMBERED = 50_000

Cut = tuple[tuple[int, ...], int]


def case_of(word: str) -> int:
    """The place in CASES of a word's class. Letters without case count as lower."""
    letters, digits = any(map(str.isalpha, word)), any(map(str.isdigit, word))
    if not letters:
        return 5 if digits else 6
    if digits:
        return 7
    if not word.isupper():
        return (0 if word == word.lower() else 1) if word[1:] == word[1:].lower() else 3
    return 4 if len(word) == 1 else 2


class Pieces:
    """Cuts words into pieces. `path` is the vocabulary, one piece a line."""

    def __init__(self, path: Path) -> None:
        tokenizer = Tokenizer(WordPiece.from_file(str(path), unk_token="[UNK]"))
        tokenizer.normalizer = BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = BertPreTokenizer()
        self._tokenizer = tokenizer
        self._known: dict[str, Cut] = {}

    def cut(self, words: Sequence[str]) -> list[Cut]:
        """(piece numbers, case class) of each word; no word is without a piece."""
        known = self._known
        new = list({word for word in words if word not in known})
        if new:
            if len(known) + len(new) > _MOST_REMEMBERED:
                known.clear()
                new = list(set(words))
            for word, coded in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
                known[word] = (tuple(coded.ids[:_MOST_PIECES]) or (UNKNOWN,), case_of(word))
        return [known[word] for word in words]
