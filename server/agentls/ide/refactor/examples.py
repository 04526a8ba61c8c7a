"""Examples moved from the description into the body and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, apply
from agentls.ide.refactor.choice import EXTRACT, INLINE, Choice
from agentls.ide.refactor.proof import proven
from agentls.ide.refactor.scalar_style import replacing
from agentls.ide.refactor.selection import description_of, good_header, string_of
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.escapes import meant
from agentls.semantics.fields import line_start
from agentls.syntax.example_layout import lay_out
from agentls.syntax.examples import find_examples
from agentls.syntax.scalars import Style, View
from agentls.syntax.turns import trim
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Example

_SECTION = "examples"
"""The id of the section that examples belong in."""
_LEAD_IN = lazy_pattern(
    r"(?:(?<=\s)|(?<=\\n)|\A)(?:specifically|for example|(?:here are |some |usage )*+examples?(?: usage| include)?):"
    r"(?:\s|\\n)*+\Z",
    re.IGNORECASE,
)
_BLANK_LINES = lazy_pattern(r"(?:[ \t]*(?:\r\n?|\n))*")


def offers(ctx: Context, span: Span) -> Iterator[Choice]:
    """Moving the description's examples out of it, or those under the selection into it."""
    header = good_header(ctx)
    entry = description_of(header, ctx) if header else None
    if not header or not entry:
        return
    described = entry.span.contains(span) and any(e.entry_key == entry.key.value for e in header.examples)
    value = string_of(entry, header) if described else None
    if value and ctx.memo(_can_part, value.value):
        yield Choice("Move the examples into the body", EXTRACT, "out")
    if ctx.doc.is_in_body(span.start) and (chosen := _chosen(ctx, span)):
        title = "Move the examples into the description" if len(chosen) > 1 else "Move the example into the description"
        yield Choice(title, INLINE, "in")


def make(ctx: Context, name: str, span: Span) -> tuple[Edit, ...]:
    """The edits that move the examples; none where a character of them or another value would be lost."""
    return _out(ctx) if name == "out" else _in(ctx, span)


def _whole(example: Example) -> bool:
    return example.closing is not None and not example.nested and not example.empty


# From the description into the body


def _out(ctx: Context) -> tuple[Edit, ...]:
    header = good_header(ctx)
    entry = description_of(header, ctx) if header else None
    value = string_of(entry, header) if header and entry else None
    if not header or not entry or not value:
        return ()
    found = _in_text(value.value)
    rest, moved = _rest(value.value, found), [_moved(example.span.of(value.value)) for example in found]
    styles = (value.style, Style.PLAIN, Style.DOUBLE, Style.LITERAL)
    edit = replacing(ctx, header, entry, rest, *styles) if rest.strip() and moved else None
    if edit is None:
        return ()
    at, text = _insertion(ctx, moved)
    body = ctx.body.text[:at] + text + ctx.body.text[at:]
    put = ctx.doc.body_edit(Span(at, at), text)
    edits = (edit, put) if put else ()
    after = proven(ctx, edits, {entry.key.value: rest}, body)
    count = sum(map(_whole, after.body.examples)) if after else 0
    return edits if count == sum(map(_whole, ctx.body.examples)) + len(moved) else ()


def _can_part(value: str) -> bool:
    """Whether a description holds examples and something else."""
    found = _in_text(value)
    return bool(found) and bool(_rest(value, found).strip())


def _rest(value: str, examples: list[Example]) -> str:
    """A description without its examples and the words that only announce them."""
    rest, at = "", 0
    for example in examples:
        rest = _joined(rest, _LEAD_IN.sub("", value[at : example.span.start]))
        at = example.span.end
    return _joined(rest, value[at:]) + value[len(value.rstrip("\n")) :]


def _moved(example: str) -> str:
    """An example of a description as it stands in a body: escapes of line ends that nobody interprets become some."""
    return lay_out(example if "\n" in example else meant(example))


def _in_text(value: str) -> list[Example]:
    view = View(value, range(len(value)), range(1, len(value) + 1))
    return [example for example in find_examples(view) if _whole(example)]


