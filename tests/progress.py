"""What long runs say while they run: a line a step, to the terminal, whatever pytest captures."""

import sys
import time

import pytest

__all__ = ["Progress"]


class Progress:
    """Lines such as `12.3 s  kill 17 of 50: 3 of 8 documents were in`."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        self._began = time.monotonic()

    def __call__(self, line: str) -> None:
        with self._capture.disabled():
            sys.stderr.write(f"{time.monotonic() - self._began:7.1f} s  {line}\n")
            sys.stderr.flush()
