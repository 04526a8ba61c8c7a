"""The hooks of a header: event, groups of handlers, handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from agentls.semantics.fields import field_entries
from agentls.syntax.nodes import Entry, Mapping, Node, Sequence
from agentls_schemas.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Header
    from agentls_schemas.types import Kind


class Handler(NamedTuple):
    """One thing to run."""

    event: Entry
    node: Node


class Misshapen(NamedTuple):
    """A place where a hook has not the shape a hook has."""

    node: Node
    expected: str


def hook_events(header: Header, kind: Kind) -> Iterator[Entry]:
    """The entries of the hooks map, one per event."""
    for entry, _ in field_entries(header, kind, Role.HOOKS):
        if isinstance(entry.value, Mapping):
            yield from entry.value.entries


def handlers(header: Header, kind: Kind) -> Iterator[Handler | Misshapen]:
    """Every handler of every event, and the places that are not shaped as they must be."""
    for entry, field in field_entries(header, kind, Role.HOOKS):
        if entry.value is not None and not isinstance(entry.value, Mapping):
            yield Misshapen(entry.value, f"`{field.key}` takes a map from event to a list")
    for event in hook_events(header, kind):
        if isinstance(event.value, Sequence):
            for group in event.value.items:
                yield from _handlers(event, group)
        elif event.value is not None:
            yield Misshapen(event.value, f"`{event.key.value}` takes a list of `matcher` and `hooks`")


def _handlers(event: Entry, group: Node) -> Iterator[Handler | Misshapen]:
    inner = group.get("hooks") if isinstance(group, Mapping) else None
    if inner is None or inner.value is None:
        yield Misshapen(group, f"an item of `{event.key.value}` takes `hooks`, a list of handlers, and a `matcher`")
    elif isinstance(inner.value, Sequence):
        yield from (Handler(event, node) for node in inner.value.items)
    else:
        yield Misshapen(inner.value, "`hooks` takes a list of handlers")
