"""The modes of a project, all in one file. One that is wrong loses them all."""

from typing import Annotated, Any, Literal

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.declared import AfterValidator, BeforeValidator, Field, Model, RefusalError
from agentls_schemas.fields import Fact
from agentls_schemas.values import Header

_SLUG = lazy_pattern(r"[a-zA-Z0-9-]+")
_GROUPS = ("read", "edit", "command", "mcp", "modes", "browser")
"""The last is deprecated and taken off without a word."""


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise RefusalError("slug", "may have only letters, digits and hyphens")
    return value


def _group(value: object) -> object:
    name, *options = value if isinstance(value, list) and value else [value]
    fits = not options or (len(options) == 1 and isinstance(options[0], dict))
    if name in _GROUPS and fits:
        return value
    raise RefusalError("group", "must be `read`, `edit`, `command`, `mcp` or `modes`")


def _once(value: list[Any]) -> list[Any]:
    names = [item[0] if isinstance(item, list) else item for item in value]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise RefusalError("group_twice", "has `{name}` twice", {"name": twice})
    return value


def _apart(value: "list[Mode]") -> "list[Mode]":
    slugs = [mode.slug for mode in value]
    if twice := next((slug for slug in slugs if slugs.count(slug) > 1), None):
        raise RefusalError("slug_twice", "has two modes with the slug `{slug}`", {"slug": twice})
    return value


Text = Annotated[str, Field(min_length=1)]
Group = Annotated[Any, BeforeValidator(_group)]


class Mode(Model):
    """A mode."""

    slug: Annotated[str, AfterValidator(_slug)]
    name: Text
    roleDefinition: Text  # noqa: N815
    groups: Annotated[list[Group], AfterValidator(_once)]
    whenToUse: str | None = None  # noqa: N815
    description: str | None = None
    customInstructions: str | None = None  # noqa: N815
    source: Literal["global", "project"] | None = None


class Modes(Header):
    """A file of modes."""

    customModes: Annotated[Annotated[list[Mode], AfterValidator(_apart)], Fact(  # noqa: N815
        "The modes, each with `slug` (letters, digits, hyphens), `name`, `roleDefinition` (what it is told) and "
        "`groups`: the tools it gets, of `read`, `edit`, `command`, `mcp`, `modes`. `[edit, {fileRegex: …}]` lets it "
        "edit some files only. `whenToUse`, `description` and `customInstructions` may be there too.",
        "program", example="\n  - slug: ${1:reviewer}\n    name: $2\n    roleDefinition: $3\n    groups: [${4:read}]",
    )]  # fmt: skip
