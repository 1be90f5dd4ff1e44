"""`docs/answers.md`: which questions the desk answers by now, from the table `answers.toml` beside this file.

A row works when its commands give output on the exercise and its tests pass; the tests in `tests/docs/test_answers.py`
hold both. What does not work yet is listed as open and never as working.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["STATES", "Answer", "answers", "page"]

STATES = {
    "works": "Answered",
    "in part": "Answered in part",
    "open": "Open",
}
_TABLE = Path(__file__).with_name("answers.toml")
_HEAD = """# What the desk answers

Generated from `builders/docs/answers.toml` by `make docs`. Each row ends with a command, a case in the exercise, the
tests that prove it, and what it is known to get wrong; a test runs every command on the exercise and looks for the
words named. What is open is said to be open.

The commands run in `examples/exercise/`, on a desk made there by `allsource read reports/`.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: where it stands, how to ask it, what the exercise answers, and how it is proved.

    `shows` are words that the output of the commands together must hold. `missing` says what keeps a row from working
    in full, or from working at all.
    """

    number: int
    asks: str
    state: str
    commands: tuple[str, ...] = ()
    exercise: str = ""
    shows: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    misses: str = ""
    missing: str = ""


@cache
def answers() -> tuple[Answer, ...]:
    """The rows in the order of their numbers. A field that is not one raises TypeError with its name."""
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["question"]
    return tuple(sorted((Answer(**_frozen(row)) for row in rows), key=lambda row: row.number))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def page() -> str:
    """The text of docs/answers.md."""
    parts = [_HEAD, _summary()]
    for state, heading in STATES.items():
        rows = [row for row in answers() if row.state == state]
        if rows:
            parts += [f"## {heading}\n", *map(_open if state == "open" else _answered, rows)]
    return "\n".join(parts)


def _summary() -> str:
    counted = [(heading.lower(), sum(row.state == state for row in answers())) for state, heading in STATES.items()]
    return ", ".join(f"{count} {heading}" for heading, count in counted) + ".\n"


def _open(row: Answer) -> str:
    return f"- **{row.number}. {row.asks}** {row.missing}"


def _answered(row: Answer) -> str:
    commands = "\n".join(row.commands)
    lines = [
        f"### {row.number}. {row.asks}\n",
        f"```console\n{commands}\n```\n",
        f"- **In the exercise:** {row.exercise}",
        f"- **Proved by:** {', '.join(f'`{test}`' for test in row.tests)}",
        f"- **How:** {', '.join(map(_link, row.methods))}",
        f"- **Known failures:** {row.misses}",
    ]
    return "\n".join([*lines, *([f"- **Not yet:** {row.missing}"] if row.missing else []), ""])


def _link(path: str) -> str:
    return f"[{Path(path).stem}]({Path(path).relative_to('docs')})"
