"""Fields: which there are, which must be there, and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Base, Chapter
from oracle.gemini_cli.bases import AGENT
from oracle.shared import names

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOTE = Base(
    "agents",
    (
        "kind: remote",
        "name: {id}",
        "description: Reviews {id} with care.",
        "agent_card_url: https://example.org/a.json",
    ),
    "",
    {"name": "{id}", "description": "Reviews {id} with care."},
)


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield names.names(AGENT)
    yield names.required(AGENT)
    yield _keys()
    yield _values()
    yield _servers()
    yield _remote()


def _keys() -> Chapter:
    key = Chapter("key", AGENT)
    for label, entry in {
        "unknown": "foo: bar",
        "version": "version: 1.0.0",
        "color": "color: red",
        "color-hex": 'color: "#ff8800"',
        "permission": "permission:\n  edit: deny",
        "permissions": "permissions:\n  - action: edit\n    effect: deny",
        "hint": "argument-hint: what to review",
        "author": "author: me",
        "skills": "skills: [pdf]",
        "max-turns-camel": "maxTurns: 5",
        "permission-mode": "permissionMode: plan",
        "disallowed": "disallowedTools: [glob]",
        "mcp-servers-camel": "mcpServers:\n  github:\n    command: x",
        "mode": "mode: subagent",
        "effort": "effort: high",
        "hooks": "hooks: {}",
        "display-name-camel": "displayName: Reviewer",
        "timeout": "timeout: 5",
        "system-prompt": "system_prompt: Be kind.",
    }.items():
        key.line(label, entry)
    key.edit("case", "model:", "Model:", own="model")
    key.edit("quoted", "model:", '"model":')
    key.edit("number", "model:", "7: x\nmodel:", own="7")
    return key


def _values() -> Chapter:
    value = Chapter("field", AGENT)
    for label, entry in {
        "kind-local": "kind: local",
        "kind-unknown": "kind: helper",
        "kind-null": "kind:",
        "display-name": "display_name: The reviewer",
        "display-name-number": "display_name: 5",
        "display-name-empty": 'display_name: ""',
        "temperature": "temperature: 0.2",
        "temperature-zero": "temperature: 0",
        "temperature-text": 'temperature: "0.2"',
        "temperature-null": "temperature:",
        "turns": "max_turns: 5",
        "turns-zero": "max_turns: 0",
        "turns-negative": "max_turns: -1",
        "turns-decimal": "max_turns: 2.5",
        "turns-whole-decimal": "max_turns: 2.0",
        "turns-text": 'max_turns: "5"',
        "turns-word": "max_turns: many",
        "minutes": "timeout_mins: 20",
        "minutes-zero": "timeout_mins: 0",
        "minutes-text": "timeout_mins: 5m",
    }.items():
        value.line(label, entry, vain=label == "display-name-empty")
    for label, text in {
        "inherit": "inherit",
        "preview": "gemini-3-flash-preview",
        "short": "flash",
        "sonnet": "sonnet",
        "claude": "claude-sonnet-5",
        "provider": "anthropic/claude-sonnet-5",
        "gpt": "gpt-5",
        "unknown": "frobnicator-9",
        "quoted": '"gemini-2.5-flash"',
    }.items():
        value.line(f"model-{label}", f"model: {text}", vain=label in {"sonnet", "claude", "provider", "gpt", "unknown"})
    for label, text in {"number": "4", "null": "null", "list": "[gemini-2.5-pro]", "true": "true"}.items():
        value.line(f"model-{label}", f"model: {text}")
    return value


def _servers() -> Chapter:
    server = Chapter("server", AGENT)
    for label, entry in {
        "command": "mcp_servers:\n  github:\n    command: node\n    args: [server.js]",
        "url": "mcp_servers:\n  github:\n    url: https://example.org/mcp\n    type: http",
        "list": "mcp_servers: [github]",
        "null": "mcp_servers:",
        "empty": "mcp_servers: {}",
        "text": "mcp_servers:\n  github: npx github",
        "type-unknown": "mcp_servers:\n  github:\n    url: https://example.org\n    type: stdio",
        "args-text": "mcp_servers:\n  github:\n    command: node\n    args: server.js",
        "env-number": "mcp_servers:\n  github:\n    command: node\n    env: {PORT: 80}",
        "timeout-text": "mcp_servers:\n  github:\n    command: node\n    timeout: 5s",
    }.items():
        server.line(label, entry, vain=False)
    return server


def _remote() -> Chapter:
    remote = Chapter("remote", REMOTE)
    remote.file("sound", REMOTE.text(REMOTE.header))
    remote.edit("no-kind", "kind: remote\n", "")
    remote.edit("no-description", "description: Reviews {id} with care.\n", "", description=None)
    remote.edit("no-card", "agent_card_url: https://example.org/a.json\n", "")
    remote.line("card-no-url", "agent_card_url: a.json")
    remote.line("tools", "tools: [read_file]")
    remote.line("both-cards", "agent_card_json: '{}'")
    remote.edit("json", "agent_card_url: https://example.org/a.json", "agent_card_json: '{}'")
    remote.edit("bad-json", "agent_card_url: https://example.org/a.json", "agent_card_json: '{'")
    remote.line("key", "auth:\n  type: apiKey\n  key: $KEY")
    remote.line("key-missing", "auth:\n  type: apiKey")
    remote.line("auth-unknown", "auth:\n  type: magic")
    return remote
