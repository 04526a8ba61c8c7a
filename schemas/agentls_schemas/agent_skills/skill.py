"""The header of a SKILL.md: the specification's six fields and Claude Code's own."""

from typing import Annotated

from agentls_schemas.claude_code.command import Command
from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import NameList, Text

CLAUDE = frozenset({"project", "plugin"})
"""Where Claude Code alone is known to read the skill."""


class Skill(Command):
    """The header of a skill."""

    name: Annotated[Text, Fact(
        "The skill's name: the folder's, in lower case letters, digits and single hyphens, at most 64. "
        "Claude Code takes the folder's name where it is missing; the specification demands it.",
        "skill-spec", Role.NAME, example="${1:pdf-forms}",
    )]  # fmt: skip
    description: Annotated[Text, Fact(
        "What the skill does and when to use it, at most 1,024 characters. It is all an agent knows of the skill "
        "until it loads it.",
        "skill-spec", Role.DESCRIPTION,
        example="${1:Fills PDF forms. Use when the user has a form to fill.}",
    )]  # fmt: skip
    paths: Annotated[NameList | None, Fact(
        "File patterns: Claude considers the skill by itself only while it works with such files.",
        "skills", example='"${1:src/**}"',
    )] = None  # fmt: skip
