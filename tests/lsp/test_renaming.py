"""Renaming over the protocol: edits of several files, renames of files, and reasons why not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities

from agentls.finding import Edit
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.convert import EditedFile, files_to_workspace_edit
from agentls.text import Position, Span, Text
from lsp.editor import CONFIG, PROFILES, Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

AGENT = "---\nname: {0}\ndescription: 🎉 → {0} 🎉 helps.\n---\nAsk the {0} agent 🎉 or {1}.\n"
FILES = {
    ".claude/agents/code-reviewer.md": AGENT.format("code-reviewer", "test-writer"),
    ".claude/agents/test-writer.md": AGENT.format("test-writer", "code-reviewer"),
    "README.md": "🎉 [code-reviewer](.claude/agents/code-reviewer.md) and @.claude/agents/code-reviewer.md\n",
}
OPENED = ".claude/agents/code-reviewer.md"


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    client.root = tmp_path_factory.mktemp("project")
    (client.root / OPENED).parent.mkdir(parents=True)
    for name, content in FILES.items():
        (client.root / name).write_text(content, "utf-8", newline="\n")
    able = client_capabilities(PROFILES[request.param]).workspace.workspace_edit
    client.renames = types.ResourceOperationKind.Rename in (able.resource_operations or ())
    await client.begin(request.param, client.root)
    client.open(client.root / OPENED, FILES[OPENED], version=7)
    # The page is read last.
    while not await moved(client, "README.md", "docs/README.md"):
        await asyncio.sleep(0.005)
    yield
    await client.end()


def place(editor: Editor, part: str) -> dict[str, Any]:
    uri = (editor.root / OPENED).as_uri()
    return {"text_document": types.TextDocumentIdentifier(uri), "position": editor.range_of(uri, part).start}


async def moved(editor: Editor, old: str, new: str) -> types.WorkspaceEdit | None:
    """The edit for a file that is about to move; None where that changes nothing."""
    files = [types.FileRename(*((editor.root / name).as_uri() for name in (old, new)))]
    edit = await editor.workspace_will_rename_files_async(types.RenameFilesParams(files))
    # lsp-mode 9.0 does not rename the file where there is no edit, be it an empty one.
    assert edit is not None
    return edit if edit.changes or edit.document_changes else None


def edited(editor: Editor, edit: types.WorkspaceEdit) -> dict[str, str]:
    """The files that an edit changes, as it leaves them; those renamed under their new names."""
    found = {}
    changes = dict(edit.changes or {})
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit):
            version = (
                editor.documents[change.text_document.uri][0] if change.text_document.uri in editor.documents else None
            )
            assert change.text_document.version == version
            changes[change.text_document.uri] = change.edits
    for uri, edits in changes.items():
        name = uri.removeprefix(f"{editor.root.as_uri()}/")
        found[name] = applied(editor, FILES[name], edits)
    for change in edit.document_changes or ():
        if isinstance(change, types.RenameFile):
            old, new = (each.removeprefix(f"{editor.root.as_uri()}/") for each in (change.old_uri, change.new_uri))
            found[new] = found.pop(old)
    return found


def applied(editor: Editor, content: str, edits: list[types.TextEdit]) -> str:
    text = Text(content)
    for made in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        edges = (Position(edge.line, edge.character) for edge in (made.range.start, made.range.end))
        start, end = (text.offset(edge, editor.encoding) for edge in edges)
        content = content[:start] + made.new_text + content[end:]
    return content


async def test_the_name_to_be_renamed(editor: Editor) -> None:
    found = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(**place(editor, "reviewer 🎉")))
    assert editor.covered((editor.root / OPENED).as_uri(), found.range) == "code-reviewer"
    assert found.placeholder == "code-reviewer"


async def test_a_rename_changes_all_files_and_then_moves_one(editor: Editor) -> None:
    asked = types.RenameParams(new_name="diff-reader", **place(editor, "reviewer\n"))
    found = await editor.text_document_rename_async(asked)
    moves = any(isinstance(change, types.RenameFile) for change in found.document_changes or ())
    assert moves == editor.renames
    after = {name.replace("code-reviewer", "diff-reader") if moves else name: text for name, text in FILES.items()}
    after = {name: text.replace("code-reviewer", "diff-reader") for name, text in after.items()}
    if not moves:
        after["README.md"] = after["README.md"].replace("agents/diff-reader.md", "agents/code-reviewer.md")
    assert edited(editor, found) == after


async def test_a_file_that_moves_with_a_rename_changes_nothing_more(editor: Editor) -> None:
    asked = types.RenameParams(new_name="diff-reader", **place(editor, "reviewer\n"))
    await editor.text_document_rename_async(asked)
    told = await moved(editor, OPENED, ".claude/agents/diff-reader.md")
    assert told is None or not editor.renames
    later = await moved(editor, OPENED, ".claude/agents/diff-reader.md")
    assert edited(editor, later)[OPENED] == FILES[OPENED].replace("code-reviewer", "diff-reader")


def reason(editor: Editor, refused: pytest.ExceptionInfo[JsonRpcException]) -> str:
    """Why something was refused, which is no fault here."""
    assert refused.value.code == types.LSPErrorCodes.RequestFailed
    assert refused.value.message in editor.protocol.traffic.faults.pop()
    return refused.value.message


@pytest.mark.parametrize(("part", "new", "why"), [("reviewer", "-x", "starts with `-`"), ("helps", "x", "no name")])
async def test_a_refusal_has_a_reason(editor: Editor, part: str, new: str, why: str) -> None:
    with pytest.raises(JsonRpcException) as refused:
        await editor.text_document_rename_async(types.RenameParams(new_name=new, **place(editor, part)))
    assert why in reason(editor, refused)


async def test_nothing_is_prepared_where_there_is_no_name(editor: Editor) -> None:
    with pytest.raises(JsonRpcException) as refused:
        await editor.text_document_prepare_rename_async(types.PrepareRenameParams(**place(editor, "helps")))
    assert "no name of an agent" in reason(editor, refused)


async def test_other_files_have_no_names(editor: Editor) -> None:
    uri = editor.open(editor.root / "README.md", FILES["README.md"])
    asked = types.PrepareRenameParams(types.TextDocumentIdentifier(uri), types.Position(0, 6))
    assert await editor.text_document_prepare_rename_async(asked) is None
    editor.text_document_did_close(types.DidCloseTextDocumentParams(asked.text_document))
    del editor.documents[uri]


async def test_the_name_follows_a_file_that_is_renamed(editor: Editor) -> None:
    found = await moved(editor, OPENED, ".claude/agents/diff-reader.md")
    assert edited(editor, found) == {name: text.replace("code-reviewer", "diff-reader") for name, text in FILES.items()}


async def test_a_file_that_was_renamed_is_known_by_its_new_name(editor: Editor) -> None:
    old, new = editor.root / ".claude/agents/test-writer.md", editor.root / ".claude/agents/tester.md"
    old.rename(new)
    files = types.RenameFilesParams([types.FileRename(old.as_uri(), new.as_uri())])
    editor.workspace_did_rename_files(files)
    asked = types.RenameParams(new_name="x", **place(editor, "test-writer"))
    found = await editor.text_document_rename_async(asked)
    changed = [*(found.changes or ()), *(each.text_document.uri for each in found.document_changes or ())]
    assert set(changed) == {new.as_uri(), (editor.root / OPENED).as_uri()}
    new.rename(old)
    editor.workspace_did_rename_files(types.RenameFilesParams([types.FileRename(new.as_uri(), old.as_uri())]))


async def test_a_client_without_document_changes_is_given_edits_by_uri() -> None:
    files = [EditedFile(f"file:///{name}.md", None, Text("a b"), [Edit(Span(2, 3), name)]) for name in "xy"]
    found = files_to_workspace_edit(files, (), Capabilities())
    assert {uri: [edit["newText"] for edit in edits] for uri, edits in found["changes"].items()} == {
        "file:///x.md": ["x"],
        "file:///y.md": ["y"],
    }
    moves = [("file:///x.md", "file:///z.md")]
    kinds = [each.get("kind") for each in files_to_workspace_edit(files, moves, Capabilities())["documentChanges"]]
    assert kinds == [None, None, "rename"]
