"""What the server does between messages: reading folders, reporting on files that are not open, asking to refresh.

All of it goes on in pieces of one file, with the messages that have come in between.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from agentls.lsp.protocol import ServerCancelled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Iterator, Mapping

    from agentls.lsp.convert import Json
    from agentls.lsp.reports import News
    from agentls.lsp.server import Server

_log = logging.getLogger(__name__)

_SLICE = 0.001
"""Seconds of work after which messages are looked at; a file is never divided."""
_AT_ONCE = 0.005
"""Seconds of work on changed files before messages are looked at."""
_BATCH = 64
"""Files of one partial answer."""
_TOLD = 250
"""Files between two reports of progress."""
_ANSWER = 1
"""Seconds until reading begins without an answer: lsp-mode may lose a question that comes right behind an answer."""


_SHOWN = {
    types.WORKSPACE_CODE_LENS_REFRESH: types.TEXT_DOCUMENT_CODE_LENS,
    types.WORKSPACE_INLAY_HINT_REFRESH: types.TEXT_DOCUMENT_INLAY_HINT,
    types.WORKSPACE_SEMANTIC_TOKENS_REFRESH: types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
}


class Pace:
    """Gives way to messages, whenever work has gone on long enough."""

    def __init__(self) -> None:
        self._since = perf_counter()

    async def pause(self) -> None:
        """Let the messages that have come be read, answered and checked: that takes the loop four rounds."""
        if perf_counter() - self._since > _SLICE:
            for _ in range(4):
                await asyncio.sleep(0)
            self._since = perf_counter()


class Background:
    """The work of one server."""

    def __init__(self, ls: Server) -> None:
        self._ls = ls
        self._marked = asyncio.Event()
        self._all_read = asyncio.Event()
        self._published: dict[str, str] = {}
        self._refreshing: dict[str, bool] = {}
        self._pulls = 0
        self._rereading = False
        self._settings = 0
        """Another number after each change of settings."""
        self._changes: deque[tuple[str, bool]] = deque()

    def read(self, folders: Iterable[str], after: Awaitable[None] | None = None) -> None:
        """Read these folders once what is to come before is done, and check everything again then."""
        workspace = self._ls.session.workspace
        wanted = [folder for folder in folders if workspace.add(folder)]
        if wanted:
            self._all_read.clear()
            self._ls.spawn(self._read(wanted, after))

    async def all_read(self) -> None:
        """Returns once no folder is left to be read."""
        while self._ls.session.workspace.reading:
            await self._all_read.wait()

    def read_again(self) -> None:
        """Read all folders again: the settings have changed, and with them what is an agent file."""
        workspace = self._ls.session.workspace
        self._settings += 1
        for folder in workspace.unwanted():
            self._ls.concerned(workspace.remove(folder))
        # Whoever is reading sees at the end that the settings are others by now, and begins anew.
        known = [folder for folder, done in workspace.folders.items() if done]
        self.read(workspace.wanted())
        if known and not self._rereading:
            self._rereading = True
            self._ls.spawn(self._read(known, None))

    def follow(self, changes: Iterable[tuple[str, bool]]) -> None:
        """Take in that files or folders, by path, have come or changed, or are gone where it says so."""
        idle = not self._changes
        self._changes.extend(changes)
        if not idle or not self._changes:
            return
        steps, until = self._following(), perf_counter() + _AT_ONCE
        # Who asks right behind a few changes is to be told of them; many are taken in beside the messages.
        if any(perf_counter() > until for _ in steps):
            self._ls.spawn(self._go_on(steps))

    def _following(self) -> Iterator[None]:
        session, concerned = self._ls.session, set[str]()
        session.workspace.behind = True
        try:
            while self._changes:
                path, gone = self._changes[0]
                concerned |= session.changed(path, gone=gone)
                for inside in () if gone else session.workspace.inside(path):
                    concerned |= session.changed(inside)
                    yield
                # Only now: whoever finds the list empty begins anew.
                self._changes.popleft()
                yield
        finally:
            self._changes.clear()
            session.workspace.behind = False
        self._ls.concerned(concerned)

    async def _go_on(self, steps: Iterator[None]) -> None:
        pace = Pace()
        for _ in steps:
            await pace.pause()

    def wake(self, *, refresh: bool) -> None:
        """Files have been marked: report on them.

        Args:
            refresh: the client that asks for diagnostics is to ask again, for open documents too.
        """
        self._marked.set()
        if self._ls.client.pull and refresh:
            self.refresh(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        self.show_again(types.WORKSPACE_CODE_LENS_REFRESH)

    def show_again(self, *methods: str) -> None:
        """Have the client ask again for what it shows, if it has asked before."""
        for method in methods:
            if method in self._ls.client.refreshes and _SHOWN[method] in self._ls.asked:
                self.refresh(method)

    def forget(self, path: str) -> None:
        """The client no longer shows what it was sent about a file."""
        self._published.pop(path, None)

    def refresh(self, method: str) -> None:
        """Ask the client to ask again; while it has not answered, only once more."""
        if method in self._refreshing:
            self._refreshing[method] = True
        else:
            self._refreshing[method] = False
            self._ls.spawn(self._refresh(method))

    async def push(self) -> None:
        """Publish the diagnostics of files that are not open, now and whenever they may have changed."""
        pace = Pace()
        while True:
            await self._marked.wait()
            self._marked.clear()
            for news in self._news(self._published):
                if news:
                    self._publish(news)
                await pace.pause()

    async def pull(self, params: types.WorkspaceDiagnosticParams) -> Json:
        """The reports that are others than the client has; where there are none it waits for one.

        Raises:
            ServerCancelled: the client has asked again meanwhile.
        """
        self._pulls += 1
        number, token, pace = self._pulls, params.partial_result_token, Pace()
        uris, known = await self._known(params, pace)
        found: list[Json] = []
        told, every = False, True
        # Whoever still waits is to see that there is a newer question.
        self._marked.set()
        while not told:
            await self._marked.wait()
            if number != self._pulls:
                raise ServerCancelled("there is a newer question", data={"retriggerRequest": False})
            self._marked.clear()
            for news in self._news(known, every=every):
                if news:
                    found.append(_full(uris.get(news.path) or self._ls.session.uri_of(news.path), news))
                    told = True
                if token is not None and len(found) == _BATCH:
                    self._ls.progress_to(token, {"items": found})
                    found = []
                await pace.pause()
            every = every and not self._ls.session.workspace.ready
        return {"items": found}

    async def _known(
        self, params: types.WorkspaceDiagnosticParams, pace: Pace
    ) -> tuple[dict[str, str], dict[str, str]]:
        """The URI and the identity of what the client has, by path: clients write URIs in their own way."""
        uris, known = {}, {}
        for previous in params.previous_result_ids:
            path = self._ls.session.path_of(previous.uri) or previous.uri
            uris[path], known[path] = previous.uri, previous.value
            await pace.pause()
        return uris, known

    def _news(self, known: Mapping[str, str], *, every: bool = False) -> Iterable[News | None]:
        session = self._ls.session
        return session.reports.news(known, every=every) if session.workspace.ready else ()

    def _publish(self, news: News) -> None:
        if news.items:
            self._published[news.path] = news.identity
        else:
            self._published.pop(news.path, None)
        self._ls.publish({"uri": self._ls.session.uri_of(news.path), "diagnostics": news.items})

    async def _read(self, folders: list[str], after: Awaitable[None] | None) -> None:
        if after:
            await asyncio.wait([asyncio.ensure_future(after)], timeout=_ANSWER)
        pace = Pace()
        try:
            async with _Progress(self._ls, "Reading agent files") as progress:
                await self._scan_all(folders, pace, progress)
        finally:
            self._rereading = False
        self._ls.keep()
        if self._ls.session.workspace.ready:
            self._all_read.set()
            self._ls.session.reconsider()
            self._ls.check_all()
            self.show_again(types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)
        for _ in self._ls.session.workspace.take_words():
            await pace.pause()

    async def _scan_all(self, folders: list[str], pace: Pace, progress: _Progress) -> None:
        settings = -1
        while settings != self._settings:
            settings = self._settings
            for folder in folders:
                await self._scan(folder, pace, progress)

    async def _scan(self, folder: str, pace: Pace, progress: _Progress) -> None:
        known, next_told = 0, _TOLD
        for known in self._ls.session.workspace.scan(folder):
            if known >= next_told:
                next_told += _TOLD
                progress.report(f"{known} files")
            await pace.pause()
        _log.info("%s: %d files", folder, known)

    async def _refresh(self, method: str) -> None:
        while True:
            self._refreshing[method] = False
            try:
                await self._ls.protocol.send_request_async(method)
            except JsonRpcException as error:
                _log.info("%s: %s", method, error)
            if not self._refreshing[method]:
                del self._refreshing[method]
                return


def _full(uri: str, news: News) -> Json:
    return {"kind": "full", "uri": uri, "version": None, "resultId": news.identity, "items": news.items}


class _Progress:
    """Work that the client may show, where it can."""

    def __init__(self, ls: Server, title: str) -> None:
        self._ls, self._title = ls, title
        self._token = f"agentls-{uuid4()}"
        self._shown = self._over = False

    async def __aenter__(self) -> _Progress:
        if self._ls.client.progress:
            await asyncio.wait([self._ls.spawn(self._show())], timeout=_ANSWER)
        return self

    async def _show(self) -> None:
        try:
            await self._ls.work_done_progress.create_async(self._token)
        except JsonRpcException as error:
            _log.info("no progress is shown: %s", error)
            return
        if self._over:
            self._forget()
            return
        begin = types.WorkDoneProgressBegin(title=self._title, cancellable=False)
        self._ls.work_done_progress.begin(self._token, begin)
        self._shown = True

    def report(self, message: str) -> None:
        if self._shown:
            self._ls.work_done_progress.report(self._token, types.WorkDoneProgressReport(message=message))

    async def __aexit__(self, *_: object) -> None:
        self._over = True
        if self._shown:
            self._ls.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._forget()

    def _forget(self) -> None:
        # pygls keeps what is over for ever.
        self._ls.work_done_progress.tokens.pop(self._token, None)
