"""TOML to a tree with spans: tree-sitter's, and statement by statement where that meets an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.formats.grammar import Source
from agentls.syntax.formats.toml_1_0 import as_toml_1_0
from agentls.syntax.formats.tree_builder import OpenMap
from agentls.syntax.nodes import Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.syntax.strings import string_end, style_at, value_of
from agentls.text import Span

if TYPE_CHECKING:
    import tree_sitter

    from agentls.syntax.nodes import Mapping, Node

MAX_DEPTH = 60
MAX_BROKEN = 50
"""Broken statements after which the rest is left unread."""
MAX_LENGTH = 200_000
"""Code points of a broken file above which only what stands before its first error is read."""

_KEY = r"(?:[\w-]+|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')"
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_STATEMENT = lazy_pattern(rf"[ \t]*(?:(?P<table>\[\[?)[ \t]*(?P<path>{_KEYS})|(?P<keys>{_KEYS})[ \t]*(?P<equals>=)?)")
_BEGINS = lazy_pattern(rf"^[ \t]*(?:\[\[?[ \t]*{_KEYS}[ \t]*\]|{_KEYS}[ \t]*=)", re.M)
_ONE_KEY = lazy_pattern(_KEY)
_LINE = lazy_pattern(r"[^\r\n]*")
_LINE_END = lazy_pattern(r"[^\n]*\n?")
_COMMENT = lazy_pattern(r"[ \t]#[^\r\n]*|\A#[^\r\n]*")


class Broken(NamedTuple):
    """A statement that the grammar does not take, as far as it can be read."""

    span: Span
    key: Scalar | None
    """The last part of its key; None for what has none."""
    value: Scalar | None


class TomlTree(Struct, dict=True):
    """Reads a text."""

    text: str
    root: OpenMap = field(default_factory=OpenMap)
    comments: list[Span] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    def read(self) -> Mapping:
        """The map that the text is."""
        self._table = self.root
        plain = as_toml_1_0(self.text)
        at = 0
        while at < len(self.text):
            self._source = Source(plain, "toml", at)
            stop = self._take(self._source.root.children)
            if stop is None or len(self.broken) == MAX_BROKEN or len(self.text) > MAX_LENGTH:
                break
            at = self._as_it_stands(stop)
        return self.root.closed()

    def _take(self, nodes: list[tree_sitter.Node]) -> int | None:
        """Take sound statements; where the first broken one begins, None where all are sound."""
        for node in nodes:
            if node.type == "comment":
                self.comments.append(self._source.span(node))
            elif node.type == "pair" and not node.has_error:
                self._pair(node, self._table, 0)
            elif node.type in ("table", "table_array_element") and not node.children[1].has_error:
                self._open(node)
                if (stop := self._take(node.children[3:])) is not None:
                    return stop
            else:
                return self._source.at(node.start_byte)
        return None

    def _open(self, node: tree_sitter.Node) -> None:
        """Go on in the table that a line in brackets names."""
        self._enter(self._keys(node.children[1]), repeated=node.type == "table_array_element")

    def _enter(self, keys: list[Scalar], *, repeated: bool) -> None:
        table = self.root
        for key in keys[:-1]:
            table = table.held(key)
        self._table = table.listed(keys[-1]) if repeated else table.held(keys[-1])

    def _pair(self, node: tree_sitter.Node, table: OpenMap, depth: int) -> None:
        key, _, value, *comments = node.children
        table.add(self._keys(key), self._value(value, depth))
        self.comments += [self._source.span(each) for each in comments if each.type == "comment"]

    def _keys(self, node: tree_sitter.Node) -> list[Scalar]:
        """The parts of a dotted key; those that are nested too deeply are left out."""
        found: list[Scalar] = []
        while node.type == "dotted_key":
            found.append(self._key(node.children[-1]))
            node = node.children[0]
        return [self._key(node), *reversed(found)][:MAX_DEPTH]

    def _key(self, node: tree_sitter.Node) -> Scalar:
        return _key(self.text, self._source.span(node))

    def _value(self, node: tree_sitter.Node, depth: int) -> Node:
        span = self._source.span(node)
        if depth == MAX_DEPTH:
            return Scalar(span, span.of(self.text), Style.RAW, span.of(self.text))
        if node.type == "array":
            inner = self._inside(node)
            return Sequence(span, tuple(self._value(item, depth + 1) for item in inner), flow=True)
        if node.type == "inline_table":
            table = OpenMap(span=span)
            for pair in self._inside(node):
                self._pair(pair, table, depth + 1)
            return table.closed()
        return _scalar(self.text, span)

    def _inside(self, node: tree_sitter.Node) -> list[tree_sitter.Node]:
        """What stands between brackets."""
        self.comments += [self._source.span(each) for each in node.named_children if each.type == "comment"]
        return [each for each in node.named_children if each.type != "comment"]

    def _as_it_stands(self, start: int) -> int:
        """Take the broken statement that begins at a place; where the next line begins that may be sound."""
        found = _STATEMENT.match(self.text, start)
        value_at = found.end() if found and found["equals"] else start
        end = self._end(value_at, start)
        if found:
            self._keep(found, Span(found.end(), end))
        elif self.broken and self.broken[-1].span.end == start:
            # What follows a broken statement is part of the same fault.
            self.broken[-1] = self.broken[-1]._replace(span=Span(self.broken[-1].span.start, end))
        else:
            self.broken.append(Broken(Span(Span(start, end).trimmed(self.text).start, end), None, None))
        return end

    def _end(self, value: int, start: int) -> int:
        """Where a broken statement ends: with its line, its string, or before the next line that begins one."""
        written = len(self.text[value:]) - len(self.text[value:].lstrip(" \t")) + value
        style = style_at(self.text, written)
        if style and style.quotes == 3:
            closing = string_end(self.text, written, style)
            return len(self.text) if closing is None else _after_line(self.text, closing)
        end = _after_line(self.text, max(value, start))
        if self.text[written : written + 1] in ("[", "{"):
            following = _BEGINS.search(self.text, end)
            return following.start() if following else len(self.text)
        return end

    def _keep(self, found: re.Match[str], rest: Span) -> None:
        """Enter what can be read of a broken statement."""
        names = _ONE_KEY.finditer(self.text, *found.span("path" if found["table"] else "keys"))
        keys = [_key(self.text, Span(*name.span())) for name in names][:MAX_DEPTH]
        value = _as_written(self.text, rest) if found["equals"] else None
        self.broken.append(Broken(Span(found.start(), rest.end), keys[-1], value))
        if found["table"]:
            self._enter(keys, repeated=found["table"] == "[[")
        else:
            self._table.add(keys, value)


def _after_line(text: str, at: int) -> int:
    found = _LINE_END.match(text, at)
    return found.end() if found else len(text)


def _key(text: str, span: Span) -> Scalar:
    raw = span.of(text)
    style = style_at(raw, 0)
    return Scalar(span, value_of(raw, style), style, raw) if style else Scalar(span, raw, Style.BARE, raw)


def _scalar(text: str, span: Span) -> Scalar:
    raw = span.of(text)
    style = style_at(raw, 0)
    return Scalar(span, value_of(raw, style) if style else raw, style or Style.BARE, raw)


def _as_written(text: str, rest: Span) -> Scalar | None:
    """The value of a broken statement: a string where one is meant and its end is plain, else its characters."""
    span = rest.trimmed(text)
    if span.start == span.end:
        return None
    style = style_at(text, span.start)
    end = string_end(text, span.start, style) if style else None
    if style and end is not None:
        return _scalar(text, Span(span.start, end))
    if style and style.quotes == 3:
        raw = text[span.start : rest.end]
        return Scalar(Span(span.start, rest.end), value_of(raw, style), style, raw)
    raw = span.of(text)
    if "\n" not in raw and (comment := _COMMENT.search(raw)):
        raw = raw[: comment.start()].rstrip()
    return Scalar(Span(span.start, span.start + len(raw)), raw, Style.RAW, raw) if raw else None
