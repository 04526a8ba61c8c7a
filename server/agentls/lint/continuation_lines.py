"""Values that go on in the first column, where YAML expects the next key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Fix, Related
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.verdict import problems
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_UNINDENTED = lazy_pattern(r"(?:^|(?<=\r))[^\s#][^\r\n]*", re.M)
_ODD_KEY = lazy_pattern(r"[&!]\S*[ \t]+[^\s:]+:(?=\s|\Z)|(?![\w-]+:)\S*:(?=\s|\Z)")
"""How a line begins that YAML 1.2 may read as a key, though nobody writes keys so."""


def find_continuations(ctx: Context) -> dict[Span, Problem]:
    """By the place of a colon that ends a value: how that goes on, if the colon is not what ends its first line."""
    going_on = {id(p.entry): p for p in problems(ctx, Fault.UNINDENTED_CONTINUATION) if p.resume}
    colons = [colon for colon in problems(ctx, Fault.UNQUOTED_COLON) if id(colon.entry) in going_on]
    behind = (ctx.header.text[colon.span.end : colon.span.end + 1] for colon in colons)
    inside = (colon for colon, next_ in zip(colons, behind, strict=True) if next_ not in ("\r", "\n"))
    return {colon.span: going_on[id(colon.entry)] for colon in inside}


def relate_lines(lines: list[Span]) -> list[Related]:
    """The lines as further places of a finding."""
    return [Related(span, "Not indented either") for span in lines]


def lines(ctx: Context, problem: Problem) -> list[Span]:
    """The lines of a value that stand without indentation."""
    end = problem.resume.end if problem.resume else problem.span.end
    found = _UNINDENTED.finditer(ctx.header.text, problem.span.start, max(end, problem.span.end))
    return [Span(match.start(), match.start() + len(match[0].rstrip(" \t"))) for match in found]


def indent_continuation(ctx: Context, problem: Problem) -> Iterator[Fix]:
    """The fix that indents them, where it is plain how far the value goes."""
    if problem.resume is None or problem.entry is None:
        return
    found = lines(ctx, problem)
    if problem.resume.of(ctx.header.text)[:1] in ("'", '"'):
        # The value of a quoted scalar does not depend on how deep its lines stand.
        yield Fix("Indent the lines", tuple(Edit(Span(line.start, line.start), "  ") for line in found))
        return
    raw = problem.resume.of(ctx.header.text).replace("\r\n", "\n").replace("\r", "\n").rstrip()
    if raw[:1] in ("|", ">"):
        raw = raw.partition("\n")[2]
    written = [line.strip() if at == 0 else line.rstrip() for at, line in enumerate(raw.split("\n"))]
    if edit := ctx.as_lines(problem.resume, "\n".join(written)):
        # An anchor that libyaml refuses may be one to others, and then what stands below is read as keys.
        is_text = raw[:1] not in ("&", "*", "!") and not any(_ODD_KEY.match(line.of(ctx.header.text)) for line in found)
        yield Fix("Indent the text as a block", (edit,), safe=is_text)
