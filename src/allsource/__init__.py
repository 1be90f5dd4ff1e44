"""allsource: an open-source-intelligence desk in Python.

    from allsource import Desk

    desk = Desk("aegean")
    desk.read("reports/")
    for dealing in desk.who("France", "Malta"):
        print(dealing, dealing.disclosure, dealing.evidence)

`import allsource` alone is fast: the desk is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allsource.desk import Desk

__all__ = ["Desk", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name == "Desk":
        return import_module("allsource.desk").Desk
    raise AttributeError(f"module 'allsource' has no attribute {name!r}")
