"""Agents of plugins, which load in spite of much that drops an agent of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter, Either
from oracle.claude_code.bases import PLUGIN_AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING = {"description": None, "tools": "all", "model": None}
"""What a file means that has no header."""

TEXT = PLUGIN_AGENT.text(PLUGIN_AGENT.header)


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _faults()
    yield _fields()


def _faults() -> Chapter:
    plugin = Chapter("plugin", PLUGIN_AGENT, ends=(LF, CRLF))
    plugin.file("sound", TEXT)
    plugin.file("no-header", PLUGIN_AGENT.body, **NOTHING)
    plugin.file("unclosed", TEXT.replace("---\nYou", "\nYou"))
    plugin.file("blank-first", "\n" + TEXT)
    plugin.file("empty", "", **{**NOTHING, "prompt": None})
    plugin.file("empty-header", f"---\n---\n{PLUGIN_AGENT.body}", **NOTHING)
    plugin.edit("no-description", "description: Reviews {id} with care.\n", "", description=None)
    plugin.edit("when-to-use", "description: Reviews", "when-to-use: Reviews")
    plugin.edit("when_to_use", "description: Reviews", "when_to_use: Reviews")
    for label, entry in {
        "colon": "description: Use this: now.",
        "inner-quotes": 'description: "say "hi""',
        "apostrophe": "description: 'Don't'",
        "open-quote": 'description: "open',
        "colon-at-end": "description: Follow these steps:",
        "dash": "description: - x",
        "bracket": "description: [a] b",
        "number": "description: 42",
        "true": "description: true",
        "list": "description: [a, b]",
        "empty-description": 'description: ""',
        "nothing": "description:",
        "dashes": "description: Reviews --- code",
        "continued": "description: Use it.\nand more.",
        "tag": "description: !x reviews code",
        "anchor": "description: &x reviews code",
    }.items():
        plugin.line(label, entry)
    plugin.line("newline", r"description: One\nTwo", description=Either("One Two", r"One\nTwo"))
    plugin.line("newline-doubled", r'description: "One\\nTwo"', description=Either("One Two", r"One\nTwo"))
    return plugin


def _fields() -> Chapter:
    plugin = Chapter("plugin-field", PLUGIN_AGENT)
    plugin.edit("no-name", "name: {id}\n", "")
    for label, entry, meant in (
        ("name-colon", "name: team:reviewer", "team:reviewer"),
        ("name-number", "name: 42", "42"),
        ("name-capitals", "name: Plugin-Reviewer", "Plugin-Reviewer"),
        ("name-dash", 'name: "-plugin-reviewer"', "-plugin-reviewer"),
        ("name-empty", 'name: ""', "{id}"),
        ("name-blanks", "name: plugin reviewer", "plugin reviewer"),
        ("name-list", "name: [a, b]", "a,b"),
    ):
        plugin.line(label, entry, name=meant)
    for label, entry in {
        "mode": "permissionMode: plan",
        "mode-unknown": "permissionMode: nope",
        "hooks": "hooks:\n  PreToolUse: [{hooks: [{type: command, command: 'true'}]}]",
        "hooks-broken": "hooks:\n  PreToolUse: text",
        "hooks-text": "hooks: text",
        "servers": "mcpServers: [github]",
        "prompt": "initialPrompt: Begin.",
        "observer": "observer: nobody",
        "observer-message": "observerMessage: Watch.",
        "observe-subagents": "observeSubagents: false",
        "isolation": "isolation: worktree",
        "color": "color: red",
        "memory": "memory: user",
        "memory-unknown": "memory: nope",
        "background": "background: true",
        "turns-word": "maxTurns: many",
        "skills": "skills: [helper]",
    }.items():
        meant = {"memory": {"tools": ("Edit", "Read", "Write")}, "skills": {"acts": ("skill helper",)}}.get(label, {})
        plugin.line(label, entry, own=entry.partition(":")[0], **meant)
    plugin.line("effort", "effort: high", effort="high")
    plugin.line("effort-unknown", "effort: huge", effort="huge")
    plugin.line("invented", "foo: bar", own="other", idle=True)
    plugin.line("tools-blanks", "tools: Read Write")
    plugin.line("tools-none", "tools: none", tools=())
    plugin.line("tools-list", "tools: [Read, Write]")
    plugin.line("model-capital", "model: Sonnet")
    plugin.line("model-unknown", "model: sonet", vain=True)
    plugin.file("nested", TEXT, path="team/{id}.md", name="team:{id}")
    plugin.file("upper-suffix", TEXT, path="{id}.MD")
    return plugin
