"""The server: takes what the client sends, and hands it to the part of the package that answers.

Whatever needs rules and schemas is imported on first use, after the answer to ``initialize``: loading takes as long
as all the rest of starting.
"""

from __future__ import annotations

import asyncio
import logging
from functools import cached_property
from inspect import Parameter, Signature, iscoroutinefunction, signature
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from agentls import __version__
from agentls.lsp import client_process, garbage_collection
from agentls.lsp.capabilities.client import read_capabilities
from agentls.lsp.capabilities.server import LATE, MOVABLE, PATIENT, REQUESTS
from agentls.lsp.client import ANSWER, SECTION, Client
from agentls.lsp.commands import COMMANDS
from agentls.lsp.protocol import SessionProtocol, make_converter
from agentls.lsp.tasks import Tasks
from agentls.lsp.warm_up import load, warm_up

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from agentls.lsp.convert import Json
    from agentls.lsp.diagnostics import Diagnostics
    from agentls.lsp.scanning import Scanning
    from agentls.lsp.session import Session
    from agentls.project.filesystem import FileSystem
    from agentls.text import Encoding

_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """A language server for one client; the ``Host`` of its protocol.

    Args:
        disk: the files it sees; None for those of this machine.
        alone: the process ends with it.
        encoding: what columns count, for a client that names nothing.
        token: what the client has to name, if anything.
        loaded: called once everything is loaded.
    """

    protocol: SessionProtocol

    def __init__(
        self,
        disk: FileSystem | None = None,
        *,
        alone: bool = True,
        encoding: Encoding = "utf-16",
        token: str | None = None,
        loaded: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__("agentls", __version__, protocol_cls=SessionProtocol, converter_factory=make_converter)
        self.alone = alone
        self.encoding = encoding
        self.token = token
        self.loaded = loaded
        self.tasks = Tasks(self.report_server_error)
        self.client = Client(self, self.tasks)
        self.folders: list[str] = []
        """The URIs of the folders the client has open, as it names them on start."""
        self.options: object = None
        """The settings the client sends on start."""
        self.parent: int | None = None
        """The client's process, where we can see it."""
        self._disk = disk
        _register(self)

    @cached_property
    def session(self) -> Session:
        """The open documents, the settings, and what is known of both."""
        from agentls.lsp.session import Session

        return Session(self.client.capabilities, self.folders[0] if self.folders else None, self.options, self._disk)

    @cached_property
    def diagnostics(self) -> Diagnostics:
        """When the client is told what is wrong."""
        from agentls.lsp.diagnostics import Diagnostics

        return Diagnostics(self.session, self.client, self.tasks)

    @cached_property
    def scanning(self) -> Scanning:
        """The reading of folders."""
        from agentls.lsp.scanning import Scanning

        return Scanning(self.session, self.client, self.diagnostics, self.tasks)

    def leave(self) -> None:
        """End what is under way beside the messages: the client has left, and the process stays."""
        self.tasks.cancel()
        # What was to stay with the client is garbage now.
        garbage_collection.let_go()

    def report_server_error(self, error: BaseException, source: object) -> None:
        """Log what went wrong; nobody who is typing wants a window about it."""
        level = logging.INFO if isinstance(error, JsonRpcException) else logging.ERROR
        _log.log(level, "%s: %s", getattr(source, "__name__", source), error)

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a document over from the disk."""
        document = params.text_document
        opened = self.session.documents.open(document.uri, document.version, document.text)
        if opened.path and (folder := self.session.workspace.find_home(opened.path.as_posix())):
            self.scanning.read([folder])
        if opened.is_too_large:
            self.client.show_message(f"{document.uri} is too large for agentls", types.MessageType.Warning)
        self.session.stale.mark_edited(document.uri)
        self.diagnostics.catch_up()

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Make the client's edits."""
        uri = params.text_document.uri
        if self.session.documents.change(uri, params.text_document.version, params.content_changes):
            self.session.stale.mark_edited(uri)
            self.diagnostics.catch_up()

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document and take its diagnostics back; its names are those on disk again."""
        closed = self.session.documents.close(params.text_document.uri)
        if closed and closed.published and closed.published[1]:
            self.client.publish({"uri": closed.uri, "diagnostics": []})
        if closed and closed.path:
            path = closed.path.as_posix()
            self.session.looks.forget(str(closed.path))
            self.session.workspace.read(path)
            self.session.stale.mark([path])
            self.diagnostics.forget(path)
            self.diagnostics.catch_up()


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
    for name, command in COMMANDS.items():
        server.command(name)(_running(command))


def _answering(method: str) -> Callable[[Server, Any], Any]:
    """The function that pygls calls for a request."""

    # pygls knows by the parameter's name that it is to pass itself.
    def answer(ls: Server, params: Any) -> Any:  # noqa: ANN401
        from agentls.lsp.requests.table import HANDLERS

        ls.client.asked.add(method)
        return HANDLERS[method](ls.session, params)

    async def answer_late(ls: Server, params: Any) -> Any:  # noqa: ANN401
        if LATE[method] not in ls.client.capabilities.refreshes:
            await ls.scanning.wait_until_read()
        return answer(ls, params)

    async def answer_patiently(ls: Server, params: Any) -> Any:  # noqa: ANN401
        await ls.scanning.wait_a_moment()
        return answer(ls, params)

    if method in LATE:
        return answer_late
    return answer_patiently if method in PATIENT else answer


def _running(command: Callable[..., Any]) -> Callable[..., Any]:
    """The function that pygls calls for a command."""

    def run(ls: Server, *words: str) -> Any:  # noqa: ANN401
        return command(ls.session, ls.client, *words)

    async def run_beside(ls: Server, *words: str) -> Any:  # noqa: ANN401
        return await command(ls.session, ls.client, *words)

    made: Callable[..., Any] = run_beside if iscoroutinefunction(command) else run
    # From these pygls reads what comes with a command, and refuses all else.
    _, _, *words = signature(command).parameters
    vars(made)["__signature__"] = Signature([Parameter(name, Parameter.POSITIONAL_ONLY) for name in ("ls", *words)])
    made.__annotations__ = dict.fromkeys(words, str)
    return made


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Note what the client can do and wants."""
    ls.parent = client_process.find(params.process_id) if ls.alone else None
    ls.client.capabilities = read_capabilities(params.capabilities)
    root = params.root_uri or (params.root_path and from_fs_path(params.root_path))
    ls.folders = [folder.uri for folder in params.workspace_folders or ()] or ([root] if root else [])
    ls.options = params.initialization_options
    ls.tasks.spawn(_do_beside(ls, load()))
    if ls.client.capabilities.pull:
        ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(True, True))(diagnostic)
        ls.feature(types.WORKSPACE_DIAGNOSTIC)(workspace_diagnostic)


