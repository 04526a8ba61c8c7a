"""The header of an agent that no tool owns: what all of its readers understand."""

from typing import Annotated

from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import Header, Text


class Agent(Header):
    """The header of an agent in `.agents/agents`."""

    name: Annotated[Text, Fact(
        "What the agent is called by. Goose does not load an agent without one; other readers take the file's name.",
        "readers", Role.NAME, example="${1:reviewer}",
    )]  # fmt: skip
    description: Annotated[Text, Fact(
        "Tells the main agent when to hand work to this one. Kimi Code does not load an agent without one. Names and "
        "descriptions are all that every reader of this folder understands: `tools` and `model` mean something else to "
        "each, or nothing.",
        "readers", Role.DESCRIPTION, example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
