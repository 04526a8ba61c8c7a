"""The hooks of a header: event, groups of handlers, handlers; and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries, node_at
from agentls.semantics.words import expected, one_of, written
from agentls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from agentls_schemas.fields import Role
from agentls_schemas.validation import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Header
    from agentls.text import Span
    from agentls_schemas.kind import Kind
    from agentls_schemas.vocabulary import HookHandler


class Handler(NamedTuple):
    """One thing to run."""

    event: Entry
    node: Node


class HookFault(NamedTuple):
    """A place where a hook is not as it must be."""

    event: str
    """The event it belongs to; empty where ``hooks`` itself is wrong."""
    span: Span
    message: str
    type: Scalar | None = None
    """The type of a handler, where that is what is wrong."""
    is_empty: bool = False
    """There is nothing, which harms nothing."""
    written: str = ""
    """The value as it should be written, where that is plain."""
    remedy: str = ""
    """What to do, as the end of a sentence."""


def hook_events(header: Header, kind: Kind) -> Iterator[Entry]:
    """The entries of the hooks map, one per event."""
    for entry, _ in field_entries(header, kind, Role.HOOKS):
        if isinstance(entry.value, Mapping):
            yield from entry.value.entries


def handlers(header: Header, kind: Kind) -> Iterator[Handler]:
    """Every handler that stands where one should."""
    for event in hook_events(header, kind):
        for group in event.value.items if isinstance(event.value, Sequence) else ():
            inner = group.get("hooks") if isinstance(group, Mapping) else None
            if inner and isinstance(inner.value, Sequence):
                yield from (Handler(event, node) for node in inner.value.items)
            elif inner is None and kind.vocabulary.hooks.flat:
                yield Handler(event, group)


def hook_faults(header: Header, kind: Kind) -> Iterator[HookFault]:
    """What is wrong with hooks: first their shape, and where that is sound, their values."""
    for entry, field in field_entries(header, kind, Role.HOOKS):
        if isinstance(entry.value, Scalar) and entry.value.data is None:
            continue
        if field.fact.paths and not isinstance(entry.value, Mapping):
            continue  # They stand in other files.
        if entry.value is not None and not isinstance(entry.value, Mapping):
            yield HookFault("", entry.value.span, f"`{field.key}` must map each event to a list")
        elif isinstance(entry.value, Mapping):
            for event in entry.value.entries:
                if event.value is None or (isinstance(event.value, Scalar) and event.value.data is None):
                    yield HookFault("", event.key.span, f"`{event.key.value}` has no hooks", is_empty=True)
                    continue
                faults = list(_event(event, kind))
                yield from faults or _values(header, kind, field.key, event)


def stray_guards(header: Header, kind: Kind) -> Iterator[Entry]:
    """Events that can deny an action, with a value, anywhere but in the hooks."""
    if not any(guard in header.text for guard in kind.vocabulary.hooks.guards):
        return
    hooks = {field.key for field in kind.fields.with_role(Role.HOOKS)}
    todo = [entry for entry in header.root.entries if entry.key.value not in hooks]
    for event in hook_events(header, kind):
        todo += _entries(event.value) if event.key.value not in kind.vocabulary.hooks.guards else ()
    while todo:
        entry = todo.pop(0)
        if entry.key.value in kind.vocabulary.hooks.guards and not _is_nothing(entry.value):
            yield entry
        elif entry.key.value not in kind.vocabulary.hooks.elsewhere:
            todo += _entries(entry.value)


def _entries(node: Node | None) -> Iterator[Entry]:
    if isinstance(node, Mapping):
        yield from node.entries
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _entries(item)


def _is_nothing(node: Node | None) -> bool:
    """Whether there is no value, or an empty list."""
    if isinstance(node, Sequence):
        return not node.items
    return node is None or (isinstance(node, Scalar) and node.data is None)


def _event(event: Entry, kind: Kind) -> Iterator[HookFault]:
    """What is wrong with the shape of an event's groups and handlers."""
    name = event.key.value
    if isinstance(event.value, Sequence):
        for group in event.value.items:
            yield from _group(name, group, kind)
    elif not _is_nothing(event.value) and event.value:
        yield HookFault(name, event.value.span, f"`{name}` must be a list; each entry has `hooks` and maybe `matcher`")


def _group(event: str, group: Node, kind: Kind) -> Iterator[HookFault]:
    inner = group.get("hooks") if isinstance(group, Mapping) else None
    if inner is None and kind.vocabulary.hooks.flat:
        yield from _handler(event, group, kind)
    elif inner is None or inner.value is None:
        words = f"Item of `{event}` needs `hooks`, a list of handlers"
        yield HookFault(event, group.span, words)
    elif isinstance(inner.value, Sequence):
        for node in inner.value.items:
            yield from _handler(event, node, kind)
    else:
        yield HookFault(event, inner.value.span, "`hooks` must be a list of handlers")


def _handler(event: str, node: Node, kind: Kind) -> Iterator[HookFault]:
    known = kind.vocabulary.hooks.handlers
    if not isinstance(node, Mapping):
        yield HookFault(event, node.span, "Handler must be a map with a `type`")
        return
    entry = node.get("type")
    if entry is None or entry.value is None:
        span = node.entries[0].key.span if node.entries else node.span
        yield HookFault(event, span, f"Handler needs a `type`: {one_of(known)}")
    elif not isinstance(entry.value, Scalar) or entry.value.value not in known:
        scalar = entry.value if isinstance(entry.value, Scalar) else None
        word = f"`{scalar.value}` " if scalar else ""
        yield HookFault(event, entry.value.span, f"Handler type {word}is not {one_of(known)}", scalar)
    else:
        yield from _needs(event, node, entry, known[entry.value.value])


def _needs(event: str, node: Mapping, type_: Entry, handler: HookHandler) -> Iterator[HookFault]:
    """What a handler of a type lacks."""
    subject = f"Handler of type `{type_.value.value if isinstance(type_.value, Scalar) else ''}` needs"
    for key in handler.required:
        found = node.get(key)
        if found is None or found.value is None:
            yield HookFault(event, (found or type_).key.span, f"{subject} `{key}`")
    if handler.one_of and not any(node.get(key) for key in handler.one_of):
        yield HookFault(event, type_.key.span, f"{subject} a command, such as `{handler.one_of[0]}`")


def _values(header: Header, kind: Kind, field: str, event: Entry) -> Iterator[HookFault]:
    """Values of another kind than theirs, and keys without value."""
    name = event.key.value
    for empty in _keys_without_value(event):
        yield HookFault(name, empty.key.span, f"`{empty.key.value}` has no value", remedy="remove it or fill it in")
    for error in refusals(kind.fields.model, {field: {name: event.value.data if event.value else None}}):
        if error["loc"][:2] == (field, name) and len(error["loc"]) > 2:
            entry, node = node_at(header.root, error["loc"])
            if entry and node:
                said = expected(entry.key.value, error)
                yield HookFault(name, node.span, said, written=written(node, error))


def _keys_without_value(event: Entry) -> Iterator[Entry]:
    """Keys of groups and handlers with nothing behind them."""
    todo = list(_entries(event.value))
    while todo:
        entry = todo.pop(0)
        if entry.value is None or (isinstance(entry.value, Scalar) and entry.value.data is None):
            yield entry
        elif entry.key.value == "hooks":
            todo += _entries(entry.value)
