"""The server: what it offers, and which part of the package answers.

Whatever needs rules and schemas is imported by ``features`` and ``session`` on first use, after the
answer to ``initialize``: loading takes as long as all the rest of starting.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from agentls import __version__
from agentls.lsp import parent
from agentls.lsp.capabilities import Capabilities, of_client
from agentls.lsp.offers import OFFERS, answerer
from agentls.lsp.protocol import Protocol, converter

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_log = logging.getLogger(__name__)

SECTION = "agentls"
"""The name of our part of the client's settings."""

_SETTINGS_FILES = ("agentls.toml", "pyproject.toml")


class Server(LanguageServer):
    """A language server for one client."""

    def __init__(self) -> None:
        super().__init__("agentls", __version__, protocol_cls=Protocol, converter_factory=converter)
        self.client = Capabilities()
        self.root: str | None = None
        self.options: object = None
        self._unchecked: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        _register(self)

    @cached_property
    def session(self) -> Session:
        """The open documents and the settings."""
        from agentls.lsp.session import Session

        return Session(self.client, self.root, self.options)

    def load(self) -> None:
        """Import what answers are made of, and take it out of the garbage collector's rounds."""
        from agentls.lsp import features

        features.warm_up(self.session)
        gc.collect()
        gc.freeze()
        gc.enable()
        gc.set_threshold(50_000, 20, 100)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run ``work`` beside the messages; the loop alone would let it be collected half done."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log what went wrong; nobody who is typing wants a window about it."""
        _log.error("%s: %s", getattr(source, "__name__", source), error)

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a document over from the disk."""
        document = params.text_document
        self.session.open(document.uri, document.version, document.text)
        self.check_soon(document.uri)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Make the client's edits."""
        uri = params.text_document.uri
        if self.session.change(uri, params.text_document.version, params.content_changes):
            self.check_soon(uri)

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document and take its diagnostics back."""
        closed = self.session.close(params.text_document.uri)
        if closed and closed.published:
            self.publish({"uri": closed.uri, "diagnostics": []})

    def check_soon(self, *uris: str) -> None:
        """Push diagnostics once all messages that have come are read; many changes are then checked once."""
        if not self._unchecked:
            asyncio.get_running_loop().call_soon(self._check)
        self._unchecked.update(uris)

    def check_all(self) -> None:
        """Bring all diagnostics up to date after settings or files have changed."""
        if self.client.pull:
            self.workspace_diagnostic_refresh(None)
        self.check_soon(*self.session.documents)

    def publish(self, params: Json) -> None:
        """Send diagnostics as they are."""
        self.protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _check(self) -> None:
        uris, self._unchecked = self._unchecked, set()
        for uri in () if self.client.pull else uris:
            if (params := self.session.publication(uri)) is not None:
                self.publish(params)
        for params in self.session.settings_diagnostics():
            self.publish(params)


def _register(server: Server) -> None:
    server.feature(types.INITIALIZE)(initialize)
    server.feature(types.INITIALIZED)(initialized)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(did_save)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(did_change_configuration)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(did_change_watched_files)
    for offer in OFFERS:
        server.feature(offer.method, offer.options)(answerer(offer))
    server.command("agentls.explain")(explain)


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Note what the client can do and wants."""
    ls.client = of_client(params.capabilities)
    folders = params.workspace_folders
    ls.root = folders[0].uri if folders else params.root_uri
    ls.options = params.initialization_options
    if ls.client.pull:
        alone = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False)
        ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, alone)(diagnostic)


def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Load, ask for settings, and ask to be told when they change."""
    ls.load()
    _complain(ls)
    if ls.process_id is not None:
        ls.spawn(parent.watch(ls.process_id))
    if registrations := _registrations(ls.client):
        ls.client_register_capability(types.RegistrationParams(registrations))
    if ls.client.configuration:
        ls.spawn(_fetch_settings(ls))


def _registrations(client: Capabilities) -> list[types.Registration]:
    wanted = []
    if client.announces_settings:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        wanted.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if client.watches_files:
        watchers = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in _SETTINGS_FILES]
        files = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files))
    return wanted


async def _fetch_settings(ls: Server) -> None:
    items = [types.ConfigurationItem(section=SECTION)]
    try:
        settings = await ls.workspace_configuration_async(types.ConfigurationParams(items))
    except JsonRpcException as error:
        _log.info("the client does not tell its settings: %s", error)
        return
    if settings and settings[0] is not None:
        _take_settings(ls, settings[0])


def _take_settings(ls: Server, settings: object) -> None:
    if ls.session.configure(settings):
        _complain(ls)
        ls.check_all()


def _complain(ls: Server) -> None:
    if complaints := ls.session.complaints:
        words = "agentls cannot use all of its settings: " + "; ".join(complaints)
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, words))


def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Ask for the settings, or take those that were sent."""
    if ls.client.configuration:
        ls.spawn(_fetch_settings(ls))
    elif isinstance(params.settings, dict):
        _take_settings(ls, params.settings.get(SECTION))


def did_change_watched_files(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    """Read the settings files again, and look for links' targets."""
    ls.session.look_again()
    ls.session.reread()
    ls.check_all()


def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Look at other files again, for clients that watch none; settings only where they were saved."""
    ls.session.look_again()
    if params.text_document.uri.endswith(_SETTINGS_FILES):
        ls.session.reread()
    ls.check_all()


def diagnostic(ls: Server, params: types.DocumentDiagnosticParams) -> Json:
    """The diagnostics of a document, or that they are still the same."""
    return ls.session.pulled(params.text_document.uri, params.previous_result_id)


async def explain(ls: Server, rule: str) -> None:
    """Show a rule's documentation: its page beside the file, or a message where the client opens none."""
    from agentls.lsp import features

    page = features.page(ls.session, rule) if ls.client.show_document else None
    words = features.explanation(rule)
    if words and not (page and await _shown(ls, page)):
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))


async def _shown(ls: Server, uri: str) -> bool:
    try:
        answer = await ls.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True))
    except JsonRpcException as error:
        _log.info("the client does not show %s: %s", uri, error)
        return False
    return answer.success
