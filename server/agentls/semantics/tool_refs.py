"""Reads the entries of tool lists: ``tools: Read, Bash(git *)``, in any form that is declared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls.syntax import nodes
from agentls.syntax.scalars import Style
from agentls_schemas.fields import Role
from agentls_schemas.tools import Effect, ToolForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Entry, Mapping, Node, Scalar
    from agentls.text import Span
    from agentls_schemas.fields import Fact, Field
    from agentls_schemas.mcp import McpName
    from agentls_schemas.vocabulary import Vocabulary

_BRACKETS = str.maketrans(dict.fromkeys("[]\"'{}\r\n\t", " "))
_EFFECTS = {str(effect): effect for effect in Effect} | {"true": Effect.ALLOW, "false": Effect.DENY}


class ToolRef(NamedTuple):
    """One entry of a tool list."""

    span: Span
    """All of it, quotes left out."""
    name: str
    name_span: Span
    specifier: str
    """What stands in parentheses, or the pattern that it is about otherwise; empty for the whole tool."""
    item: Span
    """The item of a list or the entry of a map it stands in, quotes included; of a list in one text what it is."""
    closed: bool = True
    """Its parentheses are closed at its end. Otherwise it is the name of no tool."""
    mcp: McpName | None = None
    """The pieces of the name, if it is of an MCP server's tools."""
    effect: Effect = Effect.ALLOW
    pattern: Span | None = None
    """Of a rule with a pattern of its own, the pattern."""
    rule: Span | None = None
    """The map's entry for that pattern."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same entry as another."""
        return self.name, self.specifier


def tool_refs(entry: Entry, field: Field, words: Vocabulary) -> Iterator[ToolRef]:
    """The entries of a field that lists tools, in the order written."""
    fact, value = field.fact, entry.value
    if fact.tool_syntax.is_list:
        refs = _refs(entry, fact, words)
        yield from refs if field.role is Role.TOOLS else (ref._replace(effect=Effect.DENY) for ref in refs)
    elif fact.tool_syntax.form is ToolForm.PERMISSION_RULES:
        for item in value.items if isinstance(value, nodes.Sequence) else ():
            if isinstance(item, nodes.Mapping):
                yield from _of_rule(item, words)
    elif isinstance(value, nodes.Mapping) and fact.tool_syntax.form is not ToolForm.READONLY:
        for each in value.entries:
            yield from _of_entry(each, words)
    elif isinstance(value, nodes.Scalar) and value.value in _EFFECTS and fact.tool_syntax.takes_word:
        yield ToolRef(value.span, "*", value.span, "", entry.span, effect=_effect(value))


def _of_entry(entry: Entry, words: Vocabulary) -> Iterator[ToolRef]:
    """A tool with what it may do: a word, or one for each pattern."""
    ref, patterns = _named(entry.key, entry.span, words), entry.value
    if not isinstance(patterns, nodes.Mapping):
        yield ref._replace(effect=_effect(patterns))
        return
    for pattern in patterns.entries:
        specifier = pattern.key.value
        yield ref._replace(
            specifier="" if specifier == "*" else specifier,
            effect=_effect(pattern.value),
            pattern=pattern.key.view.span(0, len(specifier)),
            rule=pattern.span,
        )


def _of_rule(rule: Mapping, words: Vocabulary) -> Iterator[ToolRef]:
    """An item of a list of rules, if it names a tool."""
    values = {key: each.value for key in ("action", "resource", "effect") if (each := rule.get(key))}
    action, resource = values.get("action"), values.get("resource")
    if isinstance(action, nodes.Scalar) and isinstance(action.data, str):
        specifier = resource.value if isinstance(resource, nodes.Scalar) and resource.value != "*" else ""
        pattern = resource.view.span(0, len(resource.value)) if isinstance(resource, nodes.Scalar) else None
        effect = _effect(values.get("effect"))
        yield _named(action, rule.span, words)._replace(specifier=specifier, effect=effect, pattern=pattern)


def _named(name: Scalar, item: Span, words: Vocabulary) -> ToolRef:
    span = name.view.span(0, len(name.value))
    return ToolRef(span, name.value, span, "", item, mcp=words.mcp_name(name.value))


