"""Where a selection is: the header's entry that holds it, and what stands around a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from agentls.format import Format
from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.fields import field_entries, line_start
from agentls.syntax.emit.yaml import STEP
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Header, Node

_REST = lazy_pattern(r"[ \t]*(?=[\r\n]|\Z)")
_READ_APART = lazy_pattern("[\t\x85\u2028\u2029]")
"""Characters that YAML 1.1 and 1.2, or their readers, take for different things."""
_BLANK_LINES = lazy_pattern(r"(?:(?:\r\n?|\n)[ \t]*(?=[\r\n]))*")


def good_header(ctx: Context) -> Header | None:
    """The header, if it is YAML that is closed and every reader takes; there is nothing to rewrite in any other."""
    header = ctx.doc.header
    if header is None or not header.valid or not header.closing or ctx.doc.format is not Format.FRONTMATTER:
        return None
    return None if _READ_APART.search(header.text) and not _alike(ctx, header) else header


def _alike(ctx: Context, header: Header) -> bool:
    """Whether PyYAML takes the header too, and finds the same strings in it."""
    read = ctx.memo(pyyaml_reads, header.content.of(header.text))
    ours = header.root.data
    # What is no string to one of them is another matter: a date, `yes`.
    return read is not None and all(
        ours[key] == value for key, value in read.items() if isinstance(value, str) and isinstance(ours.get(key), str)
    )


def pyyaml_reads(source: str) -> dict[str, object] | None:
    """The map that PyYAML reads; None where it refuses."""
    try:
        found = yaml.load(source, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError):
        return None
    return found if isinstance(found, dict) else None


def entry_at(header: Header, span: Span) -> Entry | None:
    """The innermost entry in block form that holds all of the span."""
    found = None
    node: Node | None = header.root
    while node is not None:
        inner: Node | None = None
        for entry in _entries(node):
            if entry.span.contains(span):
                found, inner = entry, entry.value
        node = inner
    return found


def _entries(node: Node) -> Iterator[Entry]:
    if isinstance(node, Mapping) and not node.flow:
        yield from node.entries
    elif isinstance(node, Sequence) and not node.flow:
        for item in node.items:
            yield from _entries(item)


def description_of(header: Header, ctx: Context) -> Entry | None:
    """The entry that describes the file, if it is a string."""
    entries = [entry for entry, _ in field_entries(header, ctx.kind, Role.DESCRIPTION)]
    return entries[0] if len(entries) == 1 and string_of(entries[0], header) else None


def string_of(entry: Entry, header: Header) -> Scalar | None:
    """The entry's value, if it is a string of YAML and nothing but that: without anchor, tag, alias or comment."""
    value = entry.value
    if not isinstance(value, Scalar) or value.tag or value.style in (Style.RAW, Style.BARE_LINE):
        return None
    if value.raw.startswith("*"):
        return None
    if not isinstance(value.data, str) or header.text[entry.key.span.end : value.span.start].strip() != ":":
        return None
    # A comment may stand behind a block's indicator.
    head = re.split(r"[\r\n]", value.raw, maxsplit=1)[0]
    return None if value.style.is_block and "#" in head else value


def indent_of(entry: Entry, header: Header) -> str:
    """What the lines of a value of the entry begin with."""
    start = entry.key.span.start
    return " " * (start - line_start(header.text, start) + STEP)


def value_place(entry: Entry, header: Header, *, lines: bool, blank_lines: bool = False) -> Span | None:
    """What to replace with a blank and a new value: everything behind the colon.

    Args:
        entry: the entry, with nothing but white space between colon and value.
        header: the header it is in.
        lines: the new value takes several lines, so nothing may follow it on its last one; None if something does.
        blank_lines: take the blank lines that follow away too.
    """
    start, end = header.text.index(":", entry.key.span.end) + 1, entry.value_span.end
    rest = _REST.match(header.text, end)
    if rest is None:
        return None if lines else Span(start, end)
    if blank_lines and (blank := _BLANK_LINES.match(header.text, rest.end())):
        return Span(start, blank.end())
    return Span(start, rest.end())
