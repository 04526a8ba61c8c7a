"""Where each key and value of a TOML file stands; ``tomllib`` does not say. For text it has accepted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from agentls.text import Span

Path = tuple[str | int, ...]

_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.S)
_BARE_KEY = re.compile(r"[\w-]+")
_BARE_VALUE = re.compile(r"[^\s,\]}#]+")


class Place(NamedTuple):
    """A key's characters and its value's; the same for an item of a list."""

    key: Span
    value: Span


def places(content: str) -> Mapping[Path, Place]:
    """The place of everything that has a name or an index, by its path from the root."""
    reader = _Reader(content)
    try:
        reader.document()
    except (LookupError, ValueError):
        # Text that TOML refuses has places up to where it goes wrong.
        return reader.found
    return reader.found


@dataclass
class _Reader:
    content: str
    at: int = 0
    found: dict[Path, Place] = field(default_factory=dict)
    tables: dict[Path, int] = field(default_factory=dict)
    """The last index of each ``[[array of tables]]``."""

    def document(self) -> None:
        table: Path = ()
        while self.peek():
            if self.peek() == "[":
                table = self.header()
            else:
                self.entry(table)

    def peek(self) -> str:
        self.at = self.match(_SPACE).end()
        return self.content[self.at : self.at + 1]

    def header(self) -> Path:
        repeated = self.content.startswith("[[", self.at)
        self.at += 1 + repeated
        keys, span = self.keys()
        self.at = self.content.index("]", self.at) + 1 + repeated
        path = self.resolved(keys)
        if repeated:
            self.found.setdefault(path, Place(span, span))
            self.tables[path] = self.tables.get(path, -1) + 1
            path = (*path, self.tables[path])
        self.found[path] = Place(span, span)
        return path

    def resolved(self, keys: list[str]) -> Path:
        """``[overrides.rules]`` speaks of the last of ``[[overrides]]``."""
        path: Path = ()
        for key in keys:
            if path in self.tables:
                path = (*path, self.tables[path])
            path = (*path, key)
        return path

    def entry(self, table: Path) -> None:
        keys, span = self.keys()
        self.at = self.content.index("=", self.at) + 1
        path = (*table, *keys)
        place = Place(span, self.value(path))
        for depth in range(len(table) + 1, len(path)):
            # What ``a.b = 1`` says of ``a``.
            self.found.setdefault(path[:depth], place)
        self.found[path] = place

    def keys(self) -> tuple[list[str], Span]:
        self.peek()
        start, keys = self.at, [self.key()]
        end = self.at
        while self.peek() == ".":
            self.at += 1
            self.peek()
            keys.append(self.key())
            end = self.at
        return keys, Span(start, end)

    def key(self) -> str:
        quoted = self.peek() in "\"'"
        found = self.match(_STRING if quoted else _BARE_KEY)
        self.at = found.end()
        return str(tomllib.loads(f"k = {found[0]}")["k"]) if quoted else found[0]

    def value(self, path: Path) -> Span:
        opening, start = self.peek(), self.at
        if opening == "[":
            self.items(path)
        elif opening == "{":
            self.inline(path)
        else:
            self.at = self.match(_STRING if opening in "\"'" else _BARE_VALUE).end()
        return Span(start, self.at)

    def items(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self.peek() != "]":
            if self.peek() == ",":
                self.at += 1
                continue
            span = self.value((*path, index))
            self.found[*path, index] = Place(span, span)
            index += 1
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        while self.peek() != "}":
            if self.peek() == ",":
                self.at += 1
                continue
            self.entry(path)
        self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.content, self.at)
        if found is None:
            raise LookupError
        return found
