"""`allsource watch`: rules of what to be told of, and what they told."""

import json
from pathlib import Path
from typing import Any

import click

from allsource.cli.options import desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import complain, say, table, write_json
from allsource.desk.printed_watch import printed_alert, printed_rule
from allsource.errors import Refused, WrongUsage
from allsource.ids import short_item
from allsource.model.alerts import Alert
from allsource.watch import Rule

__all__ = ["command"]


@click.group()
def command() -> None:
    """Rules of what you must be told at once; each alert names the records that fired it, once for each cause.

    \b
    Examples:
      allsource watch add secret-talks --party "Straits Harbour Council" --type CONSULT --disclosure described-as-secret
      allsource watch run
      allsource watch run --json --feed alerts.atom
    """


@command.command()
@click.argument("name")
@click.option("--party", "parties", multiple=True, metavar="NAME", help="Takes part; repeatable, all must.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Of this event type; repeatable, one must hold.")
@click.option("--disclosure", "disclosures", multiple=True, metavar="WORD", help="Disclosed like this; repeatable.")
@click.option("--modality", "modalities", multiple=True, metavar="WORD", help="Actual, planned, …; repeatable.")
@click.option("--status", "statuses", multiple=True, metavar="WORD", help="Affirmed, denied, negated; repeatable.")
@click.option("--place", "places", multiple=True, metavar="NAME", help="At this place; repeatable.")
@click.option("--area", default="", metavar="W,S,E,N", help="Within this box, in degrees.")
@click.option("--conflict", "conflicts", multiple=True, metavar="KIND", help="A conflict of this kind; repeatable.")
@click.option("--quantity", default="", metavar="BOUND", help="A count beyond a bound, such as killed>=10.")
@click.option("--first", is_flag=True, help="The first dealing between two parties that the desk knows.")
@click.option("--doubtful", is_flag=True, help="Dealings that are still to be checked, too.")
@desk_option
def add(name: str, folder: Path, **asked: Any) -> None:
    """Add a rule to desk.toml; all its conditions must hold.

    \b
    Example:
      allsource watch add deaths-in-the-strait --type ASSAULT --area=-7,35,-5,37 --quantity "killed>=1"
    """
    try:
        rule = Rule(name, **asked)
    except ValueError as error:
        raise WrongUsage(f"watch rule {name!r}", str(error)) from None
    with open_desk(folder) as desk:
        desk.add_watch(rule)
    say(f"{name}: added to {folder / 'desk.toml'}; `allsource watch run` holds it against the desk")


@command.command("list")
@json_option
@desk_option
def list_(folder: Path, *, as_json: bool) -> None:
    """List the rules.

    \b
    Example:
      allsource watch list
    """
    with open_desk(folder) as desk:
        rules = desk.watching.rules
    if as_json:
        for rule in rules:
            write_json(printed_rule(rule))
        return
    table(("rule", "asks for"), [(rule.name, _asks(rule)) for rule in rules])


def _asks(rule: Rule) -> str:
    asked = {key: value for key, value in printed_rule(rule).items() if value and key not in ("schema", "name")}
    return "; ".join(f"{key}: {', '.join(value) if isinstance(value, list) else value}" for key, value in asked.items())


@command.command()
@click.option("--feed", type=click.Path(path_type=Path, dir_okay=False), help="Write every alert to this Atom file.")
@click.option("--webhook", default="", metavar="ADDRESS", help="POST each new alert, as JSON, to this address.")
@click.option("--allow-private", is_flag=True, help="Let the webhook be at a private or loopback address.")
@json_option
@desk_option
def run(folder: Path, *, feed: Path | None, webhook: str, allow_private: bool, as_json: bool) -> None:
    """Hold the rules against the desk and tell what is new.

    \b
    Examples:
      allsource watch run
      allsource watch run --feed alerts.atom --webhook https://example.org/hooks/desk
    """
    with open_desk(folder) as desk:
        raised = desk.watching.run()
        if feed is not None:
            desk.watching.write_feed(feed, f"Alerts of {folder.name}")
        _show(raised, as_json=as_json)
        refused = ""
        if webhook:
            refused = _sent(desk.watching.send, webhook, raised, allow_private=allow_private)
    if refused:
        complain(webhook, refused)
        raise SystemExit(1)


def _sent(send: Any, webhook: str, raised: list[Alert], *, allow_private: bool) -> str:
    """Why the alerts did not all arrive; empty where they did."""
    messages = [json.dumps(printed_alert(alert), ensure_ascii=False) for alert in raised]
    try:
        send(webhook, messages, allow_private=allow_private)
    except Refused as error:
        return error.reason
    return ""


@command.command()
@limits("as_of", "since")
@json_option
@desk_option
def alerts(folder: Path, *, as_json: bool, **given: str | None) -> None:
    """List what was told before.

    \b
    Example:
      allsource watch alerts --since 2024-05-01
    """
    with open_desk(folder) as desk:
        raised = desk.alerts(**limits_of(given))
    _show(raised, as_json=as_json)


def _show(raised: list[Alert], *, as_json: bool) -> None:
    if as_json:
        for alert in raised:
            write_json(printed_alert(alert))
        return
    rows = [
        (alert.rule, alert.sentence, "; ".join(alert.reasons), ", ".join(short_item(item) for item in alert.items[:4]))
        for alert in raised
    ]
    table(("rule", "what", "because", "records"), rows)
