"""Orbit Mean-elements Messages (CCSDS 502.0) in the four forms in which public catalogues give them.

csv, json, xml and kvn carry the same keywords, so each reader only finds the keyword table and one function makes the
element set. Messages of another theory than SGP4, another centre than Earth or another frame than TEME are refused.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from math import isfinite, pi, radians
from typing import Any

from lxml import etree
from sgp4.api import WGS72, Satrec

from allsource.errors import Refused
from allsource.overhead.elements import ElementSet

__all__ = ["from_csv", "from_json", "from_kvn", "from_xml"]

_SGP4_DAY_ZERO = datetime(1949, 12, 31, tzinfo=UTC)
_MUST_BE = {"MEAN_ELEMENT_THEORY": ("SGP4", "SGP4-XP", "SGP/SGP4"), "CENTER_NAME": ("EARTH",), "REF_FRAME": ("TEME",)}
_DAY_MIN = 1440.0
_KEPT = {
    "ARG_OF_PERICENTER", "BSTAR", "ECCENTRICITY", "EPOCH", "INCLINATION", "MEAN_ANOMALY", "MEAN_MOTION",
    "MEAN_MOTION_DDOT", "MEAN_MOTION_DOT", "NORAD_CAT_ID", "OBJECT_ID", "OBJECT_NAME", "RA_OF_ASC_NODE",
}  # fmt: skip
"""What is kept of a message, so that it can be read again."""


def from_csv(text: str, name: str) -> Iterator[ElementSet | Refused]:
    """One message a row, keywords in the first row."""
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        yield _message({k: v for k, v in row.items() if k and v is not None}, f"{name}:{number}")


def from_json(text: str, name: str) -> Iterator[ElementSet | Refused]:
    """A list of messages, or one."""
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        yield Refused(name, f"is not whole JSON: {error}")
        return
    for number, row in enumerate(found if isinstance(found, list) else [found], 1):
        where = f"{name}: message {number}"
        yield _message(row, where) if isinstance(row, dict) else Refused(where, "is not an object of OMM keywords")


def from_xml(text: str, name: str) -> Iterator[ElementSet | Refused]:
    """Every segment of an ndm or omm document. Entities are not expanded and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        yield Refused(name, f"is not whole XML: {error.msg}")
        return
    for number, segment in enumerate(root.iter("{*}segment", "segment"), 1):
        leaves = {etree.QName(leaf).localname: (leaf.text or "").strip() for leaf in segment.iter("*") if not len(leaf)}
        yield _message(leaves, f"{name}: message {number}")


def from_kvn(text: str, name: str) -> Iterator[ElementSet | Refused]:
    """`KEYWORD = value` lines; a message begins at each CCSDS_OMM_VERS, or at OBJECT_NAME within one header."""
    fields: dict[str, str] = {}
    number = 0
    for line in [*text.splitlines(), "CCSDS_OMM_VERS = end"]:
        keyword, equals, value = (part.strip() for part in line.partition("="))
        if not equals or keyword == "COMMENT":
            continue
        if keyword in ("CCSDS_OMM_VERS", "OBJECT_NAME") and "EPOCH" in fields:
            number += 1
            yield _message(fields, f"{name}: message {number}")
            fields = {}
        fields[keyword] = value.partition("[")[0].strip()


def _message(fields: Mapping[str, Any], where: str) -> ElementSet | Refused:
    for keyword, allowed in _MUST_BE.items():
        given = str(fields.get(keyword) or allowed[0]).upper()
        if given not in allowed:
            return Refused(where, f"{keyword} is {given}; only {' or '.join(allowed)} can be propagated here")
    try:
        return _element_set(fields)
    except KeyError as error:
        return Refused(where, f"has no {error.args[0]}")
    except (TypeError, ValueError, OverflowError) as error:
        return Refused(where, f"a field cannot be read: {error}")


def _element_set(fields: Mapping[str, Any]) -> ElementSet:
    number = int(str(fields["NORAD_CAT_ID"]).strip())
    if not 0 <= number <= 999_999_999:
        raise ValueError(f"catalogue number {number}, at most nine digits are allowed")
    epoch = _epoch(str(fields["EPOCH"]))
    satrec = Satrec()
    satrec.sgp4init(
        WGS72,
        "i",
        0,
        (epoch - _SGP4_DAY_ZERO).total_seconds() / 86_400.0,
        _number(fields, "BSTAR", 0.0),
        _number(fields, "MEAN_MOTION_DOT", 0.0) * 2 * pi / _DAY_MIN**2,
        _number(fields, "MEAN_MOTION_DDOT", 0.0) * 2 * pi / _DAY_MIN**3,
        _number(fields, "ECCENTRICITY"),
        radians(_number(fields, "ARG_OF_PERICENTER")),
        radians(_number(fields, "INCLINATION")),
        radians(_number(fields, "MEAN_ANOMALY")),
        _number(fields, "MEAN_MOTION") * 2 * pi / _DAY_MIN,
        radians(_number(fields, "RA_OF_ASC_NODE")),
    )
    source = json.dumps({key: fields[key] for key in sorted(_KEPT & fields.keys())}, ensure_ascii=False)
    return ElementSet(number, str(fields.get("OBJECT_NAME") or "").strip(), epoch, satrec, "omm", source)


def _number(fields: Mapping[str, Any], keyword: str, default: float | None = None) -> float:
    given = fields.get(keyword)
    if given is None or given == "":
        if default is None:
            raise KeyError(keyword)
        return default
    value = float(given)
    if not isfinite(value):
        raise ValueError(f"{keyword} is {given}")
    return value


def _epoch(text: str) -> datetime:
    """ISO 8601 in UTC, with or without a Z; more than six decimals of a second are cut."""
    head, dot, decimals = text.strip().removesuffix("Z").partition(".")
    return datetime.fromisoformat(head + (dot + decimals[:6].ljust(6, "0") if dot else "")).replace(tzinfo=UTC)
