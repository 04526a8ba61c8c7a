"""The header of a Qwen Code rule, and how its patterns are read. Run: 73 rules, on a project with ``src/a.ts``."""

from typing import Annotated

from agentls_schemas.fields import Concept, Fact, Globs, Role, Unfit
from agentls_schemas.values import Header, NameList, Text

GLOBS = Globs(
    (
        Unfit(r"^(?:/(?:home|Users|root|tmp|mnt|opt|var|workspaces?)/|[A-Za-z]:[\\/])", "absolute paths fit no file"),
        Unfit(r"^/+", "patterns begin without `/`", is_prefix=True),
        Unfit(r"^\.\./", "patterns begin at the folder that holds `.qwen`"),
        Unfit(r"^~/", "patterns begin at the folder that holds `.qwen`"),
        Unfit(r"\$\{?\w", "variables are not replaced"),
        Unfit(r"^[^/]*\w\\[\w*][^/]*$", "write `/` between folders"),
        Unfit(r"\*[^\s;]*(?:\s*;\s*|\s+)[^\s;]*[*/]", "write a list"),
        Unfit(r"^[\"'`]|[\"'`]$", "the quotation marks are part of it"),
        Unfit(r"/$", "for all in a folder write `/**` at its end"),
        Unfit(r"^[^{]*\{[^}]*$", "the brace is not closed"),
    ),
    "rules",
    negation="",
)


class Rule(Header):
    """The header of a rule."""

    paths: Annotated[NameList | None, Fact(
        "The files that the rule is for, as patterns from the folder that holds `.qwen`: a list, or one as text. "
        "The rule is read with the first file that fits; without `paths` it is always read.",
        "rules", concept=Concept.PATTERNS, separators="", globs=GLOBS, example='\n  - "${1:src/**/*.ts}"',
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What the rule is about, for those who edit it; the model is not shown it.", "rules", Role.DESCRIPTION,
        unread=True, example="${1:How tests are written.}",
    )] = None  # fmt: skip