def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Begin with what is done beside the messages."""
    if ls.parent is not None:
        ls.tasks.spawn(client_process.watch(ls.parent))
    ls.session.workspace.named = _list_paths(ls.folders)
    settled = ls.tasks.spawn(_settle(ls)) if ls.client.capabilities.configuration else None
    # What is left out and what is an agent file the settings say.
    ls.scanning.read(ls.session.workspace.list_wanted(), after=ls.tasks.spawn(_set_out(ls, settled)))
    if not ls.client.capabilities.pull:
        ls.tasks.spawn(ls.diagnostics.push())


async def _settle(ls: Server) -> None:
    """Ask for settings; nothing is found before, or what they leave out would be shown for a moment."""
    with ls.diagnostics.held():
        await asyncio.wait([ls.tasks.spawn(_fetch_settings(ls))], timeout=ANSWER)


async def _set_out(ls: Server, settled: Awaitable[None] | None) -> None:
    """Ask to be told of changes; a document that is opened right now comes first."""
    from agentls.lsp.registrations import list_registrations

    await ls.tasks.pace().give_way()
    _complain(ls)
    ls.client.register(list_registrations(ls.client.capabilities))
    ls.tasks.spawn(_load_rest(ls))
    if settled:
        await settled


async def _load_rest(ls: Server) -> None:
    await _do_beside(ls, warm_up())
    ls.loaded()
    garbage_collection.collect_rarely()


async def _do_beside(ls: Server, steps: Iterable[None]) -> None:
    pace = ls.tasks.pace()
    for _ in steps:
        await pace.give_way()


def _list_paths(folders: Iterable[str]) -> list[str]:
    from agentls.project import uris

    return [path for path in map(uris.uri_to_path, folders) if path]


async def _fetch_settings(ls: Server) -> None:
    settings = await ls.client.fetch_settings()
    if settings is not None:
        _take_settings(ls, settings)


def _take_settings(ls: Server, settings: object) -> None:
    if ls.session.configure(settings):
        _complain(ls)
        _take_in(ls)


def _take_in(ls: Server) -> None:
    """Bring everything up to date after settings have changed."""
    ls.diagnostics.catch_up()
    ls.scanning.read_again()
    ls.client.refresh_shown(types.WORKSPACE_INLAY_HINT_REFRESH, types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)


def _complain(ls: Server) -> None:
    if complaints := ls.session.settings.complaints:
        words = "agentls cannot use all of its settings: " + "; ".join(complaints)
        ls.client.show_message(words, types.MessageType.Warning)


def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Ask for the settings, or take those that were sent."""
    if ls.client.capabilities.configuration:
        ls.tasks.spawn(_fetch_settings(ls))
    elif isinstance(params.settings, dict):
        _take_settings(ls, params.settings.get(SECTION))


