"""Files of settings: maps in maps, whose keys and values are offered, explained and found like those at the top."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.lint.context import Context
from agentls.project.entries import entry_of
from agentls.project.index import Index
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from agentls_schemas.identity import Sort

SETTINGS, SERVERS = "claude-code/settings", "claude-code/mcp"
PLUGIN, MARKETPLACE = "claude-code/plugin", "claude-code/marketplace"
OPENCODE, CODEX, VSCODE = "opencode/config", "codex/config", "copilot/mcp"
PATHS = {
    SETTINGS: "/p/.claude/settings.json",
    SERVERS: "/p/.mcp.json",
    PLUGIN: "/p/.claude-plugin/plugin.json",
    MARKETPLACE: "/p/.claude-plugin/marketplace.json",
    OPENCODE: "/p/opencode.jsonc",
    CODEX: "/p/.codex/config.toml",
    VSCODE: "/p/.vscode/mcp.json",
}


def context(kind: str, text: str) -> Context:
    found = KINDS[kind]
    return Context(parse(Text(text), layout=found.fields.layout), found, PurePosixPath(PATHS[kind]))


def offers(kind: str, text: str, index: Index | None = None) -> dict[str, str]:
    at = text.index("|")
    return {each.label: each.insert for each in complete(context(kind, text.replace("|", "")), at, index)}


@pytest.mark.parametrize(
    ("kind", "text", "label", "insert"),
    [
        (SETTINGS, '{"|"}', "cleanupPeriodDays", '"cleanupPeriodDays": ${1:30}'),
        (SETTINGS, '{\n  "model": "sonnet",\n  |\n}', "verbose", '"verbose": ${1|true,false|}'),
        (SETTINGS, '{"permissions": {"|"}}', "deny", '"deny": ["$1"]'),
        (SETTINGS, '{"permissions": {"allow": ["Read", "|"]}}', "Bash", "Bash"),
        (SETTINGS, '{"permissions": {"defaultMode": "|"}}', "plan", "plan"),
        (SETTINGS, '{"sandbox": {"network": {"|"}}}', "allowedDomains", '"allowedDomains": ["$1"]'),
        (SETTINGS, '{"hooks": {"|"}}', "PreToolUse", '"PreToolUse": [{ $1 }]'),
        (SETTINGS, '{"hooks": {"Stop": [{"|"}]}}', "hooks", '"hooks": [{ $1 }]'),
        (SETTINGS, '{"hooks": {"Stop": [{"hooks": [{"type": "http", "|"}]}]}}', "url", '"url": "$1"'),
        (SETTINGS, '{"extraKnownMarketplaces": {"a": {"source": {"source": "|"}}}}', "github", "github"),
        (SERVERS, '{"mcpServers": {"a": {"|"}}}', "command", '"command": "$1"'),
        (SERVERS, '{"mcpServers": {"a": {"type": "|"}}}', "sse", "sse"),
        (PLUGIN, '{"author": {"|"}}', "name", '"name": "$1"'),
        (MARKETPLACE, '{"plugins": [{"|"}]}', "source", '"source": "./${1:plugins/name}"'),
        (OPENCODE, '{\n  // one\n  /* two */ "|"\n}', "$schema", '"\\$schema": "https://opencode.ai/config.json$1"'),
        (OPENCODE, '{"|": 1}', "$schema", '"$schema"'),
        (OPENCODE, '{"mcp": {"a": {"|"}}}', "type", '"type": "${1|local,remote|}"'),
        (OPENCODE, '{"permission": "|"}', "deny", "deny"),
        (VSCODE, '{"servers": {"a": {"|"}}}', "envFile", '"envFile": "${1:.env}"'),
        (CODEX, 'approval_policy = "|"', "never", "never"),
        (CODEX, "[mcp_servers.a]\n|\n", "command", 'command = "$1"'),
    ],
)
def test_keys_and_values_are_offered_at_any_depth(kind, text, label, insert):
    assert offers(kind, text).get(label) == insert


def test_what_is_there_already_is_not_offered():
    assert offers(SETTINGS, '{"permissions": {"allow": [], "|"}}').keys() & {"allow", "ask"} == {"ask"}


@pytest.mark.parametrize(
    ("kind", "text", "there", "not_there"),
    [
        (SERVERS, '{"mcpServers": {"a": {"command": "x", "|"}}}', {"args", "env", "type"}, {"url", "headers", "oauth"}),
        (SERVERS, '{"mcpServers": {"a": {"url": "x", "|"}}}', {"type", "headers", "oauth"}, {"command", "args"}),
        (SERVERS, '{"mcpServers": {"a": {"type": "ws", "|"}}}', {"url", "headers"}, {"command", "oauth"}),
        (SERVERS, '{"mcpServers": {"a": {"type": "sse", "|": 1}}}', {"url", "oauth"}, {"command"}),
        (SERVERS, '{"mcpServers": {"a": {"type": "htp", "|"}}}', {"url", "command"}, set()),
        (SERVERS, '{"mcpServers": {"a": {"command": "x", "url": "y", "|"}}}', {"args", "headers"}, set()),
        (SERVERS, '{"mcpServers": {"a": {"timeout": 5, "|"}}}', {"command", "url"}, set()),
        (SERVERS, '{"mcpServers": {"a": {"|"}}}', {"command", "url"}, set()),
        (OPENCODE, '{"mcp": {"a": {"type": "local", "|"}}}', {"command", "environment"}, {"url", "headers"}),
        (OPENCODE, '{"mcp": {"a": {"type": "remote", "|"}}}', {"url", "headers"}, {"command", "environment"}),
    ],
)
def test_of_several_maps_the_keys_of_those_are_offered_that_it_can_be(kind, text, there, not_there):
    found = offers(kind, text).keys()
    assert (found & there, found & not_there) == (there, set())


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (SETTINGS, '{"permissions": {"al|low": []}}', "Rules for calls that need no question"),
        (SETTINGS, '{"permissions": {"defaultMode": "pl|an"}}', "Reads and plans"),
        (SETTINGS, '{"permissions": {"deny": ["Ba|sh(rm *)"]}}', "Runs shell commands"),
        (SETTINGS, '{"sandbox": {"network": {"allowed|Domains": []}}}', "Hosts that need no question"),
        (SERVERS, '{"mcpServers": {"a": {"comm|and": "x"}}}', "The program"),
        (MARKETPLACE, '{"plugins": [{"str|ict": false}]}', "a manifest of its own"),
    ],
)
def test_keys_and_values_are_explained_at_any_depth(kind, text, words):
    found = hover(context(kind, text.replace("|", "")), (), text.index("|"))
    assert found is not None
    assert words in found.markdown


def test_an_example_is_written_in_the_language_of_the_file():
    found = hover(context(SETTINGS, '{"plansDirectory": "x"}'), (), 3)
    assert found is not None
    assert '```json\n"plansDirectory": "docs/plans"\n```' in found.markdown


def index_of(*files: tuple[str, str]) -> Index:
    index = Index()
    for kind, text in files:
        ctx = context(kind, text)
        index.put(entry_of(ctx.doc, ctx.kind, PurePosixPath(PATHS[kind]), ""))
    return index


def test_names_that_a_file_gives_are_in_the_index():
    index = index_of((SERVERS, '{"mcpServers": {"github": {"command": "x"}}}'), (PLUGIN, '{"name": "tidy"}'))
    assert [each.entry.path for each in index.defined(Sort.SERVER, "github")] == [PATHS[SERVERS]]
    assert [each.entry.path for each in index.defined(Sort.PLUGIN, "tidy")] == [PATHS[PLUGIN]]


def test_the_servers_of_a_plugin_may_stand_at_the_top():
    index = index_of((SERVERS, '{"github": {"command": "x"}, "note": "y"}'))
    assert list(index.names(Sort.SERVER)) == ["github"]


def test_names_that_a_file_mentions_are_in_the_index():
    settings = (
        '{"permissions": {"allow": ["mcp__github__search", "Agent(reviewer)", "Skill(tidy *)"]}, "agent": "helper",'
        ' "enabledMcpjsonServers": ["docs"], "enabledPlugins": {"lint@tools": true}}'
    )
    entry = index_of((SETTINGS, settings)).get(PATHS[SETTINGS])
    assert entry is not None
    assert {(each.sort, each.name) for each in entry.mentions} == {
        (Sort.SERVER, "github"), (Sort.AGENT, "reviewer"), (Sort.SKILL, "tidy"), (Sort.AGENT, "helper"),
        (Sort.SERVER, "docs"), (Sort.PLUGIN, "lint"),
    }  # fmt: skip
    assert all(each.name == settings[each.span.start : each.span.end] for each in entry.mentions)


def test_the_plugins_of_a_marketplace_are_mentioned():
    entry = index_of((MARKETPLACE, '{"name": "m", "plugins": [{"name": "tidy"}]}')).get(PATHS[MARKETPLACE])
    assert entry is not None
    assert [(each.sort, each.name) for each in entry.mentions] == [(Sort.PLUGIN, "tidy")]


def test_servers_are_offered_where_they_are_approved():
    index = index_of((SERVERS, '{"mcpServers": {"github": {"command": "x"}}}'))
    assert "github" in offers(SETTINGS, '{"enabledMcpjsonServers": ["|"]}', index)
