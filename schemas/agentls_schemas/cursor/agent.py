"""The header of an agent of Cursor, which calls it a subagent."""

from typing import Annotated

from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.values import Header, Switch, Text


class Agent(Header):
    """The header of a Cursor agent."""

    name: Annotated[Text | None, Fact(
        "What the agent is called by: lower case letters and hyphens. Without it the file's name.",
        "subagents", Role.NAME, example="${1:code-reviewer}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "Tells the main agent when to hand work to this one.", "subagents", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )] = None  # fmt: skip
    model: Annotated[Text | None, Fact(
        "The model: `inherit`, or an id of Cursor's, also with settings: `id[effort=high,context=300k,fast=false]`.",
        "subagents", Role.MODEL, example="${1:inherit}", if_omitted="the main agent's model",
    )] = None  # fmt: skip
    readonly: Annotated[Switch | None, Fact(
        "Whether it may change nothing: no edits, and no commands that change something. The only limit to what an "
        "agent may do; there is no list of tools.",
        "subagents", concept=Concept.READ_ONLY, example="${1:true}",
    )] = False  # fmt: skip
    is_background: Annotated[Switch | None, Fact(
        "Whether it works in the background while the main agent goes on.", "subagents", concept=Concept.BACKGROUND,
        example="${1:true}",
    )] = False  # fmt: skip
