"""What the desk does not do, held over the whole of it; `docs/limits.md` names these tests beside the rooms' own."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.docs import commands
from tests.docs.conftest import EXERCISE, typed
from tests.docs.known import ROOT

from allsource.movements.fixes import FIXES, IDENTITIES
from allsource.movements.found import BEHAVIOURS

SOURCE = ROOT / "src" / "allsource"
EXPECTED: dict[str, Any] = json.loads((EXERCISE / "expected.json").read_text(encoding="utf-8"))
NETWORK = {"socket", "ssl", "http", "httpx", "requests", "ftplib", "smtplib", "telnetlib", "aiohttp", "websockets"}
WEB = {"uvicorn", "starlette"}
VERDICTS = re.compile(
    r"\b(lied|liars?|lying|guilty|culprits?|criminals?|spied|smuggl\w+|proves? that|did it|saw it|conceal\w*|"
    r"(?:hiding|hid|going dark|went dark|dark activity|evad\w+|back[- ]channels?))\b",
    re.IGNORECASE,
)
ELEMENTS = (
    "MADE UP 1\n"
    "1 90011U 24001A   24128.00000000  .00000000  00000-0  00000-0 0  9995\n"
    "2 90011  98.5000 200.0000 0001000  90.0000 270.0000 14.30000000    15\n"
)
"""An invented satellite in a sun-synchronous orbit, with the checksums of its lines."""
SPEAKING_ROOMS = ("brief", "desk", "cli", "picture", "movements", "overhead", "watch", "plots", "web")
"""The rooms whose words are the desk's own. In `reports` and `intake` such words are what a text may say."""


def modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module, or those of some rooms."""
    for folder in (SOURCE / room for room in rooms or ("",)):
        for path in sorted(folder.rglob("*.py")):
            yield path.relative_to(SOURCE), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """Full names of the modules that a module imports."""
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_only_intake_opens_connections() -> None:
    """Limit 1: one room asks the network, under one set of rules. `web` only listens."""
    asking = {
        str(path)
        for path, tree in modules()
        for name in imported(tree)
        if (name.partition(".")[0] in NETWORK or name == "urllib.request") and path.parts[0] != "intake"
    }
    assert asking == set()


def test_no_login_is_ever_sent() -> None:
    """Limit 1: no password, cookie or token leaves the desk, so nothing behind a login is reached."""
    sending = re.compile(
        r"\b(authorization|cookies?|auth|password|bearer|api[_-]?key)\b\s*[\"']?\s*[=:]", re.IGNORECASE
    )
    found = [str(path) for path in sorted((SOURCE / "intake").glob("fetch*.py")) if sending.search(path.read_text())]
    assert found == []


@pytest.mark.parametrize("person", [person["name"] for person in EXPECTED["private"]])
def test_a_private_person_is_no_answer_to_any_question(person: str, place: Path) -> None:
    """Limit 2: a name without a public role is not listed, searched or written about across reports."""
    assert not typed(f'allsource who "{person}" --json').out
    assert not typed(f'allsource claims --about "{person}" --json').out
    searched = typed(f'allsource search "{person}" --json')
    assert not searched.out
    assert "no report gives this person a public role" in searched.err


def test_positions_have_no_column_for_a_person() -> None:
    """Limit 2: ships and aircraft are not tied to people."""
    names = " ".join([*FIXES.names, *IDENTITIES.names, *BEHAVIOURS.names])
    assert not re.search(r"owner|person|crew|pilot|passenger|operator|captain", names)


def test_sources_without_a_name_stand_apart_for_each_report(place: Path) -> None:
    """Limit 3: in the exercise's brief no line of an unnamed source cites two reports of different words."""
    brief = json.loads(typed("allsource brief --json").out)
    unnamed = [line for section in brief["sections"] for line in section["lines"] if "anonymous" in line["tags"]]
    assert unnamed
    for line in unnamed:
        assert len({_plain(citation["quotation"]) for citation in line["citations"]}) <= 1


def _plain(words: str) -> str:
    return " ".join(words.split())


def test_nothing_the_desk_says_of_itself_is_a_verdict() -> None:
    """Limit 6: no text that the desk can print says lied, did it, saw it, or takes silence for intent."""
    found = [
        f"{path}: {node.value!r}"
        for path, tree in modules(*SPEAKING_ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value
        and VERDICTS.search(node.value)
        and not _is_docstring(tree, node)
    ]
    assert found == []


def _is_docstring(tree: ast.Module, constant: ast.Constant) -> bool:
    return any(isinstance(node, ast.Expr) and node.value is constant for node in ast.walk(tree))


def test_the_brief_judges_in_quotations_only(place: Path) -> None:
    """Limit 6: what stands outside the quotation marks of the exercise's brief judges nobody."""
    told = re.sub(r"“[^”]*”", "", typed("allsource brief").out)
    assert VERDICTS.findall(told) == []
    assert "described-as-secret" in told


def test_silence_is_told_without_a_motive(place: Path) -> None:
    """Limit 6: a gap comes with its length and with what was received, and with nothing else."""
    ran = typed("allsource follow --no-desk --json positions/strait.csv")
    gaps = [line for line in map(json.loads, ran.out.splitlines()) if line["kind"] == "gap"]
    assert gaps
    assert {"duration_s", "reception_before", "reception_after"} <= set(gaps[0])
    assert not VERDICTS.search(ran.out + ran.err)


def test_every_language_that_is_not_read_is_named_first(place: Path) -> None:
    """Limit 9: before the first line of the account."""
    brief = typed("allsource brief").out
    assert brief.index("Kept but not read") < brief.index("## ")
    assert "in Spanish" in brief.partition("## ")[0]
    assert "kept, not read" in typed("allsource coverage").out
    assert json.loads(typed("allsource search estibadores --json").out.splitlines()[0])


@pytest.mark.parametrize("form", ["", "--json"])
def test_a_window_without_a_pass_says_that_it_is_no_assurance(form: str, place: Path) -> None:
    """Limit 5: beside the windows stands what is not in them; with --json on stderr, so that stdout stays lines."""
    (place / "one.tle").write_text(ELEMENTS, encoding="ascii")
    ran = typed(
        "allsource passes --at 36.14,-5.35 --from 2024-05-07 --to 2024-05-07 --elements one.tle --uncovered " + form
    )
    assert ran.code == 0
    assert ran.out.count("2024-05-07") > 1
    told = ran.err if form else ran.out
    for words in ("no assurance", "unlisted satellites", "aircraft and radio"):
        assert words in told


def test_windows_without_a_pass_are_not_asked_of_a_future_course() -> None:
    """Limit 5: fixed places and recorded tracks are all that a question about passes can name."""
    options = {option for param in commands.command_options("passes") for option in param}
    assert {"--at", "--sites", "--area", "--track"} <= options
    assert not [option for option in options if re.search("route|course|plan|predict|future|avoid|hide", option)]
