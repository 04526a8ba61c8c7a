"""What a kind of file may say at a place of its header, read off its declarations."""

from __future__ import annotations

import types
import typing
from collections import abc
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from msgspec.structs import replace

from agentls.format import ITEM
from agentls.named_tuple import NamedTuple
from agentls_schemas.declared import BeforeValidator, Declared, Model, WrapValidator, declared_fields
from agentls_schemas.fields import Fact, Field, Role
from agentls_schemas.hook_types import hook_shape
from agentls_schemas.shapes import Key, Shape
from agentls_schemas.tool_types import tool_shape
from agentls_schemas.values import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agentls_schemas.kind import Kind

ANY = "*"
"""The step of a path to whatever key a map has."""


class Inner(NamedTuple):
    """A field with a role that stands inside of another."""

    path: tuple[str, ...]
    """From the other: keys, ``ITEM`` and ``ANY``; its own key last."""
    field: Field


_LISTS = (list, tuple, set, frozenset, abc.Sequence)
_MAPS = (dict, abc.Mapping)


def shape_at(kind: Kind, path: tuple[str, ...], siblings: Mapping[str, str] | None = None) -> Shape | None:
    """What may stand at the end of a path; None where nothing is declared.

    What stands beside it says which of several maps it is, and of a hook which handler.
    """
    found = _beside(kind, path, tuple(siblings.items())) if siblings and kind.fields.deep else _declared(kind, path)
    if path and path[0] in kind.fields and kind.fields[path[0]].role is Role.HOOKS:
        return hook_shape(kind, found, path[1:], siblings or {})
    return found


@lru_cache(maxsize=1024)
def _declared(kind: Kind, path: tuple[str, ...]) -> Shape | None:
    """Rules ask for the same few places with each keystroke."""
    if not path:
        return _model(kind.fields.model)
    declared, info = kind.fields.get(path[0]), _top(kind, path[0])
    if declared is None or info is None:
        return None
    found = _walk(info, path[1:])
    is_map = declared.role in {Role.TOOLS, Role.DENIED_TOOLS} and not declared.fact.tool_syntax.is_list
    return tool_shape(kind, declared.fact, found, path[1:]) if is_map else found


@lru_cache(maxsize=256)
def _beside(kind: Kind, path: tuple[str, ...], siblings: tuple[tuple[str, str], ...]) -> Shape | None:
    """The shape of those maps alone that can have the keys and values that are there; of all where none can."""
    declared, info = _declared(kind, path), _top(kind, path[0]) if path else None
    models = list(_models(_reach(info, path[1:])[1])) if info else []
    shapes = [_model(each) for each in models]
    told = [(key, value) for key, value in siblings if any(key in shape.keys for shape in shapes)]
    fitting = [each for each in models if all(_takes(each, key, value) for key, value in told)]
    if declared is None or not told or not 0 < len(fitting) < len(models):
        return declared
    return replace(declared, keys={name: key for model in fitting for name, key in _model(model).keys.items()})


def _takes(model: type[Model], key: str, value: str) -> bool:
    """Whether a map has a key, and if it names the key's values, this one."""
    info = declared_fields(model).get(key)
    choices = [choice for branch in _branches(info.annotation) for choice in _choices(branch)] if info else []
    return info is not None and (not choices or not value or value.strip("\"'") in choices)


def _top(kind: Kind, key: str) -> Declared | None:
    """What the model says of a top-level key."""
    return declared_fields(kind.fields.model).get(key)


@lru_cache(maxsize=1024)
def _model(model: type[Model]) -> Shape:
    return Shape(keys={name: _key(name, info) for name, info in declared_fields(model).items()}, is_map=True)


def _key(name: str, info: Declared) -> Key:
    fact = _fact(info)
    default = None if info.required else info.default
    return Key(name, fact.doc if fact else info.description, info.required, default, fact)


def inner_fields(kind: Kind) -> Mapping[str, tuple[Inner, ...]]:
    """The fields with roles that stand inside of others, by the top-level key; none unless the kind has such."""
    return _inner_fields(kind) if kind.fields.deep else {}


@lru_cache(maxsize=256)
def _inner_fields(kind: Kind) -> Mapping[str, tuple[Inner, ...]]:
    fields = declared_fields(kind.fields.model).items()
    found = {key: tuple(_below(_branches(info.annotation), ())) for key, info in fields}
    return {key: inner for key, inner in found.items() if inner}


def _below(branches: Iterable[object], path: tuple[str, ...]) -> Iterator[Inner]:
    for branch in branches:
        if isinstance(branch, type) and issubclass(branch, Model):
            for key, info in declared_fields(branch).items():
                yield from _named(key, info, path)
        for step in (ITEM, ANY):
            yield from _below(_inside(branch, step), (*path, step))


def _named(key: str, info: Declared, path: tuple[str, ...]) -> Iterator[Inner]:
    fact = _fact(info)
    if fact and fact.role is not Role.PLAIN:
        yield Inner((*path, key), Field(key, info.required, info.default, fact))
    yield from _below(_branches(info.annotation), (*path, key))


