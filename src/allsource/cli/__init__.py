"""What a person types. This table names each command's module; it is imported when the command is called.

So `allsource --help` and a first answer come fast. A row is added by the issue that brings the command to life.
"""

import os
import sys
from importlib import import_module

import click

from allsource import __version__
from allsource.cli.hangup import Hangup
from allsource.errors import AllsourceError, NoDesk, WrongUsage

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("allsource.cli.demo", "Read the shipped exercise into ./demo-desk and print its brief."),
    "read": ("allsource.cli.read", "Read reports into claims and events."),
    "collect": ("allsource.cli.collect", "Ask the feeds of desk.toml, once or by schedule."),
    "claims": ("allsource.cli.claims", "Who said what, through whom."),
    "events": ("allsource.cli.events", "What is said to have happened, or to be planned, possible, demanded."),
    "who": ("allsource.cli.who", "Dealings of one party, or between two."),
    "timeline": ("allsource.cli.timeline", "Dated dealings in the order of their days."),
    "network": ("allsource.cli.network", "Who deals with whom, and who stands between others."),
    "quantities": ("allsource.cli.quantities", "How many, according to whom, when."),
    "conflicts": ("allsource.cli.conflicts", "What contradicts what, both sides quoted."),
    "unknowns": ("allsource.cli.unknowns", "What nobody knows yet; who was asked, declined, stays silent."),
    "search": ("allsource.cli.search", "Reports and claims that hold words, in any script."),
    "coverage": ("allsource.cli.coverage", "What comes in, and what is not seen."),
    "orbits": ("allsource.cli.orbits", "Element sets, and what archives imaged, into the desk; history kept."),
    "passes": ("allsource.cli.passes", "Which satellites could have seen a site, an area or a track, and when."),
    "watch": ("allsource.cli.watch", "Rules of what to be told of at once, and what they told."),
    "brief": ("allsource.cli.brief", "The cited account of what the reports say."),
    "explain": ("allsource.cli.explain", "What a term means; why an item says what it says."),
    "hypotheses": ("allsource.cli.hypotheses", "Competing hypotheses, weighed by what contradicts each."),
    "correct": ("allsource.cli.correct", "Reject or amend a claim or event, or take that back."),
    "retract": ("allsource.cli.retract", "Show a report as retracted wherever it is used."),
    "forget": ("allsource.cli.forget", "Remove a report or a name for good."),
    "follow": ("allsource.cli.follow", "Ships and aircraft from their broadcasts: tracks and behaviours."),
    "decode": ("allsource.cli.decode", "Wire messages into a table of fixes."),
    "verify": ("allsource.cli.verify", "Hold the evidence against its manifest."),
    "doctor": ("allsource.cli.doctor", "What is installed, what is missing, how to mend it."),
}
"""Command to (module, summary). The module holds a click command of the name `command`."""


class _Table(click.Group):
    """A group that knows its commands' names and summaries without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=_Table, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="allsource")
def cli() -> None:
    """An open-source-intelligence desk: who said what, who did what to whom, each line led back to its words.

    \b
    Example:
      allsource read reports/
      allsource who France Malta
      allsource brief
    """


def main() -> None:
    """Run, and end with 0 (done), 1 (some inputs refused, or the desk is busy) or 2 (wrong usage)."""
    _utf8()
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except AllsourceError as error:
        click.echo(f"allsource: {error}", err=True)
        code = 2 if isinstance(error, WrongUsage | NoDesk) else 1
    except (BrokenPipeError, Hangup):
        code = _quiet_end()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"allsource: {where}{error.strerror or error}", err=True)
        code = 1
    except (KeyboardInterrupt, click.Abort):
        click.echo("allsource: stopped; what was kept stays, run the same command again to complete it", err=True)
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


def _utf8() -> None:
    """What is printed is UTF-8 on every system; a letter that cannot be shown never ends a run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _quiet_end() -> int:
    """The reader of our output went away, which is no failure: let nothing be flushed to it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
