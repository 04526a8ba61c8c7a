"""Hovers over what leads to another file: its names show who that is, its links how that begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.ide import markup
from agentls.ide.navigation import document_links
from agentls.ide.navigation.definition import owners, symbol_under
from agentls.ide.navigation.occurrences import How
from agentls.ide.results import Hover
from agentls.project.documents import document_at
from agentls.semantics.fields import field_entries, shown
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.ide.navigation.definition import World
    from agentls.lint.context import Context
    from agentls.project.index import Defined

_MANY = 12
"""More tools than this are counted."""
_LONG = 600
"""Characters shown of a description."""


def over_name(ctx: Context, offset: int, world: World) -> Hover | None:
    """Who is meant by the name at an offset; None over the name a file gives itself."""
    found = symbol_under(ctx, world.index, offset)
    if found is None or found.how is How.DEFINITION or found.sort is Sort.FILE:
        return None
    defined = owners(ctx, found, world.index)
    return Hover(found.span, _card(defined, world)) if defined else None


def over_link(ctx: Context, offset: int, world: World) -> Hover | None:
    """How the file or section begins that a path leads to."""
    link = document_links.link_at(ctx, offset, world.is_file)
    text = world.files.text_at(link.path) if link else None
    if link is None or text is None:
        return None
    head = _link(link.path, ctx.entry.home, world)
    other = world.index.get(link.path)
    if other and other.own and not link.anchor:
        return Hover(link.span, _card(world.index.defined(other.own.sort, other.own.name), world, link.path))
    markdown = link.path.endswith(".md")
    words = document_links.preview(document_at(link.path, text), link.anchor) if markdown else ""
    return Hover(link.span, markup.paragraphs(head, "---" if words else "", words))


def summary(description: str) -> str:
    """What a description says before its examples: the first paragraph, not endless."""
    text = description.replace("\\n", "\n").partition("<example")[0]
    first = next((part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()), "")
    line = re.sub(r"\s*\b(?:examples?|for example|e\.g\.)\s*:?\s*\Z", "", " ".join(first.split()), flags=re.I)
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def _card(defined: list[Defined], world: World, path: str = "") -> str:
    """The one that is meant, with a word about others of the name."""
    first = next((each for each in defined if each.entry.path == path), defined[0])
    own = first.definition
    others = [each for each in defined if each is not first]
    place = _link(first.entry.path, first.entry.home, world)
    return markup.paragraphs(
        f"**`{shown(own.name)}`** · {_WORDS[own.sort]} · {place}",
        summary(own.description),
        " · ".join(_facts(world.files.context_at(first.entry.path))),
        f"{len(others)} more of this name: " + ", ".join(_link(each.entry.path, "", world) for each in others[:3])
        if others
        else "",
    )


_WORDS = {Sort.AGENT: "agent", Sort.SKILL: "skill", Sort.COMMAND: "command", Sort.SERVER: "MCP server", Sort.FILE: ""}


def _facts(ctx: Context | None) -> Iterator[str]:
    """Its tools and its model."""
    if ctx is None or ctx.doc.header is None:
        return
    given = ctx.given_tools
    if given and given.refs:
        names = [f"`{shown(ref.span.of(ctx.doc.text.clean))}`" for ref in given.refs]
        more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
        yield f"Tools: {', '.join(names[:_MANY])}{more}"
    for entry, _ in field_entries(ctx.doc.header, ctx.kind, Role.MODEL):
        if isinstance(entry.value, Scalar) and entry.value.value:
            yield f"Model: `{shown(entry.value.value)}`"


def _link(path: str, home: str, world: World) -> str:
    """The path as a link, counted from a folder if it is below."""
    label = path.removeprefix(home.rstrip("/") + "/") if home else "/".join(path.split("/")[-3:])
    return f"[{label}]({world.uri_of(path)})"
