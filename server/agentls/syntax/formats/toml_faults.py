"""Why a file is no TOML: each fault by name, at the very characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.formats.toml_refusal import refusal
from agentls.syntax.nodes import Mapping, Problem, Scalar, Sequence
from agentls.syntax.strings import string_end, style_at
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.formats.toml_tree import Broken
    from agentls.syntax.nodes import Entry, Node

_ESCAPE = lazy_pattern(
    r'\\(?:["\\befnrt]|x[0-9a-fA-F]{2}|'
    r"u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U(?:000[0-9a-fA-F]|0010)[0-9a-fA-F]{4}|[ \t]*\r?\n)"
    r"|(?P<bad>\\[\s\S]?)"
)
_CONTROL = lazy_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_WORD = lazy_pattern(r"[^\s,\[\]{}=]+")
_AGAIN = lazy_pattern(r"overwrite|twice|declare|mutate|already|duplicate", re.I)
MAX_PROBLEMS = 100
_LONG = 200


def problems_of(text: str, root: Mapping, broken: list[Broken]) -> tuple[Problem, ...]:
    """All faults that can be told; none where the standard library takes the text.

    Args:
        text: the file.
        root: what was read of it.
        broken: the statements that the grammar does not take.
    """
    refused = refusal(text, _sound_strings(text, root))
    if refused is None:
        return ()
    found = [problem for each in broken for problem in _of_broken(text, each, root)]
    found = found or list(_of_sound(text, refused.message, refused.at, root))
    return tuple(sorted(found, key=lambda problem: problem.span)[:MAX_PROBLEMS])


def _sound_strings(text: str, root: Mapping) -> Iterator[Span]:
    """The long strings among the fields that are well, such as most prompts."""
    values = (entry.value for entry in root.entries)
    long = [each for each in values if isinstance(each, Scalar) and each.style.is_quoted and len(each.raw) > _LONG]
    for value in long:
        if string_end(text, value.span.start, value.style) == value.span.end and not [*_in_string(text, value, None)]:
            yield value.span


def _of_broken(text: str, broken: Broken, root: Mapping) -> Iterator[Problem]:
    entry = _holder(root, (broken.key or broken).span.start)
    found = list(_in_string(text, broken.value, entry)) if broken.value else []
    found = found or _controls(text, broken.span, entry)
    yield from found
    if found:
        return
    statement = broken.span.of(text)
    refused = refusal(statement)
    if refused:
        yield _invalid(text, broken.span, broken.span.start + refused.at, refused.message, entry)


def _of_sound(text: str, message: str, at: int, root: Mapping) -> Iterator[Problem]:
    """What the grammar does not see: a table said twice, an escape of no character, a day that no calendar has."""
    entry = _holder(root, at)
    found = [
        problem for scalar in _scalars(entry.value if entry else None) for problem in _in_string(text, scalar, entry)
    ]
    if found:
        yield from found
    elif not (_AGAIN.search(message) and _has_twice(root)):
        # Of a key that is said twice, a rule for all formats speaks.
        yield _invalid(text, Span(0, len(text)), at, message, entry)


def _in_string(text: str, value: Scalar, entry: Entry | None) -> Iterator[Problem]:
    start = value.span.start
    style = style_at(text, start)
    if style is None:
        return
    end = string_end(text, start, style)
    if end is None:
        words = "the string is not closed"
        yield Problem(Fault.UNCLOSED_QUOTE, Span(start, start + style.quotes), entry, words)
        return
    for escape in _ESCAPE.finditer(text, start + style.quotes, end - style.quotes) if style.has_escapes else ():
        if escape["bad"]:
            yield Problem(Fault.INVALID_ESCAPE, Span(*escape.span()), entry, "TOML knows no such escape")
    yield from _controls(text, Span(start, end), entry)


def _controls(text: str, span: Span, entry: Entry | None) -> list[Problem]:
    words = "control characters are not allowed"
    spans = (Span(*each.span()) for each in _CONTROL.finditer(text, *span))
    return [Problem(Fault.CONTROL_CHARACTER, each, entry, words) for each in spans]


def _invalid(text: str, within: Span, at: int, message: str, entry: Entry | None) -> Problem:
    """The standard library's words, at the word where it stopped or the last one before."""
    words = [Span(*each.span()) for each in _WORD.finditer(text, *within) if each.start() <= at]
    span = words[-1] if words else Span(at, at + 1) if at < within.end else Span(max(within.end - 1, 0), within.end)
    return Problem(Fault.INVALID_TOML, span, entry, message)


def _holder(root: Mapping, at: int) -> Entry | None:
    """The top-level entry that a place belongs to."""
    return next((entry for entry in reversed(root.entries) if entry.span.start <= at), None)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from _scalars(item)
        case Mapping(entries=entries):
            for entry in entries:
                yield from _scalars(entry.value)


def _has_twice(node: Node | None) -> bool:
    if isinstance(node, Mapping):
        keys = [entry.key.value for entry in node.entries]
        return len(set(keys)) < len(keys) or any(_has_twice(entry.value) for entry in node.entries)
    return isinstance(node, Sequence) and any(map(_has_twice, node.items))
