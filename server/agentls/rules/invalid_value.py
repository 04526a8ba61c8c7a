r"""A field has an invalid value.

Wrong types, words outside a fixed choice, numbers out of range. Claude Code drops an agent whose `name` or
`description` is not text; it ignores any other wrong value and at most notes it in its debug log. Values it reads
in spite of their form are not reported: `"12"` for a number, `"true"` for true, `High` for an effort, and in
skills, commands and plugins a number for a text. `argument-hint: [file]` is a list in YAML, but is shown all the
same; quote other texts in brackets, because other readers need it.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
color: teal
       ^^^^ warning Invalid value `teal` for `color`; use `red`, `blue`, `green`, `yellow`, `purple`
maxTurns: many
          ^^^^ warning `maxTurns`
permissionMode: acceptedits
                ^^^^^^^^^^^ warning did you mean `acceptEdits`?
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
color: teal
maxTurns: many
permissionMode: acceptEdits
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
color: cyan
maxTurns: 20
permissionMode: acceptEdits
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Outcome, Severity
from agentls.format import ITEM, Format
from agentls.json_text import json_text
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.placeholders import is_left
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, find_closest, node_at, same_but_style
from agentls.semantics.permissions import voiding
from agentls.semantics.tool_refs import split
from agentls.semantics.words import expected, wanted, written
from agentls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.field_types import field_at
from agentls_schemas.fields import Role
from agentls_schemas.validation import refusals
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls_schemas.fields import Field

_TOOLS = (Role.TOOLS, Role.DENIED_TOOLS)
_FEW = 3
_LINE = 85
"""Characters that a message with all values may have; of more, the first ones are told."""
_TITLE = 50
_LINE_START = lazy_pattern(r"[\r\n]+(?=[ \t]*[^\s])")
_BARE = lazy_pattern(r"[\w.-]+")
"""A name that YAML reads as it stands."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report what the kind's model refuses, once a value, at the value."""
    seen: set[int] = set()
    # What is wrong with the YAML of an entry is told by the rule for it.
    broken = {id(problem.entry) for problem in ctx.header.problems}
    for error in _errors(ctx):
        field = ctx.kind.fields.get(str(error["loc"][0])) if error["loc"] else None
        missing = error["type"] == "missing"
        entry, node = _at(ctx, error["loc"][:-1] if missing else error["loc"])
        if field and entry and node is None and len(error["loc"]) > 1:
            yield from _nothing(ctx, field, entry)
        if field is None or entry is None or node is None or node.span.start in seen:
            continue
        seen.add(node.span.start)
        # An item without a value is a wrong one where it loses the file.
        raw = _is_raw(node) and (node is entry.value or not _judged(ctx, field, node, error).is_loss)
        raw = raw and not (ctx.kind.fields.deep and len(error["loc"]) > 1)
        if _is_hook(ctx, field) or raw or id(entry) in broken or is_left(ctx, entry):
            continue
        if voiding(ctx.header, field) or any(r.tools.entry is entry and r.is_misshapen for r in ctx.rule_lists):
            continue  # unenforced-permission says what comes of it.
        if isinstance(node, Sequence) and field.key in ctx.kind.fields.layout.bare_keys:
            continue  # misread-glob says how to write it.
        item = _at(ctx, error["loc"][:2])[1]
        if field.role is Role.MCP_SERVERS and item and item.span.start in seen and item is not node:
            continue
        if item and not ctx.kind.fields.deep:
            seen.add(item.span.start)
        yield from _finding(ctx, field, entry, node, error)


def _is_hook(ctx: Context, field: Field) -> bool:
    """Whether what is wrong is a hook's, of which invalid-hook speaks, and not a path's to a file of them."""
    entry = ctx.header.root.get(field.key)
    stands_here = entry is not None and isinstance(entry.value, Mapping)
    return field.role is Role.HOOKS and (stands_here or not field.fact.paths)


def _nothing(ctx: Context, field: Field, entry: Entry) -> Iterator[Finding]:
    """A name inside a field with nothing behind it, where that loses something."""
    judged = judge(ctx, Condition.WRONG_TYPE, field.key)
    if judged.is_loss and field.role is not Role.HOOKS:
        yield RULE.at(entry.key.span, f"`{entry.key.value}` has no value: {judged}", judged=judged)


def _at(ctx: Context, path: tuple[str | int, ...]) -> tuple[Entry | None, Node | None]:
    """What stands at a path, which may begin with a key that is left out."""
    return node_at(ctx.header.root, path[1:] if path and path[0] == _left_out(ctx) else path)


def _left_out(ctx: Context) -> str:
    """The key whose value the whole file is, where its tool takes it so; empty where all keys are written."""
    for field in ctx.kind.fields.with_role(Role.MCP_SERVERS) if ctx.kind.fields.deep else ():
        if field.required and not ctx.header.root.get(field.key):
            judged = judge(ctx, Condition.MISSING_FIELD, field.key)
            return field.key if judged.outcome is Outcome.ACCEPTED else ""
    return ""


