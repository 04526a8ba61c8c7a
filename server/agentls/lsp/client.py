"""All that goes out to the client without having been asked for by a request of its own."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from agentls.lsp.capabilities.client import Capabilities

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

    from agentls.lsp.convert import Json
    from agentls.lsp.tasks import Tasks

_log = logging.getLogger(__name__)

SECTION = "agentls"
"""The name of our part of the client's settings."""

ANSWER = 1
"""Seconds until work goes on without an answer: lsp-mode may lose a question that comes right behind an answer."""

_SHOWN = {
    types.WORKSPACE_CODE_LENS_REFRESH: types.TEXT_DOCUMENT_CODE_LENS,
    types.WORKSPACE_INLAY_HINT_REFRESH: types.TEXT_DOCUMENT_INLAY_HINT,
    types.WORKSPACE_SEMANTIC_TOKENS_REFRESH: types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
}


class Client:
    """The client: what it can do, and what it is told and asked.

    Args:
        server: sends messages.
        tasks: waits for their answers.
    """

    def __init__(self, server: LanguageServer, tasks: Tasks) -> None:
        self.capabilities = Capabilities()
        self.asked: set[str] = set()
        """The requests it has made so far."""
        self._server = server
        self._tasks = tasks
        self._refreshing: dict[str, bool] = {}
        """The refreshes without an answer yet; whether there is to be another."""

    def publish(self, params: Json) -> None:
        """Send diagnostics as they are."""
        self._server.protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def send_part(self, token: int | str, value: Json) -> None:
        """Send a part of an answer as it is."""
        self._server.protocol.notify(types.PROGRESS, {"token": token, "value": value})

    def show_message(self, words: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Show a message to the user."""
        self._server.window_show_message(types.ShowMessageParams(kind, words))

    async def show_document(self, uri: str) -> bool:
        """Open a document; False where the client does not."""
        if not self.capabilities.show_document:
            return False
        try:
            answer = await self._server.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True))
        except JsonRpcException as error:
            _log.info("the client does not show %s: %s", uri, error)
            return False
        return answer.success

    async def apply_edit(self, label: str, edit: types.WorkspaceEdit) -> bool:
        """Have an edit made that makes a file; False where the client does not."""
        if not self.capabilities.creates_files:
            return False
        try:
            params = types.ApplyWorkspaceEditParams(edit, label)
            answer = await self._server.workspace_apply_edit_async(params)
        except JsonRpcException as error:
            _log.info("the client does not make an edit: %s", error)
            return False
        return answer.applied

    def register(self, registrations: list[types.Registration]) -> None:
        """Ask to be told of things."""
        if registrations:
            self._server.client_register_capability(types.RegistrationParams(registrations))

    async def fetch_settings(self) -> object:
        """The client's settings for us; None where it has none, or does not tell."""
        items = [types.ConfigurationItem(section=SECTION)]
        try:
            settings = await self._server.workspace_configuration_async(types.ConfigurationParams(items))
        except JsonRpcException as error:
            _log.info("the client does not tell its settings: %s", error)
            return None
        return settings[0] if settings else None

    def refresh_diagnostics(self) -> None:
        """Have a client that asks for diagnostics ask again, for open documents too."""
        if self.capabilities.pull:
            self._refresh(types.WORKSPACE_DIAGNOSTIC_REFRESH)

    def refresh_shown(self, *methods: str) -> None:
        """Have the client ask again for what it shows, if it has asked before."""
        for method in methods:
            if method in self.capabilities.refreshes and _SHOWN[method] in self.asked:
                self._refresh(method)

    def _refresh(self, method: str) -> None:
        """Ask the client to ask again; while it has not answered, only once more."""
        if method in self._refreshing:
            self._refreshing[method] = True
        else:
            self._refreshing[method] = False
            self._tasks.spawn(self._send_refresh(method))

    async def _send_refresh(self, method: str) -> None:
        while True:
            self._refreshing[method] = False
            try:
                await self._server.protocol.send_request_async(method)
            except JsonRpcException as error:
                _log.info("%s: %s", method, error)
            if not self._refreshing[method]:
                del self._refreshing[method]
                return

    def show_progress(self, title: str) -> Progress:
        """Work that begins now, for ``async with``."""
        return Progress(self._server, self._tasks if self.capabilities.progress else None, title)


class Progress:
    """Work that the client may show, where it can."""

    def __init__(self, server: LanguageServer, tasks: Tasks | None, title: str) -> None:
        self._server, self._tasks, self._title = server, tasks, title
        self._token = f"agentls-{uuid4()}"
        self._shown = self._over = False

    async def __aenter__(self) -> Progress:
        if self._tasks:
            await asyncio.wait([self._tasks.spawn(self._show())], timeout=ANSWER)
        return self

    async def _show(self) -> None:
        try:
            await self._server.work_done_progress.create_async(self._token)
        except JsonRpcException as error:
            _log.info("no progress is shown: %s", error)
            return
        if self._over:
            self._forget()
            return
        self._server.work_done_progress.begin(
            self._token, types.WorkDoneProgressBegin(title=self._title, cancellable=False)
        )
        self._shown = True

    def report(self, message: str) -> None:
        """Say how far the work is."""
        if self._shown:
            self._server.work_done_progress.report(self._token, types.WorkDoneProgressReport(message=message))

    async def __aexit__(self, *_: object) -> None:
        self._over = True
        if self._shown:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._forget()

    def _forget(self) -> None:
        # pygls keeps what is over for ever.
        self._server.work_done_progress.tokens.pop(self._token, None)
