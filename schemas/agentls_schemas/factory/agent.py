"""The header of a droid. One value of a wrong type loses all of its fields, and the droid gets every tool."""

from typing import Annotated, Any, Literal

from agentls_schemas.declared import BeforeValidator
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.values import Header, NameList


def _parted(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_parted, json_schema_input_type=str | list[str])]


class Droid(Header):
    """The header of a droid."""

    name: Annotated[str | None, Fact(
        "What the droid is called by: lower case letters, digits, `-` and `_`. Without it the file's name.",
        "program", Role.NAME, example="${1:reviewer}",
    )] = None  # fmt: skip
    description: Annotated[str | None, Fact(
        "Tells Factory when to hand work to this droid; 500 characters at most are advised.",
        "subagents", Role.DESCRIPTION, example="${1:Reviews code for defects. Use it after code was changed.}",
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model: `inherit`, an id as `/model` lists it, or `custom:` and the name of one that is set up. With "
        "any other word the droid runs on its parent's model.",
        "program", Role.MODEL, example="${1:inherit}", if_omitted="the parent's model",
    )] = None  # fmt: skip
    reasoningEffort: Annotated[Literal["low", "medium", "high"] | None, Fact(  # noqa: N815
        "How much the model thinks. Without effect where the model is `inherit`.", "subagents",
        concept=Concept.EFFORT, example="${1:medium}",
        values={"low": "Little thought, fastest.", "medium": "Some thought.", "high": "Much thought."},
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the droid gets: a list, or one of `read-only`, `edit`, `execute`, `web`. `TodoWrite` and `Skill` "
        "come with any. A name that is no tool's is dropped; `all` is none.",
        "program", Role.TOOLS, example="[${1:Read, Grep, Glob}]", if_omitted="all tools",
    )] = None  # fmt: skip
    mcpServers: Annotated[Names | None, Fact(  # noqa: N815
        "The MCP servers whose tools the droid gets, by name; `[]` for none.", "program", Role.MCP_SERVERS,
        example="[$1]", if_omitted="all servers that `tools` lets through",
        servers=ServerSyntax(is_list=True, names_only=True),
    )] = None  # fmt: skip
    color: Annotated[Any, Fact(
        "The droid's colour in lists. Nothing is known of its values.", "program", unread=True, example="$1",
    )] = None  # fmt: skip
    version: Annotated[Any, Fact(
        "For people: the version of the droid.", "program", unread=True, example="${1:v1}",
    )] = None  # fmt: skip
    createdAt: Annotated[Any, Fact(  # noqa: N815
        "When Factory wrote the file.", "program", unread=True, example='"$1"',
    )] = None  # fmt: skip
    updatedAt: Annotated[Any, Fact(  # noqa: N815
        "When Factory last changed the file.", "program", unread=True, example='"$1"',
    )] = None  # fmt: skip
