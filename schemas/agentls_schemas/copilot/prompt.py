"""The header of a prompt file, which VS Code alone reads."""

from typing import Annotated

from agentls_schemas.copilot.values import Models
from agentls_schemas.declared import Field
from agentls_schemas.fields import Conflict, Fact, Role
from agentls_schemas.tools import ToolForm, ToolSyntax
from agentls_schemas.values import Header, NameList, Text

TOOLLESS = frozenset({"ask", "edit"})

TOOLS = ToolSyntax(ToolForm.COMMA, empty_gives_none=True)


class Prompt(Header):
    """The header of a prompt file."""

    name: Annotated[Text | None, Fact(
        "What the prompt is called by, behind `/`. Without it the file's name.", "vscode-docs", Role.NAME,
        example="${1:review-changes}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What the prompt does and when to use it.", "vscode-docs", Role.DESCRIPTION,
        example="${1:Reviews the changes of this branch.}",
    )] = None  # fmt: skip
    argument_hint: Annotated[Text | None, Field(alias="argument-hint"), Fact(
        "Shown behind the name while typing. Quote it when it begins with `[`.", "vscode-docs",
        example='"${1:[file]}"',
    )] = None  # fmt: skip
    agent: Annotated[Text | None, Fact(
        "The agent that runs it: `agent`, `ask`, `edit`, `Plan`, or a custom agent by its `name`. Without it "
        "the one that "
        "is chosen; with `tools` that is `agent`.",
        "vscode-docs", Role.AGENT, separators="", example="${1:agent}",
    )] = None  # fmt: skip
    mode: Annotated[Text | None, Fact(
        "The old name of `agent`; ignored beside it.", "vscode", Role.AGENT, separators="", deprecated="agent",
    )] = None  # fmt: skip
    model: Annotated[Models | None, Fact(
        "The model as `Name (vendor)`, such as `GPT-5.5 (copilot)`, or a list of which the first that is there "
        "is taken. "
        "Without it the one that is chosen.",
        "vscode-docs", Role.MODEL, separators="", example="${1:GPT-5.5 (copilot)}",
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the prompt runs with: sets such as `search`, single tools (`search/usages`), tools of MCP servers "
        "(`server/tool`, `server/*`). They count in place of the agent's own.",
        "vscode-docs", Role.TOOLS, example="[${1:search, edit}]", if_omitted="the agent's tools",
        tool_syntax=TOOLS,
        conflicts=(Conflict("agent", TOOLLESS, "Only agents have tools, but `agent` is {}"),),
    )] = None  # fmt: skip