def _joined(before: str, after: str) -> str:
    """Two texts that stood around an example, as paragraphs or, where there is only one line, as sentences."""
    start, end = trim(after, 0, len(after))
    if not before or start >= end:
        return before or after[start:end]
    between = "\n\n" if "\n" in before + after else " "
    return before + between + after[start:end]


def _insertion(ctx: Context, moved: list[str]) -> tuple[int, str]:
    """Where in the body the examples go, and what to put there."""
    body, section = ctx.body.text, _section(ctx)
    shown = body[: section.end if section else len(body)].rstrip()
    at = len(shown)
    while at < len(body) and body[at] in " \t":
        at += 1
    text = "\n\n".join(moved if section else ["## Examples", *moved])
    text = f"\n\n{text}" if shown else f"\n{text}\n"
    return (at if shown else 0), text.replace("\n", ctx.doc.text.line_end)


# From the body into the description


def _in(ctx: Context, span: Span) -> tuple[Edit, ...]:
    header = good_header(ctx)
    entry = description_of(header, ctx) if header else None
    value = string_of(entry, header) if header and entry else None
    chosen = _chosen(ctx, span)
    if not header or not entry or not value or not chosen:
        return ()
    text = value.value.rstrip("\n")
    ends = value.value[len(text) :]
    whole = "\n\n".join([text, *(lay_out(example.span.of(ctx.body.text)) for example in chosen)]) + ends
    edit = replacing(ctx, header, entry, whole, Style.LITERAL, Style.DOUBLE)
    if edit is None:
        return ()
    gone = _removal(ctx, chosen)
    edits = edit, *(Edit(ctx.doc.in_file(place), "") for place in gone)
    left = apply(tuple(Edit(place, "") for place in gone), ctx.body.text)
    after = proven(ctx, edits, {entry.key.value: whole}, left)
    count = sum(map(_whole, after.header.examples)) if after and after.header else 0
    return edits if count == sum(map(_whole, header.examples)) + len(chosen) else ()


def _chosen(ctx: Context, span: Span) -> list[Example]:
    """The examples of the section under the selection, or the one that holds it."""
    at = Span(ctx.doc.region_at(span.start).at, ctx.doc.region_at(span.end).at)
    whole = [example for example in ctx.body.examples if _whole(example)]
    section = _section(ctx) if whole else None
    if section and section.contains(at):
        return [example for example in whole if section.contains(example.span)]
    return [example for example in whole if example.span.contains(at)]


def _removal(ctx: Context, chosen: list[Example]) -> list[Span]:
    """What to take from the body: the examples with their lines, and the section they were all there was in."""
    body, section = ctx.body.text, _section(ctx)
    if section and all(section.contains(example.span) for example in chosen):
        rest = apply(tuple(Edit(example.span, "") for example in chosen), body)
        rest = rest[section.start : section.end - sum(e.span.end - e.span.start for e in chosen)]
        if len(rest.strip().split("\n")) == 1:
            return [_with_lines(body, section)]
    return [_with_lines(body, example.span) for example in chosen]


def _with_lines(body: str, span: Span) -> Span:
    """The span with its lines and the blank ones after it, or before it at the body's end, if nothing else is there."""
    start = line_start(body, span.start)
    after = _BLANK_LINES.match(body, span.end)
    end = after.end() if after else span.end
    if body[start : span.start].strip() or (end == span.end < len(body) and body[end - 1] not in "\r\n"):
        return span
    if body[end:].strip():
        return Span(start, end)
    shown = body[:start].rstrip()
    return Span(len(shown), len(shown) + len(body[len(shown) :].rstrip(" \t\r\n"))) if shown else Span(start, end)


def _section(ctx: Context) -> Span | None:
    """The section of the body that is for examples, its heading included."""
    headings = ctx.body.headings
    for number, heading in enumerate(headings):
        guide = ctx.kind.guidance.section(heading.title)
        if guide and guide.id == _SECTION:
            ends = (h.span.start for h in headings[number + 1 :] if h.level <= heading.level)
            found = Span(heading.span.start, next(ends, len(ctx.body.text)))
            if guide.title == heading.title or any(found.contains(example.span) for example in ctx.body.examples):
                return found
    return None
