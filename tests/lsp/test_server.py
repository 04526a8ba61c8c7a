"""The server as three editors drive it: columns in utf-16, utf-8 and utf-32, each with its own abilities.

Only the glue is proven here; what is found, offered and repaired is proven where it is made.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from lsp.editor import CONFIG, ENCODINGS, PROFILES, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

FAULTY = """\
---
name: reviewer
description: Reviews → code 🎉 for you. Use it after each change.
tools: Write, 🎉→, Raed
model: sonnet
---
# Output format

Look at it.
"""
FOUND = [("unknown-tool", "🎉→"), ("unknown-tool", "Raed")]


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    await client.begin(request.param, tmp_path_factory.mktemp("project"))
    assert client.encoding == ENCODINGS[request.param]
    yield
    await client.end()


def agent(root: Path, name: str = "reviewer") -> Path:
    return root / ".claude" / "agents" / f"{name}.md"


def actions(title: str, found: list[types.CodeAction] | None) -> list[types.CodeAction]:
    return [action for action in found or [] if title in action.title]


async def test_diagnostics_stand_on_the_very_characters_and_follow_edits(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY, language="chatagent")
    assert await editor.reports(uri) == FOUND
    editor.edit(uri, "Raed", "Read")
    assert await editor.reports(uri) == FOUND[:1]
    editor.edit(uri, "🎉→", "Bash")
    assert await editor.reports(uri) == []
    editor.edit(uri, "each change", "🎉 \u2028 change")
    editor.edit(uri, "Bash", "Bsah")
    assert await editor.reports(uri) == [("unknown-tool", "Bsah")]


async def test_completion(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY)
    at = types.TextDocumentIdentifier(uri), editor.range_of(uri, "ed\nmodel").start
    found = await editor.text_document_completion_async(types.CompletionParams(*at))
    read = next(item for item in found.items if item.label == "Read")
    assert editor.covered(uri, read.text_edit.range) == "Raed"


async def test_blanks_in_prose_bring_no_completion_up(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY)
    typed = types.CompletionContext(types.CompletionTriggerKind.TriggerCharacter, " ")
    at = types.TextDocumentIdentifier(uri), editor.range_of(uri, "at it").start
    assert await editor.text_document_completion_async(types.CompletionParams(*at, context=typed)) is None


async def test_hover(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY)
    at = types.TextDocumentIdentifier(uri), editor.range_of(uri, "put format").start
    found = await editor.text_document_hover_async(types.HoverParams(*at))
    assert editor.covered(uri, found.range) == "# Output format"
    assert "Output Format" in found.contents.value


@pytest.mark.parametrize("named", ["in full", "without code", "not at all"])
async def test_quick_fix_of_what_the_editor_names_or_selects(editor: Editor, tmp_path: Path, named: str) -> None:
    uri = editor.open(agent(tmp_path, named.replace(" ", "-")), FAULTY)
    await editor.reports(uri)
    place, whole = editor.range_of(uri, "Raed"), editor.range_of(uri, FAULTY)
    back = types.Diagnostic(place, "typed by hand", code="unknown-tool" if named == "in full" else None)
    context = types.CodeActionContext([] if named == "not at all" else [back])
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(uri), place if named == "not at all" else whole, context
    )
    found = await editor.text_document_code_action_async(asked)
    [fix] = actions("`Read`", found)
    assert editor.apply(uri, fix.edit) == FAULTY.replace("Raed", "Read")
    assert [editor.covered(uri, about.range) for about in fix.diagnostics] == ["Raed"]
    assert (await editor.code_action_resolve_async(fix)).edit == fix.edit


async def test_fix_all_on_save(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY.replace("🎉→, Raed", "Read, Read"))
    context = types.CodeActionContext([], only=["source.fixAll"])
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), editor.range_of(uri, "---"), context)
    [fix] = await editor.text_document_code_action_async(asked)
    assert fix.kind == "source.fixAll.agentls"
    assert "tools: Write, Read\n" in await editor.choose(uri, fix)


async def test_an_action_left_for_later_is_given_up_when_the_document_changes(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY)
    place = editor.range_of(uri, "Raed")
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, types.CodeActionContext([]))
    found = await editor.text_document_code_action_async(asked)
    [ignore] = actions("Ignore `unknown-tool`", found)
    assert "# agentls: ignore[unknown-tool]\ntools:" in await editor.choose(uri, ignore)
    editor.edit(uri, "Raed", "Read")
    if ignore.data:
        assert (await editor.code_action_resolve_async(ignore)).edit is None


async def test_a_link_is_looked_for_again_when_something_is_saved(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), "---\nname: a\ndescription: A.\n---\n[b](docs/b.md)\n")
    assert await editor.reports(uri) == [("broken-link", "docs/b.md")]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/b.md").touch()
    editor.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    while editor.diagnostics[uri]:
        await asyncio.sleep(0.005)


async def test_explaining_shows_a_page_or_else_a_message(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY)
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(uri), editor.range_of(uri, "Raed"), types.CodeActionContext([])
    )
    assert await editor.text_document_code_action_async(asked)
    # The library takes an action with a command for a command alone, so the message itself is read.
    answer = next(m for m in reversed(editor.protocol.traffic.received) if "result" in m)
    [explain] = [a for a in answer["result"] if "Explain" in a["title"]]
    assert explain["command"]["arguments"] == ["unknown-tool"]
    shown, told = len(editor.shown_documents), len(editor.messages)
    command = types.ExecuteCommandParams(explain["command"]["command"], ["unknown-tool"])
    await editor.workspace_execute_command_async(command)
    assert len(editor.shown_documents) + len(editor.messages) == shown + told + 1


@pytest.mark.parametrize("name", ["notes.md", "src/main.py"])
async def test_other_files_are_left_in_peace(editor: Editor, tmp_path: Path, name: str) -> None:
    other, ours = editor.open(tmp_path / name, FAULTY), editor.open(agent(tmp_path), FAULTY)
    await editor.reports(ours)
    assert other not in editor.diagnostics
    at = types.TextDocumentIdentifier(other), types.Position(3, 8)
    assert await editor.text_document_hover_async(types.HoverParams(*at)) is None


async def test_requests_about_what_is_not_open_have_empty_answers(editor: Editor, tmp_path: Path) -> None:
    document, start = types.TextDocumentIdentifier(agent(tmp_path).as_uri()), types.Position(0, 0)
    assert await editor.text_document_hover_async(types.HoverParams(document, start)) is None
    assert await editor.text_document_completion_async(types.CompletionParams(document, start)) is None
    asked = types.CodeActionParams(document, types.Range(start, start), types.CodeActionContext([]))
    assert not await editor.text_document_code_action_async(asked)


async def test_closing_takes_diagnostics_back(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FAULTY)
    await editor.reports(uri)
    gone = editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await gone
    assert not editor.diagnostics[uri]


async def test_settings_that_cannot_be_read_are_reported_and_the_defaults_hold(editor: Editor, tmp_path: Path) -> None:
    settings = tmp_path / "agentls.toml"
    settings.write_text('rules = { unknown-tool = "off"', "utf-8", newline="\n")
    uri = editor.open(agent(tmp_path), FAULTY)
    assert await editor.reports(uri) == FOUND
    while settings.as_uri() not in editor.diagnostics:
        await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [d.code for d in editor.diagnostics[settings.as_uri()]] == ["invalid-setting"]


async def test_settings_hold_at_once_and_a_bad_one_is_reported_in_its_file(editor: Editor, tmp_path: Path) -> None:
    settings = tmp_path / "agentls.toml"
    settings.write_text('rules = { unknown-tool = "off", no-such-rule = "off" }\n', "utf-8", newline="\n")
    uri = editor.open(agent(tmp_path), FAULTY)
    assert await editor.reports(uri) == []
    while settings.as_uri() not in editor.diagnostics:
        await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [d.code for d in editor.diagnostics[settings.as_uri()]] == ["invalid-setting"]
    settings.unlink()
    change = types.FileEvent(settings.as_uri(), types.FileChangeType.Deleted)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    while editor.diagnostics[settings.as_uri()]:
        await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    editor.edit(uri, "Look", "Take a look")
    assert await editor.reports(uri) == FOUND