def _errors(ctx: Context) -> list[ErrorDetails]:
    data, whole, fields = ctx.header.root.data, _left_out(ctx), ctx.kind.fields
    written = {k: v for k, v in data.items() if v is not None and k in fields}
    if whole:
        written = {whole: {key: value for key, value in data.items() if key not in written}}
    refused = refusals(fields.model, written)
    return [error for error in refused if error["type"] != "missing" or len(error["loc"]) > 1]


def _is_raw(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.style is Style.RAW or not node.value.strip())


def _finding(ctx: Context, field: Field, entry: Entry, node: Node, error: ErrorDetails) -> Iterator[Finding]:
    judged = _judged(ctx, field, node, error)
    # In a map of settings the field is the innermost.
    field = (isinstance(node, Scalar) and field_at(ctx.kind, _keys(error))) or field
    severity, choices = judged.severity, field.fact.values
    if severity is Severity.INFORMATION and not judged.elsewhere:
        return
    if error["loc"][-1] == "[key]":
        yield _unknown_key(ctx, entry, judged, str(error.get("ctx", {}).get("expected", "")))
        return
    if not choices or not isinstance(node, Scalar):
        # A hint in brackets is what the vendor's own pages show; it is read as a list and shown all the same.
        is_hint = isinstance(node, Sequence) and node is entry.value and field.role is Role.PLAIN
        fixes = tuple(_fixes(ctx, field, node, error)) if is_hint or isinstance(node, Scalar) else ()
        if better := _joined(field, entry, node) or _wrapped(ctx, field, entry, node) or _rewritten(node, error):
            is_hint, fixes = False, (better,)
        message = f"{_expected(field, entry.key.value, error)}: {judged}"
        span = _place(ctx, entry, node, error)
        severity = Severity.INFORMATION if is_hint and fixes and not _is_dropped(ctx, field) else severity
        yield RULE.at(span, message, *fixes, judged=judged, severity=severity)
        return
    meant = field.fact.instead.get(node.value.lower()) or find_closest(node.value, choices)
    edit = ctx.emit.instead(node, meant)
    fixes = (Fix(f"Write `{meant}`", (edit,), same_but_style(meant, node.value)),) if meant else ()
    name = entry.key.value if ctx.kind.fields.deep else field.key
    wrong = f"Invalid value `{abbreviate(node.value)}` for `{name}`"
    room = _LINE - len(judged.explain(wrong))
    hint = f"did you mean `{meant}`?" if meant in choices else f"use {_takes(field, room)}"
    if not node.value.isprintable() and meant == "".join(filter(str.isprintable, node.value)):
        wrong, hint = f"`{field.key}` value `{meant}` contains an invisible character", f"write `{meant}`"
    message = judged.explain(wrong, hint)
    yield RULE.at(node.span, message, *fixes, judged=judged)


def _keys(error: ErrorDetails) -> tuple[str, ...]:
    """Where an error lies, as declarations say it."""
    return tuple(ITEM if isinstance(step, int) else step for step in error["loc"])


def _unknown_key(ctx: Context, entry: Entry, judged: Judgement, known: str) -> Finding:
    """A key of a map that takes none but some; ``known`` names them in quotes."""
    key = entry.key.value
    meant = find_closest(key, re.findall(r"'([^']*)'", known))
    message = judged.explain(f"Unknown key `{abbreviate(key)}`", f"did you mean `{meant}`?" if meant else "")
    fixes = (Fix(f"Write `{meant}`", (Edit(entry.key.span, ctx.emit.key(meant)),), safe=False),) if meant else ()
    return RULE.at(entry.key.span, message, *fixes, judged=judged)


def _takes(field: Field, room: int) -> str:
    known = [*(f"`{choice}`" for choice in field.fact.values), *filter(None, [field.fact.form])]
    # Three take no more room than one and the word that there are others.
    few = len(known) <= _FEW
    shown = [each for i, each in enumerate(known) if few or i == 0 or len(", ".join(known[: i + 1])) <= room]
    last = f"{len(known) - len(shown)} others" if len(shown) < len(known) else shown.pop()
    return " or ".join(filter(None, [", ".join(shown), last]))


def _is_dropped(ctx: Context, field: Field) -> bool:
    """Whether a list in place of a text loses the whole file."""
    return judge(ctx, Condition.WRONG_TYPE, field.key).loses_file


