"""Positions on disk: Parquet by day under `positions/`, append-only, the same fix kept once.

`positions/2024-05-07/<digest>.parquet` holds what one addition brought for that day; its name is a digest of its rows,
and it is written beside and moved into place, so that a broken run leaves whole files or none. A fix is known by a key
over all it says but its line in the file: reading the same file again adds nothing. Each row carries the bucket of its
platform, so that whole histories of some platforms can be read without the rest. What platforms said of themselves is
in `identities.parquet`, what became of each file's lines in `files.jsonl`, and the behaviours last computed in
`behaviours.parquet`. Only this module touches these files.

One process writes at a time: `writing()` holds a lock that the operating system drops when the process ends, however it
ends. A second writer waits `wait_s` for it and is then told. Readers need none, since files appear whole.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from allsource.errors import AllsourceError, Busy

__all__ = ["BUCKETS", "Positions"]

BUCKETS = 64
_PART_ROWS = 12_000_000
_DAY_US = 86_400_000_000
_KEYED = ("received", "lat", "lon", "speed_kn", "course_deg", "heading_deg", "altitude_m", "message_type")
_OWN = ("key", "bucket")

Keys = npt.NDArray[np.uint64]


def _mix(values: Keys) -> Keys:
    """The finaliser of MurmurHash3: spreads every bit over the whole word."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        values = (values ^ (values >> np.uint64(33))) * np.uint64(factor)
    return values ^ (values >> np.uint64(33))


