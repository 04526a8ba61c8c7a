"""The server: what it offers, and which part of the package answers.

Whatever needs rules and schemas is imported by ``requests.table`` and ``session`` on first use, after the
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
from pygls.uris import from_fs_path

from agentls import __version__
from agentls.lsp import client_process
from agentls.lsp.capabilities.client import Capabilities, of_client
from agentls.lsp.capabilities.server import LATE, MOVABLE, REQUESTS
from agentls.lsp.protocol import Protocol, converter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from agentls.lsp.background import Background
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.project.filesystem import FileSystem
    from agentls.text import Encoding

_log = logging.getLogger(__name__)

SECTION = "agentls"
"""The name of our part of the client's settings."""

_SETTINGS_FILES = ("agentls.toml", "pyproject.toml")
_WATCHED = "*.{md,txt,json,yaml,yml,toml,py,js,ts,sh}"
"""Files with names, and files that are linked to."""


class Server(LanguageServer):
    """A language server for one client.

    Args:
        disk: the files it sees; None for those of this machine.
        alone: the process ends with it.
        encoding: what columns count, for a client that names nothing.
    """

    def __init__(self, disk: FileSystem | None = None, *, alone: bool = True, encoding: Encoding = "utf-16") -> None:
        super().__init__("agentls", __version__, protocol_cls=Protocol, converter_factory=converter)
        self.alone = alone
        self.encoding = encoding
        self._disk = disk
        self.client = Capabilities()
        self.folders: list[str] = []
        self.options: object = None
        self.parent: int | None = None
        """The client's process, where we can see it."""
        self.asked: set[str] = set()
        """The requests the client has made so far."""
        self._unchecked: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        _register(self)

    @cached_property
    def session(self) -> Session:
        """The open documents and the settings."""
        from agentls.lsp.session import Session

        return Session(self.client, self.folders[0] if self.folders else None, self.options, self._disk)

    @cached_property
    def background(self) -> Background:
        """The work between messages."""
        from agentls.lsp.background import Background

        return Background(self)

    def load(self) -> None:
        """Import what answers are made of."""
        from agentls.lsp.warm_up import warm_up

        warm_up(self.client)
        self.keep()
        gc.enable()
        gc.set_threshold(5_000, 4, 4)

    def keep(self) -> None:
        """Take what is there out of the garbage collector's rounds, for it stays."""
        gc.collect()
        gc.freeze()
        # A whole round waits until there is a quarter more than after the last one: that is to be little.
        gc.collect()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run ``work`` beside the messages; the loop alone would let it be collected half done."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        # Leaving is no fault.
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.report_server_error(error, "background")

    def leave(self) -> None:
        """End what is under way beside the messages: the client has left, and the process stays."""
        for task in self._tasks:
            task.cancel()
        # What was to stay with the client is garbage now.
        gc.unfreeze()

    def progress_to(self, token: int | str, value: Json) -> None:
        """Send a part of an answer as it is."""
        self.protocol.notify(types.PROGRESS, {"token": token, "value": value})

    def report_server_error(self, error: BaseException, source: object) -> None:
        """Log what went wrong; nobody who is typing wants a window about it."""
        level = logging.INFO if isinstance(error, JsonRpcException) else logging.ERROR
        _log.log(level, "%s: %s", getattr(source, "__name__", source), error)

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a document over from the disk."""
        document = params.text_document
        opened = self.session.open(document.uri, document.version, document.text)
        if opened.path and (folder := self.session.workspace.beside(opened.path.as_posix())):
            self.background.read([folder])
        self.check_soon(document.uri)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Make the client's edits."""
        uri = params.text_document.uri
        if self.session.change(uri, params.text_document.version, params.content_changes):
            self.check_soon(uri)

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document and take its diagnostics back."""
        closed = self.session.close(params.text_document.uri)
        if closed and closed.published and closed.published[1]:
            self.publish({"uri": closed.uri, "diagnostics": []})
        if closed and closed.path:
            path = closed.path.as_posix()
            self.background.forget(path)
            self.concerned([path])

    def check_soon(self, *uris: str) -> None:
        """Push diagnostics once all messages that have come are read; many changes are then checked once."""
        if not self._unchecked:
            asyncio.get_running_loop().call_soon(self._check)
        self._unchecked.update(uris)

    def check_all(self) -> None:
        """Bring all diagnostics up to date after settings or files have changed."""
        self.session.reports.mark_all()
        self.check_soon(*self.session.documents)
        self.background.wake(refresh=True)

    def concerned(self, paths: Iterable[str] = ()) -> None:
        """Bring the diagnostics of these files up to date, and of those that the index says may have changed."""
        self.session.concerned.update(paths)
        if self.session.take_concerned():
            uris = [uri for uri, document in self.session.documents.items() if document.outdated]
            self.check_soon(*uris)
            self.background.wake(refresh=bool(uris))

    def publish(self, params: Json) -> None:
        """Send diagnostics as they are."""
        self.protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _check(self) -> None:
        uris, self._unchecked = self._unchecked, set()
        for uri in uris:
            if self.client.pull:
                self.session.context(uri)
            elif (params := self.session.publication(uri)) is not None:
                self.publish(params)
        self.concerned()
        for params in self.session.settings_diagnostics():
            self.publish(params)


def _register(server: Server) -> None:
    server.feature(types.INITIALIZE)(initialize)
    server.feature(types.INITIALIZED)(initialized)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(did_save)
    server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(did_change_workspace_folders)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(did_change_configuration)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(did_change_watched_files)
    server.feature(types.WORKSPACE_DID_RENAME_FILES, MOVABLE)(did_rename_files)
    for method, options in REQUESTS.items():
        server.feature(method, options)(_answering(method))
    from agentls.lsp.commands import COMMANDS

    for name, command in COMMANDS.items():
        server.command(name)(command)


def _answering(method: str) -> Callable[[Server, Any], Any]:
    """The function that pygls calls for a request."""

    # pygls knows by the parameter's name that it is to pass itself.
    def answer(ls: Server, params: Any) -> Any:  # noqa: ANN401
        from agentls.lsp.requests.table import HANDLERS

        ls.asked.add(method)
        return HANDLERS[method](ls.session, params)

    async def answer_late(ls: Server, params: Any) -> Any:  # noqa: ANN401
        if LATE[method] not in ls.client.refreshes:
            await ls.background.all_read()
        return answer(ls, params)

    return answer_late if method in LATE else answer


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Note what the client can do and wants."""
    ls.parent = client_process.find(params.process_id) if ls.alone else None
    ls.client = of_client(params.capabilities)
    root = params.root_uri or (params.root_path and from_fs_path(params.root_path))
    ls.folders = [folder.uri for folder in params.workspace_folders or ()] or ([root] if root else [])
    ls.options = params.initialization_options
    if ls.client.pull:
        ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(True, True))(diagnostic)
        ls.feature(types.WORKSPACE_DIAGNOSTIC)(workspace_diagnostic)


