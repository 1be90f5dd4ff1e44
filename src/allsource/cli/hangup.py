"""The end of a command whose output nobody reads any more."""

__all__ = ["Hangup"]


class Hangup(Exception):
    """The reader of stdout went away, as `head` does: the command ends, and nothing is wrong."""
