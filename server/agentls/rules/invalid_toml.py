r"""The file is not valid TOML.

A text without quotes, a comma after a value, a comment that starts with `//`. Strings that are not
closed and backslashes in them have rules of their own.

```toml bad .codex/agents/reviewer.toml
name = "reviewer"
description = "Reviews a diff for bugs."
model = gpt-5.5
        ^^^^^^^ error Unquoted text: Codex drops the agent
developer_instructions = "Review the diff."
```

```toml fixed .codex/agents/reviewer.toml
name = "reviewer"
description = "Reviews a diff for bugs."
model = "gpt-5.5"
developer_instructions = "Review the diff."
```

```toml good .codex/agents/reviewer.toml
name = "reviewer"
description = "Reviews a diff for bugs."
model = "gpt-5.5"
developer_instructions = "Review the diff."
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import report
from agentls.semantics.fields import line_start
from agentls.syntax.nodes import Scalar
from agentls.syntax.parser_words import plain_words
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_TEXT = lazy_pattern(r"[A-Za-z_][^\"'\\\r\n\[\]{}=#,]*")
"""What can be quoted as it stands."""
_COLON = lazy_pattern(r"[ \t]*[\w-]+(?P<colon>[ \t]*:)(?=[ \t]*[\"'\d\[{tf])")
_SMART = lazy_pattern('[“”„][^"“”„\\\\\r\n]*[“”„]')


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the TOML reader stopped, or all of a text that has no quotes."""
    for problem in problems(ctx, Fault.INVALID_TOML):
        bare = _bare(problem)
        if bare is None:
            yield report(RULE, ctx, problem, f"Invalid TOML, {plain_words(problem.message)}", *_fixes(ctx, problem))
            continue
        raw = bare.span.of(ctx.header.text)
        edit = Edit(bare.span, f'"{raw.strip("“”„")}"')
        yield report(RULE, ctx, problem, "Unquoted text", Fix("Quote the value", (edit,)), span=bare.span)


def _bare(problem: Problem) -> Scalar | None:
    """A value that is a text without quotes, or with quotes that are none."""
    value = problem.entry.value if problem.entry else None
    if not isinstance(value, Scalar) or value.style is not Style.RAW or value.span.end < problem.span.start:
        return None
    return value if _TEXT.fullmatch(value.raw) or _SMART.fullmatch(value.raw) else None


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    text, span = ctx.header.text, problem.span
    entry = problem.entry
    if span.of(text).startswith("//"):
        yield Fix("Write `#`", (Edit(Span(span.start, span.start + 2), "#"),))
    elif colon := _COLON.match(text, line_start(text, span.start)):
        yield Fix("Write `=`", (Edit(Span(*colon.span("colon")), " ="),))
    elif entry and entry.value and text[entry.value.span.end : span.end].strip() == ",":
        comma = text.index(",", entry.value.span.end)
        yield Fix("Remove the comma", (Edit(Span(comma, comma + 1), ""),))


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.ERROR,
    Reads.HEADER,
    needs=(Fault.INVALID_TOML,),
    conditions=(Condition.BROKEN_YAML,),
)
