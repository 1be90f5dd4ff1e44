"""Every error the desk raises on purpose, in one tree.

    AllsourceError
    ├── Refused          an input that cannot be taken in: named, with its reason; the rest goes on
    ├── WrongUsage       the caller asked for something that does not exist; says what is allowed
    ├── NoDesk           a query pointed at a folder that holds no desk
    └── Busy             another process is writing to the desk

A message says what was given, what is allowed and what to do next. The parts stay on the error as attributes,
so that a program need not read the sentence.
"""

__all__ = ["AllsourceError", "Busy", "NoDesk", "Refused", "WrongUsage"]


class AllsourceError(Exception):
    """Base of every error that allsource raises on purpose."""


class Refused(AllsourceError):
    """An input that is not taken in. `name` is the file, member or address; `reason` is one clear clause."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["Refused"], tuple[str, str]]:
        return type(self), (self.name, self.reason)


class WrongUsage(AllsourceError):
    """A value that is not allowed: what was given, what would be, and the next step."""

    def __init__(self, given: str, allowed: str, advice: str = "") -> None:
        super().__init__(f"{given}: allowed is {allowed}" + (f"; {advice}" if advice else ""))
        self.given = given
        self.allowed = allowed
        self.advice = advice

    def __reduce__(self) -> tuple[type["WrongUsage"], tuple[str, str, str]]:
        return type(self), (self.given, self.allowed, self.advice)


class NoDesk(AllsourceError):
    """A query was pointed at `path`, which holds no desk."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"no desk at {path}: name one with --desk DIR or ALLSOURCE_DESK, or make it with `allsource read`"
        )
        self.path = path

    def __reduce__(self) -> tuple[type["NoDesk"], tuple[str]]:
        return type(self), (self.path,)


class Busy(AllsourceError):
    """Another process holds the desk's writing lock."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            f"{path}: another allsource has been writing here for {seconds:.0f} s; wait for it and run again"
        )
        self.path = path
        self.seconds = seconds

    def __reduce__(self) -> tuple[type["Busy"], tuple[str, float]]:
        return type(self), (self.path, self.seconds)
