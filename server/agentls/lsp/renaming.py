"""Renaming: of names, with the files that are called by them, and of files, with the names that follow."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from pygls.exceptions import JsonRpcException

from agentls.ide import rename as ide
from agentls.ide.rename.path_updates import Move
from agentls.lsp.convert import EditedFile, files_to_workspace_edit, position_to_offset, span_to_range
from agentls.project.filesystem import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol import types

    from agentls.ide.rename import Changes
    from agentls.lint.context import Context
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.text import Text


class RequestFailed(JsonRpcException):
    """A request that is right but cannot be granted; its message is for the user."""

    CODE = -32803


class _Disk:
    """The session's files, and which of them must stay as they are."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def context_at(self, path: str) -> Context | None:
        return self._session.context_at(path)

    def text_at(self, path: str) -> Text | None:
        return self._session.text_at(path)

    def open_paths(self) -> Iterable[str]:
        return self._session.open_paths()

    def exists(self, path: str) -> bool:
        return self._session.is_open(path) or self._session.disk.exists(path)

    def locked(self, path: str) -> str:
        if self._session.settings(PurePath(path)).excludes(path):
            return "is excluded by the settings"
        if self._session.is_open(path) and not self._session.disk.exists(path):
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
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    _expect_all_read(session)
    text = ctx.doc.text
    offset = position_to_offset(params.position, text, session.client.encoding)
    found = ide.renamable(ctx, session.index, _Disk(session), offset)
    if isinstance(found, ide.Refused):
        raise RequestFailed(found.reason)
    name = found.symbol.name.rpartition(":")[2]
    return {"range": span_to_range(found.symbol.span, text, session.client.encoding), "placeholder": name}


def rename(session: Session, params: types.RenameParams) -> Json | None:
    """What to change so that the thing at the cursor is called otherwise.

    Raises:
        RequestFailed: it cannot be called so.
    """
    session.moving.clear()
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    _expect_all_read(session)
    offset = position_to_offset(params.position, ctx.doc.text, session.client.encoding)
    moving = session.client.renames_files
    found = ide.rename(ctx, session.index, _Disk(session), offset, params.new_name, moving=moving)
    if isinstance(found, ide.Refused):
        raise RequestFailed(found.reason)
    session.moving.update(found.moves)
    return _workspace_edit(session, found)


def _expect_all_read(session: Session) -> None:
    if session.workspace.behind or (session.workspace.folders and not session.workspace.ready):
        raise RequestFailed("The files of the workspace are still being read; try again in a moment.")


def before_files_move(session: Session, params: types.RenameFilesParams) -> Json:
    """What to change when files or folders are about to be renamed.

    Where that is nothing it says so: without an answer lsp-mode 9.0 does not rename the file.
    """
    asked = moves(session, params)
    if session.moving.intersection(asked):
        # Helix asks in the middle of our own rename, before it tells of the edits: they would be made twice.
        session.moving.difference_update(asked)
        return {}
    found = ide.moved(asked, session.index, _Disk(session))
    return _workspace_edit(session, found) if found.edits else {}


def moves(session: Session, params: types.RenameFilesParams) -> list[Move]:
    """The files and folders that get another place."""
    pairs = ((session.path_of(each.old_uri), session.path_of(each.new_uri)) for each in params.files)
    return [Move(old.rstrip("/"), new.rstrip("/")) for old, new in pairs if old and new]


def _workspace_edit(session: Session, changes: Changes) -> Json:
    files = []
    for path, edits in changes.edits.items():
        uri, text = session.uri_of(path), session.text_at(path)
        if text is not None:
            opened = session.documents.get(uri)
            files.append(EditedFile(uri, opened.version if opened else None, text, edits))
    moves = [(session.uri_of(move.old), session.uri_of(move.new)) for move in changes.moves]
    return files_to_workspace_edit(files, moves, session.client)
