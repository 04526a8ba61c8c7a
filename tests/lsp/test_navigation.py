"""Requests that lead from one file to others, over a project on disk of which one file is open."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter

from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.requests import workspace_symbol
from agentls.lsp.session import Session
from lsp.editor import CONFIG, PROFILES, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

REVIEWER = "---\nname: code-reviewer\ndescription: 🎉 Reviews code.\ntools: Read\n---\n# Role\n\nAsk tester-one.\n"
TESTER = "---\n# 🎉\nname: tester-one\ndescription: Tests.\n---\nTest it.\n"
LEAD = """\
---
name: lead
description: "Leads → code-reviewer, then tester-one."
tools: Agent(code-reviewer), mcp__github__search
---
🎉 Ask `code-reviewer`. See [the guide](docs/guide.md#two-words).

<example>
user: x
</example>
"""
OTHERS = {
    ".claude/agents/code-reviewer.md": REVIEWER,
    ".claude/agents/tester-one.md": TESTER,
    "docs/guide.md": "# Guide\n\n## Two words\n\nMore.\n",
    ".mcp.json": '{"mcpServers": {"github": {"command": "x"}}}\n',
}


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = tmp_path_factory.mktemp("project")
    for name, content in OTHERS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8", newline="\n")
    client.root = root
    await client.begin(request.param, root)
    while len(await client.workspace_symbol_async(types.WorkspaceSymbolParams("")) or ()) < 3:
        await asyncio.sleep(0.005)
    yield
    await client.end()


def lead(editor: Editor) -> str:
    return editor.open(editor.root / ".claude/agents/lead.md", LEAD)


def at(editor: Editor, uri: str, part: str) -> dict[str, Any]:
    """The document and the place of some characters in it."""
    return {
        "text_document": types.TextDocumentIdentifier(uri),
        "position": editor.range_of(uri, part).start,
    }


def shown(editor: Editor, uri: str, place: types.Range) -> tuple[str, str]:
    """The name of a file and the characters of a range in it."""
    if uri not in editor.documents:
        name = next(name for name in OTHERS if uri.endswith(name))
        editor.open(editor.root / name, OTHERS[name])
    return uri.rpartition("/")[2], editor.covered(uri, place)


async def test_definition(editor: Editor) -> None:
    uri = lead(editor)
    [found] = await editor.text_document_definition_async(types.DefinitionParams(**at(editor, uri, "code-reviewer)")))
    if isinstance(found, types.LocationLink):
        assert editor.covered(uri, found.origin_selection_range) == "code-reviewer"
        assert shown(editor, found.target_uri, found.target_range)[1].startswith("---\nname:")
        found = types.Location(found.target_uri, found.target_selection_range)
    assert shown(editor, found.uri, found.range) == ("code-reviewer.md", "code-reviewer")


async def test_definition_of_a_tool_leads_to_its_server(editor: Editor) -> None:
    uri = lead(editor)
    [found] = await editor.text_document_definition_async(types.DefinitionParams(**at(editor, uri, "search")))
    if isinstance(found, types.LocationLink):
        found = types.Location(found.target_uri, found.target_selection_range)
    assert shown(editor, found.uri, found.range) == (".mcp.json", "github")


async def test_references(editor: Editor) -> None:
    uri = lead(editor)
    asked = types.ReferenceParams(**at(editor, uri, "tester-one"), context=types.ReferenceContext(True))
    found = await editor.text_document_references_async(asked)
    assert sorted(shown(editor, place.uri, place.range) for place in found) == [
        ("code-reviewer.md", "tester-one"),
        ("lead.md", "tester-one"),
        ("tester-one.md", "tester-one"),
    ]
    asked.context.include_declaration = False
    assert len(await editor.text_document_references_async(asked)) == 2


async def test_highlights(editor: Editor) -> None:
    uri = lead(editor)
    asked = types.DocumentHighlightParams(**at(editor, uri, "code-reviewer`"))
    found = await editor.text_document_document_highlight_async(asked)
    assert [editor.covered(uri, each.range) for each in found] == ["code-reviewer"] * 3
    tags = types.DocumentHighlightParams(**at(editor, uri, "</example>"))
    found = await editor.text_document_document_highlight_async(tags)
    assert [editor.covered(uri, each.range) for each in found] == ["<example>", "</example>"]


async def test_links_with_what_they_lead_to(editor: Editor) -> None:
    uri = lead(editor)
    asked = types.DocumentLinkParams(types.TextDocumentIdentifier(uri))
    [link] = await editor.text_document_document_link_async(asked)
    assert editor.covered(uri, link.range) == "docs/guide.md#two-words"
    assert link.target == (editor.root / "docs/guide.md").as_uri() + "#L3"
    assert (await editor.document_link_resolve_async(link)).tooltip in {None, "## Two words\n\nMore."}


async def test_symbols_of_the_workspace(editor: Editor) -> None:
    [symbol] = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("tstone"))
    if isinstance(symbol.location, types.LocationUriOnly):
        symbol = await editor.workspace_symbol_resolve_async(symbol)
    assert (symbol.name, symbol.kind) == ("tester-one", types.SymbolKind.Class)
    assert shown(editor, symbol.location.uri, symbol.location.range) == ("tester-one.md", "tester-one")


async def test_calls(editor: Editor) -> None:
    uri = lead(editor)
    asked = types.CallHierarchyPrepareParams(**at(editor, uri, "code-reviewer"))
    [item] = await editor.text_document_prepare_call_hierarchy_async(asked)
    assert item.name == "code-reviewer"
    incoming = await editor.call_hierarchy_incoming_calls_async(types.CallHierarchyIncomingCallsParams(item))
    assert [(call.from_.name, len(call.from_ranges)) for call in incoming] == [("lead", 3)]
    assert {editor.covered(uri, place) for place in incoming[0].from_ranges} == {"code-reviewer"}
    outgoing = await editor.call_hierarchy_outgoing_calls_async(types.CallHierarchyOutgoingCallsParams(item))
    assert [call.to.name for call in outgoing] == ["tester-one"]
    assert [shown(editor, item.uri, place)[1] for call in outgoing for place in call.from_ranges] == ["tester-one"]


async def test_hover_over_a_name_shows_the_other_agent(editor: Editor) -> None:
    uri = lead(editor)
    found = await editor.text_document_hover_async(types.HoverParams(**at(editor, uri, "code-reviewer`")))
    assert editor.covered(uri, found.range) == "code-reviewer"
    assert "🎉 Reviews code." in found.contents.value
    assert "Tools: `Read`" in found.contents.value


async def test_completion_offers_names(editor: Editor) -> None:
    uri = lead(editor)
    asked = types.CompletionParams(**at(editor, uri, "code-reviewer)"))
    found = await editor.text_document_completion_async(asked)
    assert [item.label for item in found.items][:2] == ["code-reviewer", "tester-one"]


async def test_nothing_is_found_in_other_documents(editor: Editor) -> None:
    uri = editor.open(editor.root / "notes.md", "code-reviewer\n")
    here = at(editor, uri, "code-reviewer")
    assert await editor.text_document_definition_async(types.DefinitionParams(**here)) is None
    assert (
        await editor.text_document_references_async(types.ReferenceParams(types.ReferenceContext(True), **here)) is None
    )
    assert await editor.text_document_document_highlight_async(types.DocumentHighlightParams(**here)) is None
    assert await editor.text_document_prepare_call_hierarchy_async(types.CallHierarchyPrepareParams(**here)) is None
    links = types.DocumentLinkParams(types.TextDocumentIdentifier(uri))
    assert await editor.text_document_document_link_async(links) is None


async def test_symbols_have_their_place_looked_up_when_chosen(tmp_path: Path) -> None:
    session = Session(Capabilities(lazy_symbols=True))
    for name in OTHERS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(OTHERS[name], "utf-8", newline="\n")
        session.workspace.read((tmp_path / name).as_posix())
    reader = default_converter()
    for found in workspace_symbol.answer(session, types.WorkspaceSymbolParams("")):
        assert "range" not in found["location"]
        symbol = workspace_symbol.resolve(
            session, reader.structure(json.loads(json.dumps(found)), types.WorkspaceSymbol)
        )
        assert symbol["name"] in OTHERS[found["location"]["uri"].removeprefix(tmp_path.as_uri() + "/")]
        assert symbol["location"]["range"]["start"]["character"] > 0