def _effect(value: Node | None) -> Effect:
    """What a word says; one that is none of them is another fault."""
    return _EFFECTS.get(value.value.lower(), Effect.ALLOW) if isinstance(value, nodes.Scalar) else Effect.ALLOW


def _refs(entry: Entry, fact: Fact, words: Vocabulary) -> Iterator[ToolRef]:
    value = entry.value
    if isinstance(value, nodes.Scalar):
        if not fact.tool_syntax.literal:
            yield from _in_text(value, fact, fact.separators, words)
        elif fact.separators:
            yield from _wholes(value, entry, fact.separators, words)
    elif isinstance(value, nodes.Sequence):
        for item in value.items:
            if isinstance(item, nodes.Scalar):
                if fact.tool_syntax.literal:
                    yield from _whole(item, words)
                    continue
                inside = _in_text(item, fact, fact.separators if fact.parts_items else "", words)
                yield from (ref._replace(item=item.span) for ref in inside)


def _whole(item: Scalar, words: Vocabulary) -> Iterator[ToolRef]:
    """An item that is one name, whatever stands in it."""
    if isinstance(item.data, str) and item.value.strip():
        span = item.view.span(0, len(item.value))
        yield ToolRef(span, item.value, span, "", item.span, mcp=words.mcp_name(item.value))


def _wholes(scalar: Scalar, entry: Entry, separators: str, words: Vocabulary) -> Iterator[ToolRef]:
    """The names in a text that is parted by separators, whatever stands between them."""
    text = _written(scalar)
    for found in re.finditer(rf"[^{re.escape(separators)}]+", text):
        start, end = _trim(text, *found.span())
        if start < end:
            name, span = text[start:end], scalar.view.span(start, end)
            yield ToolRef(span, name, span, "", entry.span, mcp=words.mcp_name(name))


def _written(scalar: Scalar) -> str:
    """A text; of a list that YAML refuses, brackets and quotes are no part of the names."""
    if not isinstance(scalar.data, str):
        return ""
    return scalar.value.translate(_BRACKETS) if scalar.style is Style.RAW else scalar.value


def _in_text(scalar: Scalar, fact: Fact, separators: str, words: Vocabulary) -> Iterator[ToolRef]:
    text = _written(scalar)
    parts = split(text, separators)
    for start, end in _with_patterns(text, parts) if fact.tool_syntax.whole_tools else parts:
        yield _ref(scalar, text, start, end, words)


def _with_patterns(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, a pattern that stands apart from its tool (`Bash (ls)`) put to it: it is left out either way."""
    found: list[tuple[int, int]] = []
    for start, end in parts:
        if text[start] == "(" and found and not text[found[-1][1] : start].strip(" ") and text[found[-1][1] - 1] != ")":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _ref(scalar: Scalar, value: str, start: int, end: int, words: Vocabulary) -> ToolRef:
    view = scalar.view
    text = value[start:end]
    opening = text.find("(")
    name = text[:opening].rstrip() if opening > 0 else text
    specifier = text[opening + 1 :].removesuffix(")") if opening > 0 else ""
    span = view.span(start, end)
    name_span = span if name is text else view.span(start, start + len(name))
    closed = opening < 0 or text.endswith(")")
    return ToolRef(span, name, name_span, specifier, span, closed, words.mcp_name(name))


def split(text: str, separators: str) -> list[tuple[int, int]]:
    """The parts between separators outside parentheses, trimmed; empty parts left out.

    An open parenthesis takes all that follows.
    """
    parts, start = [], 0
    for found in _parting(separators).finditer(text):
        if found[0][0] != "(":
            parts.append((start, found.start()))
            start = found.end()
    parts.append((start, len(text)))
    return [t for t in (_trim(text, *part) for part in parts) if t[0] < t[1]]


@lru_cache(maxsize=16)
def _parting(separators: str) -> re.Pattern[str]:
    marks = rf"[{re.escape(separators)}]|" if separators else ""
    return re.compile(rf"{marks}\((?:[^()]++|\([^()]*+\))*+\)|\([\s\S]*")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
