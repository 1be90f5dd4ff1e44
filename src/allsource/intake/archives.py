"""ZIP, tar and gzip: each member an item of its own. Nothing is ever written under a member's name.

Members are read through counting streams, in the archive's order, one at a time; a ZIP that is not a file on disk is
laid in a nameless temporary file, since its directory is at its end. A DOCX and a WACZ are ZIPs, known by their
members; other office formats and programs are named and refused. Directories, links, devices and the droppings of
operating systems are left out on purpose.
"""

import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from allsource.errors import Refused
from allsource.intake.item import Article, Item, Job, inside
from allsource.intake.limits import megabytes
from allsource.intake.streams import Inflated, Reads, whole
from allsource.intake.word import read_word

__all__ = ["open_gzip", "open_tar", "open_zip"]

_IN_MEMORY = 8_000_000
_CHUNK = 1 << 20
_PACKAGES = (
    ("xl/", "a spreadsheet; save its text as DOCX or PDF"),
    ("ppt/", "a presentation; save it as PDF"),
    ("META-INF/MANIFEST.MF", "a Java program"),
    ("AndroidManifest.xml", "an Android program"),
)
_MIMETYPES = {
    b"application/epub+zip": "an e-book; save it as text",
    b"application/vnd.oasis.opendocument": "an OpenDocument file; save it as DOCX or PDF",
}
_GZIP_NAMES = {".tgz": ".tar", ".taz": ".tar", ".gz": "", ".gzip": ""}


def open_zip(item: Item, job: Job) -> Iterator[Item | Article | Refused]:
    """The members of a ZIP, or the one article that a DOCX is."""
    with _seekable(item, job) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Refused(item.name, f"is a truncated or damaged ZIP ({error})") from None
        with archive:
            names = archive.namelist()
            if "word/document.xml" in names:
                file.seek(0)
                yield read_word(whole(file, job.options.limits.word, item.name, "a DOCX file"), item, job)
                return
            _refuse_package(archive, names, item.name)
            if _is_wacz(names, item.name):
                names = [name for name in names if name.startswith("archive/")]
            yield from _zip_members(archive, names, item, job)


def open_tar(item: Item, job: Job) -> Iterator[Item | Refused]:
    """The regular files of a tar, read as they come."""
    try:
        with tarfile.open(fileobj=cast("BinaryIO", item.stream), mode="r|") as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isreg() and not _dropping(member.name) else None
                if content is not None:
                    yield inside(item, member.name, _Checked(content, f"{item.name}!/{member.name}"), job)
    except (tarfile.TarError, ValueError, EOFError) as error:
        raise Refused(item.name, f"is a truncated or damaged tar ({error})") from None


def open_gzip(item: Item, job: Job) -> Iterator[Item]:
    """What lies in a gzip stream, under the name without `.gz`."""
    path = PurePosixPath(item.name.rpartition("!/")[2])
    ending = _GZIP_NAMES.get(path.suffix.lower())
    member = path.name if ending is None else path.stem + ending
    yield inside(item, member, Inflated(item.stream, item.name), job)


def _zip_members(archive: zipfile.ZipFile, names: list[str], item: Item, job: Job) -> Iterator[Item | Refused]:
    wanted = set(names)
    for member in archive.infolist():
        name = member.filename
        if member.is_dir() or _dropping(name) or name not in wanted:
            continue
        if member.flag_bits & 0x1:
            job.budget.count()
            yield Refused(f"{item.name}!/{name}", "is encrypted in its ZIP; unpack it with its password first")
            continue
        try:
            with archive.open(member) as content:
                yield inside(item, name, _Checked(content, f"{item.name}!/{name}"), job)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            yield Refused(f"{item.name}!/{name}", f"is damaged in its ZIP ({error})")


class _Checked:
    """A member of an archive whose damage is said in our words."""

    def __init__(self, inner: Reads, name: str) -> None:
        self._inner = inner
        self._name = name

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._inner.read(size)
        except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, ValueError) as error:
            raise Refused(self._name, f"is truncated or damaged in its archive ({error or 'ends early'})") from None


def _is_wacz(names: list[str], name: str) -> bool:
    """By its members (WACZ 1.1.1, 4 and 5.1), since stdin and servers give no name; by its name where it says so."""
    by_members = "datapackage.json" in names and any(
        member.startswith("archive/") and member.lower().endswith((".warc", ".warc.gz")) for member in names
    )
    return by_members or name.lower().endswith(".wacz")


def _dropping(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and (
        parts[-1].startswith(".") or "__MACOSX" in parts or parts[-1] in ("Thumbs.db", "desktop.ini")
    )


def _refuse_package(archive: zipfile.ZipFile, names: list[str], name: str) -> None:
    for mark, what in _PACKAGES:
        if any(member.startswith(mark) for member in names):
            raise Refused(name, f"is {what}")
    if names and names[0] == "mimetype":
        with archive.open("mimetype") as stream:
            said = stream.read(100)
        for mimetype, what in _MIMETYPES.items():
            if said.startswith(mimetype):
                raise Refused(name, f"is {what}")


@contextmanager
def _seekable(item: Item, job: Job) -> Iterator[BinaryIO]:
    """The item's bytes as a file that can be sought in: itself where it lies on disk, else a temporary one."""
    if item.stream.seekable():
        item.stream.seek(0)
        yield item.stream
        return
    limit = job.options.limits.spool
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        size = 0
        while chunk := item.stream.read(_CHUNK):
            size += file.write(chunk)
            if size > limit:
                raise Refused(item.name, f"a ZIP of more than {megabytes(limit)} within another input is not taken in")
        file.seek(0)
        yield cast("BinaryIO", file)
