"""A new file from its kind's template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.ide import markup
from agentls.ide.refactor.choice import FIRST, Choice
from agentls.semantics.fields import slug
from agentls.syntax.formats import notation
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath

    from agentls.lint.context import Context
    from agentls_schemas.kind import Kind


def new_file(kind: Kind, path: PurePath) -> str:
    """What a new file of this kind at this path says; empty where the kind has no template. Lines end in ``\\n``."""
    return markup.plain(kind.guidance.template).replace(_NAME, _name(kind, path))


def new_snippet(kind: Kind, path: PurePath) -> str:
    """The same in the protocol's syntax of snippets: what its author is to write are places to go through."""
    return kind.guidance.template.replace(_NAME, re.sub(r"[\\$}]", r"\\\g<0>", _name(kind, path)))


def _name(kind: Kind, path: PurePath) -> str:
    name = kind.stem(path.as_posix())
    return notation(kind.fields.layout).emit.string(slug(name) or name) or ""


def offers(ctx: Context, span: Span) -> Iterator[Choice]:  # noqa: ARG001
    """Beginning an empty file."""
    if ctx.path and ctx.kind.guidance.template and _empty(ctx):
        yield Choice(f"Fill the file from the template ({ctx.kind.title})", FIRST, "new")


def make(ctx: Context, name: str, span: Span) -> tuple[Edit, ...]:  # noqa: ARG001
    """The edit that writes the template into an empty file."""
    if ctx.path is None or not _empty(ctx):
        return ()
    text = new_file(ctx.kind, ctx.path).replace("\n", ctx.doc.text.line_end)
    return (Edit(Span(0, len(ctx.doc.text)), text),) if text else ()


def _empty(ctx: Context) -> bool:
    return len(ctx.doc.text) < _MOST and not ctx.doc.text.content.strip(BOM + " \t\r\n")


_NAME = "${name}"
_MOST = 1000
"""An empty file is no longer than this; more white space is there on purpose."""
