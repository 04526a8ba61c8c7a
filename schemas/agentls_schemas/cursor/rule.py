"""The header of a rule of Cursor: lines of keys and bare text, which only look like YAML."""

from typing import Annotated

from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.values import Header


class Rule(Header):
    """The header of a Cursor rule."""

    description: Annotated[str | None, Fact(
        "What the rule is about. Without `globs` and `alwaysApply` the agent decides by it whether to read the rule; "
        "without any of them the rule is read only where a person names it: `@rule`.",
        "rules", Role.DESCRIPTION, example="${1:Rules for Python code.}",
    )] = None  # fmt: skip
    globs: Annotated[str | None, Fact(
        "The files that the rule is for: patterns parted by commas, without quotes, brackets or blanks: "
        "`**/*.ts,**/*.tsx`. The rule is read when one of them is in play.",
        "globs-staff", concept=Concept.PATTERNS, example="${1:**/*.py}",
    )] = None  # fmt: skip
    alwaysApply: Annotated[bool | None, Fact(  # noqa: N815
        "Whether the rule is always read; the other fields then have no say.", "rules", example="${1:true}",
    )] = False  # fmt: skip
