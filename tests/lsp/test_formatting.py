"""Formatting, as three editors ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from lsp.editor import CONFIG, PROFILES, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
---
model:   opus
name:   "🎉x"  # 🎉
tools: [Read,  Grep]
color:   'blue'
---
# Rôle   🎉
"""
OPTIONS = types.FormattingOptions(tab_size=8, insert_spaces=False, trim_final_newlines=True)


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    await client.begin(request.param, tmp_path_factory.mktemp("project"))
    yield
    await client.end()


def opened(editor: Editor, root: Path, content: str = FILE) -> tuple[str, types.TextDocumentIdentifier]:
    uri = editor.open(root / ".claude" / "agents" / "reviewer.md", content)
    return uri, types.TextDocumentIdentifier(uri)


def after(editor: Editor, uri: str, edits: list[types.TextEdit]) -> str:
    return editor.apply(uri, types.WorkspaceEdit(changes={uri: edits}))


async def test_a_document(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    edits = await editor.text_document_formatting_async(types.DocumentFormattingParams(document, OPTIONS))
    expected = "---\nmodel: opus\nname: \"🎉x\" # 🎉\ntools: [Read, Grep]\ncolor: 'blue'\n---\n# Rôle   🎉\n"
    assert after(editor, uri, edits) == expected
    uri, document = opened(editor, tmp_path / "again", expected)
    found = await editor.text_document_formatting_async(types.DocumentFormattingParams(document, OPTIONS))
    assert list(found) == []


async def test_edits_are_small(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path, "---\nname: 🎉\ncolor:   'blue'\ninitialPrompt: x\n---\n")
    [edit] = await editor.text_document_formatting_async(types.DocumentFormattingParams(document, OPTIONS))
    assert (editor.covered(uri, edit.range), edit.new_text) == ("  ", "")


async def test_keys_are_sorted_where_the_settings_say_so(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "agentls.toml").write_text("[format]\nsort-keys = true\n", "utf-8")
    uri, document = opened(editor, tmp_path, "---\nmodel: opus\nname: x\n---\n")
    edits = await editor.text_document_formatting_async(types.DocumentFormattingParams(document, OPTIONS))
    assert after(editor, uri, edits) == "---\nname: x\nmodel: opus\n---\n"


async def test_a_range(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    place = editor.range_of(uri, "🎉x")
    asked = types.DocumentRangeFormattingParams(document, place, OPTIONS)
    edits = await editor.text_document_range_formatting_async(asked)
    assert after(editor, uri, edits) == FILE.replace('name:   "🎉x"  #', 'name: "🎉x" #')


async def test_ranges(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    places = [editor.range_of(uri, "opus"), editor.range_of(uri, "blue")]
    asked = types.DocumentRangesFormattingParams(document, places, OPTIONS)
    edits = await editor.text_document_ranges_formatting_async(asked)
    assert after(editor, uri, edits) == FILE.replace("model:   ", "model: ").replace("  'blue'", "'blue'")


async def test_a_header_that_cannot_be_formatted_gets_no_edits(editor: Editor, tmp_path: Path) -> None:
    _, document = opened(editor, tmp_path, FILE.replace("opus", "a: b"))
    found = await editor.text_document_formatting_async(types.DocumentFormattingParams(document, OPTIONS))
    assert list(found) == []


async def test_other_documents_are_none_of_our_business(editor: Editor, tmp_path: Path) -> None:
    document = types.TextDocumentIdentifier(editor.open(tmp_path / "notes.md", FILE))
    assert await editor.text_document_formatting_async(types.DocumentFormattingParams(document, OPTIONS)) is None
