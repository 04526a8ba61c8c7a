"""Field types that several dialects share.

Each reports a wrong value once and at its own place: an error's ``loc`` is made of keys and list
indexes only, so that it leads to the value in the file.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Header(BaseModel):
    """What a file's header may say. Keys it does not know are no errors here; a rule looks at them."""

    model_config = ConfigDict(extra="allow", strict=True, defer_build=True)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_hint(value: object) -> object:
    plain = isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)
    return str(value) if plain else value


def _as_bool(value: object) -> object:
    return _SPELLINGS.get(value, value) if isinstance(value, str | int) else value


def _as_map(value: object) -> object:
    return {value: {}} if isinstance(value, str) else value


_SPELLINGS: dict[str | int, bool] = {
    "yes": True, "on": True, "true": True, "1": True, 1: True,
    "no": False, "off": False, "false": False, "0": False, 0: False,
}  # fmt: skip

NameList = Annotated[list[str], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
"""A list of names, or a string that holds them."""

Hint = Annotated[str, BeforeValidator(_as_hint, json_schema_input_type=str | list[str | int])]
"""A text to be shown; one in brackets is a list for YAML, and is shown all the same."""

LooseBool = Annotated[bool, BeforeValidator(_as_bool, json_schema_input_type=bool | str | int)]
"""true or false, also written yes, no, on, off, 1 or 0."""

_ServerMap = dict[str, dict[str, Any]]
McpServers = list[Annotated[_ServerMap, BeforeValidator(_as_map, json_schema_input_type=str | _ServerMap)]]
"""Names of MCP servers, and maps from a name to a server's settings."""
