"""MCP servers that a file sets up, in words that all tools share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.mcp import ServerSyntax

_KEYS = ("command", "args", "env", "cwd", "url", "headers")
_STDIO, _HTTP = "stdio", "http"
_SAME = {"local": _STDIO, "streamable-http": _HTTP, "streamable_http": _HTTP, "streamableHttp": _HTTP}


def read_servers(data: object, syntax: ServerSyntax) -> Iterator[tuple[str, dict[str, Any] | None, list[str]]]:
    """The servers in a field's value: name, settings (None for one set up elsewhere), keys that nobody shares."""
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, str):
            yield item, None, []
        elif isinstance(item, dict):
            for name, settings in item.items():
                if isinstance(settings, dict):
                    yield name, *_read(settings, syntax)


def _read(settings: dict[str, Any], syntax: ServerSyntax) -> tuple[dict[str, Any], list[str]]:
    own = {syntax.keys.get(key, key): key for key in _KEYS} | dict.fromkeys(syntax.urls.values(), "url")
    said = {key: value for key, value in settings.items() if value is not None and value != syntax.also.get(key, "")}
    found = {own[key]: value for key, value in said.items() if key in own}
    words = {word: transport for transport, word in syntax.types.items() if word}
    word = str(settings.get(syntax.type_key, "")) if syntax.type_key else ""
    by_url = next((transport for transport, key in syntax.urls.items() if key in said), "")
    usual = ("sse" if syntax.urls else _HTTP) if "url" in found else _STDIO
    found["transport"] = words.get(word, _SAME.get(word, word)) or by_url or usual
    also = [key for key in said if key not in own and key != syntax.type_key]
    return found, also


def write_server(server: dict[str, Any], syntax: ServerSyntax) -> tuple[dict[str, Any], list[str]]:
    """A server's settings for another tool, and what of them that cannot have."""
    transport = server["transport"]
    word = syntax.types.get(transport, transport) if syntax.type_key else ""
    made: dict[str, Any] = {syntax.type_key: word} if word else {}
    lost = []
    for key in _KEYS:
        if key not in server:
            continue
        if (
            name := syntax.urls.get(transport, "")
            if key == "url" and transport in syntax.urls
            else syntax.keys.get(key, key)
        ):
            made[name] = server[key]
        else:
            lost.append(key)
    needed = {key: value for key, value in syntax.also.items() if transport == _STDIO or key != "args"}
    return made | {key: value for key, value in needed.items() if key not in made}, lost
