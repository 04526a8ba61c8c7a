"""The model of VS Code's mcp.json, made of its data. Imported with the first such file."""

from typing import TYPE_CHECKING, Annotated

from agentls_schemas.copilot.vocabulary import FOLDER
from agentls_schemas.declared import AfterValidator, RefusalError
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.model_data import Named, read_model, read_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.declared import Model


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://", "${")):
        raise RefusalError("address", "must begin with `http://` or `https://`")
    return value


_TYPES: "Mapping[str, object]" = {
    "map": ServerSyntax(),
    "address": Named(Annotated[str, AfterValidator(_address)]),
}


def mcp() -> "type[Model]":
    """Of mcp.json."""
    server = Named(read_type(FOLDER, "mcp_server", "mcp-file", _TYPES), "map")
    return read_model(FOLDER, "mcp", "mcp-file", {**_TYPES, "server": server})
