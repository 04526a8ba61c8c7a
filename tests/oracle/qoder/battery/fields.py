"""Fields: which there are, which must be there, and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.qoder.bases import AGENT
from oracle.shared import names

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield names.names(AGENT)
    yield names.required(AGENT)
    yield names.tool_lists(AGENT, "Read", "Glob")
    yield _keys()
    yield _values()
    yield _maps()
    yield _tools()


def _keys() -> Chapter:
    key = Chapter("key", AGENT)
    for label, entry in {"unknown": "foo: bar", "version": "version: 1.0.0", "author": "author: me"}.items():
        key.line(label, entry, idle=True)
    for label, entry in {
        "hint": "argument-hint: what to review",
        "mode": "mode: subagent",
        "steps": "steps: 5",
        "max-turns-snake": "max_turns: 5",
        "mcp-servers-snake": "mcp_servers:\n  github:\n    command: x",
        "background-cursor": "is_background: true",
        "display-name": "display_name: The reviewer",
        "system-prompt": "system_prompt: Be kind.",
        "approval": "approvalMode: plan",
    }.items():
        key.line(label, entry, vain=True)
    key.edit("case", "model:", "Model:", vain=True)
    key.edit("quoted", "model:", '"model":')
    return key


def _values() -> Chapter:
    value = Chapter("field", AGENT)
    good = {
        "color": ("red", "cyan"),
        "effort": ("low", "max", "3"),
        "maxTurns": ("5", "5.0"),
        "timeoutMins": ("20",),
        "temperature": ("0.2", "0", "1"),
        "memory": ("user", "project", "local"),
        "background": ("true", "false", '"true"', '"false"'),
        "isolation": ("worktree",),
        "permissionMode": ("default", "plan", "acceptEdits", "auto", "dontAsk", "bypassPermissions"),
        "initialPrompt": ("Begin.",),
        "kind": ("local", "remote"),
        "skills": ("pdf", "[pdf, docx]", "[]"),
        "model": ("sonnet", "gpt-5.5", "anthropic/claude-sonnet-5"),
    }
    bad = {
        "color": ("teal", '"#ff8800"', "Red", "auto", "5", "[red]", ""),
        "effort": ("extreme", "High", "0", "-1", "2.5", '"3"', "[high]", ""),
        "maxTurns": ("0", "-1", "2.5", "many", '"5"', "[5]", "true", ""),
        "timeoutMins": ("0", '"20"', "2.5", "5m", ""),
        "temperature": ('"0.2"', "warm", "[0.2]", ""),
        "memory": ("global", "User", "true", ""),
        "background": ("maybe", "1", "[true]", ""),
        "isolation": ("container", "true", ""),
        "permissionMode": ("5", "[plan]", "true", ""),
        "initialPrompt": ("5", "[Begin]", ""),
        "kind": ("helper", ""),
        "skills": ("5", "{a: b}", "[5]", "[pdf, 5]", ""),
        "model": ("4", "true", "[sonnet]", "{a: b}", ""),
        "disallowedTools": ("5", "{Edit: true}", "[5]", "true", ""),
    }
    for kind, group in (("good", good), ("bad", bad)):
        for key, values in group.items():
            for order, text in enumerate(values):
                value.line(f"{kind}-{key}-{order}", f"{key}: {text}".rstrip(), vain=False)
    value.line("mode-unknown", "permissionMode: careful", vain=True)
    return value


def _maps() -> Chapter:
    chapter = Chapter("map", AGENT)
    hook = "hooks:\n  PreToolUse:\n    - hooks:\n        - "
    for label, entry in {
        "servers": "mcpServers:\n  github:\n    command: node\n    args: [server.js]",
        "servers-list": "mcpServers: [github]",
        "servers-list-map": "mcpServers:\n  - github:\n      command: node",
        "servers-text": "mcpServers: github",
        "servers-null": "mcpServers:",
        "servers-number": "mcpServers: [5]",
        "servers-entry-text": "mcpServers:\n  github: npx github",
        "servers-args-text": "mcpServers:\n  github:\n    command: node\n    args: server.js",
        "servers-env-number": "mcpServers:\n  github:\n    command: node\n    env: {PORT: 80}",
        "servers-type": "mcpServers:\n  github:\n    url: https://example.org\n    type: stdio",
        "servers-timeout": "mcpServers:\n  github:\n    command: node\n    timeout: 5s",
        "hooks-command": f"{hook}type: command\n          command: x",
        "hooks-prompt": f"{hook}type: prompt\n          prompt: x",
        "hooks-http": f"{hook}type: http\n          url: https://example.org",
        "hooks-no-type": f"{hook}command: x",
        "hooks-unknown-type": f"{hook}type: magic\n          command: x",
        "hooks-no-command": f"{hook}type: command",
        "hooks-no-prompt": f"{hook}type: prompt",
        "hooks-flat": "hooks:\n  PreToolUse:\n    - type: command\n      command: x",
        "hooks-list": "hooks: [PreToolUse]",
        "hooks-text": "hooks: PreToolUse",
        "hooks-null": "hooks:",
        "hooks-map": "hooks:\n  PreToolUse:\n    hooks: []",
        "hooks-empty": "hooks: {}",
    }.items():
        chapter.line(label, entry, vain=False)
    chapter.line("hooks-unknown-event", "hooks:\n  Frobnicate:\n    - hooks: []", vain=True)
    return chapter


def _tools() -> Chapter:
    tool = Chapter("tool", AGENT)
    for label, value in {
        "more": "Write, Edit, Bash, Grep, WebFetch, WebSearch, TodoWrite, Skill, AskUserQuestion, Agent, ExitPlanMode",
        "blanks": "Read Glob",
        "pattern": "Read, Bash(git diff)",
        "agent": "Read, Agent(reviewer)",
        "mcp": "[mcp__github__create_issue]",
    }.items():
        tool.line(label, f"tools: {value}")
    for label, value in {
        "unknown": "Read, frobnicate",
        "capitals": "Read, GLOB",
        "gemini": "Read, run_shell_command",
        "ide": "Read, Grep, search_file, list_dir, run_in_terminal",
    }.items():
        tool.line(label, f"tools: {value}", vain=True)
    for label, value in {"list": "[Write, Edit]", "text": "Write, Edit", "server": "mcp__github"}.items():
        tool.line(f"denied-{label}", f"disallowedTools: {value}")
    return tool
