"""An editor that makes every edit it is offered, as Kate 22.12 does when asked for a quick fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from lsp.editor import CONFIG, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

FAULTY = "---\nname: reviewer\ndescription: Reviews code\ntools: Raed, Xyzzy\n---\nLook at it.\n"


@pytest_lsp.fixture(scope="module", config=CONFIG)
async def editor(client: Editor) -> Any:
    kinds = types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix])
    literals = types.ClientCodeActionLiteralOptions(kinds)
    actions = types.CodeActionClientCapabilities(code_action_literal_support=literals)
    capabilities = types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(code_action=actions))
    await client.initialize_session(types.InitializeParams(capabilities))
    yield
    await client.end()


async def offered(editor: Editor, path: Path, tool: str, whole: bool = True) -> list[types.CodeAction]:
    uri = editor.open(path / ".claude/agents/reviewer.md", FAULTY)
    await editor.reports(uri)
    place = editor.range_of(uri, tool)
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(uri),
        editor.range_of(uri, FAULTY) if whole else place,
        types.CodeActionContext([types.Diagnostic(place, "typed by hand", code="unknown-tool")]),
    )
    return await editor.text_document_code_action_async(asked)


@pytest.mark.parametrize(("tools", "mended"), [("Raed", "Read"), (", Xyzzy", "")])
async def test_one_repair_is_offered_for_a_finding_in_all_of_the_file(
    editor: Editor, tmp_path: Path, tools: str, mended: str
) -> None:
    [fix] = await offered(editor, tmp_path, tools.strip(", "))
    uri = (tmp_path / ".claude/agents/reviewer.md").as_uri()
    assert editor.apply(uri, fix.edit) == FAULTY.replace(tools, mended)


async def test_all_is_offered_at_a_place(editor: Editor, tmp_path: Path) -> None:
    titles = [action.title for action in await offered(editor, tmp_path, "Raed", whole=False)]
    assert "Ignore `unknown-tool` here" in titles
    assert "Explain `unknown-tool`" in titles
