"""Symbols, folds, selections, linked tags and writing as typed, as three editors ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from agentls.lsp.analysis import Analysis
from agentls.lsp.capabilities.client import read_capabilities
from agentls.lsp.requests import document_symbol, folding_range
from agentls.lsp.session import Session
from ide import golden
from lsp.editor import CONFIG, PROFILES, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
---
name: reviewer
description: |
  Reviews → 🎉 code.
  <example>
  user: "Is 🎉 fine?"
  </example>
tools:
  - Read
---
# Rôle 🎉

🎉 <rules>Be 🎉 good.</rules>

<!-- why
🎉 --> Now.

```sh
ls
```
"""


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    await client.begin(request.param, tmp_path_factory.mktemp("project"))
    yield
    await client.end()


def opened(editor: Editor, root: Path, content: str = FILE) -> tuple[str, types.TextDocumentIdentifier]:
    uri = editor.open(root / ".claude" / "agents" / "reviewer.md", content)
    return uri, types.TextDocumentIdentifier(uri)


def session(content: str, **abilities: Any) -> tuple[Session, types.TextDocumentIdentifier]:
    """A visit of a client with these abilities for symbols and folds alone."""
    client = types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(**abilities))
    visit, uri = Session(read_capabilities(client)), "file:///project/.claude/agents/x.md"
    visit.documents.open(uri, 0, content)
    return visit, types.TextDocumentIdentifier(uri)


async def test_symbols_are_a_tree_with_names_to_jump_to(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    found = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert [symbol.name for symbol in found] == ["name", "description", "tools", "Rôle 🎉"]
    assert [symbol.detail for symbol in found[::2]] == ["reviewer", "Read"]
    [example], [code] = found[1].children, found[3].children
    assert example.name == "example: Is 🎉 fine?"
    assert editor.covered(uri, example.selection_range) == "<example>"
    assert editor.covered(uri, found[3].selection_range) == "Rôle 🎉"
    assert editor.covered(uri, code.range) == "```sh\nls\n```"


async def test_selections_grow_at_each_cursor(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    places = [editor.range_of(uri, part).start for part in ("fine?", "ls\n")]
    found = await editor.text_document_selection_range_async(types.SelectionRangeParams(document, places))
    assert [editor.covered(uri, each.range) for each in found] == ["fine", "ls"]
    assert editor.covered(uri, found[0].parent.range) == '"Is 🎉 fine?"'
    last = found[1]
    while last.parent:
        last = last.parent
    assert editor.covered(uri, last.range) == FILE


async def test_names_of_tags_are_linked(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    at = editor.range_of(uri, "rules>Be").start
    found = await editor.text_document_linked_editing_range_async(types.LinkedEditingRangeParams(document, at))
    assert [editor.covered(uri, each) for each in found.ranges] == ["rules", "rules"]
    elsewhere = types.LinkedEditingRangeParams(document, editor.range_of(uri, "good").start)
    assert await editor.text_document_linked_editing_range_async(elsewhere) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Read\n  |\n", "- Read\n  - \n"),
        ("- Read\n🎉: |\n  <example>|\n", "- Read\n🎉: |\n  <example>\n  </example>\n"),
    ],
    ids=["an item", "a tag"],
)
async def test_what_is_written_as_typed(editor: Editor, tmp_path: Path, before: str, after: str) -> None:
    start, _, behind = before.rpartition("|")
    uri, document = opened(editor, tmp_path, FILE.replace("- Read\n", start + behind))
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    key, place = ">" if start.endswith(">") else "\n", editor.range_of(uri, start).end
    asked = types.DocumentOnTypeFormattingParams(document, place, key, options)
    found = await editor.text_document_on_type_formatting_async(asked)
    assert editor.apply(uri, types.WorkspaceEdit(changes={uri: found})) == FILE.replace("- Read\n", after)
    nothing = types.DocumentOnTypeFormattingParams(document, editor.range_of(uri, "ls\n").end, key, options)
    assert await editor.text_document_on_type_formatting_async(nothing) is None


async def test_folds_are_whole_lines_where_the_editor_wants_that(editor: Editor, tmp_path: Path) -> None:
    uri, document = opened(editor, tmp_path)
    found = await editor.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert [each.start_line for each in found] == [0, 2, 4, 7, 10, 14, 17]
    assert [each.kind for each in found if each.kind] == [types.FoldingRangeKind.Comment]
    places = {(each.end_line, each.end_character) for each in found if each.start_line == 14}
    able = editor.capabilities.text_document.folding_range
    whole_lines = able is not None and able.line_folding_only
    assert places == {(15, None) if whole_lines else (15, editor.range_of(uri, "--> Now").start.character)}


async def test_other_files_and_closed_ones_have_no_structure(editor: Editor, tmp_path: Path) -> None:
    notes = types.TextDocumentIdentifier(editor.open(tmp_path / "notes.md", FILE))
    gone = types.TextDocumentIdentifier((tmp_path / ".claude/agents/gone.md").as_uri())
    start = types.Position(0, 0)
    for document in (notes, gone):
        assert not await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        assert not await editor.text_document_folding_range_async(types.FoldingRangeParams(document))
        asked = types.SelectionRangeParams(document, [start])
        assert await editor.text_document_selection_range_async(asked) is None
        tags = types.LinkedEditingRangeParams(document, start)
        assert await editor.text_document_linked_editing_range_async(tags) is None


async def test_a_client_without_trees_gets_a_list() -> None:
    visit, document = session("# A\n## B\n")
    asked = types.DocumentSymbolParams(document)
    found = [(each["name"], each.get("containerName")) for each in document_symbol.answer(visit, asked)]
    assert found == [("A", None), ("B", "A")]


async def test_what_is_deprecated_is_tagged_where_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = types.ClientSymbolTagOptions(value_set=[types.SymbolTag.Deprecated])
    able = types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True, tag_support=tags)
    toy = golden.context("---\ntags: [a]\ntitle: x\n---\n")
    monkeypatch.setattr(Analysis, "context", lambda *_: toy)
    for ability, tags in ((able, [[1], None]), (None, [None, None])):
        visit, document = session("", document_symbol=ability)
        found = document_symbol.answer(visit, types.DocumentSymbolParams(document))
        assert [each.get("tags") for each in found] == tags


async def test_no_more_folds_than_the_client_takes_and_no_kinds_that_it_does_not_know() -> None:
    kinds = types.ClientFoldingRangeKindOptions(value_set=[types.FoldingRangeKind.Imports])
    limited = types.FoldingRangeClientCapabilities(range_limit=2, line_folding_only=True, folding_range_kind=kinds)
    visit, document = session("# A\n\n<!--\na\n-->\n\n## B\na\n", folding_range=limited)
    found = folding_range.answer(visit, types.FoldingRangeParams(document))
    assert found == [{"startLine": 0, "endLine": 7}, {"startLine": 2, "endLine": 4}]
