"""What stands around an article's words: headline, byline, date line, dateline, and whom it credits.

Read from the text without changing it. The patterns follow the house rules of wire agencies ("LISBON, May 10
(Reuters) -", "With files from ..."); an agency need not be known by name to be credited in
one of these forms, but a bare name after a dash or on a line of its own counts only when it is in `AGENCIES`.
Left out: credits of pictures, and datelines after the first paragraphs.
"""

import re
from dataclasses import dataclass

from allsource.intake.dating import DATE, any_form, in_words
from allsource.model.evidence import Published

__all__ = ["AGENCIES", "Head", "agency", "credit_of", "head_of", "split_byline"]

AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "Associated Press",
    "the associated press": "Associated Press",
    "associated press": "Associated Press",
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "agence france presse": "Agence France-Presse",
    "dpa": "dpa",
    "dpa international": "dpa",
    "upi": "United Press International",
    "united press international": "United Press International",
    "efe": "EFE",
    "agencia efe": "EFE",
    "ansa": "ANSA",
    "anadolu": "Anadolu Agency",
    "anadolu agency": "Anadolu Agency",
    "aa": "Anadolu Agency",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "ria novosti": "RIA Novosti",
    "interfax": "Interfax",
    "ukrinform": "Ukrinform",
    "interfax-ukraine": "Interfax-Ukraine",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "yonhap": "Yonhap",
    "kcna": "KCNA",
    "irna": "IRNA",
    "sana": "SANA",
    "wafa": "WAFA",
    "spa": "Saudi Press Agency",
    "pti": "Press Trust of India",
    "press trust of india": "Press Trust of India",
    "ani": "ANI",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press",
    "aap": "Australian Associated Press",
    "australian associated press": "Australian Associated Press",
    "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg",
    "belga": "Belga",
    "lusa": "Lusa",
    "pap": "PAP",
    "ntb": "NTB",
    "tt": "TT",
    "ritzau": "Ritzau",
    "stt": "STT",
    "apa": "APA",
    "keystone-sda": "Keystone-SDA",
    "ap news": "Associated Press",
}
"""Agencies by the names and signs they are credited under, in small letters."""

_NAME = r"[^()|;\n]{2,60}?"
# Possessive, so that a hostile line of hyphens and capitals is given up at once and not taken apart in every way.
_WORD = r"[\w.'’-]++"
_PLACE = rf"[A-ZÀ-Þ]{_WORD}(?:[ /]{_WORD}){{0,4}}+(?:, [A-ZÀ-Þ][A-Za-z.' À-ÿ-]{{1,30}}?)?"
_DASH = r"\s*(?:[-–—]{1,2}|--)\s"
_DATELINE = re.compile(
    rf"^[ \t]*(?P<place>(?=[A-ZÀ-Þ]{{2}}){_PLACE})"
    rf"(?:,\s+(?P<date>[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+[A-Z][a-z]{{2,8}}\.?(?:\s+\d{{4}})?))?"
    rf"(?:,?\s*\((?P<credit>{_NAME})\))?,?{_DASH}",
    re.MULTILINE,
)
_LEAD_CREDIT = re.compile(rf"^[ \t]*(?:{_PLACE}\s+)?\((?P<credit>{_NAME})\){_DASH}", re.MULTILINE)
_TAIL_CREDITS = tuple(
    re.compile(form, re.IGNORECASE | re.MULTILINE)
    for form in (
        rf"\bwith (?:files|reporting|reports|material|additional reporting) from (?P<credit>{_NAME})(?=[.)\n]|$)",
        rf"^\W*(?:[^\n]{{2,80}}? of )?(?P<credit>{_NAME}) contributed to this (?:report|story|article)",
        rf"^\W*(?:source|agency|via)\s*:\s*(?P<credit>{_NAME})[.)]?\s*$",
        rf"©\s*(?:copyright\s+)?(?:\d{{4}}\s+)?(?P<credit>{_NAME})(?:\s+\d{{4}})?(?:[.)]|$)",
    )
)
_SIGNED = re.compile(rf"(?:^|[.\"”]\s*)[-–—(\[]+\s*(?P<credit>{_NAME})[)\]]?\s*\Z")
_LABELS = {
    "title": ("title", "headline"),
    "byline": ("by", "author", "authors", "byline"),
    "outlet": ("outlet", "publication", "newspaper", "publisher", "published in", "published by"),
    "published": ("date", "published", "publication date", "published on", "posted", "posted on", "issued"),
}
_LABEL = re.compile(r"(?P<label>[A-Za-z ]{2,20}?)\s*:\s*(?P<value>\S.*)")
_BYLINE = re.compile(r"by\s+(?P<who>[A-ZÀ-Þ][^\n]{1,120})", re.IGNORECASE)
_DATE_LINE = re.compile(
    rf"(?:(?P<before>\S.{{1,58}}?)\s*[|·•,—–-]\s*)?"
    rf"(?:(?:first )?(?:published|posted|issued|updated)(?: on| at)?:?\s+)?"
    rf"(?P<date>{DATE})"
    rf"(?:[,\s|·•—–-]*(?:at\s+)?\d{{1,2}}[:.h]\d{{2}}.{{0,24}})?\.?",
    re.IGNORECASE,
)
_LINES = 12
_TITLE_CHARS = 160
_STOPPED_WORDS = 16
_TAIL_CHARS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the first lines say; `dateline` is the date of a dateline without a year, for a warning."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    published: Published | None = None
    dateline: str = ""


