"""The headers of pages that Claude Code reads beside its agents: rules and output styles. CLAUDE.md has no fields."""

from typing import Annotated

from agentls_schemas.claude_code.globs import GLOBS
from agentls_schemas.declared import Field
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.values import Header, LooseBool, NameList, Text

PROJECT = frozenset({"project"})


class Rule(Header):
    """The header of a rule."""

    paths: Annotated[NameList | None, Fact(
        "The files that the rule is for, as patterns of `.gitignore` from the folder that holds `.claude`: a list, or "
        "one text with commas. The rule is read with the first file that fits; without `paths` it is always read.",
        "rules", concept=Concept.PATTERNS, globs=GLOBS, example='\n  - "${1:src/**/*.ts}"',
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "Without effect in Claude Code; VS Code shows it.", "pages", Role.DESCRIPTION, unread=True,
        example="${1:How tests are written.}",
    )] = None  # fmt: skip


class OutputStyle(Header):
    """The header of an output style."""

    name: Annotated[Text | None, Fact(
        "What the style is called in the menu and in the setting `outputStyle`; without it the file's name.",
        "pages", Role.NAME, example="${1:Terse}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What people read in the menu.", "pages", Role.DESCRIPTION, example="${1:Answers in one sentence.}",
    )] = None  # fmt: skip
    keep_coding_instructions: Annotated[LooseBool | None, Field(alias="keep-coding-instructions"), Fact(
        "Whether the instructions for writing code stay beside the style. Without it they go.",
        "output-styles", example="${1:true}",
    )] = False  # fmt: skip
    force_for_plugin: Annotated[LooseBool | None, Field(alias="force-for-plugin"), Fact(
        "Of a plugin's style: whether it is used wherever the plugin is on.",
        "output-styles", example="${1:true}", ignored_in=PROJECT,
    )] = False  # fmt: skip
