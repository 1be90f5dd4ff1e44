"""Mutated and truncated files of every format: no crash, only articles and refusals, each within its time.

A share runs always; `make proof` runs the ten thousand. A failure names the seed that makes the input again.
"""

import random
import time
from collections.abc import Callable

import pytest
from tests.intake.makers import results
from tests.progress import Progress

from allsource.intake import Refused, Taken

SHARE = 2_000
PROOF = 10_000
SECONDS = 20.0
"""the longest that one small input may take on a busy machine"""


def _truncated(content: bytearray, rng: random.Random) -> None:
    del content[rng.randrange(len(content)) :]


def _bytes_changed(content: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 3, 20, 200))):
        content[rng.randrange(len(content))] = rng.randrange(256)


def _bit_flipped(content: bytearray, rng: random.Random) -> None:
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)


def _inserted(content: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(content))
    content[at:at] = rng.randbytes(rng.randrange(1, 200))


def _deleted(content: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(content))
    del content[at : at + rng.randrange(1, 300)]


def _repeated(content: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(content))
    content[at:at] = content[at : at + rng.randrange(1, 400)] * rng.randrange(1, 20)


def _numbers_changed(content: bytearray, rng: random.Random) -> None:
    """Lengths and offsets written in digits are what parsers trust most."""
    digits = [at for at, byte in enumerate(content) if 0x30 <= byte <= 0x39]
    for at in rng.sample(digits, min(len(digits), rng.choice((1, 2, 8)))):
        content[at] = rng.choice(b"0123456789")


def _zeroed(content: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(content))
    content[at : at + 64] = bytes(len(content[at : at + 64]))


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    *(_truncated, _bytes_changed, _bit_flipped, _inserted, _deleted, _repeated, _numbers_changed, _zeroed),
)


def mutant(made: dict[str, bytes], seed: int) -> tuple[str, bytes]:
    """A file's name and its bytes after one or two mutations."""
    rng = random.Random(seed)
    name = sorted(made)[seed % len(made)]
    content = bytearray(made[name])
    for mutate in rng.sample(MUTATIONS, rng.choice((1, 1, 2))):
        if content:
            mutate(content, rng)
    return name, bytes(content)


def survives(made: dict[str, bytes], seed: int) -> set[str]:
    """Read one mutant; the kinds of what came of it."""
    name, content = mutant(made, seed)
    began = time.monotonic()
    found = results(content, name)
    assert time.monotonic() - began < SECONDS, f"seed {seed} ({name}) took too long"
    assert found, f"seed {seed} ({name}) gave nothing"
    for result in found:
        if isinstance(result, Taken):
            assert result.document.text.strip(), f"seed {seed} ({name}) gave an empty text"
            assert result.document.text.encode(), f"seed {seed} ({name}) gave text that cannot be stored"
        else:
            assert result.reason, f"seed {seed} ({name}) refuses without a reason"
            assert "\n" not in str(result), f"seed {seed} ({name}) refuses on two lines"
    return {type(result).__name__ for result in found}


def test_a_share_of_mutated_inputs(made: dict[str, bytes], capfd: pytest.CaptureFixture[str]) -> None:
    kinds = set[str]().union(*(survives(made, seed) for seed in range(SHARE)))
    assert kinds == {Taken.__name__, Refused.__name__}
    assert capfd.readouterr() == ("", "")


@pytest.mark.proof
def test_ten_thousand_mutated_inputs(made: dict[str, bytes], capfd: pytest.CaptureFixture[str]) -> None:
    say = Progress(capfd)
    for seed in range(SHARE, SHARE + PROOF):
        survives(made, seed)
        if (done := seed - SHARE + 1) % 1000 == 0:
            say(f"{done:,} of {PROOF:,} mutated inputs of {len(made)} formats taken in or refused")
    assert capfd.readouterr() == ("", "")
