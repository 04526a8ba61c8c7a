"""Keys: of other tools, misspelt, in odd case, and of their author's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _own()
    yield _near()
    yield _settings()


def _own() -> Chapter:
    own = Chapter("own-key", AGENT)
    for label, entry in {
        "version": "version: 1.0.0",
        "author": "author: me",
        "tags": "tags: [a, b]",
        "category": "category: review",
        "invented": "foo: bar",
        "metadata": "metadata:\n  a: b",
        "priority": "priority: 1",
        "license": "license: MIT",
        "created": "created: 2024-05-01",
        "x": "x-note: y",
    }.items():
        own.line(label, entry, own="other", idle=True)
    return own


def _near() -> Chapter:
    """Keys that their author expects to act."""
    near = Chapter("near-key", AGENT)
    for label, old, new, lost in (
        ("tool", "tools:", "tool:", {"tools": ("Read", "Write")}),
        ("tools-capital", "tools:", "Tools:", {"tools": ("Read", "Write")}),
        ("tools-capitals", "tools:", "TOOLS:", {"tools": ("Read", "Write")}),
        ("allowed-tools", "tools:", "allowed-tools:", {"tools": ("Read", "Write")}),
        ("allowedTools", "tools:", "allowedTools:", {"tools": ("Read", "Write")}),
        ("allowed_tools", "tools:", "allowed_tools:", {"tools": ("Read", "Write")}),
        ("model-capital", "model:", "Model:", {"model": "sonnet"}),
        ("models", "model:", "models:", {"model": "sonnet"}),
        ("model-misspelt", "model:", "modle:", {"model": "sonnet"}),
        ("description-capital", "description:", "Description:", {}),
        ("description-short", "description:", "desc:", {}),
        ("description-misspelt", "description:", "descripton:", {}),
    ):
        near.edit(label, old, new, own=old.rstrip(":"), **lost)
    for label, entry in {
        "permission-mode": "permission-mode: plan",
        "permission_mode": "permission_mode: plan",
        "permissionmode": "permissionmode: plan",
        "max-turns": "max-turns: 5",
        "max_turns": "max_turns: 5",
        "disallowed-tools": "disallowed-tools: Write",
        "disallowed_tools": "disallowed_tools: Write",
        "mcp-servers": "mcp-servers: [github]",
        "mcp_servers": "mcp_servers: [github]",
        "colour": "colour: red",
        "hook": "hook: {}",
        "skill": "skill: pdf",
        "reasoning-effort": "reasoning-effort: high",
        "temperature": "temperature: 0.2",
        "argument-hint": "argument-hint: '[file]'",
        "when-to-use": "when_to_use: after edits",
        "mode": "mode: subagent",
        "permission": "permission:\n  edit: deny",
        "disable-model-invocation": "disable-model-invocation: true",
        "user-invocable": "user-invocable: false",
        "context": "context: fork",
        "agent": "agent: Explore",
        "paths": "paths: src/**",
    }.items():
        near.line(label, entry, own=entry.partition(":")[0])
    return near


def _settings() -> Chapter:
    """Fields that an agent has, with a sound value each."""
    sound = Chapter("field", AGENT)
    seen = {
        "memory": {"tools": ("Edit", "Read", "Write")},
        "servers": {"acts": ("server github",)},
        "skills": {"acts": ("skill helper",)},
    }
    for label, entry in {
        "color": "color: red",
        "memory": "memory: project",
        "background": "background: true",
        "isolation": "isolation: worktree",
        "turns": "maxTurns: 5",
        "mode": "permissionMode: plan",
        "servers": "mcpServers: [github]",
        "skills": "skills: [helper]",
        "prompt": "initialPrompt: Begin.",
        "compact": "autoCompactWindow: 100000",
        "observer": "observer: helper-agent",
        "observer-message": "observerMessage: Watch.",
        "observe-subagents": "observeSubagents: false",
        "observe-results": "observeToolResults: true",
        "omit": "omitClaudeMd: true",
        "cache": "experimental:\n  cacheTtl: 1h",
        "hooks": "hooks:\n  Stop: []",
    }.items():
        sound.line(label, entry, own=entry.partition(":")[0], **seen.get(label, {}))
    sound.line("effort", "effort: high", effort="high")
    return sound
