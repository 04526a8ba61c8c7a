"""Commands that answer about the whole workspace, about a file's kind and about rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from agentls.lsp.server import Server
from agentls.rules import ALL
from lsp.editor import CONFIG, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="function")

MOJIBAKE = (
    "---\nname: {name}\ndescription: Reviews â†’ reports 🎉 faults of {name}.\ntools: Read, Raed\n---\nReview it.\n"
)
LEFT = {"error": 0, "warning": 1, "information": 0, "hint": 0}


@pytest_lsp.fixture(scope="function", config=CONFIG)
async def editor(client: Editor) -> Any:
    yield
    await client.end()


async def asked(editor: Editor, command: str, *arguments: str) -> Any:
    return await editor.workspace_execute_command_async(types.ExecuteCommandParams(command, list(arguments)))


def agent(root: Path, name: str, prefix: bytes = b"", line_end: str = "\n") -> Path:
    path = root / ".claude" / "agents" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(prefix + MOJIBAKE.format(name=name).replace("\n", line_end).encode())
    return path


def changes(edit: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {each["textDocument"]["uri"]: each["edits"] for each in edit["documentChanges"]}


async def test_the_kind_of_a_document(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    uri = editor.open(agent(tmp_path, "a"), MOJIBAKE.format(name="a"))
    assert await asked(editor, "agentls.kind", uri) == {"id": "claude-code/agent", "title": "Claude Code agent"}
    assert await asked(editor, "agentls.kind", editor.open(tmp_path / "README.md", "# Hi\n")) is None
    assert await asked(editor, "agentls.kind", "untitled:1") is None


async def test_rules_with_their_pages(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    told = await asked(editor, "agentls.rules")
    assert [rule["name"] for rule in told] == [rule.name for rule in ALL]
    assert all(rule["page"].startswith(f"# {rule['name']}\n\n{rule['summary']}") for rule in told)


async def test_findings_of_open_files_and_others(editor: Editor, tmp_path: Path) -> None:
    agent(tmp_path, "a")
    clean = MOJIBAKE.format(name="b").replace("â†’", "→").replace(", Raed", "")
    opened = agent(tmp_path, "b")
    await editor.begin("vscode", tmp_path)
    editor.open(opened, clean)
    assert await asked(editor, "agentls.findings") == {"files": 2, "findings": {**LEFT, "warning": 2}}


async def test_one_edit_repairs_all_files_as_an_editor_reads_them(editor: Editor, tmp_path: Path) -> None:
    marked = agent(tmp_path, "a", prefix=b"\xef\xbb\xbf")
    windows = agent(tmp_path, "b", line_end="\r\n")
    opened = agent(tmp_path, "c")
    await editor.begin("vscode", tmp_path)
    uri = editor.open(opened, "\n\n" + MOJIBAKE.format(name="c")[4:], version=7)
    editor.edit(uri, "\n\n", "---\n")
    told = await asked(editor, "agentls.fixAll")
    assert (told["files"], told["findings"]) == (3, {**LEFT, "warning": 3})
    made = changes(told["edit"])
    for path in (marked, windows):
        (edit,) = made[path.as_uri()]
        assert edit["range"]["start"]["line"] == edit["range"]["end"]["line"] == 2
        assert edit["newText"] == "→"
    documents = [each["textDocument"] for each in told["edit"]["documentChanges"]]
    assert {"uri": uri, "version": 8} in documents


async def test_what_an_editor_reads_otherwise_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    agent(tmp_path, "a").write_bytes(MOJIBAKE.format(name="a").encode() + b"\xff \xc3\n")
    await editor.begin("vscode", tmp_path)
    told = await asked(editor, "agentls.fixAll")
    assert (told["files"], changes(told["edit"])) == (0, {})
    assert told["findings"]["warning"] > LEFT["warning"]


async def test_files_whose_settings_have_faults_are_left_alone(editor: Editor, tmp_path: Path) -> None:
    agent(tmp_path, "a")
    (tmp_path / "agentls.toml").write_text('exclude = ".claude/**"\n')
    await editor.begin("vscode", tmp_path)
    told = await asked(editor, "agentls.fixAll")
    assert (told["files"], changes(told["edit"]), told["findings"]) == (0, {}, {**LEFT, "warning": 2})


async def test_excluded_files_are_left_out(editor: Editor, tmp_path: Path) -> None:
    agent(tmp_path, "a")
    (tmp_path / "agentls.toml").write_text('exclude = [".claude/**"]\n')
    await editor.begin("vscode", tmp_path)
    assert await asked(editor, "agentls.findings") == {"files": 0, "findings": {**LEFT, "warning": 0}}


async def test_the_page_about_commands_names_every_command(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "server/docs/commands.md").read_text("utf-8")
    listed = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `agentls.")]
    assert sorted(listed) == sorted(Server().protocol.fm.commands)


async def test_readers_are_told_in_a_message_where_no_page_can_be_shown(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("emacs", tmp_path)
    path = agent(tmp_path, "reviewer")
    uri = editor.open(path, path.read_text("utf-8"))
    await editor.reports(uri)
    told = len(editor.messages)
    await asked(editor, "agentls.tellReaders", uri)
    (message,) = editor.messages[told:]
    assert message.message.startswith("reviewer.md: ")
    assert message.message.endswith(" tools load this")


async def test_an_agent_is_converted_by_the_client(editor: Editor, tmp_path: Path) -> None:
    """The new file comes first, by ``types.WORKSPACE_APPLY_EDIT``; then it and the report are shown."""
    await editor.begin("vscode", tmp_path)
    path = agent(tmp_path, "reviewer")
    uri = editor.open(path, path.read_text("utf-8"))
    await asked(editor, "agentls.convert", uri, "codex/agent")
    create, edit = editor.applied[0].edit.document_changes
    assert create.uri == edit.text_document.uri == (tmp_path / ".codex/agents/reviewer.toml").as_uri()
    assert 'developer_instructions = """' in edit.edits[0].new_text
    new, report = [shown.uri for shown in editor.shown_documents]
    assert (new, report.endswith("conversion.md")) == (create.uri, True)


async def test_what_is_there_already_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    path = agent(tmp_path, "reviewer")
    there = tmp_path / ".codex/agents/reviewer.toml"
    there.parent.mkdir(parents=True)
    there.write_text("", "utf-8")
    uri = editor.open(path, path.read_text("utf-8"))
    await asked(editor, "agentls.convert", uri, "codex/agent")
    assert editor.applied == []
    assert editor.messages[-1].message.endswith("is there already; nothing was written")


async def test_tools_of_this_machine_are_asked_about_what_they_read(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("emacs", tmp_path)
    # Nothing that can be asked reads these.
    path = tmp_path / ".cursor" / "agents" / "reviewer.md"
    uri = editor.open(path, MOJIBAKE.format(name="reviewer"))
    await editor.reports(uri)
    told = len(editor.messages)
    await asked(editor, "agentls.tellTools")
    assert [message.message for message in editor.messages[told:]] == ["No tool has answered."]
