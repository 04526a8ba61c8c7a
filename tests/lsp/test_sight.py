"""Semantic tokens, colours, hints and lenses as editors ask for them; what is in them is proven where it is made."""

from __future__ import annotations

import asyncio
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from agentls.ide.semantic_tokens.legend import MODIFIERS, TYPES
from agentls.lsp.capabilities.client import Capabilities, read_capabilities
from agentls.lsp.requests import code_lens
from agentls.lsp.requests.semantic_tokens import splice
from agentls.lsp.session import Session
from agentls.text import Position
from lsp.editor import CONFIG, PROFILES, Editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

REVIEWER = """\
---
name: reviewer
description: Reviews → code 🎉. <example>Context: 🎉</example>
model: sonnet
color: "blue"
---
Review it.
"""
HELPER = "---\nname: helper\ndescription: Helps.\ntools: Agent(reviewer), Raed\n---\nUse the reviewer agent.\n"
ALL = types.Range(types.Position(0, 0), types.Position(7, 0))


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = tmp_path_factory.mktemp("project")
    await client.begin(request.param, root)
    client.agents = root / ".claude" / "agents"
    yield
    await client.end()


def document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def read(editor: Editor, uri: str, numbers: list[int]) -> Iterator[str]:
    """The tokens that the numbers stand for."""
    _, text = editor.documents[uri]
    line = column = 0
    for at in range(0, len(numbers), 5):
        down, right, length, type_, bits = numbers[at : at + 5]
        line, column = line + down, right + column * (not down)
        start, end = (text.offset(Position(line, edge), editor.encoding) for edge in (column, column + length))
        modifiers = [name for bit, name in enumerate(MODIFIERS) if bits >> bit & 1]
        yield " ".join((text.content[start:end], "is", *modifiers, TYPES[type_]))


async def test_tokens(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / ".claude/agents/a.md", REVIEWER)
    whole = await editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document(uri)))
    found = list(read(editor, uri, whole.data))
    known = editor.capabilities.text_document.semantic_tokens
    if not known or not known.token_types:
        assert found == []
        return
    assert found == [
        "name is property",
        "reviewer is definition class",
        "description is property",
        "<example> is keyword",
        "Context is parameter",
        "</example> is keyword",
        "model is property",
        "sonnet is defaultLibrary enumMember",
        "color is property",
        "blue is enumMember",
    ]
    line = types.Range(types.Position(3, 0), types.Position(4, 0))
    part = await editor.text_document_semantic_tokens_range_async(types.SemanticTokensRangeParams(document(uri), line))
    assert list(read(editor, uri, part.data)) == found[6:8]


async def test_changed_tokens_are_one_edit_of_those_the_client_has(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / ".claude/agents/b.md", REVIEWER)
    whole = await editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document(uri)))

    def asked(known: str) -> Any:
        return editor.text_document_semantic_tokens_full_delta_async(
            types.SemanticTokensDeltaParams(document(uri), known)
        )

    assert list((await asked(whole.result_id)).edits) == []
    editor.edit(uri, "model: sonnet\n", "model: sonnet\nmaxTurns: 3\n")
    changed = await asked(whole.result_id)
    numbers = list(whole.data)
    for edit in changed.edits:
        numbers[edit.start : edit.start + edit.delete_count] = edit.data
    again = await asked("never heard of")
    assert list(again.data) == numbers
    assert again.result_id == changed.result_id


@pytest.mark.parametrize(
    ("before", "after", "edit"),
    [
        ([], [], None),
        ([1, 2], [1, 2], None),
        ([], [1], (0, 0, [1])),
        ([1], [], (0, 1, [])),
        ([1, 1], [1, 1, 1], (2, 0, [1])),
        ([1, 2, 3, 4], [1, 5, 4], (1, 2, [5])),
        ([1, 2, 1], [1, 2, 1, 2, 1], (3, 0, [2, 1])),
    ],
)
async def test_splice(before: list[int], after: list[int], edit: tuple[int, int, list[int]] | None) -> None:
    found = [(each["start"], each["deleteCount"], each["data"]) for each in splice(before, after)]
    assert found == ([edit] if edit else [])


async def test_splices_make_the_one_of_the_other() -> None:
    lists = [list(each) for length in range(5) for each in product((0, 1), repeat=length)]
    for before, after in product(lists, repeat=2):
        made = list(before)
        for edit in splice(before, after):
            made[edit["start"] : edit["start"] + edit["deleteCount"]] = edit["data"]
        assert made == after


async def test_colours(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / ".claude/agents/c.md", REVIEWER)
    [blue] = await editor.text_document_document_color_async(types.DocumentColorParams(document(uri)))
    assert editor.covered(uri, blue.range) == "blue"
    assert blue.color == types.Color(0.0, 0.0, 1.0, 1.0)
    asked = types.ColorPresentationParams(document(uri), types.Color(0.9, 0.1, 0.1, 1.0), blue.range)
    found = await editor.text_document_color_presentation_async(asked)
    assert [each.label for each in found[:2]] == ["red", "purple"]
    assert len(found) == 8
    assert found[0].text_edit == types.TextEdit(blue.range, "red")


