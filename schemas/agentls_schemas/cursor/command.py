"""The header of a command of Cursor. Its pages show commands without one."""

from typing import Annotated

from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import Header, Text


class Command(Header):
    """The header of a Cursor command."""

    description: Annotated[Text | None, Fact(
        "What the command does.", "commands", Role.DESCRIPTION, example="${1:Reviews the changes of this branch.}",
    )] = None  # fmt: skip
