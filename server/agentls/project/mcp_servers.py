"""The MCP servers a project has, as its files set them up, read with the place of every name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.project.entries import Definition, Entry
from agentls.syntax.nodes import Mapping
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose
from agentls_schemas import OUTLINES
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.syntax.nodes import Entry as YamlEntry
    from agentls.text import Span, Text

FILES = {name: key for kind in OUTLINES.values() if kind.mcp for name, key in kind.mcp.files.items()}
"""The files that set servers up, from a project's or collection's root, each with the key that holds them."""

_ENDS = tuple(f"/{name}" for name in FILES)
_CONFIGURES = frozenset({"command", "url", "type"})
# JSON is YAML but for tabs, which only libyaml's flow syntax refuses here and there.
_TABS = str.maketrans("\t", " ")
# JSON writes a character beyond U+FFFF as two escapes, which YAML refuses.
_HALF = lazy_pattern(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def sets_up_servers(path: str) -> bool:
    """Whether a path is of one of the files."""
    return path.endswith(_ENDS)


def servers_entry(text: Text, path: str) -> Entry:
    """The entry of one of the files; without definitions where it is no such thing."""
    name = next(name for name in FILES if path.endswith(f"/{name}"))
    found = tuple(Definition(Sort.SERVER, each.key.value, _name(each)) for each in _servers(text.clean, FILES[name]))
    return Entry(path, "", "", path.removesuffix(f"/{name}") or "/", found)


def _servers(content: str, key: str) -> tuple[YamlEntry, ...]:
    mark = content.startswith("\ufeff")
    try:
        json = _HALF.sub(r"\\ufffd", content[mark:]).translate(_TABS)
        root = compose(json, int(mark), Anchors()).root
    except RefusedError:
        return ()
    if not isinstance(root, Mapping):
        return ()
    named = root.get(key)
    if named:
        return named.value.entries if isinstance(named.value, Mapping) else ()
    # A plugin's file may do without the key around its servers.
    return tuple(each for each in root.entries if isinstance(each.value, Mapping) and _configures(each.value))


def _configures(value: Mapping) -> bool:
    return any(each.key.value in _CONFIGURES for each in value.entries)


def _name(server: YamlEntry) -> Span:
    return server.key.view.span(0, len(server.key.value))
