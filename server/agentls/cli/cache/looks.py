"""Looks at single files, each kept until its file, its settings or anything it has asked of the disk is another."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from agentls.cli.cache.fields import join_fields, split_fields, to_bytes, to_text
from agentls.cli.packing import Packed, pack
from agentls.project.asked import Asked, data_answer, data_question, holds, read_written

if TYPE_CHECKING:
    from agentls.cli.cache.store import Store
    from agentls.cli.checker import Checker, Evidence, Job, Looked

_SHOWN = 16
"""Bytes that tell keys apart."""


class Looks:
    """What is known of files from earlier runs.

    Args:
        store: where it is kept.
        identity: which agentls this is.
        checker: what looks at files. Where its disk notes what it is asked, so are the answers that a look hangs on.
    """

    def __init__(self, store: Store, identity: str, checker: Checker) -> None:
        self._store = store
        self._checker = checker
        self._about = sha256(repr((identity, checker.options, checker.crosses)).encode())
        self._sound: set[bytes] = set()
        """Questions with answers that still are the same."""

    def get(self, job: Job) -> Packed | None:
        """What a look at a job's file would come to; None where that is not known."""
        kept = None if job.data is not None else self._store.get(self._key(job.path))
        if kept is None:
            return None
        try:
            data, asked, again, report, entry = split_fields(kept, 5)
            if not self._holds(job.path, data.decode(), asked):
                return None
        except Exception:
            # Whoever writes such a thing with the right seal is no better than a damaged disk.
            return None
        return Packed(report, entry, bool(again), None)

    def put(self, job: Job, looked: Looked | Packed) -> None:
        """Keeps what a look at a job's file has come to."""
        evidence, disk = looked.evidence, self._checker.files
        if evidence is None:
            if isinstance(disk, Asked):
                disk.is_steady = False
            return
        asked = to_bytes(evidence.asked)
        if isinstance(disk, Asked) and isinstance(looked, Packed):
            self._note(disk, job.path, evidence, asked)
        packed = looked if isinstance(looked, Packed) else pack(looked)
        fields = (evidence.data.encode(), asked, b"1" * packed.again, packed.report, packed.entry)
        self._store.put(self._key(job.path), join_fields(fields))

    def _note(self, disk: Asked, path: str, evidence: Evidence, asked: bytes) -> None:
        """Notes what another process has asked."""
        disk.note(data_question(path), evidence.data)
        if asked not in self._sound:
            self._sound.add(asked)
            for question, answer in read_written(evidence.asked):
                disk.note(question, answer)

    def _holds(self, path: str, data: str, asked: bytes) -> bool:
        if data_answer(self._checker.files.read(path)) != data:
            return False
        if asked not in self._sound:
            known = disk.answers if isinstance(disk := self._checker.files, Asked) else {}
            if not holds(read_written(to_text(asked)), self._checker.files, known):
                return False
            self._sound.add(asked)
        return True

    def _key(self, path: str) -> bytes:
        settings = self._checker.settings(path)
        key = self._about.copy()
        key.update(to_bytes(f"{path}\0{settings.path}\0{settings.text.content}"))
        return key.digest()[:_SHOWN]
