"""Hooks of a file as another agent tool runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from agentls.convert.rights import usable
from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.tools import current_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.kind import Kind

_ALL = "*"
_NAMES = lazy_pattern(r"[\w-]+(?:\|[\w-]+)*")
"""A matcher that lists names; any other is a regular expression, and may mean anything."""


class Hooked(Struct):
    """What becomes of hooks."""

    made: dict[str, Any] = field(default_factory=dict)
    """Those that run in the other tool."""
    lost: dict[str, None] = field(default_factory=dict)
    """The events of those that do not."""
    partly: set[str] = field(default_factory=set)
    """Events of which some do."""
    renamed: dict[str, str] = field(default_factory=dict)
    """What their commands are told in place of a tool's name."""


def carry_hooks(data: object, source: Kind, target: Kind) -> Hooked:
    """The hooks in a field's value for another tool: of events that both have, with handlers that do there the same."""
    found, means = Hooked(), source.vocabulary.hooks.means
    events = {moment: event for event, moment in reversed([*target.vocabulary.hooks.means.items()])}
    for event, groups in data.items() if isinstance(data, dict) else ():
        there = events.get(means[event], "") if event in means else ""
        for group in groups if isinstance(groups, list) else ():
            made = _group(group, source, target, found) if there else None
            if made is None:
                found.lost[event] = None
            else:
                found.made.setdefault(there, []).append(made)
                found.partly.add(event)
    return found


def _group(group: object, source: Kind, target: Kind, found: Hooked) -> dict[str, Any] | None:
    """Handlers behind a matcher; None where a part of it would be lost."""
    if not isinstance(group, dict) or group.keys() - {"matcher", "hooks"} or not isinstance(group.get("hooks"), list):
        return None
    matcher = group.get("matcher", "")
    names = _matcher(matcher, source, target) if isinstance(matcher, str) else None
    if names is None or not all(_runs(handler, source, target) for handler in group["hooks"]):
        return None
    found.renamed |= {name: there for name, there in names.items() if name not in there.split("|")}
    listed = "|".join(dict.fromkeys("|".join(names.values()).split("|")))
    return ({"matcher": listed} if listed else {}) | {"hooks": group["hooks"]}


def _runs(handler: object, source: Kind, target: Kind) -> bool:
    """Whether a handler is one that both tools were seen to run and to obey, with no setting that one of them lacks."""
    type_ = str(handler.get("type", "")) if isinstance(handler, dict) else ""
    mine, there = source.vocabulary.hooks, target.vocabulary.hooks
    known = there.handlers.get(type_)
    if not isinstance(handler, dict) or known is None or type_ not in mine.obeyed & there.obeyed:
        return False
    return handler.keys() <= {*known.keys} and all(handler.get(key) for key in known.required)


def _matcher(text: str, source: Kind, target: Kind) -> dict[str, str] | None:
    """Each name in a matcher with those of the other tool's tools; None where one has none."""
    if text in {"", _ALL}:
        return {text: text}
    names = text.split("|") if _NAMES.fullmatch(text) else [""]
    found = {name: "|".join(_tools(name, source, target)) for name in names}
    return found if all(found.values()) else None


def _tools(name: str, source: Kind, target: Kind) -> Iterator[str]:
    """Whatever does a part of what a tool does."""
    mcp, there = source.vocabulary.mcp, target.vocabulary.mcp
    if mcp and there and (of_server := mcp.parse(name)) and of_server.tool:
        yield there.write(of_server.server, of_server.tool)
    tool = source.vocabulary.tool(current_name(source, name))
    if tool and tool.can:
        yield from (each.name for each in usable(target) if each.can & tool.can)
