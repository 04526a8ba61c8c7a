"""What a file may do, in words that all tools share, read off its lists and rules of tools."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from agentls.convert.losses import Loss, LossKind
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries, is_empty, strings, validated_value
from agentls.semantics.permissions import rule_lists
from agentls.semantics.tool_refs import split, tool_refs
from agentls.semantics.tools import current_name
from agentls.syntax.nodes import Mapping, Scalar
from agentls.text import Span
from agentls_schemas.fields import Concept, Role
from agentls_schemas.tools import Capability, Effect, ToolState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from agentls.semantics.fields import FieldEntry
    from agentls.semantics.tool_refs import ToolRef
    from agentls.syntax.nodes import Entry, Header
    from agentls_schemas.kind import Kind
    from agentls_schemas.mcp import McpName
    from agentls_schemas.source import Source
    from agentls_schemas.tools import Tool

CHANGES = frozenset({Capability.CREATE, Capability.EDIT, Capability.DELETE, Capability.EXECUTE})
"""What leaves something changed."""
LOOKS = frozenset({Capability.READ, Capability.SEARCH, Capability.FIND})
"""Whoever may do one of these learns what a folder holds."""
NONE = frozenset[Capability]()
NO_TOOLS = "no tools"
"""What a file may be declared to get that has no list of tools."""


class Place(NamedTuple):
    """Where a right is written."""

    key: str
    span: Span


class Right(NamedTuple):
    """What a file may do with a tool, or, without a name, with whatever can do something."""

    name: str
    """The tool's, as it is called today."""
    can: frozenset[Capability]
    effect: Effect
    """What becomes of calls that no pattern is about."""
    place: Place
    patterns: tuple[tuple[str, Effect], ...] = ()
    """Of some calls, what becomes of them; the last that fits counts."""
    mcp: McpName | None = None
    unheeded: tuple[str, ...] = ()
    """Patterns that the file limits the tool to in vain: its own tool gives every call."""

    @property
    def written(self) -> str:
        """The right as a list writes it, with the patterns that are not heeded."""
        return f"{self.name}({', '.join(self.unheeded)})" if self.unheeded else self.name

    @property
    def is_given(self) -> bool:
        """Whether any call goes through."""
        return self.effect is not Effect.DENY or any(effect is not Effect.DENY for _, effect in self.patterns)

    @property
    def is_whole(self) -> bool:
        """Whether no call is refused."""
        return self.effect is not Effect.DENY and all(effect is not Effect.DENY for _, effect in self.patterns)

    @property
    def is_unasked(self) -> bool:
        """Whether no call asks."""
        return self.is_given and Effect.ASK not in {self.effect, *(effect for _, effect in self.patterns)}


class Rights(Struct, frozen=True, dict=True):
    """What a file may do."""

    rest: Effect
    """What becomes of tools that no right is about."""
    each: tuple[Right, ...]
    known: frozenset[Capability]
    """What the agent tool's own tools can do."""
    places: tuple[Place, ...] = ()
    """The fields that say so."""

    @cached_property
    def is_free(self) -> bool:
        """Whether it may use every tool."""
        return self.rest is Effect.ALLOW and all(right.is_whole and right.is_unasked for right in self.each)

    @cached_property
    def can(self) -> frozenset[Capability]:
        """What it may do at all."""
        return self._those(lambda right: right.is_given)

    @cached_property
    def whole(self) -> frozenset[Capability]:
        """What it may do to anything."""
        return self._those(lambda right: right.is_whole)

    @cached_property
    def unasked(self) -> frozenset[Capability]:
        """What it may do without a question."""
        return self._those(lambda right: right.is_unasked) if self.rest is not Effect.ASK else NONE

    @cached_property
    def denied(self) -> frozenset[Capability]:
        """What is taken away, of all that it else could do."""
        return closed(c for right in self.each if not right.is_given for c in right.can)

    @cached_property
    def servers(self) -> frozenset[str]:
        """The tools of MCP servers that it may use, each as ``server_tool``, or ``server_*`` for all of a server."""
        return frozenset(_server(right.mcp) for right in self.each if right.mcp and right.is_given)

    @cached_property
    def denied_servers(self) -> frozenset[str]:
        """The tools of MCP servers that it may not use."""
        return frozenset(_server(right.mcp) for right in self.each if right.mcp and not right.is_given)

    def without(self, can: frozenset[Capability], place: Place) -> Rights:
        """The same without some capabilities."""
        given = (right._replace(can=right.can - can) if right.is_given else right for right in self.each)
        left = (new for new, old in zip(given, self.each, strict=True) if new.can or not old.can)
        return replace(self, each=(*left, Right("", can, Effect.DENY, place)), places=(*self.places, place))

    def _those(self, fits: Callable[[Right], bool]) -> frozenset[Capability]:
        if self.rest is Effect.DENY:
            return frozenset(c for right in self.each if fits(right) for c in right.can)
        return self.known - closed(c for right in self.each if not fits(right) for c in right.can)