def did_change_workspace_folders(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Read the folders that have come, and forget those that are gone."""
    workspace = ls.session.workspace
    gone = _list_paths(folder.uri for folder in params.event.removed)
    come = _list_paths(folder.uri for folder in params.event.added)
    workspace.named = [path for path in workspace.named if path not in gone] + come
    ls.scanning.forget(gone)
    ls.scanning.read(workspace.list_wanted())


def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Take in what has changed on disk, and look for links' targets again."""
    from agentls.lsp.registrations import SETTINGS_FILES
    from agentls.project import uris

    if any(change.uri.endswith(SETTINGS_FILES) for change in params.changes):
        ls.session.reread_settings()
        _take_in(ls)
    paths = ((uris.uri_to_path(each.uri), each.type is types.FileChangeType.Deleted) for each in params.changes)
    ls.scanning.follow((path, gone) for path, gone in paths if path)


def did_rename_files(ls: Server, params: types.RenameFilesParams) -> None:
    """Take in where files and folders are now: not every client watches files."""
    from agentls.lsp.requests.will_rename_files import read_moves

    for old, new in read_moves(params):
        ls.scanning.follow([(old, True), (new, False)])


def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Look at other files again: not every client watches them all."""
    from agentls.lsp.registrations import SETTINGS_FILES

    ls.session.stale.mark_open()
    if params.text_document.uri.endswith(SETTINGS_FILES):
        ls.session.reread_settings()
        _take_in(ls)
    ls.diagnostics.catch_up()


async def diagnostic(ls: Server, params: types.DocumentDiagnosticParams) -> Json:
    """The diagnostics of a document, or that they are still the same.

    Not at once: changes that have come right behind the question are read before.
    """
    await ls.diagnostics.wait_while_held()
    return ls.session.reports.answer_pull(params.text_document.uri, params.previous_result_id)


async def workspace_diagnostic(ls: Server, params: types.WorkspaceDiagnosticParams) -> Json:
    """The diagnostics of files that are not open, as soon as some are others than the client knows."""
    return await ls.diagnostics.pull(params)
