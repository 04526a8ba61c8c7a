"""Several files of one project in one text, with their names in an index.

    -- .claude/agents/reviewer.md --
    ---
    name: «reviewer»
    ---
    Ask the «tes<CURSOR>ter» agent.
    -- .claude/agents/tester.md [open] --

``<CURSOR>`` is where the cursor is, and ``«»`` stand around what is to be found; neither is part of the text. Of an
``[open]`` file, the text is the client's and not yet in the index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from agentls.lint.context import Context
from agentls.project import kinds
from agentls.project.entries import entry_of, page_entry
from agentls.project.index import Index
from agentls.project.mcp_servers import servers_entry, sets_up_servers
from agentls.semantics.name_matching import words
from agentls.syntax import parse
from agentls.text import Span, Text
from support.check import CLOCK, PROJECT
from support.disk import TextDisk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEAD = re.compile(r"^-- (\S+)( \[open\])? --\n", re.M)
_MARK = re.compile("<CURSOR>|[«»]")


@dataclass
class Workspace:
    """The files of ``/project``, as the server's session gives them to features."""

    texts: dict[str, Text]
    opened: frozenset[str] = frozenset()
    cursor: tuple[str, int] = ("", 0)
    marked: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    index: Index = field(default_factory=Index)

    def __post_init__(self) -> None:
        for path in self.texts:
            self.take_in(path)

    @property
    def here(self) -> Context:
        """The file with the cursor."""
        found = self.context_at(self.cursor[0])
        assert found
        return found

    def take_in(self, path: str) -> None:
        """Bring the index up to date with a file."""
        ctx, text = self.context_at(path), self.texts[path]
        if sets_up_servers(path):
            entry = servers_entry(text, path)
        elif ctx:
            entry = entry_of(ctx.doc, ctx.kind, PurePosixPath(path), ctx.scope)
        else:
            entry = page_entry(parse(text), PurePosixPath(path))
        self.index.put(entry, () if path in self.opened else words(text.clean))

    def context_at(self, path: str) -> Context | None:
        if path not in self.texts:
            return None
        place = PurePosixPath(path)
        doc = parse(self.texts[path], None, kinds.layout_of(place))
        kind = kinds.detect(place, doc.header)
        if kind is None:
            return None
        scope = kinds.scope(kind, place, self.exists)
        disk = self.disk
        return Context(doc, kind, place, scope, clock=CLOCK, exists=disk.exists, disk=disk, index=self.index)

    @cached_property
    def disk(self) -> TextDisk:
        return TextDisk(self.texts, self.exists)

    def text_at(self, path: str) -> Text | None:
        return self.texts.get(path)

    def open_paths(self) -> Iterable[str]:
        return self.opened

    def exists(self, path: object) -> bool:
        place = str(path).replace("\\", "/")
        return any(known == place or known.startswith(place + "/") for known in self.texts)

    def show(self, spans: Iterable[tuple[str, Span]]) -> dict[str, str]:
        """The files with ``«»`` around the spans, by their paths in the project."""
        edges: dict[str, list[tuple[int, str]]] = {path: [] for path in self.texts}
        for path, span in spans:
            edges[path] += [(span.start, "«"), (span.end, "»")]
        return {path: _mark(self.texts[path].content, found) for path, found in edges.items()}

    def check(self, spans: Iterable[tuple[str, Span]]) -> None:
        """Asserts that the spans are the marked ones."""
        marked = [(path, span) for path, found in self.marked.items() for span in found]
        assert self.show(spans) == self.show(marked)


def read(source: str, *, root: PurePosixPath = PROJECT) -> Workspace:
    """The files written in a text."""
    _, *parts = _HEAD.split(source)
    texts, marked, cursor = {}, {}, ("", 0)
    opened = frozenset(str(root / name) for name, state in zip(parts[::3], parts[1::3], strict=True) if state)
    for name, text in zip(parts[::3], parts[2::3], strict=True):
        path = str(root / name)
        content, places, cursors = _unmark(text)
        texts[path], marked[path] = Text(content), places
        cursor = (path, cursors[0]) if cursors else cursor
    return Workspace(texts, opened, cursor, marked)


def _unmark(source: str) -> tuple[str, tuple[Span, ...], list[int]]:
    content, at = "", 0
    places: dict[str, list[int]] = {"«": [], "»": [], "<CURSOR>": []}
    for found in _MARK.finditer(source):
        content += source[at : found.start()]
        places[found[0]].append(len(content))
        at = found.end()
    spans = tuple(Span(*edges) for edges in zip(places["«"], places["»"], strict=True))
    return content + source[at:], spans, places["<CURSOR>"]


def _mark(content: str, edges: list[tuple[int, str]]) -> str:
    for at, mark in sorted(edges, reverse=True):
        content = content[:at] + mark + content[at:]
    return content
