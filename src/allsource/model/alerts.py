"""Alerts: what a watch rule told, with the records that fired it."""

from dataclasses import dataclass

__all__ = ["Alert"]


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert. `cause` is what the rule tells only once; `about` the dealing or conflict, `reasons` why it fits.

    `items` are the desk's ids of the events and claims it rests on, `raised_at` when it was told (UTC, ISO 8601).
    """

    rule: str
    cause: str
    about: str
    sentence: str
    reasons: tuple[str, ...]
    items: tuple[str, ...]
    raised_at: str = ""

    @property
    def documents(self) -> tuple[str, ...]:
        """The reports it rests on, each once."""
        return tuple(dict.fromkeys(item.partition("#")[0] for item in self.items))
