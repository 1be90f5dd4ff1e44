"""Eight bytes at a time: the word operations that checksums, searches and six-bit characters are done with.

A payload is held as words of 48 bits, eight six-bit characters each, first character highest. Loads take eight bytes
from any place, first byte lowest (little-endian machines only, which all that numba compiles for here are), and look
at no bounds: callers keep 64 zero bytes behind their data.
"""

# Compiled loops: numba keeps the widths of integers that the annotations call int and float.
# mypy: disable-error-code="no-any-return,return-value,arg-type,assignment"

from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic

from allsource.movements.fixes import Array
from allsource.movements.kernels import helper

__all__ = [
    "eight",
    "equal",
    "first",
    "folded",
    "kept",
    "mixed",
    "not_payload",
    "packed",
    "signed",
    "six_of",
    "unsigned",
]

_ONES = np.uint64(0x0101010101010101)
_HIGH = np.uint64(0x8080808080808080)
_LOW = np.uint64(0x7F7F7F7F7F7F7F7F)
_TO_120 = np.uint64(0x0808080808080808)  # added to seven bits, carries into the eighth from 120 up
_TO_48 = np.uint64(0x5050505050505050)
_ZERO = np.uint64(0x3030303030303030)  # the character 0
_88 = np.uint64(0x5858585858585858)
_EIGHTH = np.uint64(0x7878787878787878)
_PAIR = np.uint64(0x00FF00FF00FF00FF)
_FOUR = np.uint64(0x0000FFFF0000FFFF)
_HALF = np.uint64(0x00000000FFFFFFFF)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


def _eight(_: Any, buffer: Any, place: Any) -> Any:
    """The eight bytes of a byte array from `place`, as one unsigned word."""

    def load(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, given[0])
        pointer = builder.gep(array.data, [given[1]])
        value = builder.load(builder.bitcast(pointer, ir.IntType(64).as_pointer()))
        value.align = 1
        return value

    return types.uint64(buffer, types.intp), load


eight: Any = intrinsic(_eight)


def _first(_: Any, mask: Any) -> Any:
    """Which byte is the first with a bit set: 0 to 7, or 8 where none is."""

    def count(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        zeros = builder.cttz(given[0], ir.Constant(ir.IntType(1), 0))
        return builder.lshr(zeros, ir.Constant(ir.IntType(64), 3))

    return types.int64(types.uint64), count


first: Any = intrinsic(_first)


@helper
def kept(word: int, count: int) -> int:
    """The first `count` bytes, 0 to 8, the others zero."""
    return word if count >= 8 else word & ((np.uint64(1) << np.uint64(8 * count)) - np.uint64(1))


@helper
def equal(word: int, character: int) -> int:
    """High bits of the bytes that are this character (and of none before the first such)."""
    apart = word ^ (_ONES * np.uint64(character))
    return (apart - _ONES) & ~apart & _HIGH


@helper
def folded(word: int) -> int:
    """All eight bytes by exclusive or."""
    word ^= word >> np.uint64(32)
    word ^= word >> np.uint64(16)
    word ^= word >> np.uint64(8)
    return np.int64(word & np.uint64(255))


@helper
def mixed(word: int) -> int:
    """Every bit spread over the word (the finaliser of MurmurHash3, one round)."""
    word = (word ^ (word >> np.uint64(32))) * np.uint64(0xFF51AFD7ED558CCD)
    return word ^ (word >> np.uint64(32))


@helper
def not_payload(word: int) -> int:
    """High bits of the bytes outside 0 to W and ` to w, the characters of payloads."""
    low = word & _LOW
    above = low + _TO_120
    below = ~(low + _TO_48)
    between = ~(((low ^ _88) & _EIGHTH) + _EIGHTH)
    return (word | above | below | between) & _HIGH


@helper
def packed(word: int, count: int) -> int:
    """Six bits of each of the first `count` payload characters, 48 in all, the first highest."""
    keep = kept(_ALL, count)
    value = ((word & keep) | (_ZERO & ~keep)) - _ZERO
    word = (word & keep) | (_ZERO & ~keep)
    value -= ((word >> np.uint64(6)) & (word >> np.uint64(5)) & _ONES) << np.uint64(3)
    value = ((value & _PAIR) << np.uint64(6)) | ((value >> np.uint64(8)) & _PAIR)
    value = ((value & _FOUR) << np.uint64(12)) | ((value >> np.uint64(16)) & _FOUR)
    return np.int64(((value & _HALF) << np.uint64(24)) | (value >> np.uint64(32)))


@helper
def unsigned(words: Array, start: int, count: int) -> int:
    """`count` bits, at most 48, from bit `start` of words of 48 bits."""
    word = start // 48
    left = 48 - (start - 48 * word) - count
    if left >= 0:
        return (words[word] >> left) & ((1 << count) - 1)
    return ((words[word] << -left) | (words[word + 1] >> (48 + left))) & ((1 << count) - 1)


@helper
def signed(words: Array, start: int, count: int) -> int:
    value = unsigned(words, start, count)
    return value - (1 << count) if value >> (count - 1) else value


@helper
def six_of(words: Array, index: int) -> int:
    """One six-bit character."""
    return (words[index >> 3] >> (42 - 6 * (index & 7))) & 63
