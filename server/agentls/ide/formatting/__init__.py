"""Formatting: the header in one layout, the body as it is.

What is changed is layout only. Every reader gets the values it got before, whatever version of YAML it reads, each
comment stays at its entry, and formatting twice is formatting once:

- two blanks a level, one blank after a colon and before a comment, at most one blank line between entries,
- even blanks in a list or map of one line, which stays in its line,
- blocks and wrapped values keep their lines and are only indented,
- quotes stay: they may be there for another reader, and taking them away would touch most files for no gain,
- keys stay where they are; with ``sort_keys`` they stand in the order of the kind's fields, and a key that is none of
  them keeps its place among them.

A header that strict YAML refuses, or that says a key twice or uses anchors, aliases or tags, is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import Format
from agentls.ide.formatting.layout import Part, UnlaidError, parts
from agentls.ide.formatting.proof import obstacle, same
from agentls.lint.suppress import MARK
from agentls.named_tuple import NamedTuple
from agentls.text import BOM, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Header


class Formatted(NamedTuple):
    """A file's text after formatting."""

    text: Text
    """The very text given where there is nothing to do."""
    refused: str = ""
    """Why the header was left alone, as the end of a sentence; empty where it was not."""


def format_file(ctx: Context, *, sort_keys: bool = False) -> Formatted:
    """The file with its header laid out.

    Args:
        ctx: the file.
        sort_keys: put the keys in the order of the kind's fields.
    """
    return _formatted(
        ctx, lambda header, found: _whole(header, _sorted(found, ctx.kind.fields) if sort_keys else found)
    )


def format_spans(ctx: Context, spans: Sequence[Span]) -> Formatted:
    """The file with the header's entries that touch a span laid out, each at its place."""
    return _formatted(ctx, lambda header, found: _some(header, found, spans))


def _formatted(ctx: Context, write: Callable[[Header, list[Part]], str]) -> Formatted:
    text, header = ctx.doc.text, ctx.doc.header
    if header is None or not header.root.entries or ctx.doc.format is not Format.FRONTMATTER:
        return Formatted(text)
    if text.content[: len(header.text)] != header.text:
        return Formatted(text, "its header has bytes that are no text")
    refused = obstacle(header)
    if refused:
        return Formatted(text, refused)
    try:
        found = parts(header)
    except UnlaidError:
        return Formatted(text, "its header is written in a form that agentls does not lay out")
    new = write(header, found)
    if new == header.text:
        return Formatted(text)
    after = Text(new + text.content[len(header.text) :], text.encoding)
    again = ctx.doc.reparse(after).header
    if again is None or again.text != new or not same(header, again):
        return Formatted(text, "agentls cannot prove that its header would say the same")
    return Formatted(after)


def _whole(header: Header, found: list[Part]) -> str:
    """The header with all entries laid out, in the order given."""
    lines: list[str] = []
    for part in found:
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


def _sorted(found: list[Part], fields: Mapping[str, object]) -> list[Part]:
    """The parts with the kind's fields in its order, at the places that fields have; all else keeps its own."""
    top = Part(None, found[0].start, _top(found[0]))
    ranks = {key: rank for rank, key in enumerate(fields)}
    known = iter(sorted((part for part in found if part.key in ranks), key=lambda part: ranks[part.key or ""]))
    return [top, *(next(known) if part.key in ranks else part for part in found)]


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
