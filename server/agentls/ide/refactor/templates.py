"""A new file from its kind's template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.ide import markup
from agentls.ide.refactor.choice import FIRST, Choice
from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.fields import slug
from agentls.syntax.formats import notation
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath

    from agentls.lint.context import Context
    from agentls.syntax.emit import Emitter
    from agentls_schemas.fields import OwnField
    from agentls_schemas.kind import Kind


def new_file(kind: Kind, path: PurePath) -> str:
    """What a new file of this kind at this path says; empty where the kind has no template. Lines end in ``\\n``."""
    return markup.plain(_template(kind)).replace(_NAME, _name(kind, path))


def new_snippet(kind: Kind, path: PurePath) -> str:
    """The same in the protocol's syntax of snippets: what its author is to write are places to go through."""
    return _template(kind).replace(_NAME, _escaped(_name(kind, path)))


def _template(kind: Kind) -> str:
    """The kind's template with the fields that a team requires: at the header's end, or before the tool's."""
    template, own = kind.guidance.template, [each for each in kind.fields.own if each.required]
    own = [each for each in own if each.key in kind.fields] if template else []
    first = max(map(int, _PLACES.findall(template)), default=0) + 1
    emit = notation(kind.fields.layout).emit
    lines = [emit.entry(each.key, _value(each, emit, at)) for at, each in enumerate(own, first)]
    start, fence, rest = template.partition("\n---\n") if template.startswith("---\n") else ("", "", template)
    if fence:
        return "\n".join((start, *lines)) + fence + rest
    if rest.startswith("{\n"):
        return "{\n" + "".join(f"  {line},\n" for line in lines) + rest.removeprefix("{\n")
    return "".join(f"{line}\n" for line in lines) + rest


def _value(own: OwnField, emit: Emitter, place: int) -> str:
    """A value that the field takes, as a place of a snippet."""
    if own.type == "map":
        return "{}"
    word = own.values[0] if own.values else _TO_WRITE
    written = {"integer": "0", "number": "0", "boolean": "false"}.get(own.type) or emit.string(word) or word
    plain = f"[{emit.item(word)}]" if own.type == "list" else written
    return f"${{{place}:{_escaped(plain)}}}"


def _escaped(text: str) -> str:
    return re.sub(r"[\\$}]", r"\\\g<0>", text)


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
_PLACES = lazy_pattern(r"\$\{?(\d+)")
_TO_WRITE = "TBD"
"""What stands for a text of which nothing is known."""
_MOST = 1000
"""An empty file is no longer than this; more white space is there on purpose."""
