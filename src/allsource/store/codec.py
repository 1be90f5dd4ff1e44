"""Records to compact JSON and back, by the types of their own fields.

A field that an older row lacks takes its default, and one that this version does not know is passed over, so that
records may gain optional fields without touching what is stored.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, asdict, fields
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

__all__ = ["compact", "decode", "encode"]

T = TypeVar("T")


def compact(value: Any) -> str:
    """JSON without blanks, in UTF-8 letters."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)


def encode(record: Any) -> str:
    """One frozen record as JSON; what equals its default is left out."""
    kind: Any = type(record)
    default = _defaults(kind)
    return compact({key: value for key, value in asdict(record).items() if value != default.get(key, ...)})


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    made = {entry.name: entry.default for entry in fields(kind) if entry.default is not MISSING}
    return made | {
        entry.name: entry.default_factory() for entry in fields(kind) if entry.default_factory is not MISSING
    }


def decode(kind: type[T], body: str) -> T:
    """The record again, equal to the one that was encoded."""
    hashable: Any = kind
    made: T = _maker(hashable)(json.loads(body))
    return made


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """How a JSON value becomes a value of this type."""
    if isinstance(kind, UnionType):
        inner = _maker(next(part for part in get_args(kind) if part is not NoneType))
        return lambda value: None if value is None else inner(value)
    if kind is datetime:
        return datetime.fromisoformat
    if get_origin(kind) is tuple:
        return _tuple_maker(get_args(kind))
    if hasattr(kind, "__dataclass_fields__"):
        return _record_maker(kind)
    return lambda value: value


def _tuple_maker(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if parts[-1] is Ellipsis:
        each = _maker(parts[0])
        return lambda values: tuple(each(value) for value in values)
    makers = tuple(_maker(part) for part in parts)
    return lambda values: tuple(make(value) for make, value in zip(makers, values, strict=True))


def _record_maker(kind: Any) -> Callable[[Any], Any]:
    types = get_type_hints(kind)
    makers = {entry.name: _maker(types[entry.name]) for entry in fields(kind)}
    return lambda values: kind(**{key: makers[key](value) for key, value in values.items() if key in makers})
