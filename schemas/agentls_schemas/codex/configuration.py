"""The model of Codex' config.toml, made of its data. Imported with the first such file."""

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel
from pydantic_core import PydanticCustomError

from agentls_schemas.codex.vocabulary import FOLDER
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.model_data import Named, read_model, read_type

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: "Mapping[str, object]" = {"map": ServerSyntax({"headers": "http_headers"}, type_key="")}


def _one_transport(server: BaseModel) -> BaseModel:
    said = server.model_dump(by_alias=True)
    if (said["command"] is None) is (said["url"] is None):
        raise PydanticCustomError("transport", "must have either `command` or `url`")
    return server


def config() -> type[BaseModel]:
    """Of config.toml."""
    either: Any = read_type(FOLDER, "mcp_server", "config-file", _TYPES)
    server = Annotated[either, AfterValidator(_one_transport)]
    return read_model(FOLDER, "config", "config-file", {**_TYPES, "server": Named(server, "map")})
