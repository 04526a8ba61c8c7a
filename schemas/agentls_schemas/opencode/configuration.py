"""The model of OpenCode's opencode.json, made of its data. Imported with the first such file."""

from typing import TYPE_CHECKING, Annotated

from agentls_schemas.declared import BeforeValidator, Model
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.model_data import Named, read_model
from agentls_schemas.opencode.agent import Color
from agentls_schemas.opencode.permissions import Action, PermissionMap, as_map
from agentls_schemas.opencode.vocabulary import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERMISSION = Annotated[PermissionMap, BeforeValidator(as_map, json_schema_input_type=Action | PermissionMap)]
_TYPES: "Mapping[str, object]" = {
    "permission": Named(_PERMISSION, "map"),
    "color": Named(Color),
    "map": ServerSyntax({"env": "environment"}, types={"stdio": "local", "http": "remote"}),
}


def config() -> type[Model]:
    """Of opencode.json."""
    return read_model(FOLDER, "config", "config-file", _TYPES)
