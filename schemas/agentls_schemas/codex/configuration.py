"""The model of Codex' config.toml, made of its data. Imported with the first such file."""

from typing import TYPE_CHECKING, Annotated

from agentls_schemas.codex.vocabulary import FOLDER
from agentls_schemas.declared import AfterValidator, Model, RefusalError, declared_fields
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.model_data import Named, read_model, read_type

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: "Mapping[str, object]" = {"map": ServerSyntax({"headers": "http_headers"}, type_key="")}


def config() -> type[Model]:
    """Of config.toml."""
    server: type[Model] = read_type(FOLDER, "mcp_server", "config-file", _TYPES)
    command, url = (declared_fields(server)[key].name for key in ("command", "url"))

    def one_transport(said: object) -> object:
        if (getattr(said, command) is None) is (getattr(said, url) is None):
            raise RefusalError("transport", "must have either `command` or `url`")
        return said

    checked = Named(Annotated[server, AfterValidator(one_transport)], "map")
    return read_model(FOLDER, "config", "config-file", {**_TYPES, "server": checked})
