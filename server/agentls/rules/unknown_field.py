r"""The kind of file has no such field.

Claude Code ignores keys it does not know, without a word: `Tools`, `allowed-tools` in an agent or `permission_mode`
do nothing. A misspelt field, or a field that belongs to another kind of file or another agent tool, is a warning
with the right word. `Context`, `user` or `assistant` below a description are lines of an example that lost their
indentation, which cuts the description off. The fix corrects a key in the wrong case (`Name`) unless the right key
is there too; it is an error if the file does not load without that key. Keys an author made up (one in ten real
agents has `version`, `author`, `category` …) get one finding per file, and none in skills, whose format allows
them. A skill's `tools` that lists no tools, but for example the programs it is made for, counts as such a key.

Some tools refuse a file with any key they do not know; for these each such key is an error.

Keys that your team means to have are declared in the settings, `[fields.owner]` with `values = ["platform", "data"]`:
from then on they are checked, completed and explained like a tool's own.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
modle: sonnet
^^^^^ warning Unknown field `modle`: Claude Code ignores it; did you mean `model`?
allowed-tools: Read, Grep
^^^^^^^^^^^^^ warning `allowed-tools`
category: quality
^^^^^^^^ information Unknown field `category`: Claude Code ignores it
---
Review the diff.
```

```md bad
---
Name: reviewer
^^^^ error `Name` must be written `name`: Claude Code drops the agent
Description: Reviews a diff for bugs.
^^^^^^^^^^^ error `Description` must be written `description`: Claude Code drops the agent
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
model: sonnet
tools: Read, Grep
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.semantics.fields import (
    FieldEntry,
    abbreviate,
    find_closest,
    is_empty,
    line_of,
    replaced_keys,
    same_but_style,
    strings,
)
from agentls.semantics.hooks import stray_guards
from agentls.semantics.tool_refs import split
from agentls.syntax.nodes import Scalar
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.syntax.nodes import Entry
    from agentls_schemas.fields import ForeignKey

_SEVERAL_WORDS = lazy_pattern(r"\S+(?: \S+)+")
"""No field is called so."""
_LINE_START = lazy_pattern(r"^(?=[^\r\n])", re.M)
_WORD = lazy_pattern(r"\w+")
_LEAD = lazy_pattern(r"(?<=[\r\n]) +")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each key that is no field, lines of a description that read as keys as one, and invented keys as one."""
    written = {entry.key.value for entry in ctx.header.root.entries}
    strays = list(stray_guards(ctx.header, ctx.kind)) if judge(ctx, Condition.STRAY_GUARD).is_loss else []
    invented: list[Entry] = []
    described, spilled = _spilled_lines(ctx)
    skipped = {id(entry) for entry in (*strays, *spilled, *_broken(ctx))}
    if described and spilled:
        yield _spilled(ctx, described, spilled)
    for entry in ctx.header.root.entries:
        # A guard outside the hooks is another rule's.
        if entry.key.value in ctx.kind.fields or id(entry) in skipped or not _is_key(ctx, entry):
            continue
        if finding := _finding(ctx, entry, written):
            yield finding
        else:
            invented.append(entry)
    if invented and not ctx.kind.fields.extensible:
        is_loss = judge(ctx, Condition.UNKNOWN_KEY).is_loss
        yield from _refused(ctx, invented) if is_loss else [_pointed_out(ctx, invented)]


def _spilled_lines(ctx: Context) -> tuple[FieldEntry | None, list[Entry]]:
    """The description, and what stands below it as keys and is plainly more of its text."""
    described: FieldEntry | None = None
    spilled: list[Entry] = []
    for entry in ctx.header.root.entries:
        field = ctx.kind.fields.get(entry.key.value)
        if field and field.role is Role.DESCRIPTION:
            described, spilled = FieldEntry(entry, field), []
        elif described and field is None and _is_prose(ctx, entry):
            spilled.append(entry)
    return described, spilled


def _broken(ctx: Context) -> list[Entry]:
    """Entries whose break is reported: words of a broken value only look like keys."""
    return [problem.entry for problem in problems(ctx, Fault.INVALID_TOML) if problem.entry]


def _is_key(ctx: Context, entry: Entry) -> bool:
    """Whether the author meant a key."""
    key = entry.key.value
    return key not in ctx.kind.fields.unlisted and (ctx.header.valid or not any(c.isspace() for c in key))


