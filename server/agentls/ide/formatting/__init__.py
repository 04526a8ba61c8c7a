"""Formatting: the header in one style and order, the body as it is.

What is changed is layout only. Every reader gets the values it got before, whatever version of YAML it reads, each
comment stays at its entry, and formatting twice is formatting once:

- keys in the order of the kind's fields; a key that is none of them keeps its place among them,
- two blanks a level, one blank after a colon and before a comment, at most one blank line between entries,
- block lists where the field is a list. A list written as one string (``tools: Read, Grep``) stays a string, for as a
  list it would be another value; lists of other keys, and those inside values, stay as they are written,
- no quotes where none are needed, else double ones, else those with fewer escapes. A value with a backslash in it
  stays as it is, for what its author meant by it is not known,
- a literal block for lines that stand in one line of double quotes, parted by escapes, so that examples can be read;
  blocks and wrapped values keep their lines and are only indented.

A header that strict YAML refuses, or that says a key twice or uses anchors, aliases or tags, is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from agentls.format import Format
from agentls.ide.formatting.layout import Part, UnlaidError, parts
from agentls.ide.formatting.proof import obstacle, same
from agentls.lint.suppress import MARK
from agentls.text import BOM, Span, Text
from agentls_schemas.field_types import shape_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Header
    from agentls_schemas.kind import Kind


class Formatted(NamedTuple):
    """A file's text after formatting."""

    text: Text
    """The very text given where there is nothing to do."""
    refused: str = ""
    """Why the header was left alone, as the end of a sentence; empty where it was not."""


def format_file(ctx: Context) -> Formatted:
    """The file with its header in order."""
    return _formatted(ctx, None)


def format_spans(ctx: Context, spans: Sequence[Span]) -> Formatted:
    """The file with the header's entries that touch a span laid out, each at its place."""
    return _formatted(ctx, spans)


def _formatted(ctx: Context, spans: Sequence[Span] | None) -> Formatted:
    text, header = ctx.doc.text, ctx.doc.header
    if header is None or not header.root.entries or ctx.doc.format is not Format.FRONTMATTER:
        return Formatted(text)
    if text.content[: len(header.text)] != header.text:
        return Formatted(text, "its header has bytes that are no text")
    refused = obstacle(header)
    if refused:
        return Formatted(text, refused)
    try:
        found = parts(header, _lists(ctx.kind, header))
    except UnlaidError:
        return Formatted(text, "its header is written in a form that agentls does not lay out")
    new = _whole(header, found, ctx.kind) if spans is None else _some(header, found, spans)
    if new == header.text:
        return Formatted(text)
    after = Text(new + text.content[len(header.text) :], text.encoding)
    again = ctx.doc.reparse(after).header
    if again is None or again.text != new or not same(header, again):
        return Formatted(text, "agentls cannot prove that its header would say the same")
    return Formatted(after)


def _lists(kind: Kind, header: Header) -> frozenset[str]:
    """The keys whose fields take lists."""
    shapes = {entry.key.value: shape_at(kind, (entry.key.value,)) for entry in header.root.entries}
    return frozenset(key for key, shape in shapes.items() if shape and shape.is_list)


def _whole(header: Header, found: list[Part], kind: Kind) -> str:
    """The header with all entries laid out, in order."""
    top = _top(found[0])
    lines = top
    for part in _ordered(found, kind.fields):
        # A blank line behind another would belong to a value that keeps its blank lines.
        blank = part.lines[:1] == [""] and (not lines or not lines[-1])
        lines += part.lines[blank:]
    end = Text(header.text).line_end
    closing = header.text[header.content.end :].lstrip("- \t")
    opening = header.text[: header.content.start]
    fence = (BOM if opening.startswith(BOM) else "") + "---" + opening[len(opening.rstrip("\r\n")) :]
    return fence + "".join(line + end for line in lines) + "---" + closing


def _top(first: Part) -> list[str]:
    """Takes a comment that begins the header, and is about no entry, away from the first one."""
    lead = first.lines[: first.lead]
    size = len(lead) - lead[::-1].index("") if "" in lead else 0
    if MARK in "".join(lead[:size]):
        return []
    top, first.lines = lead[:size], first.lines[size:]
    return top


def _ordered(found: list[Part], fields: Mapping[str, object]) -> list[Part]:
    """The parts with the kind's fields in its order, at the places that fields have; all else keeps its own."""
    ranks = {key: rank for rank, key in enumerate(fields)}
    known = iter(sorted((part for part in found if part.key in ranks), key=lambda part: ranks[part.key or ""]))
    return [next(known) if part.key in ranks else part for part in found]


def _some(header: Header, found: list[Part], spans: Sequence[Span]) -> str:
    """The header with those parts laid out that a span touches; one that ends before a line's start leaves the line."""
    end = Text(header.text).line_end
    text, stop = header.text, header.content.end
    starts = [*(part.start for part in found[1:]), stop]

    def pieces() -> Iterator[str]:
        for part, after in zip(found, starts, strict=True):
            if any((part.start < span.end or part.start == span.start) and span.start < after for span in spans):
                lines = part.lines[1:] if part is found[0] and part.lines[:1] == [""] else part.lines
                yield "".join(line + end for line in lines)
            else:
                yield text[part.start : after]

    return text[: header.content.start] + "".join(pieces()) + text[stop:]
