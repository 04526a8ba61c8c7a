"""What the models refuse, and where: ``loc`` is made of keys and indexes only, so it leads to the value."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from agentls_schemas import KINDS
from agentls_schemas.pydantic_models import model_of

AGENT = "name: a\ndescription: b\n"

GOOD = {
    "claude-code/agent": [
        "tools: Read, Grep",
        "tools: [Read, Grep]",
        "tools: []",
        "tools:",
        "maxTurns: 3",
        'maxTurns: " 12 turns"',
        "maxTurns: 20.0",
        "background: 'true'",
        "effort: MED",
        "effort: 40",
        "effort: '40'",
        "isolation: remote",
        "autoCompactWindow: '200000'",
        "observer: a, b",
        "observeSubagents: 'false'",
        "experimental: {cache-ttl: 5m}",
        "mcpServers: [github, {own: {type: stdio, command: x}}]",
        "hooks: {PreToolUse: [{matcher: Bash, hooks: [{type: command, command: x, timeout: 5}]}]}",
        "hooks: {Stop: [{hooks: [{type: http, url: 'http://x', if: Bash}]}]}",
        "experimental: {cacheTtl: 1h, other: 1}",
        "invented: {by: me}",
    ],
    "claude-code/command": [
        "context: inline",
        "effort: High",
        "argument-hint: 5",
        "allowed-tools: Read Grep",
        "user-invocable: 'no'",
        "arguments: a b",
    ],
    "agent-skills/skill": [
        "license: 2.0",
        "disable-model-invocation: 'yes'",
        "background: 0",
        "metadata: {version: 1}",
    ],
}

BAD = {
    "claude-code/agent": """
name: 3                                     | name
description: [a]                            | description
tools: [Read, 3]                            | tools.1
tools: 3                                    | tools
disallowedTools: {a: b}                     | disallowedTools
permissionMode: ask                         | permissionMode
maxTurns: many                              | maxTurns
maxTurns: 1.5                               | maxTurns
autoCompactWindow: 5000                     | autoCompactWindow
autoCompactWindow: large                    | autoCompactWindow
observeToolResults: maybe                   | observeToolResults
maxTurns: 0                                 | maxTurns
maxTurns: true                              | maxTurns
background: "yes"                           | background
background: "True"                          | background
effort: turbo                               | effort
effort: true                                | effort
effort: 1.5                                 | effort
color: teal                                 | color
color: Blue                                 | color
isolation: docker                           | isolation
mcpServers: {own: {}}                       | mcpServers
mcpServers: [a, 3]                          | mcpServers.1
mcpServers: [{own: 3}]                      | mcpServers.0.own
mcpServers: [{own: {}}]                     | mcpServers.0.own
mcpServers: [{own: {type: x, command: y}}]  | mcpServers.0.own
mcpServers: [{own: {type: http}}]           | mcpServers.0.own
hooks: []                                   | hooks
hooks: {Stop: x}                            | hooks.Stop
hooks: {Stop: [{hooks: [{type: shell}]}]}   | hooks.Stop.0.hooks.0.type
hooks: {Stop: [{hooks: [{type: command}]}]} | hooks.Stop.0.hooks.0
hooks: {Stop: [{hooks: [{command: x}]}]}    | hooks.Stop.0.hooks.0.type
hooks: {Stop: [{matcher: x}]}               | hooks.Stop.0.hooks
experimental: {cacheTtl: 2h}                | experimental.cacheTtl
experimental: {CACHE_TTL: 2h}               | experimental.cacheTtl
""",
    "claude-code/command": """
allowed-tools: 3                            | allowed-tools
context: branch                             | context
user-invocable: maybe                       | user-invocable
shell: fish                                 | shell
""",
    "agent-skills/skill": """
background: 2                               | background
metadata: x                                 | metadata
""",
}


@pytest.mark.parametrize(("kind", "header"), [(kind, header) for kind, headers in GOOD.items() for header in headers])
def test_taken(kind: str, header: str) -> None:
    fields = model_of(KINDS[kind].fields.model).model_validate(yaml.safe_load(AGENT + header))
    assert fields.model_dump()["name"] == "a"


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, table in BAD.items() for line in table.strip().split("\n")]
)
def test_refused(kind: str, line: str) -> None:
    header, loc = (part.strip() for part in line.split("|"))
    with pytest.raises(ValidationError) as refused:
        model_of(KINDS[kind].fields.model).model_validate(yaml.safe_load(AGENT + header))
    assert [".".join(map(str, error["loc"])) for error in refused.value.errors()] == [loc]


def test_a_handler_without_its_key_says_which() -> None:
    header = {"name": "a", "description": "b", "hooks": {"Stop": [{"hooks": [{"type": "mcp_tool"}]}]}}
    with pytest.raises(ValidationError, match="with `type: mcp_tool` needs `server` and `tool`"):
        model_of(KINDS["claude-code/agent"].fields.model).model_validate(header)


@pytest.mark.parametrize("kind", ["claude-code/agent", "agent-skills/skill"])
def test_name_and_description_are_required(kind: str) -> None:
    assert [key for key, field in KINDS[kind].fields.items() if field.required] == ["name", "description"]
