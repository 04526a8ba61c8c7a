"""The cache of one run of ``agentls check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.cli.cache.copies import copied_streams
from agentls.cli.cache.identity import identity
from agentls.cli.cache.looks import Looks
from agentls.cli.cache.runs import Run, keep_run, run_key
from agentls.cli.cache.store import Store
from agentls.project.asked import Asked, written
from agentls.project.filesystem import FileSystem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agentls.cli.checker import Checker


class Cache:
    """What is known from earlier runs, and what is to be known in later ones.

    Args:
        folder: where it lies.
        arguments: those of the command; None for a run that is not kept as a whole.
    """

    def __init__(self, folder: str, arguments: Sequence[str] | None) -> None:
        self._identity = identity()
        # Made now: where it lies among what is checked, the next run is to find the same there.
        self._store = Store(folder, make=True) if self._identity else None
        self._key = run_key(self._identity, arguments) if arguments is not None else None
        self.disk = Asked(FileSystem())
        """The disk for the run to ask."""

    def looks(self, checker: Checker) -> Looks | None:
        """What is known of single files."""
        return Looks(self._store, self._identity, checker) if self._store else None

    def keeping(self, run: Callable[[], int]) -> int:
        """The exit code of a run, which is kept with all that it writes."""
        if self._store is None:
            return run()
        with copied_streams() as (out, err):
            code = run()
        self._keep(self._store, code, out.finish(), err.finish())
        return code

    def close(self) -> None:
        """Writes what is not written yet."""
        if self._store:
            self._store.close()

    def _keep(self, store: Store, code: int, out: bytes | None, err: bytes | None) -> None:
        asked = written(self.disk.answers) if self.disk.is_steady else None
        if self._key and out is not None and err is not None and asked is not None:
            keep_run(store, self._key, Run(code, out, err, asked))
