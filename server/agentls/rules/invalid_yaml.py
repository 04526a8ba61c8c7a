r"""The header is not valid YAML.

A YAML parser stops here, for a reason that no other rule names: a missing bracket, colon or value, or a wrong
indentation.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
metadata:
  owner: &team docs
  reviewer: *teem
            ^^^^^ error Invalid YAML, `*` starts an alias, and no anchor has its name: Claude Code drops the agent
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import YAML, report
from agentls.semantics.fields import line_of, takes_list
from agentls.syntax.emit.frontmatter import quoted
from agentls.syntax.nodes import Scalar
from agentls.syntax.parser_words import plain_words
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_GLUED = lazy_pattern(r"(?P<key>(?:[\w*-]+|\"[^\"]*\"|'[^']*'):)[^\s:/].*")
"""A key of a map further in and its value, with no blank between them."""
_BRACKETED = lazy_pattern(r"\[[^\r\n]*\]")
_ITEM = lazy_pattern(r"(?:[^\[\](){},]|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})+")
_SOUND_ITEM = lazy_pattern(r"\"[^\"\\]*\"|'[^']*'|[\w./*-][^\[\]{},:#\"'|]*")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the YAML reader stopped."""
    for problem in problems(ctx, Fault.INVALID_YAML):
        if "\u00a0" in problem.span.of(ctx.header.text):
            continue  # no-break-space says it better.
        words, first = plain_words(problem.message), problem.span.of(ctx.header.text)[:1]
        if first.strip("`").isprintable() and first.strip("` "):
            words = words.replace("character cannot", f"`{first}` cannot")
        yield report(RULE, ctx, problem, f"Invalid YAML, {words}", *_fixes(ctx, problem))


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    text, entry, span = ctx.header.text, problem.entry, problem.span
    if glued := _GLUED.fullmatch(span.of(text)):
        at = span.start + glued.end("key")
        yield Fix("Add a space after the colon", (Edit(Span(at, at), " "),))
        return
    if entry and isinstance(entry.value, Scalar) and _BRACKETED.fullmatch(entry.value.raw):
        yield from _quoted(ctx, entry.key.value, entry.value)
        return
    if entry and span == (entry.key.span.end, entry.key.span.end + 1) and span.of(text) == ":":
        yield Fix("Add a space after the colon", (Edit(Span(span.end, span.end), " "),))
    elif entry and span == entry.key.span:
        line = line_of(span, text).start
        if line < span.start and not text[line : span.start].strip(" "):
            yield Fix("Move the key to the first column", (Edit(Span(line, span.start), ""),))


def _quoted(ctx: Context, key: str, value: Scalar) -> Iterator[Fix]:
    """The list with quotes around what YAML stumbles over, or around all of it where the field takes text."""
    if key in ctx.kind.fields and not takes_list(ctx.kind, key):
        edit = ctx.as_text(value.span, value.raw)
        yield from (Fix("Quote the value", (edit,)),) if edit else ()
        return
    edits = []
    for found in _ITEM.finditer(value.raw, 1, len(value.raw) - 1):
        item = found[0].strip()
        if item and not _SOUND_ITEM.fullmatch(item):
            written, start = quoted(item), value.span.start + found.start() + found[0].index(item)
            if written is None:
                return
            edits.append(Edit(Span(start, start + len(item)), written))
    if edits:
        yield Fix("Quote the item" if len(edits) == 1 else "Quote the items", tuple(edits))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, needs=(Fault.INVALID_YAML,), conditions=YAML)
