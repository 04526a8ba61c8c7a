"""Edits of tool lists: entries taken off, replaced and added."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.semantics.fields import line_of
from agentls.syntax import nodes
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header


def remove_entry(tools: ToolList, ref: ToolRef, header: Header) -> Edit | None:
    """The edit that takes an entry off its list; None for the last one, for an empty list means something else."""
    return next(iter(remove_entries(tools, (ref,), header)), None)


def remove_entries(tools: ToolList, gone: Sequence[ToolRef], header: Header) -> tuple[Edit, ...]:
    """The edits that take entries off a list; none where nothing would be left."""
    value, is_list = tools.entry.value, tools.field.fact.tool_syntax.is_list
    if isinstance(value, nodes.Scalar) and value.style is Style.RAW:
        return ()
    items: dict[Span, list[ToolRef]] = {}
    spans = [ref.span for ref in gone]
    for ref in tools.refs:
        items.setdefault(ref.item, []).append(ref)
    # Of a map the tool goes with all its patterns.
    whole = [item for item, refs in items.items() if (all if is_list else any)(ref in gone for ref in refs)]
    if len(whole) == len(items):
        return ()
    parts = [item for item in items if item not in whole] if is_list else []
    edits = [edit for item in parts for edit in _cut([ref.span for ref in items[item]], spans)]
    if isinstance(value, nodes.Sequence | nodes.Mapping) and not value.flow:
        return (*edits, *(Edit(line_of(item, header.text), "") for item in whole))
    return (*edits, *_cut(list(items), whole))


def _cut(entries: Sequence[Span], gone: Sequence[Span]) -> Iterator[Edit]:
    """The edits that take some of several entries away, with what parts them from the next, or else from the last."""
    at = 0
    for goes, run in groupby(entries, key=lambda entry: entry in gone):
        start, at = at, at + len(list(run))
        if goes and at < len(entries):
            yield Edit(Span(entries[start].start, entries[at].start), "")
        elif goes:
            yield Edit(Span(entries[start - 1].end, entries[-1].end), "")


def replace_entry(tools: ToolList, ref: ToolRef, successors: Sequence[str], header: Header) -> Edit | None:
    """The edit that writes the successors' names but for those listed already, or takes the entry off where all are."""
    listed = {other.name for other in tools.refs if other.specifier in ("", ref.specifier)}
    missing = [name for name in successors if name not in listed]
    if not missing:
        return remove_entry(tools, ref, header)
    if len(missing) > 1 and not tools.field.fact.tool_syntax.is_list:
        return None
    return Edit(ref.name_span, _between(tools, ref, header).join(missing))


def _between(tools: ToolList, ref: ToolRef, header: Header) -> str:
    """What parts an entry from another that takes its place too: quotes as its own are closed and opened again."""
    value, quote = tools.entry.value, header.text[ref.item.start : ref.span.start]
    if not isinstance(value, nodes.Sequence) or value.flow:
        return f"{quote}, {quote}"
    line = line_of(ref.item, header.text)
    end = "\r\n" if line.of(header.text).endswith("\r\n") else "\n"
    return quote + end + header.text[line.start : ref.item.start] + quote


def append_tool(tools: ToolList, name: str, doc: Document) -> Edit | None:
    """The edit that puts a tool at the end of a list that has at least one; None for an empty list."""
    if not tools.refs or not tools.field.fact.tool_syntax.is_list or doc.header is None:
        return None
    value, last, text = tools.entry.value, tools.refs[-1], doc.header.text
    if isinstance(value, nodes.Sequence) and not value.flow:
        line = line_of(last.item, text)
        indent = text[line.start : last.item.start]
        end = line.of(text)[len(line.of(text).rstrip("\r\n")) :] or "\n"
        return Edit(Span(line.end, line.end), f"{indent}{name}{end}")
    written = doc.notation.emit.item(name) if isinstance(value, nodes.Sequence) else name
    return Edit(Span(last.item.end, last.item.end), f", {written}")