def _is_prose(ctx: Context, entry: Entry) -> bool:
    words = entry.key.style is Style.PLAIN and _SEVERAL_WORDS.fullmatch(entry.key.value) is not None
    return entry.key.value in ctx.kind.guidance.example_speakers or (words and ctx.header.valid)


def _spilled(ctx: Context, described: FieldEntry, spilled: list[Entry]) -> Finding:
    """Lines that stand at the first column, and so are keys of their own."""
    first, *rest = spilled
    key, changed = described.field.key, judge(ctx, Condition.CHANGED_VALUE)
    what = f"{len(spilled)} lines of `{key}` are read as keys" if rest else f"Line of `{key}` is read as a key"
    message = f"{what}: {changed}"
    related = (Related(entry.key.span, "Read as a key too") for entry in rest)
    fixes = _indented(ctx, described, spilled)
    return RULE.at(first.key.span, message, *fixes, judged=changed, related=related)


def _indented(ctx: Context, described: FieldEntry, spilled: list[Entry]) -> Iterator[Fix]:
    """The lines put below the block that they belong to, if they follow it at once."""
    value, text = described.entry.value, ctx.header.text
    lead = _LEAD.search(value.raw) if isinstance(value, Scalar) and value.style.is_block else None
    lines = Span(line_of(spilled[0].span, text).start, line_of(spilled[-1].span, text).end)
    among = [e for e in ctx.header.root.entries if lines.contains(e.span)]
    if lead is None or value is None or len(among) != len(spilled) or text[value.span.end : lines.start].strip():
        return
    starts = [found.start() for found in _LINE_START.finditer(text, *lines)]
    edits = [Edit(Span(at, at), lead[0]) for at in starts]
    yield Fix("Indent them" if len(spilled) > 1 else "Indent it", tuple(edits), safe=False)


def _judged(ctx: Context, key: str) -> Judgement:
    return judge(ctx, Condition.FOREIGN_KEY if key in ctx.kind.fields.foreign else Condition.UNKNOWN_KEY, key)


def _said(ctx: Context, key: str) -> str:
    judged = _judged(ctx, key)
    return f"Unknown field `{abbreviate(key)}`: {judged.here}"


def _finding(ctx: Context, entry: Entry, written: set[str]) -> Finding | None:
    """What to say of a key that stands for a field; None for one that is the author's own."""
    key = entry.key.value
    foreign = ctx.kind.fields.foreign.get(key)
    if key in ctx.kind.vocabulary.hooks.events:
        return RULE.at(
            entry.key.span,
            f"Hook event `{abbreviate(key)}` outside `hooks`: {_judged(ctx, key).here}",
            judged=_judged(ctx, key),
            severity=_severity(ctx, key),
        )
    if foreign and foreign.names_tools and not _names_tools(ctx, entry):
        return None
    kept = ctx.kind.fields.get(foreign.replacement) if foreign else None
    if kept and ctx.audience in kept.fact.ignored_in:
        gone = ctx.removal(f"Remove `{key}`", entry)
        return RULE.at(
            entry.key.span,
            f"{_said(ctx, key)}, and would ignore `{kept.key}` here",
            *gone,
            judged=_judged(ctx, key),
            severity=_severity(ctx, key),
        )
    if foreign:
        fixes = list(_instead(ctx, entry, foreign, written))
        message = _said(ctx, key) if _is_done(ctx, foreign) else f"{_said(ctx, key)}; {foreign.says}"
        return RULE.at(
            entry.key.span,
            message,
            *(fixes or _removal(ctx, entry)),
            judged=_judged(ctx, key),
            severity=_severity(ctx, key),
        )
    replaced = replaced_keys((name, field.fact) for name, field in ctx.kind.fields.items())
    meant = ctx.memo(find_closest, key, tuple(ctx.kind.fields), replaced)
    if not meant or (meant in written and not same_but_style(meant, key)) or _adds_words(key, meant):
        return None
    same = meant.lower() == key.lower() and sum(other.lower() == meant.lower() for other in written) == 1
    lost = _lost(ctx, meant) if same else ""
    message = f"`{key}` must be written `{meant}`: {lost}" if lost else f"{_said(ctx, key)}; did you mean `{meant}`?"
    judged = judge(ctx, Condition.MISSING_FIELD, meant) if lost else _judged(ctx, key)
    severity = Severity.ERROR if lost else _severity(ctx, key)
    renamed = _rename(ctx, entry, meant, written, safe=same)
    return RULE.at(entry.key.span, message, *renamed, judged=judged, severity=severity)


