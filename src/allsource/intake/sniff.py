"""What a stream holds, told from its first bytes, then from its name; never guessed in silence.

Signatures are those of the formats' own documents (ISO 32000 for PDF, APPNOTE for ZIP, RFC 1952 for gzip, POSIX ustar,
ISO 28500 for WARC, RFC 4155 for mbox, RFC 5322 for mail). A name decides only between texts that look alike
(Markdown and plain text), and a name that promises a binary format the bytes do not keep is a refusal.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["HEAD", "Sniffed", "sniff"]

HEAD = 8192

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"WARC/", "warc"),
    (257, b"ustar", "tar"),
)

# Formats known by sight and not read: what they are called, and what to do.
_UNREAD: tuple[tuple[int, bytes, str], ...] = (
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (0, b"\xfd7zXZ\x00", "xz data; unpack it first"),
    (0, b"BZh", "bzip2 data; unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "zstandard data; unpack it first"),
    (0, b"PK\x07\x08", "a part of a split ZIP archive; join the parts first"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file; save it as DOCX, PDF or text"),
    (0, b"{\\rtf", "an RTF file; save it as DOCX, PDF or text"),
    (0, b"%!PS", "a PostScript file; save it as PDF"),
    (0, b"\x89PNG", "an image; text in pictures is not read"),
    (0, b"\xff\xd8\xff", "an image; text in pictures is not read"),
    (0, b"GIF8", "an image; text in pictures is not read"),
    (0, b"II*\x00", "an image; text in pictures is not read"),
    (0, b"MM\x00*", "an image; text in pictures is not read"),
    (8, b"WEBP", "an image; text in pictures is not read"),
    (4, b"ftyp", "a film or sound file"),
    (0, b"OggS", "a film or sound file"),
    (0, b"ID3", "a film or sound file"),
    (0, b"\x1aE\xdf\xa3", "a film or sound file"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"filedesc://", "an ARC file; convert it to WARC first"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
)

# A name that promises one of these is held to it.
_PROMISES = {
    ".pdf": "a PDF",
    ".docx": "a DOCX file",
    ".zip": "a ZIP archive",
    ".wacz": "a WACZ archive",
    ".gz": "gzip data",
    ".tgz": "gzip data",
    ".tar": "a tar archive",
    ".warc": "a WARC file",
}

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_MBOX = re.compile(r"From \S+.*\b\d{4}\b.*\r?\n[!-9;-~]+:")
_HEADER = re.compile(r"([!-9;-~]+):[ \t]*\S?.*")
_MAIL_ONLY = {"message-id", "received", "mime-version", "return-path", "delivered-to", "dkim-signature"}
_MAIL_KNOWN = _MAIL_ONLY | {"from", "to", "cc", "subject", "date", "reply-to", "content-type", "list-id", "sender"}
_XML_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_XML_NOISE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.DOTALL | re.IGNORECASE)
_FEED_ROOTS = {"rss", "feed", "rdf"}
_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|div|p|article|section|main|h[1-6]|span|br|a|table|ul|link)\b[^<]*>",
    re.IGNORECASE,
)
_PAGE_NAMES = {".html", ".htm", ".xhtml", ".xht", ".mhtml"}
_MAIL_NAMES = {".eml", ".msg", ".mht", ".mhtml"}
_JSON_NAMES = {".json", ".jsonl", ".ndjson", ".jsonlines", ".geojson"}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """`kind` names the opener, or is empty where `reason` says why the input is refused."""

    kind: str
    reason: str = ""
    warning: str = ""


def sniff(head: bytes, name: str, declared: str = "") -> Sniffed:
    """The kind of a stream from its first `HEAD` bytes, its name, and the media type a server or mail declared."""
    suffix = PurePosixPath(name.lower()).suffix
    if not head:
        return Sniffed("", "is empty")
    if binary := _binary(head):
        return binary
    if head.count(b"\0") == len(head):
        return Sniffed("", "holds nothing but zero bytes")
    text = _head_text(head).lstrip("\ufeff \t\r\n\f")
    if suffix in _PROMISES:
        return Sniffed("", f"is named {suffix} but does not begin as {_PROMISES[suffix]}: damaged or misnamed")
    return _textual(text, suffix, declared)


def _binary(head: bytes) -> Sniffed | None:
    if b"%PDF-" in head[:1024]:
        return Sniffed("pdf")
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            return Sniffed(kind)
    for offset, signature, what in _UNREAD:
        if head.startswith(signature, offset):
            return Sniffed("", f"is {what}")
    return Sniffed("tar") if _old_tar(head) else None


def _old_tar(head: bytes) -> bool:
    """A tar older than ustar has no signature, but its header has a checksum."""
    said = head[148:156].strip(b"\0 ")
    if len(head) < 512 or not re.fullmatch(rb"[0-7]{1,7}", said):
        return False
    return int(said, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def _head_text(head: bytes) -> str:
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return head.decode(codec, "replace")
    if head[:64].count(b"\0") * 3 > len(head[:64]):  # UTF-16 without a mark; `decoding` judges it
        return head.replace(b"\0", b"").decode("latin-1")
    return head.decode("utf-8", "replace")


def _textual(text: str, suffix: str, declared: str) -> Sniffed:
    if _MBOX.match(text):
        return Sniffed("mbox")
    if _is_mail(text, suffix):
        return Sniffed("mail")
    if _is_json(text):
        return Sniffed("json")
    if text.startswith("<") and (found := _markup(text)):
        return found
    if _is_page(text, suffix, declared):
        return Sniffed("page")
    if suffix in _JSON_NAMES:
        return Sniffed("", f"is named {suffix} but does not begin as JSON: damaged or misnamed")
    if suffix in (".md", ".markdown"):
        return Sniffed("markdown")
    if suffix in _MAIL_NAMES | _PAGE_NAMES | {".mbox", ".rss", ".atom"}:
        return Sniffed("plain", warning=f"is named {suffix} but holds plain text; read as plain text")
    return Sniffed("plain")


def _is_mail(text: str, suffix: str) -> bool:
    """Mail has header lines from its first line on; a press release that begins `From:` has none only mail has."""
    names: list[str] = []
    for line in text.splitlines()[:60]:
        if not line:
            break
        if line[0] in " \t" and names:
            continue
        match = _HEADER.fullmatch(line)
        if not match:
            return False
        names.append(match[1].lower())
    known = _MAIL_KNOWN.intersection(names)
    return len(known) >= 2 and (bool(_MAIL_ONLY & known) or suffix in _MAIL_NAMES)


def _is_json(text: str) -> bool:
    return bool(re.match(r'\{\s*["}]|\[\s*[\]{]', text))


def _markup(text: str) -> Sniffed | None:
    root = _XML_ROOT.match(_XML_NOISE.sub("", text).lstrip())
    name = root[2].lower() if root else ""
    if name in _FEED_ROOTS:
        return Sniffed("feed")
    if name == "html":
        return Sniffed("page")
    if not text.startswith("<?xml"):
        return None
    return Sniffed("", f"is XML of a kind that is not read (<{name}>)" if name else "is XML without a root: truncated")


def _is_page(text: str, suffix: str, declared: str) -> bool:
    tags = len(_TAG.findall(text))
    promised = suffix in _PAGE_NAMES or declared in ("text/html", "application/xhtml+xml")
    begins = re.match(r"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", text, re.I | re.S)
    return bool(begins) or tags >= (1 if promised else 6)
