"""Someone new finds the room: every package is named in `docs/architecture.md`, and every path there exists."""

import re

import pytest
from tests.docs.known import NAMED, ROOT, missing

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
BY_HAND = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "docs/decisions/*.md", "docs/methods/*.md")
    for path in ROOT.glob(pattern)
)
PATH = re.compile(r"`((?:src|docs|tests|builders|benchmarks|sources|weights|examples)/[\w./*-]*)`")


def _packages() -> list[str]:
    """Folders of Python below the four roots, by their path; a room of `src/allsource` and a leaf by its name."""
    rooms = [path for path in (ROOT / "src" / "allsource").iterdir() if not path.name.startswith((".", "_"))]
    names = [path.stem for path in rooms if path.suffix == ".py" or (path / "__init__.py").is_file()]
    inner = (path.parent for room in rooms for path in room.glob("*/__init__.py"))
    beside = (path for root in ("builders", "benchmarks") for path in (ROOT / root).iterdir() if path.is_dir())
    folders = [path.relative_to(ROOT).as_posix() for path in (*inner, *beside) if not path.name.startswith((".", "_"))]
    return sorted(names + folders)


@pytest.mark.parametrize("name", _packages())
def test_every_room_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("page", BY_HAND)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {path for path in PATH.findall(text) if "…" not in path}
    assert sorted(path for path in named if not list(ROOT.glob(path.rstrip("/")))) == []


@pytest.mark.parametrize("page", BY_HAND)
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    assert missing(NAMED.findall((ROOT / page).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("page", BY_HAND)
def test_every_link_within_the_project_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not ((ROOT / page).parent / link).exists()] == []


def test_decisions_are_dated_numbered_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(path.name for path in folder.glob("0*.md"))
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [name[:4] for name in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for name in pages:
        text = (folder / name).read_text(encoding="utf-8")
        assert name in listed
        assert text.startswith(f"# {name[:4]} ")
        assert re.search(r"^20\d\d-\d\d-\d\d$", text, re.MULTILINE)
        for heading in ("**Context.**", "Decision", "onsequences", "**What would change it.**"):
            assert heading in text, (name, heading)
