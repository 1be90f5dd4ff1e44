"""E-mail: one message, or an mbox of them.

A message's text is its plain part, else its HTML part; the subject is its headline. Attachments are opened as items of
their own; pictures shown within the text are left out on purpose. The sender is the outlet where the address is that of
a desk (`news@`, `newsletter@`) or an `Organization` is given, else the byline. A message forwarded as an attachment is
an article too, and a page that a browser saved as MHTML is read as a page. Encrypted and signed-only bodies (S/MIME,
PGP) are refused as such.
Standards: RFC 5322, 2045-2047, 4155 (`>From ` quoting as mboxrd undoes it).
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from allsource.errors import Refused
from allsource.intake.dating import in_mail
from allsource.intake.decoding import decode
from allsource.intake.heads import head_of, split_byline
from allsource.intake.item import Article, Item, Job, inside, shown
from allsource.intake.limits import megabytes
from allsource.intake.markup import fragment
from allsource.intake.page import under_headline
from allsource.intake.streams import whole
from allsource.model.evidence import Published

__all__ = ["open_mbox", "read_mail"]

_DESKS = re.compile(
    r"(?:news|newsletters?|newsroom|desk|editors?|editorial|press|media|alerts?|info|bulletins?|updates?|daily|morning|"
    r"briefing|dispatch|wire|no-?reply|do-?not-?reply|contact|office|mail|hello|feeds?|service|subscriptions?)\b",
    re.IGNORECASE,
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_CLOSED = {
    "application/pkcs7-mime": "encrypted or sealed mail (S/MIME)",
    "application/x-pkcs7-mime": "encrypted or sealed mail (S/MIME)",
    "multipart/encrypted": "encrypted mail",
}
_SUBJECT_NOISE = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_SEPARATOR = re.compile(rb"From \S+.*\d{4}\s*$")
_UNREAD_PARTS = ("image/", "audio/", "video/", "font/", "text/css", "text/calendar", "application/pgp-signature")
_LEFT_OUT = (*_UNREAD_PARTS, "application/pkcs7-signature", "application/x-pkcs7-signature", "text/x-amp-html")


@dataclass(frozen=True, slots=True)
class _Body:
    text: str
    media_type: str


def read_mail(item: Item, job: Job) -> Iterator[Item | Article | Refused]:
    """One message, then its attachments as items."""
    yield from _message(whole(item.stream, job.options.limits.mail, item.name, "a message"), item, job)


def open_mbox(item: Item, job: Job) -> Iterator[Item | Article | Refused]:
    """Every message of an mbox, one in memory at a time."""
    for number, content in enumerate(_messages(item, job.options.limits.mail), 1):
        job.budget.count()
        name = f"{item.name}#{number}"
        met = replace(item.met, container=item.met.container or item.name, address=name)
        part = replace(item, name=name, met=met)
        try:
            if content is None:
                raise Refused(name, f"a message of more than {megabytes(job.options.limits.mail)} is not taken in")
            yield from _message(content, part, job)
        except Refused as refusal:
            yield refusal


def _messages(item: Item, limit: int) -> Iterator[bytes | None]:
    """The bytes of each message, without its `From ` line; None for one that is too long."""
    parts: list[bytes] | None = None
    size, blank = 0, True
    while line := item.stream.readline(limit):
        if blank and _SEPARATOR.match(line):
            if parts is not None:
                yield _unquoted(parts) if size <= limit else None
            parts, size = [], 0
        elif parts is not None:
            size += len(line)
            if size > limit:
                parts.clear()
            parts.append(line)
        blank = not line.strip()
    if parts is not None:
        yield _unquoted(parts) if size <= limit else None


def _unquoted(parts: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(parts))


def _message(content: bytes, item: Item, job: Job) -> Iterator[Item | Article | Refused]:
    try:
        message = message_from_bytes(content, policy=policy.default)
    except (MessageError, ValueError, IndexError) as error:
        raise Refused(item.name, f"is damaged mail ({type(error).__name__})") from None
    kind = message.get_content_type()
    if kind in _CLOSED:
        raise Refused(item.name, f"is {_CLOSED[kind]}")
    if sum(1 for _ in message.walk()) > job.options.limits.mail_parts:
        raise Refused(item.name, f"is mail of more than {job.options.limits.mail_parts} parts")
    if saved := _saved_page(message, item, job):
        yield saved
        return
    attachments = list(_attachments(message))
    body = _body(message, item.name)
    if body is None and not attachments:
        raise Refused(item.name, _without_text(message))
    if body is not None:
        yield _article(message, body, content, item)
    for name, attached in attachments:
        yield inside(item, name, io.BytesIO(attached), job, published=_date(message))


def _saved_page(message: EmailMessage, item: Item, job: Job) -> Item | None:
    """The page in a web page that a browser saved as one file (MHTML, RFC 2557); None for mail."""
    address = _header(message, "Snapshot-Content-Location")
    if not address and not _header(message, "From").startswith("<Saved by"):
        return None
    part = message.get_body(preferencelist=("html",))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return None
    charset = str(part.get_content_charset() or "")
    address = address or item.met.address
    known = {"address": address, "charset": charset, "media_type": "text/html", "published": None}
    return inside(item, shown(address), io.BytesIO(payload), job, **known)


def _without_text(message: EmailMessage) -> str:
    cut = any("CloseBoundary" in type(d).__name__ or "Boundary" in type(d).__name__ for d in message.defects)
    return "is truncated mail: it breaks off before its text" if cut else "is mail without text"


def _header(message: EmailMessage, name: str) -> str:
    """A decoded header on one line; "" where it is missing or damaged beyond decoding."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, MessageError):
        return ""


