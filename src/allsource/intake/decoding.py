"""Bytes to text by a rule a person can follow, or a refusal that names what is wrong.

Order: byte-order mark; the declared charset (by a server, a mail or a page); UTF-16 without a mark, where there are
zero bytes; UTF-8; a western single-byte page (windows-1252), taken only where its letters fall as they do in writing;
last charset-normalizer, only where it is sure and the script is not Latin. Text with zero bytes or many control
characters is binary. What is not UTF-8 is said in a warning.
"""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from allsource.errors import Refused

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# As browsers do (WHATWG Encoding): what calls itself Latin-1 or ASCII is windows-1252.
_READ_AS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.005
_PUNCTUATION = "‘’“”‚„–—…•€™£§°«»·½¼¾²³©®ªº¿¡´¢¥\xa0\xad‰‹›†"
_WESTERN = re.compile(
    rf"[{_PUNCTUATION}]|(?<=[A-Za-zÀ-ÿŠŽŒšžœŸ])[À-ÿŠŽŒšžœŸƒ]|[À-ÿŠŽŒšžœ](?=[A-Za-zà-ÿ])"
    r"|(?<!\S)[àéèóòìùÀÉÈÓ](?=\s)"
)
_WESTERN_SHARE = 0.95
_WESTERN_DENSITY = 0.2
_SAMPLE = 200_000
_SURE_CHAOS = 0.1
_SURE_COHERENCE = 0.4


def decode(content: bytes, name: str, declared: str = "") -> tuple[str, str]:
    """The text without byte-order mark and with LF line ends, and a warning or ""."""
    text, codec = _decoded(content, name, declared)
    if _CONTROL.search(text, 0, _SAMPLE):
        _refuse_binary(text, name)
    text = text.replace("\r\n", "\n")
    if not text.strip("\ufeff \t\r\n\f\x0b\xa0\u200b"):
        raise Refused(name, "holds no text")
    return text, "" if codec.startswith("utf-8") else f"read as {codec}"


def _decoded(content: bytes, name: str, declared: str) -> tuple[str, str]:
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return _strict(content[len(bom) :], codec, name), codec
    if b"\0" not in content and (codec := _known(declared)):
        try:
            return content.decode(codec), codec
        except UnicodeDecodeError:
            pass  # a wrong declaration is common; the bytes have the last word
    if b"\0" in content:  # UTF-16 in western writing is valid UTF-8 too, every second letter a zero
        return _utf16(content, name)
    try:
        return content.decode(), "utf-8"
    except UnicodeDecodeError as error:
        return _otherwise(content, name, error)


def _known(declared: str) -> str:
    """The Python codec of a declared charset, "" where it is unknown or no charset of text."""
    wanted = declared.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_READ_AS.get(wanted, wanted)).name if wanted else ""
        b" ".decode(codec or "utf-8")  # codecs such as rot13 and hex turn no bytes into text
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if codec.startswith(("utf-16", "utf-32", "utf-7")) else codec


def _strict(content: bytes, codec: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        if error.reason in ("truncated data", "unexpected end of data"):
            raise Refused(name, "ends in the middle of a character: truncated") from None
        raise Refused(name, f"wrong encoding: begins as {codec} but is not from byte {error.start:,} on") from None


def _otherwise(content: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str]:
    highs = sum(byte > 127 for byte in content[:_SAMPLE])
    if error.reason == "unexpected end of data":
        raise Refused(name, "ends in the middle of a character: truncated")
    if _mostly_utf8(content):
        raise Refused(name, f"wrong encoding: UTF-8 but for damage at byte {error.start:,}")
    if text := _western(content, highs):
        return text, "windows-1252"
    best = from_bytes(content[:_SAMPLE], threshold=_SURE_CHAOS).best()
    if best is None or best.coherence < _SURE_COHERENCE or _is_latin(str(best)):
        raise Refused(name, "wrong encoding: neither UTF-8 nor one that can be told; save it as UTF-8")
    return _strict(content, best.encoding, name), best.encoding


def _is_latin(text: str) -> bool:
    """Latin letters beyond windows-1252: which of a dozen code pages wrote them is a guess that garbles names."""
    beyond = [c for c in text if c > "\x7f" and c.isalpha()]
    return sum("LATIN" in unicodedata.name(c, "") for c in beyond) * 2 > len(beyond)


def _utf16(content: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without a mark: in western writing every second byte is zero."""
    head = content[:4096]
    for codec, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > 0.6 * len(zeros):
            return _strict(content, codec, name), codec
    raise Refused(name, "is binary, not text")


def _mostly_utf8(content: bytes) -> bool:
    """UTF-8 with a few bytes broken: guessing another encoding would turn all its letters into nonsense."""
    sample = content[:_SAMPLE].decode("utf-8", "replace")
    good = sum(c > "\x7f" and c != "\ufffd" for c in sample)
    return good > 3 * sample.count("\ufffd")


def _western(content: bytes, highs: int) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample) or 1
    fitting = sum(1 for _ in _WESTERN.finditer(sample))
    return text if fitting >= _WESTERN_SHARE * highs and highs <= _WESTERN_DENSITY * letters else ""


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    if "\0" in sample or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise Refused(name, "is binary, not text")