def _adds_words(key: str, meant: str) -> bool:
    """Whether a key is a field's with words of the author's own before or behind, so meant as it stands."""
    parts, known = (re.split(r"[-_]", word.lower()) for word in (key, meant))
    return len(parts) > len(known) and set(known) < set(parts)


def _names_tools(ctx: Context, entry: Entry) -> bool:
    words = {word.lower() for item in strings(entry.value) for word in _WORD.findall(item.value)}
    known = ctx.kind.vocabulary
    return any(tool.lower() in words for tool in known.tools) or any(map(known.mcp_name, words))


def _lost(ctx: Context, meant: str) -> str:
    """What becomes of a file whose required key is written in other letters."""
    judged = judge(ctx, Condition.MISSING_FIELD, meant)
    return judged.here if ctx.kind.fields[meant].required and judged.is_loss else ""


def _severity(ctx: Context, key: str) -> Severity:
    """How loud it is of a key that stands for a field, which is more than usual where something is lost."""
    judged = _judged(ctx, key)
    return judged.severity if judged.is_loss else RULE.severity


def _refused(ctx: Context, invented: list[Entry]) -> Iterator[Finding]:
    """Keys of the author's own, of which each loses something."""
    for entry in invented:
        key = entry.key.value
        yield RULE.at(
            entry.key.span,
            _said(ctx, key),
            *_removal(ctx, entry),
            judged=_judged(ctx, key),
            severity=_severity(ctx, key),
        )


def _removal(ctx: Context, entry: Entry) -> Iterator[Fix]:
    if _judged(ctx, entry.key.value).is_loss:
        yield from ctx.removal(f"Remove `{entry.key.value}`", entry)


def _pointed_out(ctx: Context, invented: list[Entry]) -> Finding:
    first, *others = invented
    more = f" (and {len(others)} more)" if others else ""
    related = [Related(other.key.span, f"`{abbreviate(other.key.value)}` is unknown too") for other in others]
    message = _said(ctx, first.key.value) + more
    judged = _judged(ctx, first.key.value)
    return RULE.at(
        first.key.span, message, judged=judged, severity=Severity.INFORMATION, unnecessary=True, related=related
    )


def _instead(ctx: Context, entry: Entry, foreign: ForeignKey, written: set[str]) -> Iterator[Fix]:
    """What can stand in a foreign key's place."""
    yield from _rename(ctx, entry, foreign.replacement, written)
    if not foreign.substitutes:
        return
    said = {text[slice(*part)].partition("(")[0] for text in _texts(entry) for part in split(text, ",")}
    fitting = (each for each in foreign.substitutes if not each.only or (said and said <= each.only))
    found = next((each for each in fitting if not each.beside or not _is_absent(ctx, each.beside)), None)
    if found and found.entry.partition(":")[0] not in written:
        yield Fix(f"Write `{found.entry}`", (Edit(entry.span, found.entry),), safe=False)


def _is_done(ctx: Context, foreign: ForeignKey) -> bool:
    """Whether the header already has an entry that can stand in the key's place."""
    lines = {entry.span.of(ctx.header.text) for entry in ctx.header.root.entries} if foreign.substitutes else ()
    return any(each.entry in lines for each in foreign.substitutes)


def _texts(entry: Entry) -> Iterator[str]:
    return (scalar.value for scalar in strings(entry.value))


def _is_absent(ctx: Context, key: str) -> bool:
    entry = ctx.header.root.get(key)
    return entry is None or is_empty(entry.value)


def _rename(ctx: Context, entry: Entry, key: str, written: set[str], safe: bool = False) -> Iterator[Fix]:
    if key and key not in written:
        yield Fix(f"Write `{key}`", (Edit(entry.key.span, ctx.emit.key(key)),), safe)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.HEADER,
    conditions=(Condition.UNKNOWN_KEY, Condition.FOREIGN_KEY, Condition.CHANGED_VALUE),
)