def head_of(text: str) -> Head:
    """Headline, byline, outlet, credit and date as the article's own lines give them."""
    lines = [line.strip(" \t*#_\f") for line in text[:8000].splitlines()]
    said = _labelled(lines)
    byline, signed = split_byline(said.get("byline", "") or _byline(lines))
    outlet, published = _dated_line(lines)
    if "published" in said:
        published = any_form(said["published"], "header") or published
    dateline = _DATELINE.search(text[:4000])
    dated = (dateline["date"] or "") if dateline else ""
    return Head(
        title=said.get("title", "") or _title(lines),
        byline=byline,
        outlet=said.get("outlet", "") or outlet,
        credit=credit_of(text) or signed,
        published=published or in_words(dated, "dateline"),
        dateline=dated,
    )


def agency(name: str) -> str:
    """The agency's full name where it is known by this one, else ""."""
    return AGENCIES.get(" ".join(name.lower().strip(" .,*_").split()), "")


def credit_of(text: str) -> str:
    """The agency that an article credits, or ""."""
    for form in (_DATELINE, _LEAD_CREDIT):
        match = form.search(text[:4000])
        if match and match["credit"] and (credit := _credited(match["credit"])):
            return credit
    tail = text[-_TAIL_CHARS:].rstrip()
    for form in _TAIL_CREDITS:
        if match := form.search(tail):
            return _credited(match["credit"])
    signed = _SIGNED.search(tail)
    return agency(signed["credit"]) if signed else ""


def split_byline(byline: str) -> tuple[str, str]:
    """`By Ana Ruiz | Associated Press` into the person and the agency."""
    named = re.sub(r"^\s*by\s+", "", byline, flags=re.IGNORECASE).strip(" .,")
    if agency(named):
        return named, agency(named)
    parts = re.split(r"\s*[|·•/]\s*|\s+[-–—]\s+|\s*,\s*(?=[^,]*$)|\s+(?=\([^)]*\)$)|\s+(?:of|for|via|with)\s+", named)
    signs = [agency(part.strip("()")) for part in parts]
    people = [part for part, sign in zip(parts, signs, strict=True) if part and not sign]
    return (", ".join(people), next(filter(None, signs))) if any(signs) else (named, "")


def _credited(name: str) -> str:
    """A credit in running words; only a name that is one (capitals, few words) counts."""
    named = re.sub(r"^(?:the agencies|agencies|all rights.*)$", "", name.strip(" .,"), flags=re.IGNORECASE)
    if known := agency(named):
        return known
    return named if re.match(r"[A-ZÀ-Þ]", named) and len(named.split()) <= 6 else ""


def _labelled(lines: list[str]) -> dict[str, str]:
    """Lines such as `Outlet: Harbour Post` at the head."""
    found: dict[str, str] = {}
    for line in [line for line in lines if line][:_LINES]:
        match = _LABEL.fullmatch(line)
        label = match["label"].lower() if match else ""
        for field, names in _LABELS.items():
            if match and label in names:
                found.setdefault(field, match["value"].strip(" *_"))
    return found


def _title(lines: list[str]) -> str:
    """The first line that is no byline, date or label, where it stands alone, is short and is no sentence."""
    filled = [(number, line) for number, line in enumerate(lines) if line]
    while filled and _is_furniture(filled[0][1]):
        filled = filled[1:]
    if len(filled) < 2:
        return ""
    (number, line), (after, following) = filled[:2]
    apart = after > number + 1
    alone = apart or _is_furniture(following) or len(following) > 2 * len(line)
    if line.endswith(".") and not line.endswith("..."):
        # Some archives put a stop after every headline: a short first paragraph above a long one is taken for one.
        alone = apart and len(line.split()) <= _STOPPED_WORDS and len(following) > 2 * len(line)
    cut = line.endswith((",", ";", ":"))
    return "" if cut or not alone or len(line) > _TITLE_CHARS or _DATELINE.match(line) else line


def _is_furniture(line: str) -> bool:
    label = _LABEL.fullmatch(line)
    labelled = bool(label) and any(label["label"].lower() in names for names in _LABELS.values()) if label else False
    return labelled or bool(_DATE_LINE.fullmatch(line)) or _is_byline(line)


def _is_byline(line: str) -> bool:
    return bool(_BYLINE.fullmatch(line)) and not line.endswith(".") and len(line.split()) <= 16


def _byline(lines: list[str]) -> str:
    for line in [line for line in lines if line][:_LINES]:
        match = _BYLINE.fullmatch(line)
        if match and _is_byline(line):
            return re.sub(rf"[\s|·•,—–-]+{DATE}.*", "", match["who"], flags=re.IGNORECASE)
    return ""


def _dated_line(lines: list[str]) -> tuple[str, Published | None]:
    """A line that is a date, alone or after the outlet's name: `Harbour Post | 10 May 2024`."""
    for line in [line for line in lines if line][:_LINES]:
        match = _DATE_LINE.fullmatch(line)
        if match and (published := in_words(match["date"], "header")):
            before = (match["before"] or "").strip()
            person = before.lower().startswith(("by ", "updated", "published", "posted", "last "))
            return ("" if person else before), published
    return "", None
