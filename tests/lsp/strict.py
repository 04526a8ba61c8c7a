"""Checks the server's messages against the protocol's types, which are generated from its meta model.

The library's own reader lets unknown keys, missing answers and ranges outside the document pass.
"""

from __future__ import annotations

import enum
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import NoneType

import attrs
from lsprotocol import types

from agentls.text import Encoding, Position, Text, width

OPEN_ENUMS = {types.CodeActionKind, types.PositionEncodingKind, types.LanguageKind}
PRIMITIVES = {str: str, bool: bool, int: int, float: (int, float)}


def wrong(value: object, wanted: object, at: str = "") -> Iterator[str]:
    """What is wrong with a JSON value that should be of a type."""
    if wanted in (typing.Any, object):
        return
    origin, parts = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is typing.Union:
        yield from _wrong_for_all(value, parts, at)
    elif origin is typing.Literal:
        yield from _unless(value in parts, at, f"{value!r} is none of {parts}")
    elif origin in (Sequence, list):
        yield from _wrong_items(value, parts[0], at)
    elif origin in (Mapping, dict):
        yield from _wrong_values(value, parts[1], at)
    elif origin is tuple:
        yield from _unless(isinstance(value, list) and len(value) == len(parts), at, "no array of that length")
    else:
        yield from _wrong_plain(value, wanted, at)


def _wrong_plain(value: object, wanted: typing.Any, at: str) -> Iterator[str]:
    if isinstance(wanted, str | typing.ForwardRef):
        wanted = getattr(types, wanted if isinstance(wanted, str) else wanted.__forward_arg__)
        yield from wrong(value, wanted, at)
    elif wanted in (None, NoneType):
        yield from _unless(value is None, at, f"{value!r} is not null")
    elif wanted in PRIMITIVES:
        fits = isinstance(value, PRIMITIVES[wanted]) and (wanted is bool or not isinstance(value, bool))
        yield from _unless(fits, at, f"{value!r} is no {wanted.__name__}")
    elif issubclass(wanted, enum.Enum):
        known = [member.value for member in wanted]
        fits = value in known or (wanted in OPEN_ENUMS and isinstance(value, str))
        yield from _unless(fits and type(value) is type(known[0]), at, f"{value!r} is no {wanted.__name__}")
    else:
        yield from _wrong_object(value, wanted, at)


def _wrong_object(value: object, wanted: type, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: no object, but a {wanted.__name__} should be"
        return
    keys = keys_of(wanted)
    for key, part in value.items():
        if key not in keys:
            yield f"{at}: {wanted.__name__} has no key {key!r}"
        elif part is None and not keys[key].required and not types.is_special_property(wanted, keys[key].name):
            yield f"{at}.{key}: null where the key should be left out"
        else:
            yield from wrong(part, keys[key].type, f"{at}.{key}")
    yield from (f"{at}: {wanted.__name__} lacks {key!r}" for key in keys if keys[key].required and key not in value)


def _wrong_for_all(value: object, wanted: tuple[object, ...], at: str) -> Iterator[str]:
    found = [list(wrong(value, each, at)) for each in wanted]
    if all(found):
        # The alternative that was meant is the one that gets deepest before it fails.
        yield from max(found, key=lambda faults: (faults[0].count("."), -len(faults)))


def _wrong_items(value: object, wanted: object, at: str) -> Iterator[str]:
    yield from _unless(isinstance(value, list), at, "no array")
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from wrong(item, wanted, f"{at}[{number}]")


def _wrong_values(value: object, wanted: object, at: str) -> Iterator[str]:
    yield from _unless(isinstance(value, dict), at, "no object")
    if isinstance(value, dict):
        for key, item in value.items():
            yield from wrong(item, wanted, f"{at}[{key!r}]")


def _unless(fine: bool, at: str, fault: str) -> Iterator[str]:
    if not fine:
        yield f"{at}: {fault}"


class Key(typing.NamedTuple):
    """A key of a protocol object."""

    name: str
    type: object
    required: bool


@cache
def keys_of(wanted: type) -> dict[str, Key]:
    """The keys of a protocol object as they are sent."""
    hints = typing.get_type_hints(wanted, vars(types))
    fields = attrs.fields(wanted)
    return {_sent(f.name): Key(f.name, hints[f.name], f.default is attrs.NOTHING) for f in fields}


def _sent(name: str) -> str:
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part.title() for part in rest)


def ranges(value: object) -> Iterator[dict[str, dict[str, int]]]:
    """All ranges in a JSON value."""
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            yield value
        for part in value.values():
            yield from ranges(part)
    elif isinstance(value, list):
        for part in value:
            yield from ranges(part)


def outside(value: object, text: Text, encoding: Encoding) -> Iterator[str]:
    """What is wrong with the ranges in a JSON value that is about a text."""
    for found in ranges(value):
        start, end = (Position(found[edge]["line"], found[edge]["character"]) for edge in ("start", "end"))
        yield from _unless(start <= end, str(found), "runs backwards")
        for edge in (start, end):
            line = text.line_span(edge.line).of(text.content)
            fits = edge.line < len(text.line_starts) and edge.column <= width(line, encoding)
            yield from _unless(fits, str(found), f"ends outside of the text, whose line is {line!r}")


@dataclass
class Traffic:
    """The messages of a visit, both ways, and what is wrong with those of the server."""

    encoding: Encoding = "utf-16"
    asked: dict[object, str] = field(default_factory=dict)
    """Methods of the client's requests that have no answer yet, by number."""
    faults: list[str] = field(default_factory=list)
    received: list[dict[str, typing.Any]] = field(default_factory=list)

    def sent(self, message: dict[str, typing.Any]) -> None:
        """Note a request of the client."""
        if "id" in message and "method" in message:
            self.asked[message["id"]] = message["method"]

    def came(self, message: dict[str, typing.Any]) -> None:
        """Check a message of the server."""
        self.received.append(message)
        method = message.get("method")
        number = 0
        if method is None:
            number = 1
            method = self.asked.pop(message["id"], None)
            if method is None:
                self.faults.append(f"an answer that nobody asked for: {message}")
                return
        if "error" in message:
            self.faults.append(f"{method} failed: {message['error']}")
        elif method not in types.METHOD_TO_TYPES:
            self.faults.append(f"there is no method {method}")
        else:
            self.faults += wrong(message, types.METHOD_TO_TYPES[method][number], method)
