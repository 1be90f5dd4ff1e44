"""What a question is limited to, and the moments of the desk's own memory."""

from dataclasses import dataclass
from datetime import UTC, datetime

__all__ = ["Selection", "now", "stamp"]

_END = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """`start` and `end` are about the world, `as_of` and `since` about when the desk learned of it; all aware.

    `about` are names of parties that must all be there.
    """

    about: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    as_of: datetime | None = None
    since: datetime | None = None

    @property
    def moment(self) -> str:
        """The stamp up to which rows count."""
        return _END if self.as_of is None else stamp(self.as_of)


def stamp(moment: datetime) -> str:
    """UTC with microseconds, so that the order of the letters is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def now() -> str:
    return stamp(datetime.now(UTC))
