"""What the tool a file is for makes of YAML that does not parse: its repair is run, and the outcome read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.finding import Finding, Related, Severity
from agentls.format import Fault, Format
from agentls.lint.verdict import Judgement, judge
from agentls.semantics.fields import abbreviate, validated_value
from agentls.semantics.loading import Loaded, State, load
from agentls.semantics.tools import find_tool, tool_lists
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.syntax.yaml_tree import NO_COLON, NO_MAP, TOO_DEEP, TOO_MANY
from agentls_schemas.fields import Concept, Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.finding import Fix
    from agentls.lint.context import Context
    from agentls.lint.rule import Rule
    from agentls.syntax.nodes import Entry, Problem
    from agentls.text import Span

_MANY = 12
"""Faulty entries above which none is looked at without the others."""


YAML = (
    Condition.BROKEN_YAML,
    Condition.BROKEN_CRLF,
    Condition.REPAIRED_YAML,
    Condition.LENIENT_YAML,
    Condition.CHANGED_VALUE,
)
"""What a fault in YAML may come to."""


def report(
    rule: Rule, ctx: Context, problem: Problem, words: str, *fixes: Fix, span: Span | None = None,
    related: Iterable[Related] = (),
) -> Finding:  # fmt: skip
    """The finding of a fault in the header's YAML: what is wrong, then what comes of it."""
    judged, effects = judge_problem(ctx, problem), side_effects(ctx, problem)
    severity = judged.severity
    message = f"{words}: {judged}"
    if effects:
        severity = Severity.ERROR
        message = f"{words}: {effects[0].message}"
    return rule.at(
        span or problem.span, message, *fixes, judged=judged, severity=severity, related=(*related, *effects)
    )


def judge_problem(ctx: Context, problem: Problem) -> Judgement:
    """What comes of a fault in the header's YAML."""
    if ctx.doc.format is not Format.FRONTMATTER:
        return judge(ctx, Condition.BROKEN_YAML, str(problem.fault))
    loaded = ctx.loaded
    if problem.message in (TOO_DEEP, TOO_MANY):
        return judge(ctx, Condition.LENIENT_YAML)
    if loaded.state in (State.READ, State.REPAIRED):
        return _judge_value(ctx, problem, loaded)
    own = _alone(ctx, problem)
    if own.state in (State.READ, State.REPAIRED):
        # Another fault breaks the header; without that this one would be repaired.
        return _judge_value(ctx, problem, own)
    has_crlf = "\r\n" in ctx.header.text
    broken = judge(ctx, Condition.BROKEN_CRLF if has_crlf else Condition.BROKEN_YAML, _fault(ctx, problem))
    is_own = broken.tool == ctx.kind.loader.tool
    if is_own and has_crlf and ctx.is_repaired_with_lf:
        return broken._replace(verb=f"{broken.verb}; with LF line ends it would load it anyway")
    return broken


def _fault(ctx: Context, problem: Problem) -> str:
    """What verdicts call a fault: its own name, but for text behind the end of a value, and a header without keys.

    Where no field follows that could be lost, ``-last`` stands behind it.
    """
    if problem.message == NO_MAP:
        return "no-map"
    if problem.message == NO_COLON:
        return str(Fault.UNINDENTED_CONTINUATION)  # Where no key is read, a line is one.
    name = _fault_name(problem)
    return f"{name}-last" if problem.entry and _is_last(ctx, problem.entry, problem.fault) else name


def _fault_name(problem: Problem) -> str:
    begins = problem.entry is None or problem.span.start <= problem.entry.value_span.start
    return str(problem.fault) if begins or problem.fault is not Fault.UNQUOTED_INDICATOR else "text-behind"


def _is_last(ctx: Context, entry: Entry, fault: Fault) -> bool:
    """Whether nothing follows an entry that its fault could take away, or take into the entry's own value."""
    fields = [each for each, _ in ctx.fields]
    others = ctx.header.root.entries if fault is Fault.UNCLOSED_QUOTE else fields
    return not any(each.span.start > entry.span.start for each in others)


def side_effects(ctx: Context, problem: Problem) -> tuple[Related, ...]:
    """Sound values that the repair of others changes; told with the first problem only."""
    first = next((p for p in ctx.header.problems if p.entry), None)
    broken = [p.entry for p in ctx.header.problems if p.entry]
    return changed_values(ctx, broken) if first is problem else ()


def changed_values(ctx: Context, faulty: Iterable[Entry]) -> tuple[Related, ...]:
    """Values that the repair of a header changes, beside those of the entries that it is for."""
    loaded = ctx.loaded
    if loaded.state is not State.REPAIRED:
        return ()
    broken = {id(entry) for entry in faulty}
    entries = (e for e, field in ctx.fields if not field.fact.unread)
    sound = (e for e in entries if id(e) not in broken and e.span.start < loaded.end)
    changed = (entry for entry in sound if _is_changed(entry, loaded) and not _acts_alike(ctx, entry))
    return tuple(Related(entry.value_span, _effect(ctx, entry)) for entry in changed)


def _effect(ctx: Context, entry: Entry) -> str:
    key, found = entry.key.value, ctx.loaded.get(entry.key.value)
    field = ctx.kind.fields.get(key)
    tool = ctx.kind.loader.tool
    if field and field.role is Role.HOOKS:
        return f"{tool} reads `{key}` as text and {judge(ctx, Condition.BROKEN_HOOKS).verb}"
    value = found.value.data if found and found.value else None
    if value is None:
        so = f", so the agent has {field.fact.if_omitted}" if field and field.fact.if_omitted else ""
        return f"{tool} reads no `{key}`{so}"
    kind = "the text " if isinstance(value, str) else ""
    return f"{tool} reads `{key}` as {kind}`{abbreviate(str(value))}`"


