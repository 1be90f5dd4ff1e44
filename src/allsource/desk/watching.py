"""Watch rules of a desk: kept in `desk.toml`, held against its picture, told once for each cause.

Alerts are recorded before they are sent anywhere: a message that is lost can be sent again from `watch alerts`, an
alert is never raised twice.
"""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import AoT, Table

from allsource import store as memory
from allsource.desk.picturing import Held, Picturing
from allsource.errors import AllsourceError, WrongUsage
from allsource.ids import folded
from allsource.intake.addresses import Border
from allsource.intake.send import send
from allsource.model.alerts import Alert
from allsource.store import Selection, Store
from allsource.watch import Rule, Seen, alerts, to_atom

__all__ = ["Watching", "add_rule"]


class Watching:
    """The watch of one desk."""

    def __init__(self, store: Store, picturing: Picturing, rules: Sequence[Rule]) -> None:
        self._store = store
        self._picturing = picturing
        self.rules = rules

    def run(self) -> list[Alert]:
        """Hold every rule against the picture as it stands; the alerts that are new, recorded."""
        seen = _seen(self._picturing.at(Selection()))
        with self._store.writing() as connection:
            found = alerts(self.rules, seen, memory.alerts(connection))
            return memory.keep_alerts(connection, found)

    def alerts(self, selection: Selection) -> list[Alert]:
        """Every alert that was raised, in order, within the selection's `since` and `as_of`."""
        with self._store.reading() as connection:
            raised = memory.alerts(connection, selection.moment)
        since = selection.since.isoformat() if selection.since else ""
        return [alert for alert in raised if alert.raised_at >= since]

    def write_feed(self, file: Path, title: str) -> None:
        """All alerts as an Atom feed; the file is replaced in one step."""
        beside = file.with_name(file.name + ".new")
        beside.write_text(to_atom(self.alerts(Selection()), title), encoding="utf-8")
        beside.replace(file)

    @staticmethod
    def send(address: str, messages: Sequence[str], *, allow_private: bool = False) -> None:
        """Each message to a webhook, as JSON; Refused by the first that is not taken."""
        for message in messages:
            send(address, message.encode(), "application/json", border=Border(allow_private=allow_private))


def _seen(held: Held) -> Seen:
    entities = held.resolved.entities.items()
    names = {key: frozenset(map(folded, (entity.name, *entity.names))) for key, entity in entities}
    return Seen(held.picture.dealings, held.picture.conflicts, names)


def add_rule(file: Path, rule: Rule, known: Sequence[Rule]) -> None:
    """Append a rule to `desk.toml`; what a person wrote there, comments too, stays as it is."""
    if rule.name in {one.name for one in known}:
        raise WrongUsage(rule.name, "a name that no rule has yet", f"change or remove it in {file}")
    try:
        text = tomlkit.parse(file.read_text(encoding="utf-8") if file.exists() else "")
    except ParseError as error:
        raise AllsourceError(f"{file}: {error}") from None
    rules = text.setdefault("watch", tomlkit.aot())
    if not isinstance(rules, AoT):
        raise AllsourceError(f"{file}: watch is not written as [[watch]]")
    rules.append(_table(rule))
    beside = file.with_name(file.name + ".new")
    beside.write_text(tomlkit.dumps(text), encoding="utf-8")
    beside.replace(file)


def _table(rule: Rule) -> Table:
    table = tomlkit.table()
    for entry in fields(rule):
        value = getattr(rule, entry.name)
        if value != entry.default:
            table[entry.name] = list(value) if isinstance(value, tuple) else value
    table.add(tomlkit.nl())
    return table
