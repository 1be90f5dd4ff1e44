"""A feed as desk.toml names it, and what is known of it between two runs. Light: every desk's settings need it."""

from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["Feed", "FeedState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One `[[feed]]` of desk.toml. `articles` has the page of each item fetched where the feed has only a summary."""

    url: str
    outlet: str = ""
    every_minutes: float = 60.0
    articles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of a feed since it was last asked. `seen` are the items of its last answer that were taken."""

    url: str
    checked_at: datetime | None = None
    due_at: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    failures: int = 0
    reason: str = ""
    seen: tuple[str, ...] = field(default=(), repr=False)
