"""Real news reports to read: PolNeAR train, MEANTIME, AQUAINT as TempEval-3 cleaned it, and ECB+.

Each becomes a Document with what its corpus states of outlet, title and day. MEANTIME and ECB+ come as tokens; their
text is put together again by plain rules of spacing, sentences in one paragraph, so quotation marks may stand oddly.
PolNeAR's test split is never opened.
"""

import hashlib
import re
import tarfile
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from allsource.model import Document, Published

__all__ = ["SOURCES", "documents"]

POLNEAR = Path("polnear/train/text")
MEANTIME = Path("meantime/meantime.conll")
AQUAINT = Path("tempeval3/TBAQ-cleaned/AQUAINT")
ECBPLUS = Path("ecbplus/ecbplus_topics_1-35.tar.xz")
_DAY = re.compile(rf"({'|'.join(month_name[1:])}) (\d{{1,2}}), (\d{{4}})")
_TIGHT = re.compile(r" ([,.;:!?%)\]}]|n't\b|'(?:s|re|ve|ll|d|m)\b|'(?=\s))")
_AGENCIES = {"APW": "Associated Press Worldstream", "NYT": "New York Times News Service", "XIE": "Xinhua"}


def documents(data: Path, source: str) -> list[Document]:
    """Every report of one of SOURCES under `data`, in the order of their names; none where the folder is missing."""
    where, read = SOURCES[source]
    return read(data / where) if (data / where).exists() else []


def _polnear(folder: Path) -> list[Document]:
    found = []
    for path in sorted(folder.glob("*.txt")):
        outlet, day, _ = path.stem.split("_", 2)
        found.append(_document(path.read_text(encoding="utf-8"), outlet=outlet, day=day))
    return found


def _aquaint(folder: Path) -> list[Document]:
    found = []
    for path in sorted(folder.glob("*.tml")):
        root = ElementTree.parse(path).getroot()
        headline = root.find("TITLE")
        title = " ".join("".join(headline.itertext()).split()) if headline is not None else ""
        text = "".join(next(root.iter("TEXT")).itertext()).strip()
        day = next(root.iter("DCT"))[0].attrib["value"][:10]
        outlet = _AGENCIES.get(path.name[:3], "")
        found.append(_document(f"{title}\n\n{text}" if title else text, outlet=outlet, day=day, title=title))
    return found


def _meantime(file: Path) -> list[Document]:
    texts: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in file.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) > 3:
            texts[fields[0]][int(fields[1])].append(fields[3])
    return [_of_tokens(list(sentences.values()), "Wikinews") for _, sentences in sorted(texts.items())]


def _ecbplus(file: Path) -> list[Document]:
    found = []
    with tarfile.open(file) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            held = archive.extractfile(member) if member.name.endswith(".xml") else None
            if held is None:
                continue
            sentences: dict[int, list[str]] = defaultdict(list)
            for token in ElementTree.parse(held).getroot().iter("token"):
                sentences[int(token.attrib["sentence"])].append(token.text or "")
            kept = [words for words in sentences.values() if "http" not in words]
            if kept:
                found.append(_of_tokens(kept, ""))
    return found


def _of_tokens(sentences: list[list[str]], outlet: str) -> Document:
    lines = [_spaced(words) for words in sentences]
    title = lines[0] if not lines[0].endswith(".") else ""
    body = " ".join(lines[1:] if title else lines)
    stated = _DAY.search(" ".join(lines[:3]))
    day = f"{stated[3]}-{list(month_name).index(stated[1]):02}-{int(stated[2]):02}" if stated else ""
    return _document(f"{title}\n\n{body}" if title else body, outlet=outlet, day=day, title=title)


def _spaced(words: Iterable[str]) -> str:
    """Tokens as written: no space before a stop, inside brackets or inside a pair of quotation marks."""
    out, opened = "", False
    for word in words:
        if word in {'"', "``", "''"}:
            out += '"' if opened else ' "'
            opened = not opened
            out += "\0" if opened else ""
        else:
            out += ("" if out.endswith(("\0", "(", "[", "$", "£")) else " ") + word
    return _TIGHT.sub(r"\1", out.replace("\0", "")).strip()


def _document(text: str, *, outlet: str, day: str, title: str = "") -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = Published(date.fromisoformat(day).isoformat(), "stated") if day else None
    return Document(f"sha256:{digest}", text, title=title, outlet=outlet, published=published, language="en")


SOURCES = {
    "polnear": (POLNEAR, _polnear),
    "aquaint": (AQUAINT, _aquaint),
    "meantime": (MEANTIME, _meantime),
    "ecbplus": (ECBPLUS, _ecbplus),
}
"""Where each lies under DATA, and what reads it."""
