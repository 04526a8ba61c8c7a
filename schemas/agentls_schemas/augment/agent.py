"""The header of an Augment agent. Each field is read by itself: of a wrong value only that field is lost."""

from typing import Annotated, Literal

from agentls_schemas.fields import Colors, Concept, Fact, Role
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header, NameList, Text

SHADES = Colors({
    "red": (255, 0, 0),
    "blue": (0, 0, 255),
    "green": (0, 128, 0),
    "yellow": (255, 255, 0),
    "purple": (128, 0, 128),
    "orange": (255, 165, 0),
    "pink": (255, 192, 203),
    "cyan": (0, 255, 255),
}, "css-colors")  # fmt: skip
"""What the names of colours usually stand for; Augment's own shades depend on the terminal."""


class Agent(Header):
    """The header of an Augment agent."""

    name: Annotated[Text | None, Fact(
        "What the agent is called by. Characters other than letters, digits, `_` and `-` become `-`. Without it the "
        "file's path below the folder, parted by colons.",
        "program", Role.NAME, example="${1:reviewer}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "Tells Augment when to hand work to this agent.", "subagents", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )] = None  # fmt: skip
    model: Annotated[Text | None, Fact(
        "The model: its id or short name (`sonnet4.5`). A display name, or one that is not known, is dropped.",
        "program", Role.MODEL, example="${1:sonnet4.5}", if_omitted="the session's model",
    )] = None  # fmt: skip
    color: Annotated[Literal["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"] | None, Fact(
        "The agent's colour in the terminal.", "subagents", Role.COLOR, example="${1:blue}",
        values=dict.fromkeys(SHADES.rgb, ""), colors=SHADES,
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets: a list, or one text with commas. Beside `disabled_tools` it is dropped, and an "
        "empty list gives every tool.",
        "program", Role.TOOLS, example="[${1:view, grep-search, codebase-retrieval}]", if_omitted="all tools",
        tool_syntax=ToolSyntax(void_beside="disabled_tools"),
    )] = None  # fmt: skip
    disabled_tools: Annotated[NameList | None, Fact(
        "The tools the agent does not get: a list, or one text with commas. With it `tools` is dropped.",
        "program", Role.DENIED_TOOLS, example="[${1:launch-process}]",
    )] = None  # fmt: skip
    hidden: Annotated[bool | None, Fact(
        "Whether people are not shown the agent.", "program", example="${1:true}",
        concept=Concept.HIDDEN,
    )] = None  # fmt: skip
    finish_tool: Annotated[Text | None, Fact(
        "The tool by which the agent hands its result over. One that there is not is ignored.", "program",
        example="$1",
    )] = None  # fmt: skip
    replace_system_prompt: Annotated[bool | None, Fact(
        "Whether the text below stands in place of Augment's own instructions, and not behind them.", "program",
        example="${1:true}",
    )] = None  # fmt: skip
    disable_rules: Annotated[bool | None, Fact(
        "Whether the agent goes without the project's rules.", "program", example="${1:true}",
    )] = None  # fmt: skip
    disable_workspace_guidelines: Annotated[bool | None, Fact(
        "Whether the agent goes without the workspace's guidelines.", "program", example="${1:true}",
    )] = None  # fmt: skip
    disable_skills: Annotated[bool | None, Fact(
        "Whether the agent goes without skills.", "program", example="${1:true}",
    )] = None  # fmt: skip
    tool_description: Annotated[Text | None, Fact(
        "How the tool that starts the agent describes itself to the model.", "program", example="$1",
    )] = None  # fmt: skip
    instruction_description: Annotated[Text | None, Fact(
        "How that tool describes the instruction it is given.", "program", example="$1",
    )] = None  # fmt: skip
    provider_model: Annotated[Text | None, Fact(
        "The model as a provider of your own calls it.", "program", example="$1",
    )] = None  # fmt: skip
    provider_base_url: Annotated[Text | None, Fact(
        "Where that provider is reached.", "program", example="${1:https://example.com/v1}",
    )] = None  # fmt: skip
    provider_api_key: Annotated[Text | None, Fact(
        "The key for that provider. A file that is shared is no place for one.", "program", example="$1",
    )] = None  # fmt: skip
