"""`docs/python.md`: the public names of every room, with their signatures and what they are.

Signatures are taken from the source, not from the running interpreter, so that the page is the same under every Python.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeGuard

import allsource

__all__ = ["page", "rooms"]

_LEFT_OUT = ("cli", "data")
"""What a person types is in cli.md."""
_HEAD = """# In Python

Generated from the public names of each room by `make docs`. `from allsource import Desk` is all that most programs
need; each sense also works alone, without a desk.
"""
_FORWARD = re.compile(r"((?<=: )|(?<=> ))'([^']*)'|(?<=\[)'(\w+)'")
"""An annotation written as a string, for what is imported only for types."""
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def rooms() -> Iterator[ModuleType]:
    """`allsource` and every module or package right below it, but for the command line."""
    yield allsource
    for found in iter_modules(allsource.__path__):
        if found.name not in _LEFT_OUT and not found.name.startswith("_"):
            yield import_module(f"allsource.{found.name}")


def page() -> str:
    """The text of docs/python.md."""
    parts, told = [_HEAD], dict[int, str]()
    for room in rooms():
        parts += [f"## {room.__name__}\n", _first(room.__doc__), ""]
        parts += [_entry(room, name, told) for name in sorted(getattr(room, "__all__", ())) if name != "__version__"]
        parts.append("")
    return "\n".join(parts)


def _first(text: str | None) -> str:
    """The first sentence or line of a docstring, on one line."""
    paragraph = (text or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split())


def _entry(room: ModuleType, name: str, told: dict[int, str]) -> str:
    """One name; what another room has shown already is only pointed to."""
    found = getattr(room, name)
    if inspect.ismodule(found):
        return f"- **`{name}`** (module) {_first(found.__doc__)}"
    if not (inspect.isclass(found) or inspect.isfunction(inspect.unwrap(found))):
        return f"- **`{name}`** {_value(found)}"
    home = told.setdefault(id(found), f"{room.__name__}.{name}")
    if home != f"{room.__name__}.{name}":
        return f"- **`{name}`** is `{home}`."
    definition = _definition(inspect.unwrap(found))
    if isinstance(definition, ast.ClassDef):
        return "\n".join([f"- **`{name}{_fields(definition)}`** {_said(definition)}", *_methods(definition)])
    return f"- **`{name}{_signature(definition)}`** {_said(definition)}"


def _value(found: object) -> str:
    shown = repr(sorted(found) if isinstance(found, frozenset) else found)
    return f"= `{shown}`" if len(shown) <= 100 and " at 0x" not in shown else f"({type(found).__name__})"


def _said(definition: Definition) -> str:
    return _first(ast.get_docstring(definition))


@cache
def _parsed(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


def _definition(found: object) -> Definition:
    path = inspect.getsourcefile(found)  # type: ignore[arg-type]
    name = getattr(found, "__name__", "")
    nodes = _parsed(path).body if path else []
    return next(node for node in nodes if isinstance(node, Definition) and node.name == name)


def _signature(definition: Definition, *, method: bool = False) -> str:
    if isinstance(definition, ast.ClassDef):
        return _fields(definition)
    arguments = definition.args
    if method and arguments.args:
        arguments = ast.arguments(**{**dict(ast.iter_fields(arguments)), "args": arguments.args[1:]})
    returned = f" -> {ast.unparse(definition.returns)}" if definition.returns else ""
    return _FORWARD.sub(r"\2\3", f"({ast.unparse(arguments)}){returned}")


def _fields(definition: ast.ClassDef) -> str:
    """A record's fields, or what a class is made with."""
    made = next((node for node in definition.body if _is_method(node) and node.name == "__init__"), None)
    if made is not None:
        return _signature(made, method=True).removesuffix(" -> None")
    names = [ast.unparse(node.target) for node in definition.body if isinstance(node, ast.AnnAssign)]
    return f"({', '.join(names)})"


def _methods(definition: ast.ClassDef) -> Iterator[str]:
    for node in definition.body:
        if _is_method(node) and not node.name.startswith("_"):
            plain = any(ast.unparse(decorator) == "property" for decorator in node.decorator_list)
            signature = "" if plain else _signature(node, method=True)
            yield f"  - `.{node.name}{signature}` {_said(node)}".rstrip()


def _is_method(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef)
