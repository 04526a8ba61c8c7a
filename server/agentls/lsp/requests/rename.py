"""``textDocument/rename`` and ``textDocument/prepareRename``: a name with its mentions and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygls.exceptions import JsonRpcException

from agentls.ide import rename as ide
from agentls.lsp.convert import EditedFile, files_to_workspace_edit
from agentls.project.filesystem import Unreadable

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.ide.rename import Changes
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


class RequestFailed(JsonRpcException):
    """A request that is right but cannot be granted; its message is for the user."""

    CODE = -32803


class RenamedFiles:
    """The session's files, and which of them must stay as they are."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.context_at = session.analysis.context_at
        self.text_at = session.documents.text_at
        self.open_paths = session.documents.open_paths

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder, on disk or open."""
        return self._session.documents.is_open(path) or self._session.disk.exists(path)

    def locked(self, path: str) -> str:
        """Why a file must not be edited; empty where it may be."""
        if self._session.settings.excludes(path):
            return "is excluded by the settings"
        if self._session.documents.is_open(path) and not self._session.disk.exists(path):
            return ""
        data = self._session.disk.read(path)
        if isinstance(data, Unreadable):
            return f"cannot be read: {data.reason}"
        return "" if self._session.disk.writable(path) else "is read-only"


def prepare(session: Session, params: types.PrepareRenameParams) -> Json | None:
    """The name that would be renamed.

    Raises:
        RequestFailed: there is nothing to rename, or that is not known yet.
    """
    session.moving.clear()
    request = session.analysis.find_request(params)
    if request is None:
        return None
    _expect_all_read(session)
    found = ide.renamable(request.ctx, session.index, RenamedFiles(session), request.offset(params.position))
    if isinstance(found, ide.Refused):
        raise RequestFailed(found.reason)
    return {"range": request.range(found.symbol.span), "placeholder": found.symbol.name.rpartition(":")[2]}


def answer(session: Session, params: types.RenameParams) -> Json | None:
    """What to change so that the thing at the cursor is called otherwise.

    Raises:
        RequestFailed: it cannot be called so.
    """
    session.moving.clear()
    request = session.analysis.find_request(params)
    if request is None:
        return None
    _expect_all_read(session)
    offset, moving = request.offset(params.position), session.capabilities.renames_files
    found = ide.rename(request.ctx, session.index, RenamedFiles(session), offset, params.new_name, moving=moving)
    if isinstance(found, ide.Refused):
        raise RequestFailed(found.reason)
    session.moving.update(found.moves)
    return write_changes(session, found)


def _expect_all_read(session: Session) -> None:
    if session.workspace.behind:
        raise RequestFailed("The files of the workspace are still being read; try again in a moment.")


def write_changes(session: Session, changes: Changes) -> Json:
    """The edit of several files, with the files and folders that get another path."""
    files = []
    for path, edits in changes.edits.items():
        uri, text = session.documents.uri_of(path), session.documents.text_at(path)
        if text is not None:
            opened = session.documents.get(uri)
            files.append(EditedFile(uri, opened.version if opened else None, text, edits))
    moves = [(session.documents.uri_of(move.old), session.documents.uri_of(move.new)) for move in changes.moves]
    return files_to_workspace_edit(files, moves, session.capabilities)