def _is_changed(entry: Entry, loaded: Loaded) -> bool:
    found = loaded.get(entry.key.value)
    before, after = entry.value, found.value if found else None
    if before is None or after is None:
        return before is not after
    return repr(before.data) != repr(after.data)


def _acts_alike(ctx: Context, entry: Entry) -> bool:
    """Whether the tool makes the same of the changed value: it reads past what the repair has added."""
    found = ctx.loaded.get(entry.key.value)
    if found is None or any(tools.entry is entry for tools in ctx.tool_lists):
        read = frozenset(_read_tools(ctx, found)) if found else frozenset()
        return found is not None and read == frozenset(_read_tools(ctx, entry))
    before, after = (
        validated_value(ctx.kind, each.key.value, each.value.data if each.value else None) for each in (entry, found)
    )
    return before is not None and before == after


def _read_tools(ctx: Context, entry: Entry) -> Iterator[str]:
    """The known tools of an entry."""
    header = replace(ctx.header, root=Mapping(entry.span, (entry,)))
    for tools in tool_lists(header, ctx.kind):
        yield from (name for name in tools.names if find_tool(ctx.kind, name))


def _alone(ctx: Context, problem: Problem) -> Loaded:
    """The header as the tool would read it without the other faulty entries."""
    others: set[Span] = set()
    for other in ctx.header.problems:
        if other.entry and other.entry is not problem.entry:
            others.add(other.entry.span)
        if len(others) > _MANY:
            break
    if not others or len(others) > _MANY or problem.entry is None:
        return Loaded(State.BROKEN)
    content = ctx.doc.text.clean
    for span in others:
        content = (
            content[: span.start] + "".join(c if c in "\r\n" else " " for c in span.of(content)) + content[span.end :]
        )
    return load(content, ctx.kind.loader)


def _judge_value(ctx: Context, problem: Problem, loaded: Loaded) -> Judgement:
    """What comes of a fault in a header that is read all the same."""
    entry = problem.entry
    if entry and entry.span.start < loaded.end:
        found = loaded.get(entry.key.value)
        if lost := _loss(ctx, problem, entry, found):
            return lost
    if loaded.state is State.REPAIRED:
        return judge(ctx, Condition.REPAIRED_YAML)
    return judge(ctx, Condition.LENIENT_YAML, _fault(ctx, problem))


def _loss(ctx: Context, problem: Problem, entry: Entry, found: Entry | None) -> Judgement | None:
    """What is lost of a faulty entry's value; None where it is read as it was meant."""
    key = entry.key.value
    field = ctx.kind.fields.get(key)
    changed = judge(ctx, Condition.CHANGED_VALUE)
    if found is None or found.value is None:
        nothing = judge(ctx, Condition.NO_VALUE, key)
        return nothing if found and field and nothing.loses_file else changed._replace(verb=f"reads no `{key}`")
    if problem.span.end <= entry.value_span.start and problem.span.of(ctx.header.text)[:1] == "!":
        return judge(ctx, Condition.LOST_ANCHOR)
    value, meant = found.value, _plain((problem.resume or entry.value_span).of(ctx.header.text))
    if isinstance(value, Scalar):
        said = _plain(value.value)
        if said != meant and meant.startswith(said):
            return changed._replace(verb=f"reads `{key}` only up to here")
        return _lost_pattern(ctx, key, value, changed) or _lost_tools(ctx, entry, found, changed)
    if isinstance(entry.value, Scalar) and entry.value.style is not Style.RAW:
        return None
    refused = judge(ctx, Condition.WRONG_TYPE, key)
    if refused.loses_file and field and validated_value(ctx.kind, key, value.data) is None:
        return refused
    is_text = field and field.role in (Role.NAME, Role.DESCRIPTION)
    return refused if is_text and isinstance(value, Mapping | Sequence) else None


def _lost_pattern(ctx: Context, key: str, value: Scalar, changed: Judgement) -> Judgement | None:
    """What is lost of patterns that are read as text with the marks that were to hold them."""
    field, mark = ctx.kind.fields.get(key), value.value[:1]
    if field is None or field.concept != Concept.PATTERNS or mark not in ("[", '"', "'"):
        return None
    return changed._replace(verb=f"takes `{mark}` into the pattern, which no file matches")


def _lost_tools(ctx: Context, entry: Entry, found: Entry, changed: Judgement) -> Judgement | None:
    """What is lost of a list of tools that is read as text: its first and last name keep a bracket."""
    written = {tools.field.key: tools for tools in ctx.tool_lists}.get(entry.key.value)
    if written is None:
        return None
    header = replace(ctx.header, root=Mapping(found.span, (found,)))
    read = next((tools.names for tools in tool_lists(header, ctx.kind)), frozenset())
    lost = [name for name in dict.fromkeys(ref.name for ref in written.refs) if name not in read]
    if not lost:
        return None
    return changed._replace(verb=f"drops {', '.join(f'`{name}`' for name in lost)}")


def _plain(text: str) -> str:
    """Words in one line, without quotes around them."""
    return " ".join(text.split()).strip("\"'")