def _digests(names: list[str | None]) -> Keys:
    raw = b"".join(hashlib.blake2b((name or "").encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(raw, np.uint64) if raw else np.zeros(1, np.uint64)


def _plain(column: pa.ChunkedArray) -> Keys:
    """A column as words; null is a word of its own."""
    if pa.types.is_floating(column.type):
        values = column.cast(pa.float64()).fill_null(1e300).to_numpy().view(np.uint64)
    else:
        values = column.cast(pa.int64()).fill_null(-(1 << 62)).to_numpy().view(np.uint64)
    words: Keys = np.ascontiguousarray(values)
    return words


def _named(column: pa.ChunkedArray) -> tuple[Keys, pa.Array]:
    encoded = column.combine_chunks()
    encoded = encoded if isinstance(encoded, pa.DictionaryArray) else pc.dictionary_encode(encoded)
    codes = encoded.indices.fill_null(0).to_numpy(zero_copy_only=False)
    return _digests(encoded.dictionary.to_pylist())[codes], encoded


def _keys(table: pa.Table) -> tuple[Keys, Keys]:
    """The key of each row, and the digest of its platform."""
    platform, _ = _named(table["identity"])
    receiver, _ = _named(table["receiver"])
    key = _mix(platform ^ _plain(table["time"]))
    key = _mix(key ^ np.where(table["receiver"].is_null().to_numpy(), np.uint64(0), receiver))
    for name in _KEYED:
        key = _mix(key * np.uint64(31) + _plain(table[name]))
    return key, platform


class Positions:
    """The positions of a desk, in a folder of their own."""

    def __init__(self, folder: Path, *, wait_s: float = 30.0) -> None:
        self.folder = folder
        self._wait_s = wait_s
        self._known: dict[str, Keys] = {}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Alone among writers; Busy where another one stays for `wait_s`.

        An empty SQLite file is the lock: that is one on every system, and free again after a kill.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(self.folder / ".lock", timeout=self._wait_s, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise Busy(str(self.folder), self._wait_s) from error
            raise AllsourceError(f"{self.folder}: {error}") from error
        try:
            self._known.clear()
            self._sweep()
            yield
        finally:
            lock.close()

    def _sweep(self) -> None:
        """What killed writers left half written. Only ever called by the one writer, so none of it is in use."""
        for unfinished in (*self.folder.glob(".*.parquet.*"), *self.folder.glob("*/.*.parquet.*")):
            unfinished.unlink(missing_ok=True)

    def add(self, table: pa.Table) -> int:
        """Keep the fixes that are new; how many. Fixes without a time belong to no day and are not kept."""
        table = table.filter(table["time"].is_valid()).combine_chunks()
        if not table.num_rows:
            return 0
        table = table.unify_dictionaries()
        keys, platform = _keys(table)
        buckets = (platform % np.uint64(BUCKETS)).astype(np.uint8)
        table = table.append_column("key", pa.array(keys)).append_column("bucket", pa.array(buckets))
        days = table["time"].cast(pa.int64()).to_numpy() // _DAY_US
        return sum(self._add_day(int(day), table.filter(pa.array(days == day))) for day in np.unique(days))

    def _add_day(self, day: int, table: pa.Table) -> int:
        name = str(np.datetime64(day, "D"))
        known = self._known_keys(name)
        keys, first = np.unique(table["key"].to_numpy(), return_index=True)
        new = first[~np.isin(keys, known, assume_unique=True)]
        if not len(new):
            return 0
        fresh = table.take(pa.array(np.sort(new)))
        fresh = fresh.sort_by([("bucket", "ascending"), ("time", "ascending")])
        self._known[name] = np.union1d(known, fresh["key"].to_numpy())
        digest = hashlib.sha256(np.sort(fresh["key"].to_numpy()).tobytes()).hexdigest()[:16]
        self._write(self.folder / name / f"{digest}.parquet", fresh)
        return int(fresh.num_rows)

    def _known_keys(self, day: str) -> Keys:
        if day not in self._known:
            files = sorted((self.folder / day).glob("*.parquet"))
            columns = [pq.read_table(file, columns=["key"])["key"].to_numpy() for file in files]
            self._known[day] = np.unique(np.concatenate(columns)) if columns else np.empty(0, np.uint64)
        return self._known[day]

    def _write(self, path: Path, table: pa.Table) -> None:
        """Whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            pq.write_table(table, beside, compression="zstd", row_group_size=1 << 18)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def days(self) -> list[str]:
        """The days there are positions of, in order."""
        return sorted(folder.name for folder in self.folder.glob("????-??-??") if any(folder.glob("*.parquet")))

    def _dataset(self) -> ds.Dataset:
        return ds.dataset([str(file) for day in self.days() for file in sorted((self.folder / day).glob("*.parquet"))])

    def count(self) -> int:
        return int(self._dataset().count_rows()) if self.days() else 0

    def until(self) -> int | None:
        """The time of the last fix, in microseconds."""
        days = self.days()
        if not days:
            return None
        files = sorted((self.folder / days[-1]).glob("*.parquet"))
        last = max(pc.max(pq.read_table(file, columns=["time"])["time"]).value for file in files)
        return int(last)

    def parts(self) -> Iterator[pa.Table]:
        """The fixes in parts, each with every fix of its platforms, none larger than memory should hold."""
        total = self.count()
        if not total:
            return
        number = min(BUCKETS, total // _PART_ROWS + 1)
        data = self._dataset()
        names = [name for name in data.schema.names if name not in _OWN]
        for part in range(number):
            first, end = part * BUCKETS // number, (part + 1) * BUCKETS // number
            chosen = (pc.field("bucket") >= first) & (pc.field("bucket") < end)
            yield data.to_table(columns=names, filter=chosen, use_threads=False)

    def add_identities(self, table: pa.Table) -> None:
        """Merge statements of identity into those held: the same statement once, with its whole span."""
        held = self.identities()
        both = pa.concat_tables([held, table]) if held is not None else table
        spans = {"first", "last", "messages"}
        keys = [name for name in both.column_names if name not in spans]
        merged = both.group_by(keys).aggregate([("first", "min"), ("last", "max"), ("messages", "max")])
        merged = merged.rename_columns([*keys, "first", "last", "messages"]).select(both.column_names)
        self._write(
            self.folder / "identities.parquet", merged.sort_by([("identity", "ascending"), ("first", "ascending")])
        )

    def identities(self) -> pa.Table | None:
        return self._read("identities.parquet")

    def keep_behaviours(self, table: pa.Table, profile: str) -> None:
        self._write(self.folder / "behaviours.parquet", table.replace_schema_metadata({"profile": profile}))

    def behaviours(self, profile: str) -> pa.Table | None:
        """The behaviours last computed, if by this profile."""
        table = self._read("behaviours.parquet")
        known = table is not None and (table.schema.metadata or {}).get(b"profile", b"").decode() == profile
        return table if known else None

    def _read(self, name: str) -> pa.Table | None:
        path = self.folder / name
        return pq.read_table(path) if path.exists() else None

    def keep_counts(self, file: str, counts: Mapping[str, Any]) -> None:
        """What became of a file's lines; a file read again is written again only where something came out otherwise."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "files.jsonl"
        line = json.dumps({"file": file, **counts}, ensure_ascii=False) + "\n"
        with path.open("a+", encoding="utf-8") as log:
            log.seek(0)
            held = log.readlines()
            if line in held:
                return
            torn = bool(held) and not held[-1].endswith("\n")  # by a writer that was killed: its line stays to be seen
            log.write("\n" * torn + line)