def closed(denied: Iterable[Capability]) -> frozenset[Capability]:
    """What is denied with some capabilities: who may not change a file may not delete it."""
    found = frozenset(denied)
    return found | {Capability.DELETE} if found & {Capability.CREATE, Capability.EDIT} else found


def known_to(kind: Kind) -> frozenset[Capability]:
    """What the tools of a kind's agent tool can do; all, where they are not declared."""
    found = frozenset(c for tool in usable(kind) for c in tool.can)
    return found or frozenset(Capability)


def usable(kind: Kind) -> Iterator[Tool]:
    """The tools that files of a kind can be given, by whichever program reads them."""
    for tool in kind.vocabulary.tools.values():
        hidden = tool.unavailable and kind.vocabulary.invocation.subagent
        if tool.state is ToolState.CURRENT and not hidden and not tool.always and not tool.known_to:
            yield tool


def read_rights(header: Header, kind: Kind, losses: list[Loss]) -> Rights:
    """What a header lets its file do."""
    reading = _Reading(kind, losses)
    unlisted = next((f for f in kind.fields.with_role(Role.TOOLS) if f.fact.if_omitted == NO_TOOLS), None)
    if unlisted and not header.root.get(unlisted.key):
        reading.rest = Effect.DENY
        reading.places.append(Place(unlisted.key, Span(0, 0)))
    for found in field_entries(header, kind):
        if not header.root.get(found.field.fact.tool_syntax.void_beside):
            reading.take_list(found)
    for listed in rule_lists(header, kind):
        place = Place(listed.tools.field.key, listed.tools.entry.span)
        reading.places.append(place)
        for ref in listed.refs:
            reading.apply_rule(ref, place)
    for found in field_entries(header, kind):
        reading.take_limits(found)
    return Rights(reading.rest, tuple(reading.rights.values()), known_to(kind), tuple(reading.places))


