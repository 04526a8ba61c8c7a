"""Writing values as YAML: quoted, or as a block scalar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context

# YAML cannot hold these in a block scalar, or its readers disagree on whether they end a line.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def quoted(value: str) -> str | None:
    """The one-line value in the quotes that need no escapes; None where none do."""
    if _UNFIT.search(value) or "\n" in value or "\t" in value:
        return None
    if not set(value) & set('"\\'):
        return f'"{value}"'
    return f"'{value}'" if "'" not in value else None


def block(value: str, line_end: str, indent: str = "  ") -> str | None:
    """The value as a literal block scalar, without the last line's end; None where YAML cannot hold it so."""
    if _UNFIT.search(value) or not value.strip():
        return None
    lines = value.rstrip("\n").split("\n")
    extra = len(value) - len(value.rstrip("\n"))
    # A first line that begins with a space would be taken for the indentation.
    width = str(len(indent)) if lines[0][:1] in ("", " ", "\t") else ""
    head = "|" + width + ("-" if extra == 0 else "" if extra == 1 else "+")
    blank = [""] * max(extra - 1, 0)
    return line_end.join([head, *(indent + line if line.strip() else "" for line in lines), *blank])


def replace(ctx: Context, span: Span, written: str | None) -> Edit | None:
    """The edit that puts a rewritten value in place; None where something else follows on its last line."""
    text = ctx.header.text
    stop = next((i for i in range(span.end, len(text)) if text[i] in "\r\n"), len(text))
    if written is None or text[span.end : stop].strip():
        return None
    return Edit(Span(span.start, stop), written)


def as_text(ctx: Context, span: Span, value: str) -> Edit | None:
    """The edit that writes the value so that every reader gets these very characters."""
    written = quoted(value) or block(value, ctx.doc.text.line_end)
    return replace(ctx, span, written)
