"""Converts an open file for its author: the client makes the new file and shows what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide.conversion import convert
from agentls.lsp.rule_pages import write_text
from agentls.project.kinds import find
from agentls.semantics.paths import within

if TYPE_CHECKING:
    from agentls.lsp.client import Client
    from agentls.lsp.session import Session


async def convert_document(session: Session, client: Client, uri: str, kind_id: str) -> None:
    """Have the client make the converted file, open it, and show the report."""
    ctx, kind = session.analysis.context(uri), find(kind_id)
    if ctx is None or ctx.path is None or kind is None:
        return
    path = ctx.path.as_posix()
    root = next((folder for folder in session.workspace.folders if within(path, folder)), ctx.path.parent.as_posix())
    made = convert(ctx, kind, root)
    new = session.documents.uri_of(made.path)
    if not made.path:
        await _report(session, client, made.report)
    elif session.disk.exists(made.path) or session.documents.is_open(made.path):
        client.show_message(f"{made.path} is there already; nothing was written")
    elif await client.apply_edit(f"Convert to {kind.title}", _new_file(new, made.text)):
        await client.show_document(new)
        await _report(session, client, made.report)
    else:
        client.show_message(f"The editor did not make {made.path}; use `agentls convert`")


async def _report(session: Session, client: Client, report: str) -> None:
    page = write_text("conversion", report, session.pages.name) if client.capabilities.show_document else None
    if not (page and await client.show_document(page)):
        title, _, what = report.removeprefix("# ").partition("\n\n")
        client.show_message(f"{title}: {what.partition(chr(10))[0]}")


def _new_file(uri: str, text: str) -> types.WorkspaceEdit:
    start = types.Position(0, 0)
    create = types.CreateFile(uri, options=types.CreateFileOptions(overwrite=False, ignore_if_exists=False))
    document = types.OptionalVersionedTextDocumentIdentifier(uri)
    write = types.TextDocumentEdit(document, [types.TextEdit(types.Range(start, start), text)])
    return types.WorkspaceEdit(document_changes=[create, write])
