"""A string of the header in another of YAML's forms, its value as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.ide.refactor.choice import REWRITE, Choice
from agentls.ide.refactor.proof import proven
from agentls.ide.refactor.selection import entry_at, good_header, indent_of, string_of, value_place
from agentls.syntax.emit.yaml import forms, write
from agentls.syntax.scalars import Style
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Header, Scalar
    from agentls.text import Span

_WORDS = {
    Style.LITERAL: "as a literal block",
    Style.FOLDED: "as a folded block",
    Style.DOUBLE: "in double quotes",
    Style.SINGLE: "in single quotes",
    Style.PLAIN: "without quotes",
}
_PROSE = (Role.DESCRIPTION, Role.PLAIN)
_LONG = 60
"""Shorter values than this, in code points, are not worth a block."""


def offers(ctx: Context, span: Span) -> Iterator[Choice]:
    """The other forms that the string under the selection can take."""
    header = good_header(ctx)
    entry = entry_at(header, span) if header else None
    value = _prose(ctx, entry, header) if header and entry else None
    if not header or not entry or not value:
        return
    held = ctx.memo(forms, value.value)
    if value.style is Style.PLAIN and "\n" not in value.value and Style.PLAIN not in held:
        # A reader of YAML 1.1 gets something else than a string: `2026-01-02`, `1:30`.
        return
    for style in (style for style in _WORDS if style in held and style is not value.style):
        if not style.is_block or (
            _worth_a_block(ctx, entry, value) and value_place(entry, header, lines=True) is not None
        ):
            yield Choice(f"Write the {entry.key.value} {_WORDS[style]}", REWRITE, style.value)


def make(ctx: Context, name: str, span: Span) -> tuple[Edit, ...]:
    """The edit that writes the string in the style of that name; none where something else would change."""
    header = good_header(ctx)
    entry = entry_at(header, span) if header else None
    value = _prose(ctx, entry, header) if header and entry else None
    if not header or not entry or not value or name not in list(Style):
        return ()
    edit = replacing(ctx, header, entry, value.value, Style(name))
    return (edit,) if edit and proven(ctx, (edit,)) else ()


def replacing(ctx: Context, header: Header, entry: Entry, value: str, *styles: Style) -> Edit | None:
    """The edit that writes a string as the entry's value, in the first of the styles that can hold it; unproven."""
    for style in styles:
        written = write(value, style, indent_of(entry, header), ctx.doc.text.line_end)
        kept = style.is_block and value.endswith("\n\n")
        place = value_place(entry, header, lines=style.is_block, blank_lines=kept)
        if written is not None and place is not None:
            return Edit(place, f" {written}")
    return None


def _prose(ctx: Context, entry: Entry, header: Header) -> Scalar | None:
    """The entry's string, unless it is a name or a word to choose, of which everyone knows how it is written."""
    field = ctx.kind.fields.get(entry.key.value) if any(entry is top for top in header.root.entries) else None
    if field and (field.role not in _PROSE or field.fact.values):
        return None
    return string_of(entry, header)


def _worth_a_block(ctx: Context, entry: Entry, value: Scalar) -> bool:
    field = ctx.kind.fields.get(entry.key.value)
    described = field is not None and field.role is Role.DESCRIPTION
    return described or value.style.is_block or "\n" in value.value or len(value.value) > _LONG
