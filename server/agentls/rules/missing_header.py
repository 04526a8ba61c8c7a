r"""The file has no header.

Claude Code takes a file without `---` on the first line for documentation and says nothing. The
offered header is made from the heading and the first sentence; read it before you keep it.

```md bad .claude/agents/reviewer.md
# Code reviewer
^^^^^^^^^^^^^^^ warning No header: Claude Code drops the agent

Reviews a diff for bugs. Reports each with its line.
```

```md good .claude/agents/reviewer.md
---
name: reviewer
description: Reviews a diff for bugs.
---
# Code reviewer
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.json_text import json_text
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.file_location import is_loaded_from_there
from agentls.lint.formatted_header import MISBEGUN, find_formatted_header
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import slug
from agentls.semantics.loading import State
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls_schemas.fields import Field

# A comment is no text: one that silences this rule speaks of what follows it.
_BEFORE_TEXT = lazy_pattern(r"\ufeff?(?:\s++|<!--(?:(?!-->).)*+-->)*+", re.S)
_RULER = lazy_pattern(r"[-–—+=*_~\u00a0]{1,80}")
_PROSE = lazy_pattern(r"^(?![#>\-*|`<\s])\S.*", re.M)


def check(ctx: Context) -> Iterator[Finding]:
    """Report a file without header, at its first line of text."""
    if ctx.doc.header is not None:
        return
    named = ctx.path is not None and ctx.path.name in ctx.kind.place.documentation
    judged, text = judge(ctx, Condition.NO_HEADER, ctx.path.name if ctx.path and named else "page"), ctx.doc.text
    # Where the file is not found at all, there is nothing to say of what its tool does without.
    if find_formatted_header(text.content, ctx.kind) or not (judged.is_loss or is_loaded_from_there(ctx)):
        return
    if meant := MISBEGUN.match(text.content):
        yield _misbegun(ctx, meant)
        return
    if not (judged.elsewhere or ctx.kind.loader.header_required):
        return
    before = _BEFORE_TEXT.match(text.content)
    offset = before.end() if before and before.end() < len(text) else 0
    span = text.line_span(text.line_at(offset))
    # Nobody can tell documentation from an agent whose header is missing.
    severity = Severity.INFORMATION if named else max(judged.severity, Severity.WARNING)
    yield RULE.at(
        Span(max(span.start, offset), span.end), f"No header: {judged}", *_fixes(ctx), judged=judged, severity=severity
    )


def _misbegun(ctx: Context, meant: re.Match[str]) -> Finding:
    """A header that was plainly meant, and is none for what stands in its first line."""
    span = Span(meant.start("first"), meant.end("first") or meant.start("key") + 1)
    fixes: tuple[Fix, ...] = ()
    if _RULER.fullmatch(meant["first"]):
        fixes = (Fix("Replace the line with `---`", (Edit(span, "---"),)),)
    elif not meant["first"]:
        fixes = (
            Fix("Insert `---` as the first line", (Edit(Span(span.start, span.start), f"---{ctx.doc.text.line_end}"),)),
        )
    if ctx.loaded.state in (State.READ, State.REPAIRED):
        judged = judge(ctx, Condition.ODD_HEADER_END)
        return RULE.at(
            span, f"First line is not exactly `---`: {judged}", *fixes, judged=judged, severity=Severity.WARNING
        )
    judged = judge(ctx, Condition.NO_HEADER)
    return RULE.at(span, f"First line is not `---`: {judged.here}", *fixes, judged=judged, severity=Severity.ERROR)


def _fixes(ctx: Context) -> Iterator[Fix]:
    values = {field.key: _value(ctx, field) for field in ctx.kind.fields.values() if field.required}
    if values and all(values.values()):
        end = ctx.doc.text.line_end
        lines = ["---", *(f"{key}: {value}" for key, value in values.items()), "---", "", ""]
        at = 1 if ctx.doc.text.content.startswith("\ufeff") else 0
        yield Fix(
            "Add a header from the heading and the first sentence",
            (Edit(Span(at, at), end.join(lines)),),
            safe=False,
        )


def _value(ctx: Context, field: Field) -> str:
    if field.role is Role.NAME:
        return _slug(ctx)
    found = _PROSE.search(ctx.body.text) if field.role is Role.DESCRIPTION else None
    sentence = re.split(r"(?<=[.!?])\s", found[0].strip(), maxsplit=1)[0] if found else ""
    return json_text(sentence) if sentence else ""


def _slug(ctx: Context) -> str:
    title = ctx.body.headings[0].title if ctx.body.headings else ""
    if ctx.path is not None:
        title = title or ctx.kind.stem(ctx.path.as_posix())
    return slug(title)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.NO_HEADER,))
