"""The header of an agent of Devin, which calls it a custom subagent. Its maker says that the format may change."""

from typing import Annotated

from agentls_schemas.declared import Field, Model
from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import Header, NameList, Text


class Permissions(Model):
    """What is done, refused and asked for, by patterns."""

    allow: NameList | None = Field(None, description="What it does unasked.")
    deny: NameList | None = Field(None, description="What it never does.")
    ask: NameList | None = Field(None, description="What the user is asked for.")


class Agent(Header):
    """The header of a Devin agent."""

    name: Annotated[Text | None, Fact(
        "What the agent is called by. Without it its folder.", "subagents", Role.NAME, example="${1:code-reviewer}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "Tells the main agent when to hand work to this one.", "subagents", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )] = None  # fmt: skip
    model: Annotated[Text | None, Fact(
        "The model: a name such as `opus` or `sonnet` for the newest of a family, or an id.", "subagents", Role.MODEL,
        example="${1:sonnet}", if_omitted="the main agent's model",
    )] = None  # fmt: skip
    allowed_tools: Annotated[NameList | None, Field(alias="allowed-tools"), Fact(
        "The tools the agent gets, by Devin's names. Claude Code's key `tools` means the same.",
        "subagents", Role.TOOLS, example="[${1:read, grep, glob}]", if_omitted="all tools",
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The same as `allowed-tools`, as agents of Claude Code have it.", "subagents", Role.TOOLS,
    )] = None  # fmt: skip
    permissions: Annotated[Permissions | None, Fact(
        "What it may do unasked, what never, and what the user is asked for.", "permissions",
        example='\n  deny: ["${1:exec(rm *)}"]',
    )] = None  # fmt: skip
    max_nesting: Annotated[int | None, Field(alias="max-nesting"), Fact(
        "How deep the agents may go that it starts itself.", "subagents", example="${1:1}",
    )] = None  # fmt: skip
