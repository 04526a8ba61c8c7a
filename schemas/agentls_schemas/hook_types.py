"""The shape of hooks, whose events and handlers a kind declares by name: event, groups, handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls_schemas.shapes import Key, Shape
from agentls_schemas.vocabulary import HookHandler

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls_schemas.kind import Kind

_HANDLERS = (ITEM, "hooks")
"""From an event to its handlers."""


def hook_shape(kind: Kind, typed: Shape | None, path: tuple[str, ...], siblings: Mapping[str, str]) -> Shape | None:
    """The shape at a path below a field of hooks; ``typed`` is what the field's type alone says there."""
    fact, below = typed.fact if typed else None, path[1:]
    # Its example is one of all hooks.
    inner = fact._replace(example="") if fact else None
    docs = {name: key.doc for name, key in typed.keys.items()} if typed else {}
    if not path:
        return Shape(
            {e: Key(e, doc) for e, doc in kind.vocabulary.hooks.events.items()}, fact=fact, is_map=True, words="map"
        )
    if not below:
        return Shape(fact=inner, is_list=True, words="list", starter=_group(kind))
    if below == _HANDLERS:
        return Shape(fact=inner, is_list=True, words="list", starter="\n  - " + _handler(kind, 1, 4))
    if below == (ITEM,):
        return Shape({k.name: _with_doc(k, docs) for k in _GROUP}, is_map=True)
    if below == (*_HANDLERS, ITEM):
        keys = _handler_keys(kind, siblings.get("type", "").strip("\"'"))
        return Shape({k.name: _with_doc(k, docs) for k in keys}, is_map=True)
    if below == (*_HANDLERS, ITEM, "type"):
        return Shape(values={t: _needs(h.required) for t, h in kind.vocabulary.hooks.handlers.items()}, words="choice")
    return typed


_GROUP = (
    Key("matcher", "A regular expression for what the event is about, such as a tool's name; without it all match."),
    Key("hooks", "What to run: a list of handlers.", required=True),
)


def _with_doc(key: Key, docs: Mapping[str, str]) -> Key:
    return Key(key.name, docs.get(key.name) or key.doc, key.required)


def _group(kind: Kind) -> str:
    return '\n  - matcher: "$1"\n    hooks:\n      - ' + _handler(kind, 2, 8)


def _handler(kind: Kind, number: int, indent: int) -> str:
    """A snippet for the first handler type with what it needs."""
    type_, handler = next(iter(kind.vocabulary.hooks.handlers.items()), ("", HookHandler()))
    lines = [f"type: {type_}", *(f"{key}: ${n}" for n, key in enumerate(handler.required, number))]
    return ("\n" + " " * indent).join(lines)


def _needs(required: tuple[str, ...]) -> str:
    return "Needs " + " and ".join(f"`{key}`" for key in required) + "." if required else ""


def _handler_keys(kind: Kind, handler: str) -> Iterator[Key]:
    """The keys of a handler, required ones first; of all handlers while the type is not known."""
    yield Key("type", "What kind of handler it is.", required=True)
    of_type = kind.vocabulary.hooks.handlers
    chosen = {handler: of_type[handler]} if handler in of_type else of_type
    required = dict.fromkeys(key for needed, _, _ in chosen.values() for key in needed)
    everything = dict.fromkeys(key for _, keys, _ in chosen.values() for key in keys)
    for name in {**required, **everything}:
        if name != "type":
            users = [f"`{t}`" for t, (needed, keys, _) in of_type.items() if name in (*needed, *keys)]
            yield Key(name, f"For handlers of type {', '.join(users)}.", len(chosen) == 1 and name in required)
