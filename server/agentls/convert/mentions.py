"""What the text of a file names that means nothing to another tool. The text is kept; this is said of it."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from agentls.convert.cover import find_cover
from agentls.convert.losses import BODY, Loss, LossKind, quote
from agentls.convert.rights import NONE, Place, Right, Rights, usable
from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.tools import current_name
from agentls.text import Span
from agentls_schemas.tools import Effect, ToolState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Markdown
    from agentls_schemas.kind import Kind

_QUOTED = lazy_pattern(r"`([A-Za-z][\w./-]*)(?:\([^`\n]*\))?`(?P<tool>[ ]tools?\b)?")
_PLAIN = lazy_pattern(
    r"\b(?:(?:[Uu]s(?:e|ing)|[Cc]all|[Ii]nvok(?:e|ing)|[Vv]ia|[Ww]ith)\s+(?:the\s+)?([A-Z]\w+)\b|([A-Z]\w+)(?=\s+tool\b))"
)
_ABSOLUTE = lazy_pattern(r"[a-z][\w+.-]*:|[#/?~]|$", re.I)
"""The beginning of a link that leads to the same place from anywhere."""


def find_mentions(ctx: Context, target: Kind, path: str) -> Iterator[Loss]:
    """What the text names that means nothing, or something else, to another tool: each once.

    Args:
        ctx: the file.
        target: the other tool's kind.
        path: where the new file lies, from the project's root.
    """
    counterparts = _counterparts(ctx.kind, target)
    yield from _collected(ctx, lambda part: _tools(part, ctx.kind), lambda name: _no_tool(name, target, counterparts))
    folder = dirname(_from_root(ctx))
    yield from _collected(ctx, _links, lambda link: _elsewhere(link, folder, dirname(path)))


def _collected(
    ctx: Context, find: Callable[[Markdown], Iterator[tuple[str, int]]], why: Callable[[str], str]
) -> Iterator[Loss]:
    found: dict[str, list[Span]] = {}
    for part, start in zip(ctx.body.sections, ctx.body.starts, strict=True):
        for name, at in find(part):
            found.setdefault(name, []).append(ctx.doc.in_file(Span(start + at, start + at + len(name))))
    for name, spans in found.items():
        if said := why(name):
            lines = sorted({ctx.doc.text.line_at(span.start) + 1 for span in spans})
            also = f" (lines {', '.join(map(str, lines))})" if len(lines) > 1 else ""
            yield Loss(LossKind.APPROXIMATED, BODY, spans[0], said + also)


def _tools(part: Markdown, kind: Kind) -> Iterator[tuple[str, int]]:
    """The tools of the file's own tool that a part speaks of."""
    for found in _QUOTED.finditer(part.text):
        # A word in lower case may be anything.
        special = found["tool"] or re.search("[A-Z_/]", found[1])
        if special and _is_tool(found[1], kind):
            yield found[1], found.start(1)
    for found in _PLAIN.finditer(part.text):
        group = 1 if found[1] else 2
        if _is_tool(found[group], kind) and not part.in_code(found.start(group)):
            yield found[group], found.start(group)


def _is_tool(name: str, kind: Kind) -> bool:
    mcp = kind.vocabulary.mcp
    return kind.vocabulary.tool(name) is not None or bool(mcp and len(mcp.prefix) > 1 and name.startswith(mcp.prefix))


def _counterparts(kind: Kind, target: Kind) -> Callable[[str], tuple[str, ...]]:
    """What the tools of a kind are called in another, where their work is done there."""
    tools = list(usable(target))

    def find(name: str) -> tuple[str, ...]:
        tool = kind.vocabulary.tool(current_name(kind, name))
        right = Right(name, tool.can if tool else NONE, Effect.ALLOW, Place(BODY, Span(0, 0)))
        found = find_cover(right, Rights(Effect.DENY, (right,), NONE), tools)
        return () if found.missing else tuple(each.name for each in found.tools)

    return find


def _no_tool(name: str, target: Kind, counterparts: Callable[[str], tuple[str, ...]]) -> str:
    """What is wrong with a tool's name; empty for one that there is."""
    words = target.vocabulary
    known = words.tool(name)
    if known and known.state is not ToolState.RETIRED:
        return ""
    if known is None and words.mcp and words.mcp.prefix and name.startswith(words.mcp.prefix):
        return ""
    instead = counterparts(name)
    does = f"; {quote(instead)} does its work" if instead else ""
    return f"The text names `{name}`, which is no tool of {target.loader.tool}{does}"


def _links(part: Markdown) -> Iterator[tuple[str, int]]:
    """Links to files that count from where the file lies."""
    for link in part.links:
        if not _ABSOLUTE.match(link.target):
            yield link.target, link.target_span.start


def _from_root(ctx: Context) -> str:
    """The file's path from the project's root; from nowhere, where its place does not tell the root."""
    path = ctx.path.as_posix() if ctx.path else ""
    above, home, _ = ctx.kind.place.split(path)
    return path[len(above.rstrip("/")) + 1 :] if home else path


def _elsewhere(link: str, before: str, after: str) -> str:
    """What is to be said of a link whose file lies in another folder now; nothing where it leads to the same place."""
    if normpath(join("/", before, link)) == normpath(join("/", after, link)):
        return ""
    return f"The link to `{link}` leads elsewhere from {after}"
