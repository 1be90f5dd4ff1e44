"""Watch rules and alerts as the JSON objects that commands print and webhooks receive."""

from dataclasses import asdict
from typing import Any

from allsource.model.alerts import Alert
from allsource.watch import Rule

__all__ = ["printed_alert", "printed_rule"]

_SCHEMA = 1


def printed_rule(rule: Rule) -> dict[str, Any]:
    """A line of `allsource watch list --json`."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(rule).items()}
    return {"schema": _SCHEMA} | plain


def printed_alert(alert: Alert) -> dict[str, Any]:
    """A line of `allsource watch run --json`, and the body of a webhook's message."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(alert).items()}
    return {"schema": _SCHEMA, "kind": "alert"} | plain | {"documents": list(alert.documents)}
