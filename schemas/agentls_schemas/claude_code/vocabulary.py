"""The words of Claude Code: its tools, models, hooks and customary sections, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.lookup import ModelTable

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
TOOLS = FOLDER.table(lambda folder: data.tools(folder, SOURCES, "sdk-types", "sdk-types"))
OTHER_TOOLS = data.Listing(lambda: data.vocabularies(data.Folder(Path(data.__file__).parent)))
MODELS = ModelTable(FOLDER, SOURCES)
SECTIONS = data.Listing(lambda: data.sections(FOLDER, SOURCES))

_HOOKS = FOLDER.table(lambda folder: folder.read("hooks"))
HOOK_EVENTS = data.Table[str](lambda: _HOOKS["events"])
HOOK_GUARDS = data.Listing[str](lambda: tuple(_HOOKS["guards"]))
HOOKS_ELSEWHERE = data.Listing[str](lambda: tuple(_HOOKS["elsewhere"]))
HANDLER_KEYS = data.Table[tuple[str, ...]](
    lambda: {
        type_: ("type", *handler["required"], *_HOOKS["common"][1:], *handler["extra"])
        for type_, handler in _HOOKS["handlers"].items()
    }
)
REQUIRED_KEYS = data.Table[tuple[str, ...]](
    lambda: {type_: tuple(handler["required"]) for type_, handler in _HOOKS["handlers"].items()}
)
BUILTIN_AGENTS = FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents")))

TOOL_FORMS = {
    "mcp__${1:server}__*": "All tools of an MCP server; `mcp__server` alone means the same.",
    "mcp__${1:server}__${2:tool}": "One tool of an MCP server.",
    "mcp__${1:server}": "All tools of an MCP server, as `mcp__server__*`.",
}
"""How tools of MCP servers are named in a list. Source: sub-agents and tools-reference pages, 2026-10-08."""

PLUGIN_SERVERS = r"plugin_(?P<plugin>[^_]+)_(?P<server>.+)"
"""Source: plugins page of the documentation, and measured: both forms give all of such a server's tools."""

GIVEN_SERVERS = ("plugin_*", "claude_ai_*", "ide", "claude-in-chrome", "computer-use", "????????-*-????????????")
"""MCP servers of plugins, of connectors set up on claude.ai (by name or by id), and Claude Code's own.

Source: those of plugins, sub-agents page, 2026-10-08; the others are seen in agents and guides, 2026-11-20.
"""
