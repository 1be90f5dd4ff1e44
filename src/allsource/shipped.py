"""Where the things that travel with the code lie: tables of facts, the exercise, the reader's weights.

In a wheel they are in `allsource/data/`; in a checkout they are the folders of that name beside `src/`.
"""

from pathlib import Path

__all__ = ["shipped"]

_PACKAGE = Path(__file__).parent
_LIVES = (_PACKAGE / "data", _PACKAGE.parents[1])


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder: `shipped("sources", "places.tsv")`. FileNotFoundError says where it looked."""
    tried = [life.joinpath(*parts) for life in _LIVES]
    for path in tried:
        if path.exists():
            return path
    raise FileNotFoundError("not shipped with this installation: " + " or ".join(map(str, tried)))
