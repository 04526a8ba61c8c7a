r"""An unquoted value starts with a character that has a meaning in YAML.

`@`, `` ` ``, `*`, `!`, `%`, `{`, `[` open something at the start of a value, and text after a closing bracket or
quote is refused: `argument-hint: [file] [line]` is the most common fault of commands. Claude Code tolerates it with
LF line ends (measured with 2.1.329); strict readers do not. `&` opens an anchor, which every reader silently
removes from the value.

```md bad .claude/commands/open.md
---
description: Opens a file.
argument-hint: [file] [line]
                      ^^^^^^ warning Claude Code loads it anyway
---
Open $1 at line $2.
```

```md fixed
---
description: Opens a file.
argument-hint: "[file] [line]"
---
Open $1 at line $2.
```

```md good .claude/commands/open.md
---
description: Opens a file.
argument-hint: "[file] [line]"
---
Open $1 at line $2.
```
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.json_text import json_text
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.placeholders import is_left
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.lint.yaml_repairs import YAML, report
from agentls.semantics.fields import takes_list
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem


_OPENING = MappingProxyType({"[": "bracket", "{": "brace", '"': "quote", "'": "quote"})
_STARTING = frozenset("*&!%@`")
"""What an item of a list cannot begin with."""
_ITEMS = lazy_pattern(
    r"(?:^[ \t]*-[ \t]+(?P<line>[*&!%@`][^\r\n]*?)(?=[ \t]*(?:[ \t]#[^\r\n]*)?$)"
    r"|(?<=[\[,])[ \t]*(?P<flow>[*&!%@`](?:[^,\[\]{}\r\n]|\{[^{}\r\n]*\})*?)(?=[ \t]*[,\]]))",
    re.M,
)
_QUOTED_ITEMS = lazy_pattern(r"(?:\"[^\"\r\n]*\"|'[^'\r\n]*')(?:[ \t]*,[ \t]*(?:\"[^\"\r\n]*\"|'[^'\r\n]*'))+")
_COMMENT = lazy_pattern(r"\s+#.*")
_ANCHOR = lazy_pattern(r"\s*(?P<anchor>&\S+)\s")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the character YAML stops at, and anchors that nothing refers to."""
    for problem in problems(ctx, Fault.UNQUOTED_INDICATOR):
        if is_left(ctx, problem.entry):
            continue  # left-placeholder says it better.
        yield report(RULE, ctx, problem, _reason(ctx, problem), *_fixes(ctx, problem))
    if "&" in ctx.header.text:
        yield from _anchors(ctx)


def _reason(ctx: Context, problem: Problem) -> str:
    value = problem.entry.value if problem.entry else None
    found = problem.span.of(ctx.header.text)[:1]
    raw = value.span.of(ctx.header.text) if value else ""
    if value and raw.startswith("[") and "]" not in raw:
        return "List without closing `]`"
    if value and problem.span.start > value.span.start:
        opening = raw[:1]
        if opening in _OPENING and not (found in _STARTING and opening == "["):
            return f"Text after the closing {_OPENING[opening]}"
    if raw[:1] in ("|", ">") and raw[1:2] == " ":
        return f"Text on the line of `{raw[:1]}`"
    shown = "A backtick" if found == "`" else f"`{found}`"
    return f"{shown} cannot start an unquoted value"


def _anchors(ctx: Context) -> Iterator[Finding]:
    text = ctx.header.text
    for entry in ctx.header.root.entries:
        value = entry.value
        field = ctx.kind.fields.get(entry.key.value)
        named = field is not None and field.role is Role.NAME
        if not isinstance(value, Scalar) or not (named or " " in value.value):
            continue
        found = _ANCHOR.match(text, entry.key.span.end + 1, value.span.start)
        if found and f"*{found['anchor'][1:]}" not in text:
            start = found.start("anchor")
            edit = ctx.as_text(Span(start, value.span.end), text[start : value.span.end])
            fixes = (Fix("Quote the value", (edit,)),) if edit and "\n" not in value.span.of(text) else ()
            judged = judge(ctx, Condition.LOST_ANCHOR)
            message = f"`{found['anchor']}` is a YAML anchor: {judged}; quote the value"
            yield RULE.at(Span(*found.span("anchor")), message, *fixes, judged=judged)


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    entry, text = problem.entry, ctx.header.text
    if entry is None or entry.value is None:
        return
    start = min(entry.value.span.start, problem.span.start)
    raw = text[start : entry.value.span.end]
    if raw[:1] in ("|", ">"):
        yield from _block_fixes(ctx, raw, problem.span.end)
    elif raw.startswith("- ") or (_is_list(raw) and takes_list(ctx.kind, entry.key.value)):
        yield from _item_fixes(ctx, entry.value.span)
    elif _QUOTED_ITEMS.fullmatch(raw) and takes_list(ctx.kind, entry.key.value):
        yield Fix("Put the items in brackets", (Edit(Span(start, start + len(raw)), f"[{raw}]"),))
    elif set(raw) & set("\r\n"):
        return
    elif raw.startswith("[") and "]" not in raw:
        end = start + len(_COMMENT.sub("", raw))
        yield Fix("Close the list", (Edit(Span(end, end), "]"),))
    elif (meant := _meant(raw)) and (edit := ctx.as_text(Span(start, start + len(raw)), meant)):
        yield Fix("Quote the value", (edit,))


def _block_fixes(ctx: Context, raw: str, at: int) -> Iterator[Fix]:
    """Text in the line of a block's indicator belongs into the next one, as deep as what follows."""
    first, _, rest = raw.replace("\r\n", "\n").partition("\n")
    indent = rest[: len(rest) - len(rest.lstrip(" "))] if rest else "  "
    if indent and first[1:2] == " " and first[1:].strip():
        blanks = len(first[1:]) - len(first[1:].lstrip())
        yield Fix(f"Move the text below `{raw[:1]}`", (Edit(Span(at, at + blanks), ctx.doc.text.line_end + indent),))


def _item_fixes(ctx: Context, value: Span) -> Iterator[Fix]:
    """Each item of a list that begins as none can gets quotes."""
    # A block list begins behind its line's blanks.
    found = _ITEMS.finditer(ctx.header.text, _line_start(ctx.header.text, value), value.end)
    spans = [Span(*each.span(each.lastgroup or 0)) for each in found]
    edits = tuple(Edit(span, json_text(span.of(ctx.header.text))) for span in spans)
    if edits:
        yield Fix("Quote the items" if len(edits) > 1 else "Quote the item", edits)


def _is_list(raw: str) -> bool:
    return raw.startswith("[") and raw.endswith("]") and raw.find("]") == len(raw) - 1


def _line_start(text: str, value: Span) -> int:
    return text.rfind("\n", 0, value.start) + 1 if text.startswith("- ", value.start) else value.start


def _meant(raw: str) -> str:
    """The text an author meant who quoted a value that holds the quote itself; else the characters as they stand."""
    mark = raw[:1]
    if mark not in ("'", '"'):
        return raw
    if mark == '"' and "\\" in raw:
        return ""
    closing = raw.find(mark, 1)
    # A quotation is closed behind a word and before a blank; any other mark inside is an apostrophe or opens a word.
    is_quotation = raw[closing - 1 : closing].strip() and not raw[closing + 1 : closing + 2].isalnum()
    return raw if is_quotation else raw[1:].removesuffix(mark)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.HEADER,
    needs=(Fault.UNQUOTED_INDICATOR, "&"),
    conditions=(*YAML, Condition.LOST_ANCHOR),
)
