"""Bytes by key, in one file of SQLite's: safe with several processes at once, and with one that is killed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from hashlib import sha256
from time import time

from agentls.project.cache_folder import FILE, make_folder
from agentls.project.filesystem import FileSystem

_LIMIT = 256_000_000
"""Bytes of the file above which the older half of what is kept goes."""
_DAYS = 30
"""What nobody has asked for as long goes."""
_TOGETHER = 500
"""Values that are written at once: who is killed loses no more."""
_PATIENCE = 2.0
"""Seconds to wait for another process that writes."""
_SEAL = 16
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, day INTEGER, value BLOB) WITHOUT ROWID"

_DROP_HALF = """
DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY day LIMIT (SELECT COUNT(*) / 2 FROM kept))
"""


class Store:
    """What is kept. Where it cannot be read or written it is empty, and stays so.

    Args:
        folder: where its file lies.
        make: make what is missing of it. Otherwise that is done when there is something to write.
    """

    def __init__(self, folder: str, *, make: bool = False) -> None:
        self._folder = folder
        self._path = f"{folder}/{FILE}"
        self._day = int(time() // 86400)
        self._new: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        self._base: sqlite3.Connection | None = None
        if FileSystem().is_file(self._path) or (make and make_folder(folder)):
            self._open()

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT day, value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None or not isinstance(row[1], bytes) or row[1][:_SEAL] != _seal(key, row[1][_SEAL:]):
            return None
        if row[0] != self._day:
            self._used.append(key)
        return row[1][_SEAL:]

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value, in place of what was kept under its key."""
        self._new[key] = _seal(key, value) + value
        if len(self._new) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Writes what is not written yet."""
        if self._new or self._used:
            self._write()
        if self._base:
            self._base.close()
            self._base = None

    def _open(self) -> None:
        try:
            # Each statement is a transaction of its own but for those that `_write` puts into one.
            self._base = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            # After a power cut the file may be damaged; then it is made anew.
            self._base.execute("PRAGMA synchronous = OFF")
            self._base.execute(f"PRAGMA mmap_size = {_LIMIT}")
            self._base.execute(_TABLE)
        except sqlite3.Error as error:
            self._give_up(error)

    def _write(self) -> None:
        new, used = list(self._new.items()), self._used
        self._new, self._used = {}, []
        if self._base is None and make_folder(self._folder):
            self._open()
        if self._base is None:
            return
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany(
                "REPLACE INTO kept VALUES (?, ?, ?)", ((key, self._day, value) for key, value in new)
            )
            self._base.executemany("UPDATE kept SET day = ? WHERE key = ?", ((self._day, key) for key in used))
            self._drop_old(self._base)
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _drop_old(self, base: sqlite3.Connection) -> None:
        ((pages,),), ((size,),) = base.execute("PRAGMA page_count"), base.execute("PRAGMA page_size")
        ((free,),), ((cleaned,),) = base.execute("PRAGMA freelist_count"), base.execute("PRAGMA user_version")
        if (pages - free) * size > _LIMIT:
            base.execute(_DROP_HALF)
        if cleaned != self._day:
            base.execute("DELETE FROM kept WHERE day < ?", (self._day - _DAYS,))
            base.execute(f"PRAGMA user_version = {self._day}")

    def _give_up(self, error: sqlite3.Error) -> None:
        """Does without from now on; a file that is damaged is removed, one that is busy or forbidden is not."""
        if self._base:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None
        self._folder = ""
        if not isinstance(error, sqlite3.OperationalError):
            for path in (self._path, f"{self._path}-journal"):
                FileSystem().remove(path)


def _seal(key: bytes, value: bytes) -> bytes:
    """What no damaged value has: SQLite does not look whether what it reads is what was written."""
    return sha256(key + value).digest()[:_SEAL]
