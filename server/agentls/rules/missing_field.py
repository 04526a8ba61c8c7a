r"""A required field is missing.

Claude Code treats an agent without `name` as documentation and skips one without `description`; only its debug log
says so. Skills in Claude Code's own folders need neither; other readers require both. The fix takes a missing name
from the file's name (or the skill's folder) if that is in the usual form; a description only its author can write.
A key in the wrong case (`Name`) is reported by [unknown-field](unknown-field.md) only.

```md bad .claude/agents/code-reviewer.md
---
^^^ error `name` is missing
description: Reviews a diff for bugs.
---
Review the diff.
```

```md fixed
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md good
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Outcome, Severity
from agentls.format import Fault, Format
from agentls.lint.file_location import is_loaded_from_there
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.lint.yaml_repairs import judge_problem
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls_schemas.fields import Field


def check(ctx: Context) -> Iterator[Finding]:
    """Report each required field that has no entry, at the opening fence."""
    # A key in other letters is there and misspelt, which is another rule's.
    if _is_no_map(ctx):
        return
    written = {entry.key.value.lower() for entry in ctx.header.root.entries}
    for field in ctx.kind.fields.values():
        if not _is_needed(ctx, field) or field.key.lower() in written or field.fact.unless & written:
            continue
        judged = judge(ctx, Condition.MISSING_FIELD, field.key)
        # Where the file is not found at all, there is nothing to say of what its tool does without.
        if judged.is_loss or (is_loaded_from_there(ctx) and not _is_needless(judged)):
            message = f"`{field.key}` is missing: {judged}"
            yield RULE.at(ctx.header.opening, message, *_fixes(ctx, field), judged=judged)


def _is_needless(judged: Judgement) -> bool:
    """Whether nobody misses the field."""
    return judged.outcome is Outcome.ACCEPTED and not judged.elsewhere


def _is_needed(ctx: Context, field: Field) -> bool:
    """Whether a field must be there: always, or with what another one says."""
    needed = field.fact.needed_with
    return field.required or (needed is not None and ctx.header.root.data.get(needed[0]) == needed[1])


def _is_no_map(ctx: Context) -> bool:
    """Whether the header has no fields at all and is lost with that, of which another rule speaks."""
    faults = problems(ctx, Fault.INVALID_YAML)
    return not ctx.header.root.entries and any(judge_problem(ctx, problem).is_loss for problem in faults)


def _fixes(ctx: Context, field: Field) -> Iterator[Fix]:
    if field.fact.stand_in:
        yield _added(ctx, field, field.fact.stand_in)
    rule = ctx.kind.identity.rule
    if field.role is not Role.NAME or ctx.path is None:
        return
    name = ctx.kind.stem(ctx.path.as_posix())
    in_style = rule is not None and rule.style and re.fullmatch(rule.style, name)
    if in_style or ctx.doc.format is not Format.FRONTMATTER:
        yield _added(ctx, field, ctx.emit.string(name) or name)


def _added(ctx: Context, field: Field, value: str) -> Fix:
    entry = ctx.emit.entry(field.key, value)
    return Fix(f"Add `{entry}`", (ctx.emit.insertion(ctx.header, entry, ctx.doc.text.line_end),))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=(Condition.MISSING_FIELD,))
