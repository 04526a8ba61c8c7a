"""A selection made an example: tags put around its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, apply
from agentls.ide.refactor.choice import REWRITE, Choice
from agentls.ide.refactor.proof import proven
from agentls.ide.refactor.selection import entry_at, good_header, string_of
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry

_TAGS = ("<example>", "</example>")


def offers(ctx: Context, span: Span) -> Iterator[Choice]:
    """Putting the selected lines into an example."""
    if span.start < span.end and _edits(ctx, span):
        yield Choice("Make the selection an example", REWRITE, "lines")


def make(ctx: Context, name: str, span: Span) -> tuple[Edit, ...]:  # noqa: ARG001
    """The edits that put tags around the selected lines; none where they would not be read as an example's."""
    edits = _edits(ctx, span)
    return edits if edits and (_in_body if ctx.doc.is_in_body(span.start) else _in_header)(ctx, edits) else ()


def _in_body(ctx: Context, edits: tuple[Edit, ...]) -> bool:
    at = [Span(ctx.doc.region_at(edit.span.start).at, ctx.doc.region_at(edit.span.end).at) for edit in edits]
    inside = tuple(Edit(span, edit.text) for span, edit in zip(at, edits, strict=True))
    after = proven(ctx, edits, body=apply(inside, ctx.body.text))
    return after is not None and len(after.body.examples.blocks) == len(ctx.body.examples.blocks) + 1


def _in_header(ctx: Context, edits: tuple[Edit, ...]) -> bool:
    """Whether the value that holds the lines has the same words as before, and one more example."""
    before = ctx.doc.header
    entry = _block_at(ctx, edits[0].span)
    changed = ctx.doc.edited(edits).header
    now = changed.root.get(entry.key.value) if entry and changed else None
    value = string_of(now, changed) if now and changed else None
    if before is None or entry is None or value is None:
        return False
    after = proven(ctx, edits, {entry.key.value: value.value})
    words = [word for word in value.value.split() if word not in _TAGS]
    return (
        after is not None
        and after.header is not None
        and len(after.header.examples.blocks) == len(before.examples.blocks) + 1
        and words == [word for word in _words(entry) if word not in _TAGS]
    )


def _words(entry: Entry) -> list[str]:
    return str(entry.value.data).split() if entry.value else []


def _edits(ctx: Context, span: Span) -> tuple[Edit, ...]:
    """The tags in lines of their own around the selected ones; none where lines cannot be put into an example."""
    text = ctx.doc.text.clean
    chosen = span.of(text)
    if not chosen.strip():
        return ()
    start = span.start + len(chosen) - len(chosen.lstrip())
    first = ctx.doc.text.line_span(ctx.doc.text.line_at(start))
    last = ctx.doc.text.line_span(ctx.doc.text.line_at(span.start + len(chosen.rstrip()) - 1))
    lines = Span(first.start, last.end)
    entry = _block_at(ctx, lines)
    if entry is None and not _free(ctx, lines):
        return ()
    line = first.of(text)
    indent = line[: len(line) - len(line.lstrip())]
    end = ctx.doc.text.line_end
    apart = end if entry and getattr(entry.value, "style", None) is Style.FOLDED else ""
    return (
        Edit(Span(lines.start, lines.start), f"{apart}{indent}{_TAGS[0]}{end}{apart}"),
        Edit(Span(lines.end, lines.end), f"{end}{apart}{indent}{_TAGS[1]}{apart}"),
    )


def _block_at(ctx: Context, lines: Span) -> Entry | None:
    """The top-level entry in whose block scalar the lines are, outside of its examples."""
    header = good_header(ctx)
    entry = entry_at(header, lines) if header and not ctx.doc.is_in_body(lines.end) else None
    value = string_of(entry, header) if header and entry else None
    if not header or not entry or not value or not value.style.is_block or lines.start < value.span.start:
        return None
    top = any(entry is one for one in header.root.entries)
    return entry if top and not any(example.span.overlaps(lines) for example in header.examples) else None


def _free(ctx: Context, lines: Span) -> bool:
    """Whether lines of the body hold no part of an example and no heading, and cut no code in two."""
    start, end = ctx.doc.region_at(lines.start), ctx.doc.region_at(lines.end)
    at = Span(start.at, end.at)
    if not (start.is_body and end.is_body) or any(example.span.overlaps(at) for example in ctx.body.examples):
        return False
    if any(heading.span.overlaps(at) for heading in ctx.body.headings):
        return False
    quoted = (*ctx.body.code, *ctx.body.comments)
    return not any(q.start < edge < q.end for q in quoted for edge in at)
