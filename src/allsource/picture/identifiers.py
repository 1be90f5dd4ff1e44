"""Numbers that name one hull or airframe for good, as reports write them: IMO, MMSI, ICAO24, registration.

IMO numbers carry a check digit (IMO resolution A.1117(30)); one that fails it is not used. MMSI and registration may
pass to another ship or aircraft, IMO and ICAO24 of one airframe seldom do.
"""

import re
from collections.abc import Sequence

from allsource.model import Span
from allsource.model.entities import Identifier

__all__ = ["clean_identifier", "identifiers_beside", "valid_imo"]

_REACH = 80
_PATTERNS = (
    ("imo", re.compile(r"\bIMO(?:\s+(?:number|no\.?))?[:\s#]*(\d{7})\b", re.IGNORECASE)),
    ("mmsi", re.compile(r"\bMMSI(?:\s+(?:number|no\.?))?[:\s#]*(\d{9})\b", re.IGNORECASE)),
    ("icao24", re.compile(r"\b(?:ICAO24|ICAO address|Mode[- ]S(?: code)?|hex(?: code)?)[:\s#]*([0-9A-Fa-f]{6})\b")),
    ("registration", re.compile(r"\bregist(?:ration|ered as|ered)(?:\s+(?:number|no\.?|as))?[:\s#]*([A-Z0-9]{1,2}-[A-Z0-9]{2,5}|N\d{1,5}[A-Z]{0,2})\b")),  # noqa: E501
)  # fmt: skip


def valid_imo(digits: str) -> bool:
    """Seven digits whose last is the check digit: the first six times 7 to 2, summed."""
    if len(digits) != 7 or not digits.isdigit():
        return False
    return sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False)) % 10 == int(
        digits[6]
    )


def clean_identifier(scheme: str, value: str) -> Identifier | None:
    """The identifier as it is compared, or None where it cannot be one."""
    plain = re.sub(r"^(?:IMO|MMSI)\s*", "", value.strip().upper())
    if scheme == "imo":
        return Identifier(scheme, plain) if valid_imo(plain) else None
    if scheme == "mmsi":
        return Identifier(scheme, plain) if re.fullmatch(r"\d{9}", plain) else None
    if scheme == "icao24":
        return Identifier(scheme, plain) if re.fullmatch(r"[0-9A-F]{6}", plain) else None
    return Identifier(scheme, plain.replace("-", "")) if scheme == "registration" and plain else None


def identifiers_beside(text: str, spans: Sequence[Span]) -> tuple[Identifier, ...]:
    """Identifiers written right after a name, before the next sentence."""
    found: dict[Identifier, None] = {}
    for span in spans:
        behind = re.split(r"(?<!No)(?<!no)\.\s", text[span.end : span.end + _REACH])[0]
        for scheme, pattern in _PATTERNS:
            for match in pattern.finditer(behind):
                identifier = clean_identifier(scheme, match[1])
                if identifier is not None:
                    found[identifier] = None
    return tuple(found)
