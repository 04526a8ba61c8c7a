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
    from collections.abc import Iterable, Iterator, Sequence

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
    taken: dict[Span, list[Span]] = {}
    for ref in gone:
        taken.setdefault(ref.item, []).append(ref.span)
    # Of a map the tool goes with all its patterns.
    whole = {item for item, spans in taken.items() if not is_list or len(spans) == len(tools.items[item])}
    if len(whole) == len(tools.items):
        return ()
    parts = [item for item in taken if item not in whole] if is_list else []
    edits = [edit for item in parts for edit in _cut(tools.items[item], [tools.inside[at] for at in taken[item]])]
    if isinstance(value, nodes.Sequence | nodes.Mapping) and not value.flow:
        return (*edits, *(Edit(line_of(item, header.text), "") for item in sorted(whole)))
    return (*edits, *_cut(tools.order, [tools.numbers[item] for item in whole]))


def _cut(entries: Sequence[Span], gone: Iterable[int]) -> Iterator[Edit]:
    """The edits that take some of several entries away, with what parts them from the next, or else from the last."""
    for _, run in groupby(enumerate(sorted(gone)), key=lambda numbered: numbered[1] - numbered[0]):
        numbers = [number for _, number in run]
        start, end = numbers[0], numbers[-1] + 1
        if end < len(entries):
            yield Edit(Span(entries[start].start, entries[end].start), "")
        else:
            yield Edit(Span(entries[start - 1].end, entries[-1].end), "")


def replace_entry(tools: ToolList, ref: ToolRef, successors: Sequence[str], header: Header) -> Edit | None:
    """The edit that writes the successors' names but for those listed already, or takes the entry off where all are."""
    listed = [tools.listed.get(specifier, ()) for specifier in ("", ref.specifier)]
    missing = [name for name in successors if not any(name in names for names in listed)]
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
