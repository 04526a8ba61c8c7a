"""The header of a rule of Devin, which Windsurf had before."""

from typing import Annotated, Literal

from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.values import Header, NameList, Text


class Rule(Header):
    """The header of a Devin rule."""

    trigger: Annotated[Literal["always_on", "glob", "model_decision", "manual"] | None, Fact(
        "When the rule is used. What becomes of a rule without it is not documented.", "rules",
        example="${1:always_on}",
        values={
            "always_on": "In every conversation.",
            "glob": "When a file is in play that `globs` fits.",
            "model_decision": "When the model thinks so, by `description`.",
            "manual": "When a person names it: `@rule`.",
        },
    )] = None  # fmt: skip
    globs: Annotated[NameList | None, Fact(
        "The files that the rule is for. A list is read by the desktop and the command line alike; bare text, as the "
        "documentation shows it, by the desktop.",
        "rules", concept=Concept.PATTERNS, needed_with=("trigger", "glob"), example='["${1:**/*.py}"]',
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What the rule is about; needed with `trigger: model_decision`.", "rules", Role.DESCRIPTION,
        needed_with=("trigger", "model_decision"), example="${1:Rules for Python code.}",
    )] = None  # fmt: skip
