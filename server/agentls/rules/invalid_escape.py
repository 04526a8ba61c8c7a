r"""A backslash in double quotes is followed by a letter that makes no escape.

YAML refuses the whole header, and Claude Code does not load the agent. `\'` needs no backslash;
any other backslash is written twice.

```md bad
---
name: reviewer
description: "Finds what\'s wrong with \d in a pattern."
                        ^^ error Invalid YAML escape `\'`: Claude Code drops the agent
                                       ^^ error Invalid YAML escape `\d`: Claude Code drops the agent
---
Review the diff.
```

```md fixed
---
name: reviewer
description: "Finds what's wrong with \\d in a pattern."
---
Review the diff.
```

```md good
---
name: reviewer
description: "Finds what's wrong with \\d in a pattern."
---
Review the diff.
```
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.format import Fault, Format
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.backslashes import meant
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import YAML, report
from agentls.syntax.nodes import Scalar
from agentls.text import Span, overlaps_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.backslashes import Meant
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_MANY = 20
"""Bad escapes of one value up to which each is a finding."""
_QUOTED = lazy_pattern(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.S)
_ESCAPE = lazy_pattern(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)", re.S)
_KNOWN = lazy_pattern(r"\\(?:[0abt\tnvfre \"/\\N_LP\r\n]|x.{2}|u.{4}|U.{8})", re.S)


def check(ctx: Context) -> Iterator[Finding]:
    """Report each backslash with its letter; of very many in one value the first, with the others beside it."""
    of_entry = _fix_toml if ctx.doc.format is Format.TOML else _fix_yaml
    for _, group in groupby(problems(ctx, Fault.INVALID_ESCAPE), key=lambda problem: id(problem.entry or problem)):
        found = list(group)
        many, fixes = len(found) > _MANY, of_entry(ctx, found)
        related = [Related(problem.span, "another one") for problem in found[1:]] if many else []
        for problem in found[:1] if many else found:
            words = f"Invalid {ctx.doc.format.language} escape `{problem.span.of(ctx.header.text)}`"
            yield report(RULE, ctx, problem, words, *fixes, related=related)


def _fix_yaml(ctx: Context, found: list[Problem]) -> list[Fix]:
    # YAML names one at a time in a list and takes it only when all are repaired, so each fix repairs all of its entry.
    edits, slashes = tuple(_repairs(ctx, found[0])), tuple(_repairs(ctx, found[0], slashes=True))
    escape = _repaired(found[0].span.of(ctx.header.text))
    # A quote needs no escape at all.
    only_doubled = all(edit.text.startswith("\\") for edit in edits)
    title = "Double the backslashes in this value" if only_doubled else "Repair the escapes in this value"
    fixes = [Fix(f"Write `{escape}`" if len(edits) == 1 else title, edits)]
    return [*fixes, Fix("Use forward slashes in paths", slashes, safe=False)] if slashes else fixes


def _fix_toml(_: Context, found: list[Problem]) -> list[Fix]:
    """The same of TOML, whose other strings take a backslash as it is."""
    doubled = tuple(Edit(Span(other.span.start, other.span.start), "\\") for other in found)
    fix = Fix("Double the backslashes" if len(found) > 1 else "Double the backslash", doubled)
    return [*_literal(found[0], len(found)), fix]


def _literal(problem: Problem, wrong: int) -> Iterator[Fix]:
    """The string between single quotes, if none of its backslashes is meant to be an escape."""
    value = problem.entry.value if problem.entry else None
    if not isinstance(value, Scalar) or value.raw.count("\\") != wrong:
        return
    quote, count = "'" * value.style.quotes, value.style.quotes
    inner = value.raw[count:-count]
    if quote not in inner and not inner.endswith("'"):
        ends = (Span(value.span.start, value.span.start + count), Span(value.span.end - count, value.span.end))
        yield Fix(f"Use `{quote}`, which keeps backslashes", tuple(Edit(end, quote) for end in ends))


def _repairs(ctx: Context, problem: Problem, *, slashes: bool = False) -> Iterator[Edit]:
    """The edits of an entry; with ``slashes`` only if it has a path, whose backslashes become slashes."""
    text = ctx.header.text
    span = problem.entry.value_span if problem.entry else problem.span
    for quoted in _QUOTED.finditer(text, *span):
        if quoted[0][0] == '"':
            within = Span(quoted.start() + 1, quoted.end() - 1)
            paths = list(meant(text, within))
            if not slashes:
                yield from (edit for path in paths for edit in path.edits(text))
            elif not (written := [edit for path in paths if (edit := path.slashes(text))]):
                return
            else:
                yield from written
            yield from _others(text, within, paths)


def _others(text: str, within: Span, paths: list[Meant]) -> Iterator[Edit]:
    """Repairs of the unknown escapes outside paths."""
    spans = [path.span for path in paths]
    for escape in _ESCAPE.finditer(text, *within):
        at = escape.start()
        if not overlaps_any(spans, Span(at, at + 1)) and not _KNOWN.fullmatch(escape[0]):
            yield Edit(Span(at, at + 2), _repaired(escape[0][:2]))


def _repaired(escape: str) -> str:
    return "'" if escape == "\\'" else "\\" + escape


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, needs=(Fault.INVALID_ESCAPE,), conditions=YAML)
