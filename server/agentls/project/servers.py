"""The MCP servers a project has: ``.mcp.json``, read with the place of every name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.project.entries import Definition, Entry
from agentls.syntax.nodes import Mapping
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.syntax.nodes import Entry as YamlEntry
    from agentls.text import Span, Text

FILE_NAME = ".mcp.json"
"""The file in a project's or plugin's root. Source: code.claude.com/docs/en/mcp, read 2026-10-08."""

_KEY = "mcpServers"
_CONFIGURES = frozenset({"command", "url", "type"})
# JSON is YAML but for tabs, which only libyaml's flow syntax refuses here and there.
_TABS = str.maketrans("\t", " ")
# JSON writes a character beyond U+FFFF as two escapes, which YAML refuses.
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def servers_entry(text: Text, path: str) -> Entry:
    """The entry of a ``.mcp.json``; without definitions where it is no such thing."""
    found = tuple(Definition(Sort.SERVER, each.key.value, _name(each)) for each in _servers(text.clean))
    return Entry(path, "", "", path.rpartition("/")[0] or "/", found)


def _servers(content: str) -> tuple[YamlEntry, ...]:
    mark = content.startswith("\ufeff")
    try:
        json = _HALF.sub(r"\\ufffd", content[mark:]).translate(_TABS)
        root = compose(json, int(mark), Anchors()).root
    except RefusedError:
        return ()
    if not isinstance(root, Mapping):
        return ()
    named = root.get(_KEY)
    if named:
        return named.value.entries if isinstance(named.value, Mapping) else ()
    # A plugin's file may do without the key around its servers.
    return tuple(each for each in root.entries if isinstance(each.value, Mapping) and _configures(each.value))


def _configures(value: Mapping) -> bool:
    return any(each.key.value in _CONFIGURES for each in value.entries)


def _name(server: YamlEntry) -> Span:
    return server.key.view.span(0, len(server.key.value))