def _date(message: EmailMessage) -> Published | None:
    return in_mail(_header(message, "Date"), "header")


def _article(message: EmailMessage, body: _Body, content: bytes, item: Item) -> Article:
    subject = _SUBJECT_NOISE.sub("", _header(message, "Subject"))
    head = head_of(body.text)
    outlet, sender = _sender(message)
    byline, signed = split_byline(head.byline or sender)
    return Article(
        name=item.name,
        met=item.met,
        original=content,
        text=under_headline(subject, body.text),
        media_type="message/rfc822",
        title=subject or head.title,
        byline=byline,
        outlet=head.outlet or outlet,
        credit=head.credit or signed,
        published=_date(message) or head.published,
    )


def _sender(message: EmailMessage) -> tuple[str, str]:
    """Outlet and person; one of them is empty but where a person writes from a named organisation."""
    name, address = parseaddr(_header(message, "From"))
    name = name.strip("\"' ")
    organisation = _header(message, "Organization")
    of_desk = bool(_DESKS.match(address.partition("@")[0])) or bool(_header(message, "List-Id"))
    if organisation:
        return organisation, "" if of_desk or name == organisation else name
    return (name, "") if of_desk else ("", name)


def _body(message: EmailMessage, name: str) -> _Body | None:
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except (AttributeError, KeyError, ValueError, LookupError):  # damaged structure
        part = None
    if part is None:
        return None
    text = _text(part, name)
    if part.get_content_type() == "text/html":
        text = fragment(text)
    elif not text.strip() and (other := message.get_body(preferencelist=("html",))) is not None:
        text = fragment(_text(other, name))
    return _Body(text, part.get_content_type()) if text.strip() else None


def _text(part: MIMEPart, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    text, _ = decode(payload, name, str(part.get_content_charset() or ""))
    return text


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what is attached to be read."""
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            yield from _forwarded(part)
        elif _is_attachment(part) and not kind.startswith(_LEFT_OUT):
            payload = part.get_payload(decode=True)
            yield _filename(part), payload if isinstance(payload, bytes) else b""


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part, but none of a message within this one: those are that message's own."""
    yield message
    inner = message.get_payload()
    if isinstance(inner, list) and message.get_content_type() != "message/rfc822":
        for part in inner:
            if isinstance(part, EmailMessage):
                yield from _parts(part)


def _is_attachment(part: EmailMessage) -> bool:
    if part.is_multipart():
        return False
    return part.get_content_disposition() == "attachment" or bool(
        _filename(part) and part.get_content_maintype() != "text"
    )


def _filename(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _forwarded(part: EmailMessage) -> Iterator[tuple[str, bytes]]:
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
        yield (_filename(part) or "forwarded.eml"), bytes(inner[0])
