r"""A dollar and a number are replaced by an argument.

Claude Code replaces `$0`, `$1` and so on by the arguments of a skill or command, counted from 0, in code and prices
too (measured with 2.1.332): after `/clean a b`, awk gets `{print b}`. With fewer arguments the text stays, which
hides the fault. Write `\$1` to keep the dollar and the number.

If you do mean arguments: `$1` is the second one, so a file that uses `$1` but not `$0` loses the first. Files that
count from 0 are not reported, nor are numbers above 19, because nobody passes that many arguments. In a skill that
other tools read too and that asks for no arguments, the finding is an information.

`````md bad .claude/commands/clean.md
---
description: Removes merged branches.
---
```bash
git branch -v | grep gone | awk '{print $1}'
                                        ^^ warning `$1` is the second argument: Claude Code replaces it
```
`````

```md bad .claude/commands/review.md
---
description: Reviews a pull request.
argument-hint: "[number]"
---
Review pull request $1.
                    ^^ warning `$1` is the second argument, as counting starts at 0
```

`````md good .claude/commands/review.md
---
description: Reviews a pull request.
argument-hint: "[number] [depth]"
---
Review pull request $0 with depth $1. It costs \$2.50.
`````
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import line_start
from agentls.text import Span
from agentls_schemas.identity import Sort
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_NUMBER = lazy_pattern(r"(?<!(?<!\\)\\)\$(\d{1,2})(?!\w)", re.A)
_PRICE = lazy_pattern(r"[.,]\d|[-–—+%/]|[ \t]*(?:per|a|an|each|to|and|million|billion|USD|dollars?)\b")
_OWN = lazy_pattern(r"[{}']|\b(?:awk|sed|perl|local)\b")
_FUNCTION = lazy_pattern(r"\w\(\)[ \t]*\{|^[ \t]*function \w", re.M)
_MOST = 20
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first number that an argument takes the place of, with the others beside it."""
    prompting, text = ctx.kind.vocabulary.invocation.prompting, ctx.body.text
    if prompting is None or "$" not in text:
        return
    found = [each for each in _NUMBER.finditer(text) if int(each[1]) < _MOST]
    if not found or f"${prompting.variable}[" in text:
        return
    plain = [each for each in found if _is_plain(ctx, each)]
    numbers = {int(each[1]) for each in plain}
    if 0 in numbers:
        return
    meant = bool(plain) and _takes_arguments(ctx) and numbers == set(range(1, len(numbers) + 1))
    yield _finding(ctx, [each for each in found if each in plain or _is_used(ctx, each)] if meant else found, meant)


def _is_plain(ctx: Context, found: re.Match[str]) -> bool:
    """Whether an argument may be meant: it is said in prose and is no price, or as code where arguments are named."""
    if _PRICE.match(found.string, found.end()):
        return False
    if not ctx.body.in_code(found.start()):
        return True
    return _names_arguments(ctx) and not _in_fence(ctx, found) and _is_used(ctx, found)


def _is_used(ctx: Context, found: re.Match[str]) -> bool:
    """Whether it stands in code that has no numbers of its own, as programs of awk and shell functions have."""
    text, at = found.string, found.start()
    before, after = text[line_start(text, at) : at], text[at:].partition("\n")[0]
    if not _in_fence(ctx, found):
        before, after = before.rpartition("`")[2], after.partition("`")[0]
    return ctx.body.in_code(at) and not _OWN.search(before + after) and not _FUNCTION.search(text)


def _in_fence(ctx: Context, found: re.Match[str]) -> bool:
    return any(each.span.start <= found.start() < each.span.end for each in ctx.body.fences)


def _finding(ctx: Context, found: list[re.Match[str]], meant: bool) -> Finding:
    first, *others = ((each[0], Span(*each.span())) for each in found)
    judged, number = judge(ctx, Condition.REPLACED_ARGUMENT), int(found[0][1])
    nth = _nth(number)
    more = f" ({len(found)} places)" if others else ""
    instead = f"write `${number - 1}` for the {_nth(number - 1)}"
    said = (
        f"`{first[0]}` is the {nth} argument, as counting starts at 0{more}; {instead}"
        if meant
        else f"`{first[0]}` is the {nth} argument{more}: {judged.here}; write `\\{first[0]}` to keep it"
    )
    related = [Related(span, f"{judged.tool} replaces `{each}`") for each, span in others]
    severity = Severity.WARNING if ctx.scope or _takes_arguments(ctx) else Severity.INFORMATION
    return RULE.at(first[1], said, _fix(found, meant), severity=severity, related=related)


def _nth(number: int) -> str:
    """The place of an argument, counted from 0."""
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number + 1}th"


def _takes_arguments(ctx: Context) -> bool:
    """Whether it is to be started with arguments: a command, or a file that names or uses them."""
    prompting = ctx.kind.vocabulary.invocation.prompting
    if ctx.kind.identity.sort is Sort.COMMAND:
        return True
    return _names_arguments(ctx) or bool(prompting and f"${prompting.variable}" in ctx.body.text)


def _names_arguments(ctx: Context) -> bool:
    prompting, header = ctx.kind.vocabulary.invocation.prompting, ctx.doc.header
    return bool(header and prompting and (header.root.get(prompting.names) or header.root.get("argument-hint")))


def _fix(found: list[re.Match[str]], meant: bool) -> Fix:
    spans = [(Span(*each.span()), int(each[1])) for each in found]
    if meant:
        return Fix(
            "Number the arguments from 0", tuple(Edit(span, f"${number - 1}") for span, number in spans), safe=False
        )
    edits = tuple(Edit(Span(span.start, span.start), "\\") for span, _ in spans)
    title = f"Write `\\{found[0][0]}`" if len(found) == 1 else f"Write a backslash before all {len(found)}"
    return Fix(title, edits, safe=False)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE_BODY, conditions=(Condition.REPLACED_ARGUMENT,))
