r"""A rule that denies or allows tools is not enforced.

The file denies something, and the tool allows it all the same. Each of these is an error: a rule further down takes
the denial back (the last rule that matches wins); the denied name is one that no tool asks for (the tool `write`
asks for `edit`; names from other agent tools, or in the wrong case, match nothing); or the pattern matches nothing.
The following was measured with OpenCode. Paths are compared as seen from the project's root, so a pattern of `edit`
or `read` that begins with `/`, `~` or `./` never matches; to deny paths outside the project, use
`external_directory` with an absolute path that ends in `/*`. A command is compared as a whole: `git push` is the
command without arguments, `git push *` the command with any or none. `permissions` is the field of version 2: if
the file also has a key that only version 1 knows, such as `temperature` or `name`, the rules are taken for an
option of the model.

A denial that matches nothing is not reported if another one covers it. A tool that is allowed but stays denied is a
warning.

```md bad .opencode/agents/keeper.md
---
description: Edits the manual, keeps out of the secrets.
permission:
  edit:
    "/srv/manual/secrets/*": deny
     ^^^^^^^^^^^^^^^^^^^^^ error `/srv/manual/secrets/*` denies nothing: paths start at the project root
  write: deny
  ^^^^^ error `write` denies nothing: no tool checks it; use `edit`
  bash:
    "rm *": deny
     ^^^^ error `*: allow` below overrides this: the last matching rule wins
    "*": allow
    "git push": deny
     ^^^^^^^^ warning `git push` denies too little: with arguments it does not match; use `git push *`
---
Edit the manual.
```

```md bad .opencode/agents/checker.md
---
description: Checks a change and never edits.
temperature: 0.1
permissions:
^^^^^^^^^^^ error `temperature` makes this an OpenCode 1 file: `permissions` is ignored, so nothing is denied
  - action: edit
    resource: "*"
    effect: deny
---
Check the change.
```

```md good .opencode/agents/locked.md
---
description: Reads and searches, nothing else.
permission:
  "*": deny
  read: allow
  edit:
    "*": deny
    "docs/*": allow
  bash:
    "*": ask
    "git push *": deny
  external_directory:
    "~/keys/*": deny
---
Answer from the sources.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lint.permission_matches import Unmatched, unmatched
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, line_of
from agentls.semantics.loading import State
from agentls.semantics.permissions import ANY, covers, effect_of, voiding
from agentls.syntax.nodes import Mapping
from agentls.text import Span
from agentls_schemas.tools import Effect, ToolForm
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Several

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.semantics.permissions import RuleList
    from agentls.semantics.tool_refs import ToolRef
    from agentls.syntax.nodes import Entry

_VERBS = {Effect.DENY: "denies", Effect.ASK: "asks for", Effect.ALLOW: "allows"}


def check(ctx: Context) -> Iterator[Finding]:
    """Report rules that nothing comes of, at their name or pattern, and fields that do not count, at the key."""
    # What comes of a header that is not read at all its own fault tells.
    lists = ctx.rule_lists if ctx.loaded.state is not State.BROKEN else ()
    void = [rules for rules in lists if _is_void(ctx, rules)]
    counting = [rules for rules in lists if rules not in void]
    refs = [ref for rules in counting for ref in rules.refs]
    for rules in void:
        yield _not_enforced(ctx, rules, counting)
    for rules in counting:
        yield from _lifted(ctx, rules, refs)
        for ref in rules.refs:
            yield from _matching_nothing(rules, ref, refs)
        yield from _only_here(ctx, rules)


def _is_void(ctx: Context, rules: RuleList) -> bool:
    """Whether nothing counts that a field says."""
    return bool(_others(ctx, rules)) or rules.is_misshapen or _as_field(ctx, rules).is_loss


def _others(ctx: Context, rules: RuleList) -> list[Entry]:
    """The entries beside which the rules of a field do not count."""
    return voiding(ctx.header, rules.tools.field)


def _as_field(ctx: Context, rules: RuleList) -> Judgement:
    """What comes of the field itself, however sound its rules are."""
    return judge(ctx, Condition.UNENFORCED_FIELD, rules.tools.field.key)


def _not_enforced(ctx: Context, rules: RuleList, counting: list[RuleList]) -> Finding:
    """A field of which nothing counts."""
    others = _others(ctx, rules)
    if rules.is_misshapen and not others:
        return _misshapen(ctx, rules)
    denials = (ref for ref in rules.refs if ref.effect is Effect.DENY)
    lost = rules.is_misshapen or any(not _is_denied(ref, counting) for ref in denials)
    severity = Severity.ERROR if lost else Severity.WARNING
    end = ", so nothing is denied" if lost else ""
    key = rules.tools.entry.key
    if not others or not rules.rules.void:
        return RULE.at(key.span, f"`{key.value}` is not enforced: {_as_field(ctx, rules)}{end}", severity=severity)
    message = f"{rules.rules.void.says.format(abbreviate(others[0].key.value))}{end}"
    if rules.is_misshapen and (renamed := _renamed(ctx, rules)):
        return RULE.at(key.span, f"{message}; {_lower(renamed.title)}", renamed)
    fixes = ctx.removal(f"Remove `{others[0].key.value}`", others[0])
    related = (Related(other.key.span, "This key is one of them") for other in others[1:])
    return RULE.at(key.span, message, *(fixes if len(others) == 1 else ()), severity=severity, related=related)


def _misshapen(ctx: Context, rules: RuleList) -> Finding:
    """A map where a list of rules is taken: one rule, or what another field takes."""
    entry, judged = rules.tools.entry, judge(ctx, Condition.WRONG_TYPE, rules.tools.field.key)
    wrong = f"`{entry.key.value}` must be a list of rules: {judged}"
    if renamed := _renamed(ctx, rules):
        return RULE.at(entry.key.span, f"{wrong}; {_lower(renamed.title)}", renamed, judged=judged)
    return RULE.at(entry.key.span, f"{wrong}; begin each rule with `- `", judged=judged)


def _renamed(ctx: Context, rules: RuleList) -> Fix | None:
    """The key of the field that takes a map, unless the map is one rule, or that field is there."""
    key, value = rules.tools.entry.key, rules.tools.entry.value
    fields = ctx.kind.fields.values()
    name = next((each.key for each in fields if each.fact.tool_syntax.form is ToolForm.PERMISSION_MAP), "")
    if not name or (isinstance(value, Mapping) and value.get("effect")) or ctx.header.root.get(name):
        return None
    return Fix(f"Write `{name}`", (Edit(key.span, ctx.emit.key(name)),), safe=False)


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]


def _is_denied(ref: ToolRef, counting: list[RuleList]) -> bool:
    """Whether rules that count deny the same, by the name it has there."""
    return any(
        effect_of(rules.refs, rules.rules.instead.get(ref.name, ref.name), ref.specifier) is Effect.DENY
        for rules in counting
    )


def _only_here(ctx: Context, rules: RuleList) -> Iterator[Finding]:
    judged = _as_field(ctx, rules)
    if judged.elsewhere and any(ref.effect is not Effect.ALLOW for ref in rules.refs):
        yield RULE.at(rules.tools.entry.key.span, judged.elsewhere, judged=judged)


def _lifted(ctx: Context, rules: RuleList, refs: list[ToolRef]) -> Iterator[Finding]:
    """Denials and questions that a later rule takes back: one finding for each such rule."""
    taken: dict[ToolRef, list[ToolRef]] = {}
    for ref in rules.refs:
        last = next((each for each in reversed(refs) if covers(each, ref.name, ref.specifier)), ref)
        if _RANK[last.effect] < _RANK[ref.effect] and not unmatched(rules.rules, ref):
            taken.setdefault(last, []).append(ref)
    for last, (first, *more) in taken.items():
        allowed = f"{_written(last)}: {last.effect}"
        message = f"`{abbreviate(allowed)}` below overrides this: the last matching rule wins"
        related = [Related(_place(last), "This rule"), *(Related(_place(ref), "Overridden too") for ref in more)]
        severity = Severity.ERROR if (first.effect, last.effect) == (Effect.DENY, Effect.ALLOW) else Severity.WARNING
        yield RULE.at(_place(first), message, *_moved(ctx, first, last), severity=severity, related=related)


def _written(ref: ToolRef) -> str:
    return ref.specifier or (ANY if ref.pattern else ref.name)


def _place(ref: ToolRef) -> Span:
    """What a rule is about where it is written: its pattern, or else its name."""
    return ref.pattern or ref.name_span


_RANK = {Effect.ALLOW: 0, Effect.ASK: 1, Effect.DENY: 2}


def _moved(ctx: Context, first: ToolRef, last: ToolRef) -> Iterator[Fix]:
    """The later rule put before the first that it takes back, where each has a line of its own in one map."""
    text = ctx.header.text
    target, source = first.rule or first.item, last.rule or last.item
    lines = line_of(target, text), line_of(source, text)
    indents = {text[line.start : rule.start] for line, rule in zip(lines, (target, source), strict=True)}
    target, source = lines
    between = text[target.start : source.start].split("\n")[:-1]
    if len(indents) == 1 and not (indent := indents.pop()).strip() and all(line.startswith(indent) for line in between):
        edits = (Edit(Span(target.start, target.start), source.of(text)), Edit(source, ""))
        yield Fix(f"Move `{_written(last)}` before it", edits, safe=False)


def _matching_nothing(rules: RuleList, ref: ToolRef, refs: list[ToolRef]) -> Iterator[Finding]:
    fault = unmatched(rules.rules, ref)
    severity = _severity(ref, fault, refs) if fault else None
    if fault is None or severity is None:
        return
    span = ref.name_span if fault.is_name else _place(ref)
    written = abbreviate(ref.name if fault.is_name else _written(ref))
    said = f"`{written}` {_VERBS[ref.effect]} {'too little' if fault.partly else 'nothing'}: {fault.why}"
    hint = f"; use `{abbreviate(fault.instead)}`" if fault.instead else ""
    fixes = (Fix(f"Write `{fault.instead}`", (Edit(span, fault.instead),), safe=False),) if fault.instead else ()
    yield RULE.at(span, said + hint, *fixes, severity=severity)


def _severity(ref: ToolRef, fault: Unmatched, refs: Several[ToolRef]) -> Severity | None:
    """How loud it is that a rule matches nothing; None where another rule does what it is for."""
    decided = effect_of(refs, *fault.calls)
    if ref.effect is Effect.ALLOW:
        if decided is Effect.DENY and not fault.partly:
            return Severity.WARNING
        return Severity.INFORMATION if fault.is_name else None
    if decided and _RANK[decided] >= _RANK[ref.effect]:
        return None
    is_open = ref.effect is Effect.DENY and decided is not Effect.ASK and not fault.partly
    return Severity.ERROR if is_open else Severity.WARNING


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.ERROR,
    Reads.HEADER,
    conditions=(Condition.UNENFORCED_RULE, Condition.UNENFORCED_FIELD),
)
