"""The models of Claude Code's JSON files, made of their data. Imported with the first such file."""

from typing import TYPE_CHECKING, Annotated

from agentls_schemas.claude_code import permissions
from agentls_schemas.claude_code.hooks import Hooks
from agentls_schemas.claude_code.vocabulary import FOLDER
from agentls_schemas.declared import AfterValidator, RefusalError
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.model_data import Named, read_model, read_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.declared import Model


def _below(value: str) -> str:
    if not value.startswith("./"):
        raise RefusalError("below", "must begin with `./`")
    return value


def _agent_file(value: str) -> str:
    if not value.endswith(".md"):
        raise RefusalError("agent_file", "must be a path of a `.md` file")
    return _below(value)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise RefusalError("blank", "is empty")
    return value


def _plugin_path(value: str) -> str:
    # A name alone counts from `metadata.pluginRoot`.
    return _below(value) if "/" in value.rstrip("/") else value


def _plugin_name(value: str) -> str:
    if not value or any(character.isspace() for character in value):
        raise RefusalError("plugin_name", "takes a name without spaces")
    return value


def _address(value: str) -> str:
    scheme, colon, rest = value.partition(":")
    if not (colon and rest and scheme.isascii() and scheme.replace("+", "").replace("-", "").isalnum()):
        raise RefusalError("address", "must be an address such as `https://example.com`")
    return value


_RESERVED = frozenset({
    "__proto__", "Claude_Preview", "claude-code-remote", "claude-in-chrome", "claude.ai", "claude_ai", "computer-use",
    "hearthbot", "remote-devices", "webagent", "workspace",
})  # fmt: skip
"""Names of servers that .mcp.json may not have; a plugin's may. Source: files, of 57 names."""
_TYPES: "Mapping[str, object]" = {
    "hooks": Named(Hooks, "map"),
    "rules": Named(list[Annotated[str, AfterValidator(_not_blank)]], "list"),
    "plugin_path": Named(Annotated[str, AfterValidator(_plugin_path)]),
    "plugin_name": Named(Annotated[str, AfterValidator(_plugin_name)]),
    "below": Named(Annotated[str, AfterValidator(_below)]),
    "agent_file": Named(Annotated[str, AfterValidator(_agent_file)]),
    "url": Named(Annotated[str, AfterValidator(_address)]),
    "allowing": permissions.ALLOWING,
    "denying": permissions.DENYING,
    "names": ServerSyntax(is_list=True, names_only=True),
    "map": ServerSyntax(reserved=_RESERVED),
}


def model(name: str) -> "type[Model]":
    """The model of the files that ``name.yaml`` describes."""
    server = Named(read_type(FOLDER, "mcp_server", "files", _TYPES), "map")
    return read_model(FOLDER, name, "files", {**_TYPES, "server": server})
