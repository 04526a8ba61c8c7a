"""When the client is told what is wrong: pushed as soon as there is time, or as the answer when it asks."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.lsp.protocol import ServerCancelled
from agentls.lsp.reports import NOTHING
from agentls.lsp.stale import Concern
from agentls.project import uris

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agentls.lsp.client import Client
    from agentls.lsp.convert import Json
    from agentls.lsp.reports import News
    from agentls.lsp.session import Session
    from agentls.lsp.tasks import Pace, Tasks

_BATCH = 64
"""Files of one partial answer."""


class Diagnostics:
    """Takes what is stale and tells the client what is found; open documents first, the others beside the messages."""

    def __init__(self, session: Session, client: Client, tasks: Tasks) -> None:
        self._session = session
        self._client = client
        self._tasks = tasks
        self._waiting = asyncio.Event()
        """Files that are not open may have news."""
        self._scheduled = False
        self._published: dict[str, str] = {}
        """What identifies the diagnostics that the client shows of files that are not open, by path."""
        self._pulls = 0
        self._free = asyncio.Event()
        self._free.set()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Tell nothing about open documents meanwhile."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()
            self.catch_up()

    async def wait_while_held(self) -> None:
        """Returns once it may be told what is found."""
        await self._free.wait()

    def catch_up(self) -> None:
        """Have all looked at that is stale.

        Open documents come once all messages that have come are read; many edits are then checked once.
        """
        stale = self._session.stale
        if stale.has_open and not self._scheduled:
            self._scheduled = True
            asyncio.get_running_loop().call_soon(self._check_open)
        concern = stale.take_concern()
        if concern:
            self._waiting.set()
            if concern is Concern.OPEN:
                self._client.refresh_diagnostics()
            self._client.refresh_shown(types.WORKSPACE_CODE_LENS_REFRESH)

    def _check_open(self) -> None:
        self._scheduled = False
        if not self._free.is_set():
            return
        for uri in self._session.stale.take_open():
            if self._client.capabilities.pull:
                # It asks by itself; the other files are to know the names.
                self._session.analysis.context(uri)
            elif (params := self._session.reports.find_publication(uri)) is not None:
                self._client.publish(params)
        self.catch_up()
        for params in self._session.reports.find_settings_faults():
            self._client.publish(params)

    def forget(self, path: str) -> None:
        """The client no longer shows what it was sent about a file."""
        self._published.pop(path, None)

    async def push(self) -> None:
        """Publish the diagnostics of files that are not open, now and whenever they may have changed."""
        pace = self._tasks.pace()
        while True:
            await self._waiting.wait()
            self._waiting.clear()
            for news in self._find_news(self._published):
                if news:
                    self._publish(news)
                await pace.pause()

    async def pull(self, params: types.WorkspaceDiagnosticParams) -> Json:
        """The reports that are others than the client has; where there are none it waits for one.

        Raises:
            ServerCancelled: the client has asked again meanwhile.
        """
        self._pulls += 1
        number, token, pace = self._pulls, params.partial_result_token, self._tasks.pace()
        spelled, known = await self._read_known(params, pace)
        found: list[Json] = []
        told, every = False, True
        # Whoever still waits is to see that there is a newer question.
        self._waiting.set()
        while not told:
            await self._waiting.wait()
            if number != self._pulls:
                raise ServerCancelled("there is a newer question", data={"retriggerRequest": False})
            self._waiting.clear()
            for news in self._find_news(known, every=every):
                if news:
                    uri = spelled.get(news.path) or self._session.documents.uri_of(news.path)
                    found.append(_write_full(uri, news))
                    told = True
                if token is not None and len(found) == _BATCH:
                    self._client.send_part(token, {"items": found})
                    found = []
                await pace.pause()
            every = every and not self._session.workspace.ready
        return {"items": found}

    async def _read_known(
        self, params: types.WorkspaceDiagnosticParams, pace: Pace
    ) -> tuple[dict[str, str], dict[str, str]]:
        """The URI, where the client writes it in its own way, and the identity of what the client has, by path.

        What is known here too is given as it is here, and then takes no room of its own.
        """
        spelled, known = {}, {}
        for previous in params.previous_result_ids:
            path = uris.uri_to_path(previous.uri) or previous.uri
            entry = self._session.index.get(path)
            path = entry.path if entry else path
            if previous.uri != self._session.documents.uri_of(path):
                spelled[path] = previous.uri
            if previous.value != NOTHING:
                known[path] = self._session.reports.identity(path, previous.value)
            await pace.pause()
        # The message is held for as long as the answer waits, which may be hours.
        params.previous_result_ids = []
        return spelled, known

    def _find_news(self, known: Mapping[str, str], *, every: bool = False) -> Iterable[News | None]:
        return self._session.reports.find_news(known, every=every) if self._session.workspace.ready else ()

    def _publish(self, news: News) -> None:
        if news.items:
            self._published[news.path] = news.identity
        else:
            self._published.pop(news.path, None)
        self._client.publish({"uri": self._session.documents.uri_of(news.path), "diagnostics": news.items})


def _write_full(uri: str, news: News) -> Json:
    return {"kind": "full", "uri": uri, "version": None, "resultId": news.identity, "items": news.items}
