"""`python -m builders.docs` writes every generated page; `--check` only says which would change."""

import sys

from builders.docs.pages import PAGES, ROOT, written

__all__ = ["main"]


def main(check: bool) -> int:
    """Write what changed, and name it. With `check` nothing is written, and 1 says that something would be."""
    changed = [(name, text) for name, make in PAGES.items() if (text := make()) != written(name)]
    for name, text in changed:
        print(f"{'would change' if check else 'written'}: {name}")
        if not check:
            (ROOT / name).write_text(text, encoding="utf-8")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
