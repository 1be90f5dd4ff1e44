"""The bytes that came in, unchanged, each file under its own SHA-256: `evidence/3f/3fa8…`.

A file is written beside its place, synced, and renamed, so that under a hash there is the whole content or nothing. The
manifest is the table `evidence`: it gains its row in the transaction of the document, after the file is there. A run
that was killed can leave a file without a row; the next run of the same command adopts it.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from allsource.ids import short

__all__ = ["Flaw", "discard", "keep", "path_of", "survey", "sweep"]

_UNFINISHED = ".unfinished-"
_STALE_S = 3600.0


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with the evidence: `kind` is missing, altered, unlisted or damaged."""

    name: str
    kind: str
    reason: str


def path_of(folder: Path, document: str) -> Path:
    """Where the bytes of a document lie."""
    digits = document.removeprefix("sha256:")
    return folder / digits[:2] / digits


def keep(folder: Path, document: str, content: bytes) -> None:
    """Write the bytes if they are not there yet. A file of that name holds them: it was renamed only when whole."""
    target = path_of(folder, document)
    if target.exists() and target.stat().st_size == len(content):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{_UNFINISHED}{os.getpid()}-{target.name}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.chmod(0o444)
    unfinished.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """The rename itself must reach the disk before the manifest speaks of it. Where folders cannot be opened, skip."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard(folder: Path, document: str) -> bool:
    """Remove the bytes of a document; whether there were any."""
    target = path_of(folder, document)
    if not target.exists():
        return False
    target.chmod(0o600)
    target.unlink()
    return True


def sweep(folder: Path) -> None:
    """Clear what killed runs left half written, an hour after nobody touched it."""
    for unfinished in folder.glob(f"*/{_UNFINISHED}*"):
        if time.time() - unfinished.stat().st_mtime > _STALE_S:
            unfinished.unlink(missing_ok=True)


def survey(folder: Path, manifest: Iterable[tuple[str, int]]) -> Iterator[Flaw]:
    """Hold every file against the manifest of (document, size)."""
    listed = set()
    for document, size in manifest:
        listed.add(path_of(folder, document))
        flaw = _flaw(path_of(folder, document), document, size)
        if flaw is not None:
            yield flaw
    for path in sorted(folder.glob("*/*")):
        if path not in listed and not path.name.startswith(_UNFINISHED):
            yield Flaw(str(path), "unlisted", "no document of the desk has these bytes; read its source again")


def _flaw(path: Path, document: str, size: int) -> Flaw | None:
    if not path.exists():
        return Flaw(short(document), "missing", f"{path} is gone")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if f"sha256:{digest}" == document:
        return None
    return Flaw(short(document), "altered", f"{path} has {path.stat().st_size} bytes of another hash; {size} were kept")
