"""Every test of the project by its name, as documents give it: `tests/store/test_kill.py::test_a_few_kills_…`."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@cache
def tests_of(path: str) -> frozenset[str]:
    """The test functions of a file; none where there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def missing(names: list[tuple[str, str]]) -> list[str]:
    """Those of (file, test) that are not there; an empty test asks for the file alone."""
    return [f"{path}::{name}" for path, name in names if not ({name} & tests_of(path) if name else tests_of(path))]
