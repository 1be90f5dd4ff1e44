"""`docs/cli.md`: each command's own --help, in the order of the table of commands."""

from collections.abc import Iterator
from importlib import import_module

import click

from allsource.cli import COMMANDS, cli

__all__ = ["command_options", "command_tree", "examples", "help_of", "page"]

_WIDTH = 100
_HEAD = """# Commands

Generated from the commands' own `--help` by `make docs`; a test holds the two equal and runs the examples.

**Where a desk is.** `--desk DIR` or the variable `ALLSOURCE_DESK` names it; the default is `./desk`. `read`, `follow`,
`orbits` and `collect` make it; a question to a folder that holds none is refused with the path looked at.

**Lines for programs.** `--json` prints one compact object a line, UTF-8, on stdout alone; the shapes are in
`src/allsource/schemas/`. Warnings, refusals and progress go to stderr.

**Dates.** ISO, UTC unless an offset is given; a bare date in `--to` or `--as-of` includes that day.

**Exit codes.** 0 done · 1 some inputs refused, each named on stderr with its reason, the rest kept · 2 wrong usage.
"""


def command_tree() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, `watch add` after `watch`."""
    for name, (module, _) in COMMANDS.items():
        yield from _with_children(name, import_module(module).command)


def _with_children(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for child, found in command.commands.items():
            yield from _with_children(f"{name} {child}", found)


def command_options(name: str) -> Iterator[tuple[str, ...]]:
    """The spellings of each option of a command."""
    command = dict(command_tree())[name]
    yield from (tuple(param.opts) for param in command.params if isinstance(param, click.Option))


def help_of(name: str, command: click.Command) -> str:
    """What `allsource NAME --help` prints, a hundred characters wide."""
    settings = {"terminal_width": _WIDTH, "max_content_width": _WIDTH, "help_option_names": ["-h", "--help"]}
    context = click.Context(command, info_name=f"allsource {name}".strip(), **settings)  # type: ignore[arg-type]
    return command.get_help(context)


def examples(command: click.Command) -> list[str]:
    """The lines of a command's help that a person can type."""
    lines = (line.strip() for line in (command.help or "").splitlines())
    return [line for line in lines if line.startswith("allsource ")]


def page() -> str:
    """The text of docs/cli.md."""
    rows = [f"| [`{name}`](#allsource-{name}) | {summary} |" for name, (_, summary) in COMMANDS.items()]
    index = "\n".join(["| command | what it does |", "|---|---|", *rows])
    parts = [_section("", cli), *(_section(*found) for found in command_tree())]
    return "\n".join([_HEAD, index, "", *parts])


def _section(name: str, command: click.Command) -> str:
    return f"## {f'allsource {name}'.strip()}\n\n```text\n{help_of(name, command)}\n```\n"
