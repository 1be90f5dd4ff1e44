"""Every command and option is documented, and every example of `--help` runs on the exercise."""

import gzip
import re
import shutil
from functools import reduce
from operator import xor
from pathlib import Path

import click
import pytest
from builders.docs.commands import command_tree, examples, help_of
from tests.docs.conftest import typed
from tests.docs.test_limits_kept import ELEMENTS

from allsource.cli import COMMANDS, cli

TREE = dict(command_tree())
NOT_RUN = {
    "allsource read reports/ https://example.org/story": "asks the network",
    "allsource watch run --feed alerts.atom --webhook https://example.org/hooks/desk": "asks the network",
    "allsource collect": "asks feeds over the network",
    "allsource collect --every 30": "goes on until it is stopped",
    'allsource forget "Marta Costa"': "asks before it removes, and waits",
}
"""Examples that no test runs, and why."""
FIRST: dict[str, tuple[str, ...]] = {
    "hypotheses": (
        'allsource hypotheses ask "Did the council meet the group in Faro?"',
        'allsource hypotheses suppose Q1 "They met"',
        "allsource hypotheses bring Q1 43c41ff0#c3",
        "allsource hypotheses bring Q1 43c41ff0#c4",
    ),
}
"""What the examples of a command take to have been typed before them."""
SHORT_ID = re.compile(r"\b(?!0{8})[0-9a-f]{8}(?=#|\s|$)")


@pytest.mark.parametrize("name", TREE)
def test_every_command_says_what_it_does_with_an_example(name: str) -> None:
    command = TREE[name]
    assert (command.help or "").strip()
    if not isinstance(command, click.Group):
        assert any(line.startswith(f"allsource {name}") for line in examples(command)), name


@pytest.mark.parametrize("name", TREE)
def test_every_option_and_argument_is_explained(name: str) -> None:
    shown = help_of(name, TREE[name])
    for param in TREE[name].params:
        if isinstance(param, click.Option):
            assert param.help, f"{name}: {param.opts[0]} has no help"
        else:
            assert param.make_metavar(click.Context(TREE[name])).strip("[].") in shown


def test_what_is_not_run_is_still_an_example() -> None:
    assert set(NOT_RUN) <= {line for command in TREE.values() for line in examples(command)}


@pytest.fixture
def filled(place: Path, held: Path) -> Path:
    """The files that examples name, and a desk as it was before the last example."""
    shutil.rmtree(place / "desk", ignore_errors=True)
    shutil.rmtree(place / "demo-desk", ignore_errors=True)
    shutil.copytree(held, place / "desk")
    for source, names in FILES.items():
        for name in names:
            shutil.copyfile(place / source, place / name) if (place / source).is_file() else None
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    for name in ("ais-2024-05-07.nmea.gz", "day.nmea.gz"):
        (place / name).write_bytes(gzip.compress(SENTENCE.encode("ascii")))
    shutil.copytree(held, place / "aegean", dirs_exist_ok=True)
    return place


_HEARD = "s:made-up,c:1715083200"
_CHECK = f"{reduce(xor, _HEARD.encode('ascii')):02X}"
SENTENCE = f"\\{_HEARD}*{_CHECK}\\!AIVDM,1,1,,B,15M67FC000G?ufbE`FepT@3n00Sa,0*5C\r\n"
"""A position report, the one that descriptions of AIVDM show, behind a tag block with its time."""
FILES = {
    "reports/02-tanker-hit.txt": ("story.txt",),
    "positions/strait.csv": ("day.csv",),
}
TEXTS = {
    "active.tle": ELEMENTS,
    "gp.csv": "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,"
    "MEAN_ANOMALY,NORAD_CAT_ID,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT\n"
    "MADE UP 2,2024-001B,2024-05-07T00:00:00,14.3,.0001,98.5,200,90,270,90012,0,0,0\n",
    "articles.jsonl": '{"body": "Malta said on Monday that it had sold three boats to Portugal.", '
    '"meta": {"date": "2024-05-10"}}\n',
    "ship.csv": "time,mmsi,lat,lon\n2024-05-01T00:00:00Z,229901101,36.0,-6.5\n2024-05-09T23:00:00Z,229901101,36,-1\n",
    "table.csv": "time,stamp,mmsi,lat,lon\n2024-05-07T00:00:00Z,07/05/2024 00:00,229901101,36.0,-6.5\n"
    "2024-05-07T01:00:00Z,07/05/2024 01:00,229901101,36.0,-6.3\n",
    "strait.geojson": '{"type": "Polygon", "coordinates": [[[-6, 35.7], [-5.2, 35.7], [-5.2, 36.2], [-6, 36.2], '
    "[-6, 35.7]]]}",
    "saved-search.json": '{"type": "FeatureCollection", "features": []}',
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_help_run_in_their_order(name: str, filled: Path) -> None:
    family = [found for full, found in TREE.items() if full.split()[0] == name]
    lines = dict.fromkeys(line for command in family for line in examples(command))
    for line in (*FIRST.get(name, ()), *(line for line in lines if line not in NOT_RUN)):
        ran = typed(_on_this_desk(line))
        assert ran.code == 0, f"{line}\n{ran.err}"


def _on_this_desk(line: str) -> str:
    """An id of the help is no report of the exercise: put one in its place that has such a claim or event."""
    return SHORT_ID.sub("43c41ff0", line)


def test_the_examples_above_all_commands_run(filled: Path) -> None:
    refused = [line for line in examples(cli) if typed(line).code != 0]
    assert refused == ["allsource read reports/"], "one report of the exercise is in Spanish, and is named"