def _place(ctx: Context, entry: Entry, node: Node, error: ErrorDetails) -> Span:
    """The value; of a table the line that names it, the name of a map that lacks something, a key that is too many."""
    extra = node.get(error.get("ctx", {}).get("at", "")) if isinstance(node, Mapping) else None
    if extra:
        return extra.key.span
    is_table = isinstance(node, Mapping) and node is entry.value and ctx.doc.format is Format.TOML
    return entry.key.span if is_table or error["type"].endswith("_lacks") else node.span


def _judged(ctx: Context, field: Field, node: Node, error: ErrorDetails) -> Judgement:
    key = field.key if len(error["loc"]) == 1 else f"{field.key}[]"
    inner = field_at(ctx.kind, _keys(error)) or field
    if (
        error["type"] == "spared"
        or field.fact.spared
        or (inner.fact.spares_items and isinstance(error["loc"][-1], int))
    ):
        return judge(ctx, Condition.SPARED_VALUE, key)
    if error["type"] == "missing":
        return judge(ctx, Condition.MISSING_FIELD, key)
    if field.fact.values and isinstance(node, Scalar) and isinstance(node.data, str):
        return judge(ctx, Condition.WRONG_VALUE, key)
    if field.role in {Role.TOOLS, Role.DENIED_TOOLS} and isinstance(node, Scalar) and isinstance(node.data, str):
        return judge(ctx, Condition.TOOLS_AS_TEXT, key)
    return judge(ctx, Condition.NOT_TEXT if isinstance(node, Scalar) else Condition.WRONG_TYPE, key)


def _expected(field: Field, key: str, error: ErrorDetails) -> str:
    if field.role is Role.MCP_SERVERS and wanted(error) == "dict" and len(error["loc"]) > 1:
        return f"Entry of `{field.key}` must be a name or `name: {{settings}}`"
    return expected(key, error)


def _joined(field: Field, entry: Entry, node: Node) -> Fix | None:
    """A list written as the one text that the field takes."""
    if not field.fact.joined_by or not isinstance(node, Sequence) or node is not entry.value:
        return None
    parts = [item.value for item in node.items if isinstance(item, Scalar)]
    text = json_text(field.fact.joined_by.join(parts))
    edit = Edit(Span(entry.key.span.end, node.span.end), f": {text}")
    return Fix(f"Write `{text}`", (edit,)) if parts and len(parts) == len(node.items) else None


def _wrapped(ctx: Context, field: Field, entry: Entry, node: Node) -> Fix | None:
    """A list put below the key of the map that the field takes."""
    key = field.fact.wrapped_in
    if not key or not isinstance(node, Sequence) or node is not entry.value or ctx.doc.format is not Format.FRONTMATTER:
        return None
    end, colon = ctx.doc.text.line_end, entry.key.span.end
    lead = ctx.header.text.find(":", colon) + 1
    if node.flow:
        return Fix(f"Put it below `{key}`", (Edit(Span(lead, node.span.start), f"{end}  {key}: "),))
    starts = (found.end() for found in _LINE_START.finditer(ctx.header.text, lead, node.span.end))
    below = tuple(Edit(Span(at, at), "  ") for at in starts)
    return Fix(f"Put it below `{key}`", (Edit(Span(lead, lead), f"{end}  {key}:"), *below))


def _rewritten(node: Node, error: ErrorDetails) -> Fix | None:
    """A value as the field's type says that it should be written."""
    written = error.get("ctx", {}).get("written", "")
    title = written if len(written) < _TITLE else "it so"
    return (
        Fix(f"Write `{title}`" if title is written else f"Write {title}", (Edit(node.span, written),))
        if written
        else None
    )


def _fixes(ctx: Context, field: Field, node: Node, error: ErrorDetails) -> Iterator[Fix]:
    """The same value written as what the field takes, where that is plain."""
    raw = node.span.of(ctx.header.text)
    if set(raw) & set("\r\n"):
        return
    if wanted(error) == "list" and isinstance(node, Scalar) and field.role in _TOOLS:
        yield from _listed(ctx, node)
    if plain := written(node, error):
        yield Fix(f"Replace `{abbreviate(raw)}` with `{plain}`", (Edit(node.span, plain),))
    elif wanted(error) == "string" and (edit := ctx.as_text(node.span, raw)):
        yield Fix("Quote the value", (edit,))


def _listed(ctx: Context, node: Scalar) -> Iterator[Fix]:
    """Tools in one text as a list, each by the name it has here."""
    same = ctx.kind.vocabulary.equivalents
    parts = (node.value[slice(*part)] for part in split(node.value, ", "))
    names = dict.fromkeys(same.get(part.partition("(")[0], part) for part in parts)
    if names and all(map(_BARE.fullmatch, names)):
        yield Fix("Write a list", (Edit(node.span, f"[{', '.join(names)}]"),), safe=False)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.HEADER,
    conditions=(Condition.WRONG_TYPE, Condition.NOT_TEXT, Condition.WRONG_VALUE, Condition.TOOLS_AS_TEXT),
)
