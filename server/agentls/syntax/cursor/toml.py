"""Where a cursor is in TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor.body import in_body
from agentls.syntax.cursor.half_typed import place_in_brackets
from agentls.syntax.cursor.values import InBrackets, Values, siblings
from agentls.syntax.cursor_places import HeaderPlace, StartPlace, TextPlace
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.syntax.cursor.values import Path
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Node

_TABLE = lazy_pattern(r"^[ \t]*\[\[?(?P<path>[^\[\]\r\n]+)\]", re.M)
_PART = lazy_pattern(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\w-]+")
_KEY_SO_FAR = lazy_pattern(r"(?P<table>[ \t]*\[\[?)?[ \t]*(?P<before>(?:[\w-]+[ \t]*\.[ \t]*)*)(?P<word>[\w-]*)\Z")
_REST_OF_KEY = lazy_pattern(r"[\w-]*(?P<mark>[ \t]*(?:=|\]))?")
_BRACKETED_SO_FAR = lazy_pattern(r"[{,][ \t\r\n]*(?P<word>[\w-]*)\Z")
_OPENING = lazy_pattern(r"[ \t]*(?=[{\[])")


def cursor_context(doc: Document, offset: int) -> Place | None:
    """The place of a cursor."""
    header = doc.header
    if header is None or (not header.root.entries and not doc.text.clean.strip(BOM + " \t\r\n")):
        return StartPlace(Span(offset, offset))
    if doc.is_in_body(offset):
        return in_body(doc, offset)
    if any(comment.start < offset <= comment.end for comment in header.comments):
        return None
    found = Values(doc, offset, "=").find(header.root)
    if isinstance(found, InBrackets):
        return _in_brackets(doc, found, offset)
    if isinstance(found, HeaderPlace):
        return _in_half_typed(doc.text.clean, found, offset) or found
    if isinstance(found, TextPlace):
        return found
    return _at_key(doc, header, offset)


def _at_key(doc: Document, header: Header, offset: int) -> HeaderPlace | None:
    """A key at the beginning of a line, or a part of a table's name."""
    content, line = doc.text.clean, doc.text.line_span(doc.text.line_at(offset))
    typed = _KEY_SO_FAR.match(content[line.start : offset])
    if typed is None:
        return None
    start = line.start + typed.start("word")
    rest = _REST_OF_KEY.match(content, start)
    above = () if typed["table"] else _table_at(header, line.start)
    path = (*above, *(part[0] for part in _PART.finditer(typed["before"])))
    held = _node_at(header.root, path)
    return HeaderPlace(
        path=path,
        content=Span(start, line.end),
        word=Span(start, rest.end() - len(rest["mark"] or "") if rest else offset),
        column=start - line.start,
        own_line=not typed["before"],
        siblings=siblings(held, offset) if isinstance(held, Mapping) and not typed["table"] else {},
        colon=bool(typed["table"] or (rest and rest["mark"])),
        table=bool(typed["table"]),
    )


def _in_brackets(doc: Document, found: InBrackets, offset: int) -> HeaderPlace | None:
    content = doc.text.clean
    typed = _BRACKETED_SO_FAR.search(content, found.held.span.start, offset)
    if typed is None:
        return None
    start = typed.start("word")
    rest = _REST_OF_KEY.match(content, start)
    end, mark = (rest.end(), rest["mark"] or "") if rest else (offset, "")
    column = start - doc.text.line_span(doc.text.line_at(start)).start
    word = Span(start, end - len(mark))
    return HeaderPlace(found.path, word, word, column, False, siblings(found.held, offset), (), bool(mark))


def _in_half_typed(content: str, found: HeaderPlace, offset: int) -> HeaderPlace | None:
    opening = _OPENING.match(content, found.content.start)
    return place_in_brackets(content, opening.end(), offset, found.path) if opening else None


def _table_at(header: Header, line: int) -> Path:
    """The table that the line beginning at an offset belongs to."""
    named = _TABLE.finditer(header.own, 0, line)
    last = next((found for found in reversed(list(named)) if not _in_string(header.root, found.start("path"))), None)
    path: list[str] = []
    for part in _PART.finditer(last["path"]) if last else ():
        path.append(part[0].strip("\"'"))
        if isinstance(_node_at(header.root, path), Sequence):
            path.append(ITEM)
    return tuple(path)


def _node_at(root: Mapping, path: Iterable[str]) -> Node | None:
    """What stands at a path; of a list's items the last."""
    node: Node | None = root
    for step in path:
        if isinstance(node, Sequence):
            node = node.items[-1] if node.items else None
        else:
            entry = node.get(step) if isinstance(node, Mapping) else None
            node = entry.value if entry else None
    return node


def _in_string(node: Node | None, offset: int) -> bool:
    """Whether an offset is inside a scalar."""
    match node:
        case Scalar(span=span):
            return span.start < offset < span.end
        case Sequence(items=items):
            return any(_in_string(item, offset) for item in items)
        case Mapping(entries=entries):
            return any(_in_string(entry.value, offset) for entry in entries)
    return False