def field_at(kind: Kind, path: tuple[str, ...]) -> Field | None:
    """The innermost field at a path below a top-level one, of a kind whose fields stand inside of others."""
    return _field_at(kind, path) if kind.fields.deep else None


@lru_cache(maxsize=1024)
def _field_at(kind: Kind, path: tuple[str, ...]) -> Field | None:
    info = _top(kind, path[0])
    found = _reach(info, path[1:])[0] if info else None
    fact = _fact(found) if found else None
    key = next((step for step in reversed(path) if step != ITEM), "")
    return Field(key, found.required, found.default, fact) if found and fact else None


def is_closed(kind: Kind, path: tuple[str, ...]) -> bool:
    """Whether all keys are known of the map at a path below a top-level field."""
    return bool(path) and kind.fields.deep and _is_closed(kind, path)


@lru_cache(maxsize=1024)
def _is_closed(kind: Kind, path: tuple[str, ...]) -> bool:
    info = _top(kind, path[0])
    branches = _reach(info, path[1:])[1] if info else []
    models = list(_models(branches))
    return bool(models) and all(issubclass(each, Part) for each in models) and not any(map(_is_any_map, branches))


def _is_any_map(branch: object) -> bool:
    return branch is Any or (typing.get_origin(branch) or branch) in _MAPS


def _fact(info: Declared) -> Fact | None:
    return next((m for m in info.metadata if isinstance(m, Fact)), None)


def _walk(info: Declared, path: tuple[str, ...]) -> Shape | None:
    """The shape at a path below a field."""
    holder, branches = _reach(info, path)
    return _shape(branches, _fact(holder)) if branches else None


def _reach(info: Declared, path: tuple[str, ...]) -> tuple[Declared, list[object]]:
    """The innermost field on a path below a field, and the types at its end; none where nothing is declared."""
    branches = [*_branches(info.annotation), *_before(info.metadata)]
    for at, step in enumerate(path):
        found = [fields[step] for fields in map(declared_fields, _models(branches)) if step in fields]
        if found:
            # Where several maps can stand there, what is said of the first holds; each adds its values.
            ends = [_reach(each, path[at + 1 :]) for each in found]
            return ends[0][0], [branch for _, inner in ends for branch in inner]
        branches = [b for t in branches for b in _inside(t, step)]
        if not branches:
            break
    return info, branches


def _shape(branches: list[object], fact: Fact | None) -> Shape:
    keys = {name: key for model in _models(branches) for name, key in _model(model).keys.items()}
    is_list = any(typing.get_origin(t) in _LISTS or t in _LISTS for t in branches)
    values = dict.fromkeys((v for t in branches for v in _choices(t)), "")
    items = {v: "" for t in branches for inner in _inside(t, ITEM) for v in _choices(inner)}
    known = fact.values if fact else {}
    is_map = bool(keys) or any((typing.get_origin(t) or t) in _MAPS for t in branches)
    documented = {**known, **{v: known.get(v, "") for v in (*values, *items)}}
    words = " or ".join(dict.fromkeys(_said(branches)))
    return Shape(keys, documented, fact, is_list, is_map, words)


def _said(branches: list[object]) -> Iterator[str]:
    """Each branch in words; what takes the same choices as one before it, only as texts, left out."""
    seen = set[str]()
    for branch in branches:
        choices = set(_choices(branch))
        if not choices or not choices <= seen:
            yield _words(branch)
        seen |= choices


def _words(annotation: object) -> str:
    origin = typing.get_origin(annotation) or annotation
    if origin in _LISTS:
        return "list"
    if origin in _MAPS or (isinstance(origin, type) and issubclass(origin, Model)):
        return "map"
    return _WORDS.get(origin, "choice" if _choices(annotation) else "value")


_WORDS: Mapping[object, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def _models(branches: list[object]) -> Iterator[type[Model]]:
    return (t for t in branches if isinstance(t, type) and issubclass(t, Model))


def _branches(annotation: object) -> Iterator[object]:
    """The alternatives of a type, without wrappers."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        inner, *about = typing.get_args(annotation)
        yield from _branches(inner)
        yield from _before(about)
    elif origin in (Union, types.UnionType):
        for each in typing.get_args(annotation):
            yield from _branches(each)
    elif hasattr(annotation, "__value__"):
        yield from _branches(annotation.__value__)
    elif annotation is not type(None):
        yield annotation


def _before(about: Iterable[object]) -> Iterator[object]:
    """What validators take besides the type itself, such as a string for a list."""
    for each in about:
        if isinstance(each, BeforeValidator | WrapValidator) and each.json_schema_input_type is not None:
            yield from _branches(each.json_schema_input_type)


def _inside(annotation: object, step: str) -> Iterator[object]:
    """What a list holds in its items, or a map under its keys."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if args and ((step == ITEM and origin in _LISTS) or (step != ITEM and origin in _MAPS)):
        yield from _branches(args[0 if origin in _LISTS else -1])


def _choices(annotation: object) -> tuple[str, ...]:
    """The values a type names one by one."""
    if typing.get_origin(annotation) is Literal:
        return tuple(_plain(value) for value in typing.get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(_plain(member.value) for member in annotation)
    return ("true", "false") if annotation is bool else ()


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
