"""Another name in the places of the old one, so that YAML reads the same but for the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.project.entries import entry_of
from agentls.project.similar_names import key
from agentls.semantics.mentions import Where
from agentls.syntax.emit.yaml import write
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.syntax.nodes import Node
    from agentls.text import Span

_FLOW = frozenset(",[]{}")


def respell(ctx: Context, spans: Iterable[Span], new: str) -> list[Edit]:
    """The edits that write another name in these places of an agent file."""
    content = ctx.doc.text.content
    # A block scalar's value has its line end.
    wanted = sorted({span.trimmed(content) for span in spans})
    scalars = list(_scalars(ctx.doc.header.root, flow=False)) if ctx.doc.header else []
    edits: list[Edit] = []
    for scalar, flow in scalars:
        inside = [span for span in wanted if scalar.span.contains(span)]
        edits += _in_scalar(scalar, inside, new, flow=flow) if inside else ()
        wanted = [span for span in wanted if span not in inside]
    return edits + [Edit(span, new) for span in wanted]


def respell_server(ctx: Context, spans: Iterable[Span], new: str) -> list[Edit]:
    """The same for an MCP server, whose name may be written otherwise in those of its tools."""
    syntax, content = ctx.kind.vocabulary.mcp, ctx.doc.text.content
    inside = [span for span in spans if syntax and syntax.surrounds(content, *span)]
    others = [span for span in spans if span not in inside]
    edits = respell(ctx, inside, syntax.spell(new) if syntax else new) + respell(ctx, others, new)
    return sorted(edits, key=lambda edit: edit.span)


def proven(ctx: Context, edits: list[Edit], sort: Sort, old: str, new: str) -> bool:
    """Whether the edited file gives and mentions the names it did, with the new one for the old one."""
    after = ctx.doc.edited(tuple(edits))
    if ctx.path is None or (ctx.doc.header and ctx.doc.header.valid and not (after.header and after.header.valid)):
        return False
    return _names(ctx.entry, sort, old, new) == _names(entry_of(after, ctx.kind, ctx.path, ctx.scope), sort, old, new)


def _names(entry: Entry, sort: Sort, old: str, new: str) -> list[tuple[Sort, str]]:
    """The names of a header in order, old ones as new ones."""
    stale, fresh = key(sort, old), key(sort, new)
    found: list[tuple[Sort, str]] = [(each.sort, each.name) for each in entry.definitions]
    # What an example launches is read by the form of the name, which may be another now.
    found += [(each.sort, each.name) for each in entry.mentions if each.where is not Where.EXAMPLE]
    if sort is Sort.SERVER:
        # It is written in more than one way.
        return [fresh if key(own, name) == stale else key(own, name) for own, name in found]
    return [(own, _after_prefix(name, new) if key(own, name) == stale else name) for own, name in found]


def _after_prefix(name: str, new: str) -> str:
    before, colon, _ = name.rpartition(":")
    return before + colon + new


def _scalars(node: Node | None, *, flow: bool) -> Iterator[tuple[Scalar, bool]]:
    """The scalars below a node; whether brackets are around them."""
    match node:
        case Scalar():
            yield node, flow
        case Sequence(items=items):
            for item in items:
                yield from _scalars(item, flow=flow or node.flow)
        case Mapping(entries=entries):
            for entry in entries:
                yield from _scalars(entry.key, flow=flow or node.flow)
                yield from _scalars(entry.value, flow=flow or node.flow)


def _in_scalar(scalar: Scalar, spans: list[Span], new: str, *, flow: bool) -> list[Edit]:
    match scalar.style:
        case Style.DOUBLE:
            return [Edit(span, new.replace("\\", "\\\\").replace('"', '\\"')) for span in spans]
        case Style.SINGLE:
            return [Edit(span, new.replace("'", "''")) for span in spans]
        case Style.PLAIN:
            return _in_plain(scalar, spans, new, flow=flow)
    return [Edit(span, new) for span in spans]


def _in_plain(scalar: Scalar, spans: list[Span], new: str, *, flow: bool) -> list[Edit]:
    """The edits, or the whole value anew in quotes where it needs them now."""
    value = _value(scalar, spans, new)
    stands = value is None or (write(value, Style.PLAIN) is not None and not (flow and _FLOW & set(value)))
    quoted = None if stands or value is None else write(value, Style.DOUBLE)
    return [Edit(scalar.span, quoted)] if quoted else [Edit(span, new) for span in spans]


def _value(scalar: Scalar, spans: list[Span], new: str) -> str | None:
    """What YAML is to read after the edits; None where a place is not one in the value."""
    view, made = scalar.view, []
    at = 0
    for span in spans:
        if span.start not in view.starts or span.end not in view.ends:
            return None
        start, end = list(view.starts).index(span.start), list(view.ends).index(span.end) + 1
        made += [view.text[at:start], new]
        at = end
    return "".join([*made, view.text[at:]])
