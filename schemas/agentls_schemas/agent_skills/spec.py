"""The header of a SKILL.md as the specification has it: what every client of the format knows."""

from typing import Annotated, Any

from agentls_schemas.declared import Field
from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import Header, NameList, Text


class SpecSkill(Header):
    """The specification's six fields."""

    name: Annotated[str, Fact("The skill's name: the folder's.", "skill-spec", Role.NAME)]
    description: Annotated[str, Fact("What the skill does and when to use it.", "skill-spec", Role.DESCRIPTION)]
    license: Annotated[Text | None, Fact("The licence.", "skill-spec")] = None
    compatibility: Annotated[Text | None, Fact("What the skill needs.", "skill-spec")] = None
    metadata: Annotated[dict[str, Any] | None, Fact("Data of the author's own.", "skill-spec")] = None
    allowed_tools: Annotated[NameList | None, Field(alias="allowed-tools"), Fact(
        "Tools that need no permission.", "skill-spec", separators=" ",
    )] = None  # fmt: skip


class CopilotSkill(SpecSkill):
    """The same with those of Copilot CLI's fields for which it leaves a skill out."""

    argument_hint: Annotated[str | None, Field(alias="argument-hint"), Fact("What to type behind.", "clients")] = None
    user_invocable: Annotated[bool | None, Field(alias="user-invocable"), Fact("People start it.", "clients")] = None
    disable_model_invocation: Annotated[bool | None, Field(alias="disable-model-invocation"), Fact(
        "No model starts it.", "clients",
    )] = None  # fmt: skip


class StrictSkill(Header):
    """The same to the letter, as the reference validator has it."""

    name: Annotated[str, Fact("The skill's name: the folder's.", "skill-spec", Role.NAME)]
    description: Annotated[str, Fact("What the skill does and when to use it.", "skill-spec", Role.DESCRIPTION)]
    license: Annotated[str | None, Fact("The licence.", "skill-spec")] = None
    compatibility: Annotated[Annotated[str, Field(max_length=500)] | None, Fact("What it needs.", "skill-spec")] = None
    metadata: Annotated[dict[str, Any] | None, Fact("Data of the author's own.", "skill-spec")] = None
    allowed_tools: Annotated[str | None, Field(alias="allowed-tools"), Fact(
        "Tools that need no permission.", "skill-spec",
    )] = None  # fmt: skip