async def test_hints_follow_the_range_and_the_settings(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / ".claude/agents/d.md", REVIEWER)

    async def labels(place: types.Range) -> list[str]:
        found = await editor.text_document_inlay_hint_async(types.InlayHintParams(document(uri), place))
        return [hint.label for hint in found]

    assert await labels(ALL) == ["all tools", "~12 tokens", "→ claude-sonnet-5-5"]
    assert await labels(editor.range_of(uri, "model: sonnet")) == ["→ claude-sonnet-5-5"]
    (tmp_path / "agentls.toml").write_text('[editor]\nhints = ["tools"]\n', "utf-8", newline="\n")
    saved = types.DidSaveTextDocumentParams(document((tmp_path / "agentls.toml").as_uri()))
    editor.text_document_did_save(saved)
    assert await labels(ALL) == ["all tools"]


async def test_a_hint_can_be_written_into_the_text(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / ".claude/agents/e.md", REVIEWER)
    found = await editor.text_document_inlay_hint_async(types.InlayHintParams(document(uri), ALL))
    [edit] = found[-1].text_edits
    assert (editor.covered(uri, edit.range), edit.new_text) == ("sonnet", "claude-sonnet-5-5")


async def lenses(editor: Editor, uri: str) -> list[types.CodeLens]:
    while not (found := await editor.text_document_code_lens_async(types.CodeLensParams(document(uri)))):
        await asyncio.sleep(0.005)
    return [await editor.code_lens_resolve_async(lens) for lens in found]


async def test_lenses(editor: Editor) -> None:
    helper = editor.open(editor.agents / "helper.md", HELPER)
    uri = editor.open(editor.agents / "reviewer.md", REVIEWER)
    await editor.reports(helper)
    await editor.reports(uri)
    found = await lenses(editor, uri)
    assert [editor.covered(uri, lens.range) for lens in found] == ["---", "reviewer", "description"]
    assert found[0].command.title.endswith("tools load this")
    assert [lens.command.title for lens in found[1:]] == [
        "2 references",
        "under 1 % of the description budget; all 2 agents here under 1 %",
    ]
    editor.edit(helper, "Use the reviewer agent", "Use nothing")
    assert (await lenses(editor, uri))[1].command.title == "1 reference"
    told = len(editor.messages)
    command = found[1].command
    await editor.workspace_execute_command_async(types.ExecuteCommandParams(command.command, command.arguments))
    assert [message.message for message in editor.messages[told:]] == ["`reviewer` is named in helper.md (1)."]


async def test_what_is_not_open_or_ours_has_nothing_to_show(editor: Editor, tmp_path: Path) -> None:
    notes = editor.open(tmp_path / "notes.md", REVIEWER)
    for uri in (notes, (tmp_path / ".claude/agents/z.md").as_uri()):
        asked = document(uri)
        assert await editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(asked)) is None
        changed = types.SemanticTokensDeltaParams(asked, "1")
        assert await editor.text_document_semantic_tokens_full_delta_async(changed) is None
        part = types.SemanticTokensRangeParams(asked, ALL)
        assert await editor.text_document_semantic_tokens_range_async(part) is None
        assert await editor.text_document_document_color_async(types.DocumentColorParams(asked)) == ()
        named = types.ColorPresentationParams(asked, types.Color(1.0, 0.0, 0.0, 1.0), ALL)
        assert await editor.text_document_color_presentation_async(named) == ()
        assert await editor.text_document_inlay_hint_async(types.InlayHintParams(asked, ALL)) == ()
        assert await editor.text_document_code_lens_async(types.CodeLensParams(asked)) == ()


async def test_a_client_with_a_command_of_its_own_shows_references_by_it() -> None:
    experimental = {"commands": {"commands": ["agentls.showReferences"]}}
    session = Session(read_capabilities(types.ClientCapabilities(experimental=experimental)))
    uri = "file:///project/.claude/agents/reviewer.md"
    session.documents.open(uri, 1, REVIEWER)
    lens = types.CodeLens(types.Range(types.Position(1, 6), types.Position(1, 14)), data=[uri, "references"])
    made = code_lens.resolve(session, lens)["command"]
    assert made == {
        "title": "no references",
        "command": "agentls.showReferences",
        "arguments": [uri, {"line": 1, "character": 6}],
    }


@pytest.mark.parametrize("data", [None, [], ["file:///gone.md", "references"], ["file:///gone.md", "budget"], [1, 2]])
async def test_a_lens_on_nothing_says_nothing(data: Any) -> None:
    lens = types.CodeLens(types.Range(types.Position(0, 0), types.Position(0, 0)), data=data)
    assert "command" not in code_lens.resolve(Session(Capabilities()), lens)
