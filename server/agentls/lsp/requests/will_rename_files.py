"""``workspace/willRenameFiles``: the names that follow files and folders which get another path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.rename import moved
from agentls.ide.rename.link_updates import Move
from agentls.lsp.requests.rename import RenamedFiles, write_changes
from agentls.project import uris

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.RenameFilesParams) -> Json:
    """What to change when files or folders are about to be renamed.

    Where that is nothing it says so: without an answer lsp-mode 9.0 does not rename the file.
    """
    asked = read_moves(params)
    if session.moving.intersection(asked):
        # Helix asks in the middle of our own rename, before it tells of the edits: they would be made twice.
        session.moving.difference_update(asked)
        return {}
    found = moved(asked, session.index, RenamedFiles(session))
    return write_changes(session, found) if found.edits else {}


def read_moves(params: types.RenameFilesParams) -> list[Move]:
    """The files and folders that get another path."""
    pairs = ((uris.uri_to_path(each.old_uri), uris.uri_to_path(each.new_uri)) for each in params.files)
    return [Move(old.rstrip("/"), new.rstrip("/")) for old, new in pairs if old and new]
