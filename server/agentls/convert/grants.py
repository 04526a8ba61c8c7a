"""Writing what a file may do into the fields that another kind has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.convert.cover import find_cover
from agentls.convert.losses import Loss, LossKind, deeds, quote
from agentls.convert.rights import CHANGES, NO_TOOLS, usable
from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.fields import Concept, Field, Role
from agentls_schemas.tools import Capability, Effect, Matched, ToolForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agentls.convert.rights import Right, Rights
    from agentls_schemas.kind import Kind
    from agentls_schemas.tools import Rules, Tool

ANY = "*"
_MATCHES = {
    Capability.EXECUTE: {Matched.COMMAND},
    Capability.READ: {Matched.PATH, Matched.PATH_ANYWHERE},
    Capability.EDIT: {Matched.PATH, Matched.PATH_ANYWHERE},
    Capability.CREATE: {Matched.PATH, Matched.PATH_ANYWHERE},
    Capability.DELEGATE: {Matched.AGENT},
    Capability.SKILL: {Matched.SKILL},
}
"""What a pattern is about, by what the tool does that it limits."""
_PREFIX = lazy_pattern(r":\*$")


class Grants(Struct):
    """The fields of another kind that say what a file may do, as they are filled.

    Args:
        rights: what the file may do.
        source: the file's kind.
        target: the other kind.
    """

    rights: Rights
    source: Kind
    target: Kind
    entries: dict[str, object] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)

    def write(self) -> None:
        """Fills the fields that fit best."""
        given, denied = self._field(Role.TOOLS), self._field(Role.DENIED_TOOLS)
        rules = next((f for f in self._rules() if f.fact.tool_syntax.form is ToolForm.PERMISSION_MAP), None)
        if self.rights.is_free:
            self._give_all(given)
            return
        if rules:
            self._write_rules(rules)
        elif self.rights.rest is Effect.DENY and given:
            self._write_given(given, denied)
        elif denied:
            self._write_denied(denied)
        elif given:
            self._write_all_but(given)
        else:
            self._write_readonly()
        self._write_agents()

    def _give_all(self, given: Field | None) -> None:
        """Says that all tools are given, where that does not go without saying."""
        words = self.target.vocabulary
        is_said = given is None or given.fact.if_omitted not in {"", NO_TOOLS}
        if given and not is_said and (ANY in words.tools or ANY in words.tool_forms):
            self.entries[given.key] = [ANY]

    def _field(self, role: Role) -> Field | None:
        """The list of a role."""
        return next((f for f in self._current(role) if f.fact.tool_syntax.is_list), None)

    def _rules(self) -> Iterator[Field]:
        return (f for f in self._current(Role.PERMISSIONS) if f.fact.tool_syntax.rules)

    def _current(self, *roles: Role) -> Iterator[Field]:
        return (f for f in self.target.fields.with_role(*roles) if not f.fact.deprecated and not f.fact.no_effect)

    def _write_given(self, given: Field, denied: Field | None) -> None:
        """A list of what is given, and one of what of that is not."""
        tools, names = list(usable(self.target)), dict[str, None]()
        for right in self.rights.each:
            if right.is_given:
                names |= dict.fromkeys(self._names(right, tools, given))
        if not names and not given.fact.tool_syntax.empty_gives_none:
            self._deny_all(denied)
            return
        self.entries[given.key] = list(names)
        taken = [name for right in self.rights.each if not right.is_given for name in self._server_names(right)]
        if taken and denied and given.fact.tool_syntax.void_beside != denied.key:
            self.entries[denied.key] = taken

    def _names(self, right: Right, tools: list[Tool], given: Field) -> Iterator[str]:
        """What a list says for one right."""
        if right.mcp:
            yield from self._server_names(right)
            return
        cover = find_cover(right, self.rights, tools)
        if right.can and not cover.missing:
            yield from (self._with_patterns(tool, right, given) for tool in cover.tools)
            return
        same = self.target.vocabulary.tool(right.name)
        if same and not right.can:
            yield same.name
            return
        self._miss(right, cover.missing)
        yield from (tool.name for tool in cover.tools)

    def _with_patterns(self, tool: Tool, right: Right, given: Field) -> str:
        """A tool's name with what it may be used on, where a list can say so."""
        syntax = given.fact.tool_syntax
        heeded = tool.specifier and (not syntax.whole_tools or tool.name in syntax.specified_tools)
        if not heeded or right.effect is not Effect.DENY or any(e is Effect.DENY for _, e in right.patterns):
            return tool.name
        if right.can == {Capability.DELEGATE} and tool.can == right.can:
            return f"{tool.name}({', '.join(pattern for pattern, _ in right.patterns)})"
        return tool.name

    def _server_names(self, right: Right) -> Iterator[str]:
        """How the tool of an MCP server is called there."""
        mcp, name = self.target.vocabulary.mcp, right.mcp
        if name is None:
            return
        written = mcp.write(name.server, name.tool or ANY) if mcp and ANY not in name.server else ""
        every = mcp.prefix + ANY if mcp and name.server == ANY else ""
        if every and every in self.target.vocabulary.tool_forms:
            yield every
        elif mcp and written and mcp.takes(written):
            yield written
        else:
            why = f"{self.target.loader.tool} has no name for `{right.name}` in a list of tools"
            self.losses.append(Loss(LossKind.NARROWED, *right.place, why))

    def _miss(self, right: Right, missing: frozenset[Capability]) -> None:
        says = self.target.loader.tool
        why = f"{says} has no tool to {deeds(missing)}" if missing else f"{says} has nothing like it"
        self.losses.append(Loss(LossKind.NARROWED, *right.place, f"`{right.name}`: {why}"))

    def _deny_all(self, denied: Field | None) -> None:
        """No tools at all, where an empty list means all of them."""
        if denied:
            self.entries[denied.key] = [tool.name for tool in usable(self.target)]

    def _write_denied(self, denied: Field) -> None:
        """A list of what is taken away, all else left."""
        if self.rights.rest is Effect.DENY:
            # There is no list of what is given.
            gone = [tool.name for tool in usable(self.target) if not tool.can or tool.can - self.rights.can]
        else:
            gone = [tool.name for tool in self._taken(usable(self.target))]
        servers = [name for right in self.rights.each if not right.is_given for name in self._server_names(right)]
        if gone or servers:
            self.entries[denied.key] = [*gone, *servers]

    def _taken(self, tools: Iterable[Tool]) -> list[Tool]:
        """Of some tools those that have a part in what may not be done."""
        refused = [right for right in self.rights.each if not right.is_given and not right.mcp]
        can, names = self.rights.denied, {right.name for right in refused}
        kept = {tool.name for tool in usable(self.source)} - names
        found = [t for t in tools if t.name in names or (t.can & can and t.name not in kept)]
        for right in refused:
            if right.name and not any(t.name == right.name or t.can & right.can for t in found):
                self._miss_denied(right)
        if wide := [tool for tool in found if tool.can - can]:
            why = f"`{wide[0].name}` goes as a whole: no longer may it {deeds(wide[0].can - can)}"
            self.losses.append(Loss(LossKind.NARROWED, *refused[0].place, why))
        return found

    def _miss_denied(self, right: Right) -> None:
        why = f"`{right.name}` is no tool of {self.target.loader.tool}, so there is none to take away"
        self.losses.append(Loss(LossKind.APPROXIMATED, *right.place, why))

    def _write_all_but(self, given: Field) -> None:
        """A list of all tools but those that are taken away."""
        gone = self._taken(usable(self.target))
        if not gone:
            return
        names = [tool.name for tool in usable(self.target) if tool not in gone and tool.can]
        mcp = self.target.vocabulary.mcp
        servers = [mcp.prefix + ANY] if mcp and mcp.prefix + ANY in self.target.vocabulary.tool_forms else []
        self.entries[given.key] = [*names, *servers]
        place = self.rights.places[0]
        why = "Only the tools known today can be listed in place of all but some"
        more = "" if servers else "; MCP servers are left out"
        self.losses.append(Loss(LossKind.NARROWED, *place, why + more))

    def _write_readonly(self) -> None:
        """A word that takes away whatever changes something."""
        word = next((f for f in self.target.fields.values() if f.concept == Concept.READ_ONLY), None)
        if word and not self.rights.can & CHANGES:
            self.entries[word.key] = True
        for right in self.rights.each:
            if right.name and not (right.is_given or right.can or right.mcp):
                self._miss_denied(right)

    def _write_agents(self) -> None:
        """The list of agents that may be started."""
        listed = next(self._current(Role.AGENTS), None)
        for right in self.rights.each:
            if listed and right.patterns and Capability.DELEGATE in right.can and right.effect is Effect.DENY:
                self.entries[listed.key] = [name for name, effect in right.patterns if effect is not Effect.DENY]

    def _write_rules(self, declared: Field) -> None:
        """A map of what becomes of each tool."""
        rules = declared.fact.tool_syntax.rules
        if rules is None:
            return
        tools = [tool for tool in usable(self.target) if tool.name in rules.names]
        found: dict[str, object] = {} if self.rights.rest is Effect.ALLOW else {ANY: str(self.rights.rest)}
        if self.rights.rest is not Effect.DENY:
            found |= dict.fromkeys((tool.name for tool in self._taken(tools)), str(Effect.DENY))
        for right in self.rights.each:
            for name, value in self._rule(right, tools, rules):
                found[name] = _merged(found.get(name), value)
        if found:
            self.entries[declared.key] = found

    def _rule(self, right: Right, tools: list[Tool], rules: Rules) -> Iterator[tuple[str, object]]:
        if right.mcp:
            yield from ((name, str(right.effect)) for name in self._server_names(right))
        elif not right.is_given:
            if right.name in rules.names and not right.can:
                yield right.name, str(Effect.DENY)
        elif right.name in rules.names and not right.can:
            yield right.name, self._value(right, right.name, rules)
        else:
            cover = find_cover(right, self.rights, tools)
            yield from ((tool.name, self._value(right, tool.name, rules)) for tool in cover.tools)
            if cover.missing or not cover.tools:
                self._miss(right, cover.missing)

    def _value(self, right: Right, name: str, rules: Rules) -> object:
        """A word for all calls of a tool, or words by pattern."""
        matched = rules.names.get(name)
        about = {kind for capability in right.can for kind in _MATCHES.get(capability, ())}
        takes_none = name in rules.wholes or (right.can and matched not in about)
        if right.unheeded and not takes_none:
            return self._limited(right)
        if not right.patterns or takes_none:
            return str(Effect.ALLOW if right.is_given and right.effect is Effect.DENY else right.effect)
        patterns: Mapping[str, str] = {_PREFIX.sub(" *", pattern): str(effect) for pattern, effect in right.patterns}
        return {ANY: str(right.effect), **patterns}

    def _limited(self, right: Right) -> object:
        """The calls that the file names, where its own tool lets all through: who wrote them meant no more."""
        named = tuple(_PREFIX.sub(" *", pattern) for pattern in right.unheeded)
        tool = self.source.loader.tool
        why = f"Of `{right.name}` it now gets {quote(named)} alone; {tool} ignores the pattern and gives all of it"
        self.losses.append(Loss(LossKind.NARROWED, *right.place, why))
        return {ANY: str(Effect.DENY), **dict.fromkeys(named, str(Effect.ALLOW))}


def _merged(before: object, value: object) -> object:
    """What two rights say of one tool: the wider of the two."""
    if before is None or before == str(Effect.DENY):
        return value
    if isinstance(before, dict) and isinstance(value, dict):
        return {**before, **value}
    return before if isinstance(value, dict) or value == str(Effect.DENY) else value
