"""Rewrites as three editors ask for them: offered at a place, made when chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types

from lsp.editor import CONFIG, ENCODINGS, PROFILES, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
---
name: reviewer
description: "Reviews → code 🎉.\\n\\n<example>user: a assistant: b</example>"
tools: Write, Read # all
---
# Task

user: 🎉 c
assistant: d
"""
INVOKED, AUTOMATIC = types.CodeActionTriggerKind.Invoked, types.CodeActionTriggerKind.Automatic


@pytest_lsp.fixture(scope="module", params=PROFILES, config=CONFIG)
async def editor(client: Editor, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    await client.begin(request.param, tmp_path_factory.mktemp("project"))
    assert client.encoding == ENCODINGS[request.param]
    yield
    await client.end()


async def asked(editor: Editor, uri: str, part: str, only: list[str] | None, trigger: Any = INVOKED) -> dict[str, Any]:
    """The actions for some characters by their title."""
    context = types.CodeActionContext([], only=only, trigger_kind=trigger)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), editor.range_of(uri, part), context)
    return {action.title: action for action in await editor.text_document_code_action_async(params) or []}


def agent(root: Path, name: str = "reviewer") -> Path:
    return root / ".claude" / "agents" / f"{name}.md"


@pytest.mark.parametrize(
    ("part", "only", "title", "old", "new"),
    [
        (
            "Reviews",
            ["refactor"],
            "Write the description as a literal block",
            FILE.split("\n")[2],
            "description: |-\n  Reviews → code 🎉.\n\n  <example>user: a assistant: b</example>",
        ),
        ("Write, Read", ["refactor.rewrite"], "Sort tools", "Write, Read", "Read, Write"),
        ("Write, Read", None, "Write tools as a list in brackets", "Write, Read", "[Write, Read]"),
        (
            "user: 🎉 c\nassistant: d",
            ["refactor"],
            "Make the selection an example",
            "user: 🎉 c\nassistant: d",
            "<example>\nuser: 🎉 c\nassistant: d\n</example>",
        ),
    ],
)
async def test_made_when_chosen(
    editor: Editor, tmp_path: Path, part: str, only: list[str] | None, title: str, old: str, new: str
) -> None:
    uri = editor.open(agent(tmp_path), FILE)
    found = await asked(editor, uri, part, only)
    assert await editor.choose(uri, found[title]) == FILE.replace(old, new)


async def test_examples_out_of_the_description_and_back(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FILE)
    [out] = (await asked(editor, uri, "Reviews", ["refactor.extract"])).values()
    text = await editor.choose(uri, out)
    assert text.endswith("assistant: d\n\n## Examples\n\n<example>\nuser: a\nassistant: b\n</example>\n")
    assert 'description: "Reviews → code 🎉."\n' in text
    uri = editor.open(agent(tmp_path, "other"), text)
    [back] = (await asked(editor, uri, "## Examples", ["refactor.inline"])).values()
    assert "  <example>\n  user: a\n  assistant: b\n  </example>\ntools" in await editor.choose(uri, back)


async def test_an_empty_file_is_filled(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path, "db-migrator"), "")
    found = await asked(editor, uri, "", None)
    fill = found["Fill the file from the template (Claude Code agent)"]
    assert next(iter(found.values())) is fill
    # Before all else, though there is a finding to ignore or to have explained.
    assert (fill.is_preferred, [each.code for each in fill.diagnostics]) == (True, ["missing-header"])
    assert fill.title in await asked(editor, uri, "", ["quickfix"])
    text = await editor.choose(uri, fill)
    assert text.startswith("---\nname: db-migrator\ndescription: ")


async def test_a_mark_beside_the_line_costs_nothing(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(agent(tmp_path), FILE)
    found = await asked(editor, uri, "Reviews", None, AUTOMATIC)
    assert all(action.data and not action.edit for action in found.values() if action.kind.startswith("refactor"))
    assert all(
        action.kind != "refactor.rewrite" for action in (await asked(editor, uri, "Reviews", ["source"])).values()
    )
