"""Fields: which there are, which must be there, and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.qwen_code.bases import AGENT
from oracle.shared import names

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield names.names(AGENT)
    yield names.required(AGENT)
    yield _more_names()
    yield _keys()
    yield _values()
    yield _models()
    yield _maps()
    yield _bodies()


def _more_names() -> Chapter:
    name = Chapter("called", AGENT)
    for label, value in {
        "reserved": "system",
        "reserved-capitals": "Default",
        "one-letter": "x",
        "two-letters": "xy",
        "fifty": "n" * 50,
        "fifty-one": "n" * 51,
        "trailing-underscore": "reviewer_",
        "umlauts": "größenprüfer",
        "chinese": "审查员",
        "emoji": "review🚀",
    }.items():
        name.line(label, f"name: {value}", vain=False)
    return name


def _keys() -> Chapter:
    """Keys of others: what they deny is not denied, and of the rest nothing comes."""
    key = Chapter("key", AGENT)
    for label, entry in {
        "unknown": "foo: bar",
        "version": "version: 1.0.0",
        "author": "author: me",
        "temperature": "temperature: 0.2",
    }.items():
        key.line(label, entry, idle=label != "temperature", vain=label == "temperature")
    for label, entry in {
        "hint": "argument-hint: what to review",
        "skills": "skills: [pdf]",
        "effort": "effort: high",
        "memory": "memory: project",
        "isolation": "isolation: worktree",
        "mode": "mode: subagent",
        "steps": "steps: 5",
        "max-turns-snake": "max_turns: 5",
        "mcp-servers-snake": "mcp_servers:\n  github:\n    command: x",
        "background-cursor": "is_background: true",
        "display-name": "display_name: The reviewer",
        "system-prompt": "system_prompt: Be kind.",
    }.items():
        key.line(label, entry, vain=True)
    for label, entry in {
        "permission": "permission:\n  edit: deny",
        "permissions": "permissions:\n  - action: edit\n    effect: deny",
        "readonly": "readonly: true",
        "disallowed-hyphen": "disallowed-tools: [edit]",
        "excluded": "excludedTools: [edit]",
    }.items():
        key.line(label, entry, denied=("edit",))
    key.edit("allowed", "tools:", "allowed-tools:", own="allowed-tools")
    key.edit("case", "model:", "Model:", own="model")
    key.edit("quoted", "model:", '"model":')
    key.edit("number", "model:", "7: x\nmodel:", own="7", idle=True)
    return key


def _values() -> Chapter:
    value = Chapter("field", AGENT)
    good = {
        "color": ("color: red", "color: auto"),
        "maxTurns": ("maxTurns: 5", 'maxTurns: "5"', "maxTurns: 5.0"),
        "background": ("background: true", 'background: "true"', "background: false"),
        "approvalMode": tuple(
            f"approvalMode: {mode}" for mode in ("default", "plan", "auto-edit", "auto", "yolo", "bubble")
        ),
    }
    bad = {
        "color": ("color: teal", 'color: "#ff8800"', "color: Automatic Color", "color: 5", "color: Red"),
        "maxTurns": tuple(f"maxTurns: {value}" for value in ("0", "-1", "2.5", "many", "[5]", "true")),
        "background": ("background: maybe", "background: 1", "background: [true]"),
        "permissionMode": ("permissionMode: careful", "permissionMode: 5", "permissionMode: Plan"),
        "approvalMode": tuple(f"approvalMode: {value}" for value in ("careful", "Plan", "5", "[plan]", "true")),
    }  # fmt: skip
    for number, (key, entries) in enumerate(each for group in (good, bad) for each in group.items()):
        for order, entry in enumerate(entries):
            value.line(f"{number}-{key}-{order}", entry, kept=(key,), own="kept")
    for mode in ("default", "plan", "acceptEdits", "auto", "bypassPermissions", "dontAsk"):
        value.line(f"mode-{mode}", f"permissionMode: {mode}", kept=("approvalMode", "permissionMode"))
    for key in ("color", "maxTurns", "background", "approvalMode", "permissionMode"):
        value.line(f"{key}-null", f"{key}:")
    return value


def _models() -> Chapter:
    model = Chapter("model", AGENT)
    for label, text in {
        "inherit": "inherit",
        "fast": "fast",
        "provider": "openai:gpt-5.5",
        "other-provider": "anthropic/claude-sonnet-5",
        "claude": "claude-sonnet-5",
        "unknown": "frobnicator-9",
        "number": "4",
    }.items():
        model.line(label, f"model: {text}")
    model.line("alias", "model: sonnet", vain=True)
    model.line("empty-provider", 'model: "openai:"')
    model.line("null", "model:", model=None)
    model.line("list", "model: [qwen3-coder, gpt-5.5]", model="qwen3-coder")
    model.edit("old", "model: qwen3-coder", "modelConfig:\n  model: qwen3-coder", vain=True)
    return model


def _maps() -> Chapter:
    chapter = Chapter("map", AGENT)
    for label, entry in {
        "servers": "mcpServers:\n  github:\n    command: node",
        "servers-list": "mcpServers: [github]",
        "servers-text": "mcpServers: github",
        "servers-entry-text": "mcpServers:\n  github: npx github",
        "hooks": "hooks:\n  PreToolUse:\n    - hooks:\n        - type: command\n          command: x",
        "hooks-list": "hooks: [PreToolUse]",
        "hooks-text": "hooks: PreToolUse",
        "run": "runConfig:\n  max_time_minutes: 5",
        "run-turns": "runConfig:\n  max_turns: 5",
        "run-text": 'runConfig:\n  max_turns: "5"',
        "run-zero": "runConfig:\n  max_time_minutes: 0",
        "run-decimal": "runConfig:\n  max_turns: 2.5",
        "executor": "executor:\n  kind: codex\n  command: codex",
        "executor-kind": "executor:\n  kind: claude\n  command: x",
        "executor-no-command": "executor:\n  kind: codex",
        "executor-args": "executor:\n  kind: codex\n  command: codex\n  args: x",
        "executor-text": "executor: codex",
        "executor-null": "executor:",
        "backend": "executionBackend: container",
        "backend-other": "executionBackend: local",
        "backend-null": "executionBackend:",
    }.items():
        key = entry.partition(":")[0]
        chapter.line(label, entry, kept=(key,), own="kept", vain=False)
    return chapter


def _bodies() -> Chapter:
    body = Chapter("body", AGENT)
    body.edit("nine", AGENT.body, "123456789\n", prompt="123456789")
    body.edit("ten", AGENT.body, "1234567890\n", prompt="1234567890")
    body.edit("blanks-around", AGENT.body, "\n\n   123456789   \n\n", prompt="123456789")
    body.edit("long", AGENT.body, "You review. " * 2000, prompt="You review. " * 1999 + "You review.")
    return body
