"""Field types that several dialects share.

Each reports a wrong value once and at its own place: an error's ``loc`` is made of keys and list
indexes only, so that it leads to the value in the file.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.declared import AfterValidator, BeforeValidator, Check, Field, Model, RefusalError, WrapValidator


class Header(Model):
    """What a file's header may say. Keys it does not know are no errors here; a rule looks at them."""


class Part(Model):
    """A map inside of a header, of which all keys are known: a rule looks at others."""


class OpenPart(Model):
    """A map inside of a header that has other keys too."""


def one_of(words: tuple[str, ...]) -> Any:  # noqa: ANN401
    """The type of some words, in this order: to ``typing``, two of the same words are one where they may be None."""
    return Annotated[Literal[words], ("in this order", *words)]


def as_list(value: object) -> object:
    """A text as the list that it stands for."""
    return [value] if isinstance(value, str) else value


def _as_hint(value: object) -> object:
    plain = isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)
    return str(value) if plain else _as_text(value)


def _as_bool(value: object) -> object:
    return _SPELLINGS.get(value, value) if isinstance(value, str | int) else value


def _as_switch(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _as_number(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    digits = _DIGITS.match(value) if isinstance(value, str) else None
    return int(digits[1]) if digits else value


def _as_effort(value: object, check: Check) -> object:
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    number = _as_number(value)
    if isinstance(number, int) and not isinstance(number, bool):
        return number
    word = value.lower() if isinstance(value, str) else value
    return check("medium" if word == "med" else word)


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) else value


def _as_map(value: object) -> object:
    # A name stands for settings that are somewhere else, and all right here.
    return {value: {"command": ""}} if isinstance(value, str) else value


def _settings(value: dict[str, Any]) -> dict[str, Any]:
    """Those of a server, which say what it is and where."""
    type_ = value.get("type", "stdio")
    key = "command" if type_ == "stdio" else "url"
    if type_ not in _TRANSPORTS:
        raise RefusalError(
            "server_type", "must have a `type` of {types}", {"types": ", ".join(f"`{each}`" for each in _TRANSPORTS)}
        )
    if not isinstance(value.get(key), str):
        raise RefusalError("server_key", "of type `{type}` needs `{key}`", {"type": type_, "key": key})
    if not isinstance(value.get("args", []), list):
        raise RefusalError("server_args", "`args` takes a list")
    return value


_SPELLINGS: dict[str | int, bool] = {
    "yes": True, "on": True, "true": True, "1": True, 1: True,
    "no": False, "off": False, "false": False, "0": False, 0: False,
}  # fmt: skip

# As texts are read for a number: what follows the digits is left out.
_DIGITS = lazy_pattern(r"\s*(-?\d{1,12})")
_TRANSPORTS = ("stdio", "http", "streamable-http", "sse", "ws")

NameList = Annotated[list[str], BeforeValidator(as_list, json_schema_input_type=str | list[str])]
"""A list of names, or a string that holds them."""

Hint = Annotated[str, BeforeValidator(_as_hint, json_schema_input_type=str | list[str | int])]
"""A text to be shown; one in brackets is a list for YAML, and is shown all the same."""

LooseBool = Annotated[bool, BeforeValidator(_as_bool, json_schema_input_type=bool | str | int)]
"""true or false, also written yes, no, on, off, 1 or 0."""

Switch = Annotated[bool, BeforeValidator(_as_switch, json_schema_input_type=bool | Literal["true", "false"])]
"""true or false, also as a text."""

Digits = Annotated[str, Field(pattern=r"^\d+$")]
Count = Annotated[
    int, Field(gt=0), BeforeValidator(_as_number, json_schema_input_type=Annotated[int, Field(gt=0)] | Digits)
]
"""A whole number above 0, also as a text."""

Window = Annotated[
    int,
    Field(ge=100_000),
    BeforeValidator(_as_number, json_schema_input_type=Annotated[int, Field(ge=100_000)] | Digits),
]
"""A number of tokens to fill a context with, also as a text."""

Effort = Annotated[
    Literal["low", "medium", "high", "xhigh", "max"],
    WrapValidator(_as_effort, json_schema_input_type=Literal["low", "medium", "high", "xhigh", "max"] | int),
]
"""How much a model thinks: a name in any letter case, or a whole number, also as a text."""

Text = Annotated[str, BeforeValidator(_as_text, json_schema_input_type=str)]
"""A text, or a number or truth value that is taken for one."""

_ServerMap = dict[str, Annotated[dict[str, Any], AfterValidator(_settings)]]
McpServers = list[Annotated[_ServerMap, BeforeValidator(_as_map, json_schema_input_type=str | _ServerMap)]]
"""Names of MCP servers, and maps from a name to a server's settings."""