class _Reading(Struct):
    kind: Kind
    losses: list[Loss]
    rest: Effect = Effect.ALLOW
    rights: dict[str, Right] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def take_list(self, found: FieldEntry) -> None:
        """Reads a list of what is given."""
        entry, declared = found
        syntax = declared.fact.tool_syntax
        if declared.role is not Role.TOOLS or not syntax.is_list or entry.value is None or _is_null(entry.value):
            return
        place = Place(declared.key, entry.span)
        if isinstance(entry.value, Mapping):
            self.losses.append(Loss(LossKind.DROPPED, *place, "It is no list of tools"))
            return
        refs = list(tool_refs(entry, declared, self.kind.vocabulary))
        self.places.append(place)
        if "*" in {ref.name for ref in refs} or (not refs and not syntax.empty_gives_none):
            self.rest = Effect.ALLOW
            return
        self.rest = Effect.DENY
        for ref in refs:
            loose = syntax.whole_tools and ref.name not in syntax.specified_tools
            self._add(ref, place, loose=loose)

    def take_limits(self, found: FieldEntry) -> None:
        """Reads what takes something away."""
        entry, declared = found
        syntax, place = declared.fact.tool_syntax, Place(declared.key, entry.span)
        if declared.role is Role.DENIED_TOOLS and syntax.is_list:
            self.places.append(place)
            for ref in tool_refs(entry, declared, self.kind.vocabulary):
                specifier = "" if syntax.whole_tools else ref.specifier
                self._add(ref._replace(specifier=specifier, effect=Effect.DENY), place)
        elif declared.concept == Concept.READ_ONLY and validated_value(self.kind, declared.key, _data(entry)) is True:
            self.places.append(place)
            self.rights[declared.key] = Right("", CHANGES, Effect.DENY, place)
        elif declared.role is Role.AGENTS:
            self._take_agents(found, place)

    def _take_agents(self, found: FieldEntry, place: Place) -> None:
        """Reads which agents it may start."""
        names = [each.value for each in strings(found.entry.value)]
        if "*" in names:
            return
        self.places.append(place)
        tool = self.kind.vocabulary.invocation.agent_tool
        before = self.rights.get(tool)
        patterns = tuple((name, Effect.ALLOW) for name in names)
        if before or self.rest is not Effect.DENY:
            can = before.can if before else self._can(tool)
            self.rights[tool] = Right(tool, can, Effect.DENY, place, patterns)

    def apply_rule(self, ref: ToolRef, place: Place) -> None:
        """Takes one rule over those before it."""
        if ref.name == "*" and not ref.specifier:
            self.rest = ref.effect
            self.rights.clear()
        elif ref.name == "*":
            self._lose(ref, place, "A pattern for all tools has no counterpart")
        else:
            self._add(ref, place)

    def _add(self, ref: ToolRef, place: Place, *, loose: bool = False) -> None:
        """Takes an entry over what is known of its tool."""
        tool = self.kind.vocabulary.tool(ref.name)
        if tool and tool.several:
            for each in tool.several:
                self._add(ref._replace(name=each), place, loose=loose)
            return
        name = current_name(self.kind, ref.name)
        if refused := self._why_nothing(ref, tool):
            self._lose(ref, place, refused, tool.source if tool else None)
            return
        patterns = self._patterns(ref, name)
        before = self.rights.get(name)
        if patterns and loose:
            if before is None or before.unheeded:
                named = (ref.specifier[start:end] for start, end in split(ref.specifier, ","))
                meant = (*(before.unheeded if before else ()), *named)
                self.rights[name] = Right(name, self._can(name), ref.effect, place, (), ref.mcp, meant)
            return
        if not patterns:
            self.rights[name] = Right(name, self._can(name), ref.effect, place, (), ref.mcp)
            return
        usual = before.effect if before else self.rest
        if before and not before.patterns and before.effect is ref.effect:
            return
        earlier = before.patterns if before else ()
        self.rights[name] = Right(name, self._can(name), usual, place, (*earlier, *patterns), ref.mcp)

    def _patterns(self, ref: ToolRef, name: str) -> tuple[tuple[str, Effect], ...]:
        if not ref.specifier or ref.specifier == "*":
            return ()
        if Capability.DELEGATE in self._can(name):
            return tuple((ref.specifier[start:end], ref.effect) for start, end in split(ref.specifier, ","))
        return ((ref.specifier, ref.effect),)

    def _why_nothing(self, ref: ToolRef, tool: Tool | None) -> str:
        """Why an entry does nothing where it stands; empty where it does something."""
        says = self.kind.loader.tool
        if not ref.closed:
            return f"`{ref.name}` is the name of no tool of {says}"
        if tool is None:
            known = ref.mcp or self.kind.vocabulary.takes(ref.name) or ref.name in self._words(ref)
            return "" if known else f"{says} has no tool `{ref.name}`"
        if tool.state is ToolState.RETIRED:
            return f"{says} has no tool `{ref.name}` any more"
        if tool.unavailable and self.kind.vocabulary.invocation.subagent and ref.effect is not Effect.DENY:
            return f"{says} never gives `{ref.name}` to an agent"
        return ""

    def _words(self, ref: ToolRef) -> Iterable[str]:
        """What rules can be about beside tools; of an entry of a list, nothing."""
        facts = (each.fact.tool_syntax.rules for each in self.kind.fields.values() if ref.rule or ref.pattern)
        return [name for rules in facts if rules for name in rules.names]

    def _can(self, name: str) -> frozenset[Capability]:
        tool = self.kind.vocabulary.tool(name)
        return tool.can if tool else NONE

    def _lose(self, ref: ToolRef, place: Place, why: str, source: Source | None = None) -> None:
        span = ref.span if place.span.contains(ref.span) else place.span
        self.losses.append(Loss(LossKind.DROPPED, place.key, span, why, source))


def _data(entry: Entry) -> object:
    return entry.value.data if entry.value else None


def _is_null(value: object) -> bool:
    return isinstance(value, Scalar) and is_empty(value) and value.data is None


def _server(name: McpName) -> str:
    # Where names are written with one sign between server and tool, nobody knows where one ends.
    return re.sub(r"[^\w*]", "_", f"{name.server}_{name.tool or '*'}")
