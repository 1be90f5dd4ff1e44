"""Files under their own hash: whole or absent, and held against the manifest."""

import os
import time
from pathlib import Path

from allsource.ids import document_id
from allsource.model import Document
from allsource.store import Store, evidence


def test_bytes_come_back_unchanged_and_are_not_written_twice(tmp_path: Path) -> None:
    content = b"\x00\xff caf\xe9 \r\n"
    name = document_id(content)
    evidence.keep(tmp_path, name, content)
    path = evidence.path_of(tmp_path, name)
    first = path.stat()
    evidence.keep(tmp_path, name, content)
    assert path.read_bytes() == content
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (first.st_mtime_ns, first.st_ino)


def test_verify_names_what_is_missing_altered_and_unlisted(store: Store, held: Document) -> None:
    assert store.verify() == []
    path = evidence.path_of(store.evidence, held.id)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"Malta", b"Corsica"))
    assert [flaw.kind for flaw in store.verify()] == ["altered"]
    path.unlink()
    assert [flaw.kind for flaw in store.verify()] == ["missing"]
    evidence.keep(store.evidence, document_id(b"left by a killed run"), b"left by a killed run")
    assert [flaw.kind for flaw in store.verify()] == ["missing", "unlisted"]


def test_only_stale_unfinished_files_are_swept(tmp_path: Path) -> None:
    folder = tmp_path / "3f"
    folder.mkdir()
    fresh, stale = folder / ".unfinished-1-3fa8", folder / ".unfinished-2-3fa8"
    for path in (fresh, stale):
        path.write_bytes(b"half")
    os.utime(stale, (time.time() - 7200,) * 2)
    evidence.sweep(tmp_path)
    assert (fresh.exists(), stale.exists()) == (True, False)
