"""Reads folders, and takes in what changes in them, beside the messages."""

from __future__ import annotations

import asyncio
import logging
from time import perf_counter
from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.lsp import garbage_collection
from agentls.lsp.client import ANSWER
from agentls.lsp.tasks import Pace

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Iterator

    from agentls.lsp.client import Client, Progress
    from agentls.lsp.diagnostics import Diagnostics
    from agentls.lsp.session import Session
    from agentls.lsp.tasks import Tasks

_log = logging.getLogger(__name__)

_AT_ONCE = 0.005
"""Seconds of work on changed files before messages are looked at."""
_LOOK = 0.01
"""Seconds between two looks at whether all is known."""
_TOLD = 250
"""Files between two reports of progress."""


class Scanning:
    """Keeps the workspace as the folders on disk are."""

    def __init__(self, session: Session, client: Client, diagnostics: Diagnostics, tasks: Tasks) -> None:
        self._session = session
        self._workspace = session.workspace
        self._client = client
        self._diagnostics = diagnostics
        self._tasks = tasks
        self._all_read = asyncio.Event()
        self._kept = False
        """What had been read once was taken for what stays."""
        self._rereading = False
        self._settings = 0
        """Goes up with each change of settings."""

    def read(self, folders: Iterable[str], after: Awaitable[None] | None = None) -> None:
        """Read these folders once what is to come before is done, and check everything again then."""
        wanted = [folder for folder in folders if self._workspace.add(folder)]
        if wanted:
            self._all_read.clear()
            self._tasks.spawn(self._read(wanted, after))

    async def wait_until_read(self) -> None:
        """Returns once no folder is left to be read."""
        while self._workspace.reading:
            await self._all_read.wait()

    async def wait_a_moment(self) -> None:
        """Returns once all is known that is on disk, or when whoever asks had better be told to ask again."""
        until = perf_counter() + ANSWER
        while self._workspace.behind and perf_counter() < until:
            await asyncio.sleep(_LOOK)

    def read_again(self) -> None:
        """Read all folders again: the settings have changed, and with them what is an agent file."""
        self._settings += 1
        self.forget(self._workspace.list_unwanted())
        # Whoever is reading sees at the end that the settings are others by now, and begins anew.
        known = [folder for folder, done in self._workspace.folders.items() if done]
        self.read(self._workspace.list_wanted())
        if known and not self._rereading:
            self._rereading = True
            self._tasks.spawn(self._read(known, None))

    def forget(self, folders: Iterable[str]) -> None:
        """Forget folders that are no longer the client's."""
        for folder in folders:
            self._workspace.remove(folder)
            self._diagnostics.catch_up()

    def follow(self, changes: Iterable[tuple[str, bool]]) -> None:
        """Take in that files or folders, by path, have come or changed, or are gone where it says so."""
        if not self._workspace.add_changes(changes):
            return
        steps, until = self._take_changes_in(), perf_counter() + _AT_ONCE
        # Who asks right behind a few changes is to be told of them; many are taken in beside the messages.
        if any(perf_counter() > until for _ in steps):
            self._tasks.spawn(self._go_on(steps))

    def _take_changes_in(self) -> Iterator[None]:
        yield from self._workspace.take_changes_in()
        self._diagnostics.catch_up()

    async def _go_on(self, steps: Iterator[None]) -> None:
        pace = Pace()
        for _ in steps:
            await pace.pause()

    async def _read(self, folders: list[str], after: Awaitable[None] | None) -> None:
        if after:
            await after
        pace = self._tasks.pace()
        try:
            async with self._client.show_progress("Reading agent files") as progress:
                await self._scan_all(folders, pace, progress)
        finally:
            self._rereading = False
        self._keep()
        if self._workspace.ready:
            self._all_read.set()
            self._session.stale.mark_all()
            self._diagnostics.catch_up()
            self._client.refresh_shown(types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)
        for _ in self._workspace.read_words():
            await pace.pause()

    def _keep(self) -> None:
        # The whole round of the second time takes a tenth of a second, which is much only while a client starts.
        (garbage_collection.keep_anew if self._kept else garbage_collection.keep)()
        self._kept = True

    async def _scan_all(self, folders: list[str], pace: Pace, progress: Progress) -> None:
        settings = -1
        while settings != self._settings:
            settings = self._settings
            for folder in folders:
                await self._scan(folder, pace, progress)

    async def _scan(self, folder: str, pace: Pace, progress: Progress) -> None:
        known, next_told = 0, _TOLD
        for known in self._workspace.scan(folder):
            if known >= next_told:
                next_told += _TOLD
                garbage_collection.set_aside()
                progress.report(f"{known} files")
            await pace.pause()
        _log.info("%s: %d files", folder, known)
