"""The steps of competing hypotheses, appended and never changed."""

from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from allsource.model.hypotheses import Step
from allsource.store import schema
from allsource.store.selection import now

__all__ = ["keep_step", "steps"]


def keep_step(connection: Connection, step: Step) -> None:
    connection.execute(insert(schema.hypothesis_step).values(asdict(step) | {"recorded_at": now()}))


def steps(connection: Connection, moment: str = "9999") -> list[Step]:
    """Every step up to a moment, in order."""
    table = schema.hypothesis_step
    rows = connection.execute(select(table).where(table.c.recorded_at <= moment).order_by(table.c.n)).mappings()
    return [Step(**{key: row[key] for key in row if key != "n"}) for row in rows]
