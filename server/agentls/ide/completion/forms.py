"""How a format's keys and values look as snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from agentls.ide.completion.request import choice, escape

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.emit import Emitter
    from agentls_schemas.shapes import Shape

_BARE = frozenset({"true or false", "whole number", "number", "map", "list"})
"""What no text can stand for, in a shape's words."""


class Forms(Protocol):
    """The snippets of a format."""

    def entry(self, name: str, value: str) -> str:
        """A key with its value; ``value`` as the other functions give it."""

    def value(self, shape: Shape | None, *, asked_again: bool, is_body: bool) -> str:
        """A place for a value, with what parts it from the key's mark.

        Args:
            shape: what may stand there.
            asked_again: its words are completed one by one when it is there.
            is_body: it is the prompt.
        """

    def word(self, insert: str, shape: Shape, *, quoted: bool, flow: bool) -> str:
        """A word as a value, or as an item of a list.

        Args:
            insert: the word.
            shape: what may stand there.
            quoted: it stands in quotes already.
            flow: it stands in brackets already.
        """

    def file(self, lines: list[str]) -> str:
        """A whole file with these entries."""


def forms_of(ctx: Context) -> Forms:
    """The forms of a file's format."""
    return YamlForms(ctx.emit) if ctx.doc.format.language == "YAML" else KeyedForms(ctx.emit)


class YamlForms:
    """``key: value``, lists with dashes.

    Args:
        emit: how the format writes.
    """

    def __init__(self, emit: Emitter) -> None:
        self._emit = emit

    def entry(self, name: str, value: str) -> str:
        """See ``Forms``."""
        return f"{escape(self._emit.key(name))}:{value}"

    def value(self, shape: Shape | None, *, asked_again: bool, is_body: bool) -> str:  # noqa: ARG002
        """See ``Forms``."""
        if shape is None:
            return " $1"
        if shape.starter:
            return shape.starter
        if shape.values and not shape.is_list:
            return " " + choice(shape.values)
        if shape.fact and "$" in shape.fact.example and not asked_again:
            return shape.fact.example if shape.fact.example.startswith("\n") else f" {shape.fact.example}"
        if shape.is_list and not asked_again:
            return "\n  - $1"
        return "\n  $1" if shape.is_map else " $1"

    def word(self, insert: str, shape: Shape, *, quoted: bool, flow: bool) -> str:  # noqa: ARG002
        """See ``Forms``."""
        return insert

    def file(self, lines: list[str]) -> str:
        """See ``Forms``."""
        return self._emit.file(lines) + "\n$0"


class KeyedForms:
    """Formats that write texts in quotes and lists in brackets.

    Args:
        emit: how the format writes.
    """

    def __init__(self, emit: Emitter) -> None:
        self._emit = emit

    def entry(self, name: str, value: str) -> str:
        """See ``Forms``."""
        key = self._emit.key(name)
        return escape(key) + self._emit.entry(name, value.lstrip(" ")).removeprefix(key)

    def value(self, shape: Shape | None, *, asked_again: bool, is_body: bool) -> str:
        """See ``Forms``."""
        return " " + (self._body() if is_body else self._value(shape, asked_again=asked_again))

    def word(self, insert: str, shape: Shape, *, quoted: bool, flow: bool) -> str:
        """See ``Forms``."""
        if quoted or (insert in shape.values and _is_bare(shape)):
            return insert
        insert = insert.strip('"')
        return f'"{insert}"' if flow or not shape.is_list else f'["{insert}"]'

    def file(self, lines: list[str]) -> str:
        """See ``Forms``."""
        return self._emit.file(lines)

    def _body(self) -> str:
        return self._emit.lines("$1\n", "\n") or '"$1"'

    def _value(self, shape: Shape | None, *, asked_again: bool) -> str:
        if shape is None:
            return '"$1"'
        if shape.fact and "$" in shape.fact.example and not asked_again:
            return shape.fact.example
        if shape.is_list:
            return "[{ $1 }]" if shape.starter else '["$1"]'
        if shape.values:
            chosen = choice(shape.values)
            return chosen if _is_bare(shape) else f'"{chosen}"'
        if shape.is_map:
            return "{ $1 }"
        return "$1" if _is_bare(shape) else '"$1"'


def _is_bare(shape: Shape) -> bool:
    """Whether the value is no text."""
    return bool(shape.words) and set(shape.words.split(" or ")) <= {w for words in _BARE for w in words.split(" or ")}
