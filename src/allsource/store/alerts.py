"""Alerts that were raised, once for each rule and cause."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from allsource.model.alerts import Alert
from allsource.store import schema
from allsource.store.codec import decode, encode
from allsource.store.selection import now

__all__ = ["alerts", "keep_alerts"]


def keep_alerts(connection: Connection, given: Iterable[Alert]) -> list[Alert]:
    """Record alerts; those that were new, with the moment they were raised at."""
    raised_at = now()
    return [alert for one in given if _keep(connection, alert := replace(one, raised_at=raised_at))]


def _keep(connection: Connection, alert: Alert) -> bool:
    values = {"rule": alert.rule, "cause": alert.cause, "body": encode(alert), "recorded_at": alert.raised_at}
    return connection.execute(insert(schema.alert).values(values).on_conflict_do_nothing()).rowcount > 0


def alerts(connection: Connection, moment: str = "9999") -> list[Alert]:
    """Every alert up to a moment, in order."""
    table = schema.alert
    rows = connection.execute(select(table.c.body).where(table.c.recorded_at <= moment).order_by(table.c.n))
    return [decode(Alert, row.body) for row in rows]
