"""The header of a steering file of Kiro. A file without one is always included."""

from typing import Annotated, Literal

from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.values import Header, NameList, Text


class Steering(Header):
    """The header of a Kiro steering file."""

    inclusion: Annotated[Literal["always", "fileMatch", "manual", "auto"] | None, Fact(
        "When the file is included. Without it always.", "steering", example="${1:always}",
        values={
            "always": "In every conversation. The usual.",
            "fileMatch": "When a file is read that `fileMatchPattern` fits.",
            "manual": "When a person names it: `#file`.",
            "auto": "When the request fits `description`; needs `name` and `description`.",
        },
    )] = "always"  # fmt: skip
    fileMatchPattern: Annotated[NameList | None, Fact(  # noqa: N815
        "The files that it is for: a glob or a list of them. Commas part nothing in one text; braces do: "
        "`src/**/*.{ts,tsx}`.",
        "steering", concept=Concept.PATTERNS, separators="", only_with=("inclusion", "fileMatch"),
        needed_with=("inclusion", "fileMatch"), example='["${1:src/**/*.ts}"]',
    )] = None  # fmt: skip
    name: Annotated[Text | None, Fact(
        "What it is called by; needed with `inclusion: auto`.", "steering", Role.NAME,
        needed_with=("inclusion", "auto"), example="${1:api-design}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What it is about, by which it is included with `inclusion: auto`, which needs it.", "steering",
        Role.DESCRIPTION, needed_with=("inclusion", "auto"), example="${1:How endpoints are designed.}",
    )] = None  # fmt: skip
