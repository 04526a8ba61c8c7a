"""The header of an instructions file. VS Code, Copilot CLI and github.com read it."""

from typing import Annotated, Literal

from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import Header, Text

ALWAYS = frozenset({"whole repository"})


class Instructions(Header):
    """The header of an instructions file."""

    name: Annotated[Text | None, Fact(
        "What people see. Without it the file's name.", "vscode", Role.NAME, example="${1:Python rules}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What the instructions are about. Where `applyTo` does not fit, the model may pick the file by it.",
        "vscode-docs", Role.DESCRIPTION, example="${1:Rules for Python code.}",
    )] = None  # fmt: skip
    applyTo: Annotated[Text | None, Fact(  # noqa: N815
        "The files the instructions are for: glob patterns in one text, parted by commas; `**` for all. Without "
        "it the file "
        "is never attached by itself. Quote it when it begins with `*`.",
        "vscode-docs", ignored_in=ALWAYS, example='"${1:**/*.py}"', joined_by=",",
    )] = None  # fmt: skip
    excludeAgent: Annotated[Literal["code-review", "cloud-agent", "coding-agent"] | None, Fact(  # noqa: N815
        "Which part of github.com does not get the instructions. It names no custom agent.", "instructions-docs",
        example='"${1:code-review}"',
        values={
            "code-review": "Copilot's code review.",
            "cloud-agent": "Copilot's cloud agent.",
            "coding-agent": "The older word for `cloud-agent`.",
        },
    )] = None  # fmt: skip