def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Load, ask for settings, and ask to be told when they change."""
    ls.load()
    _complain(ls)
    if ls.parent is not None:
        ls.spawn(client_process.watch(ls.parent))
    if registrations := _registrations(ls.client):
        ls.client_register_capability(types.RegistrationParams(registrations))
    fetched = ls.spawn(_fetch_settings(ls)) if ls.client.configuration else None
    # What is left out and what is an agent file the settings say.
    ls.session.workspace.named = _paths(ls, ls.folders)
    ls.background.read(ls.session.workspace.wanted(), after=fetched)
    if not ls.client.pull:
        ls.spawn(ls.background.push())


def _paths(ls: Server, uris: Iterable[str]) -> list[str]:
    return [path for path in map(ls.session.path_of, uris) if path]


def _registrations(client: Capabilities) -> list[types.Registration]:
    wanted = []
    if client.announces_settings:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        wanted.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if client.watches_files:
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in (*_SETTINGS_FILES, _WATCHED, *_watched_folders())]
        files = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files))
    return wanted


def _watched_folders() -> list[str]:
    """The folders that agent files lie in, and those in them: they may come and go as a whole."""
    from agentls.lsp.workspace import HOMES

    names = ",".join(sorted({part for home in HOMES for part in home.split("/")}))
    return [f"{{{names}}}", f"{{{names}}}/*"]


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
        _take_in(ls)


def _take_in(ls: Server) -> None:
    """Bring everything up to date after settings have changed."""
    ls.check_all()
    ls.background.read_again()
    ls.background.show_again(types.WORKSPACE_INLAY_HINT_REFRESH, types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)


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


def did_change_workspace_folders(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Read the folders that have come, and forget those that are gone."""
    workspace = ls.session.workspace
    gone = _paths(ls, (folder.uri for folder in params.event.removed))
    come = _paths(ls, (folder.uri for folder in params.event.added))
    workspace.named = [path for path in workspace.named if path not in gone] + come
    for path in gone:
        ls.concerned(workspace.remove(path))
    ls.background.read(workspace.wanted())


def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Take in what has changed on disk, and look for links' targets again."""
    if any(change.uri.endswith(_SETTINGS_FILES) for change in params.changes):
        ls.session.reread()
        _take_in(ls)
    paths = ((ls.session.path_of(each.uri), each.type is types.FileChangeType.Deleted) for each in params.changes)
    ls.background.follow((path, gone) for path, gone in paths if path)


def did_rename_files(ls: Server, params: types.RenameFilesParams) -> None:
    """Take in where files and folders are now: not every client watches files."""
    from agentls.lsp.requests.will_rename_files import read_moves

    for old, new in read_moves(ls.session, params):
        ls.background.follow([(old, True), (new, False)])


def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Look at other files again: not every client watches them all."""
    ls.session.look_again()
    if params.text_document.uri.endswith(_SETTINGS_FILES):
        ls.session.reread()
        _take_in(ls)
    ls.check_soon(*ls.session.documents)


async def diagnostic(ls: Server, params: types.DocumentDiagnosticParams) -> Json:
    """The diagnostics of a document, or that they are still the same.

    Not at once: changes that have come right behind the question are read before.
    """
    return ls.session.pulled(params.text_document.uri, params.previous_result_id)


async def workspace_diagnostic(ls: Server, params: types.WorkspaceDiagnosticParams) -> Json:
    """The diagnostics of files that are not open, as soon as some are others than the client knows."""
    return await ls.background.pull(params)
