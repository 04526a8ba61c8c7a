"""Tool lists: as one string, in brackets or line by line; in order; and with what the body uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.ide.refactor.choice import REWRITE, Choice
from agentls.ide.refactor.proof import proven
from agentls.ide.refactor.selection import good_header, indent_of, value_place
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.tool_mentions import find_undeclared
from agentls.semantics.tool_edits import append_tool
from agentls.semantics.tool_refs import split
from agentls.semantics.tools import tool_lists
from agentls.syntax.emit.yaml import write
from agentls.syntax.nodes import Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header

_FORMS = {"string": "as one line with commas", "flow": "as a list in brackets", "block": "as a list, one per line"}
_FLOW_MARKS = frozenset("[]{},")
_SIMPLE = lazy_pattern(r"[A-Za-z_][\w*-]*(?:\([A-Za-z0-9 *]+\))?")
_REST = lazy_pattern(r"(?:[ \t]*[^ \t\r\n]+)*")
_SHOWN = 3
"""So many tools are named in a title."""


def offers(ctx: Context, span: Span) -> Iterator[Choice]:
    """What can be done about the tool list under the selection."""
    header = good_header(ctx)
    tools = _list_at(ctx, span) if header else None
    if not header or not tools:
        return
    key = tools.entry.key.value
    if len(tools.refs) == len(_texts(tools)) and not _comments_in(header, tools.entry.span):
        for form in (form for form in _FORMS if form != _form(tools) and _writable(tools, form, header)):
            yield Choice(f"Write {key} {_FORMS[form]}", REWRITE, form)
    if _sorted(tools) != list(tools.refs) and _slots(tools, header):
        drops = " and drop what is there twice" if len(_sorted(tools)) < len(tools.refs) else ""
        yield Choice(f"Sort {key}{drops}", REWRITE, "sort")
    if tools.field.role is Role.TOOLS and (names := [name for name, _ in find_undeclared(ctx)]):
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield Choice(f"Add the tools the body uses: {', '.join(names[:_SHOWN])}{more}", REWRITE, "add")


def make(ctx: Context, name: str, span: Span) -> tuple[Edit, ...]:
    """The edits of the choice of that name; none where something else would change."""
    header = good_header(ctx)
    tools = _list_at(ctx, span) if header else None
    if not header or not tools:
        return ()
    meant = [ref.key for ref in tools.refs]
    if name == "sort":
        edits, meant = _sorting(tools, header), [ref.key for ref in _sorted(tools)]
    elif name == "add":
        names = [name for name, _ in find_undeclared(ctx)]
        edits, meant = _adding(tools, names, ctx), [*meant, *((name, "") for name in names)]
    else:
        edits = _in_form(ctx, tools, name, header) if name in _FORMS else ()
    return edits if _proven(ctx, tools, edits, meant) else ()


def _proven(ctx: Context, tools: ToolList, edits: tuple[Edit, ...], meant: list[tuple[str, str]]) -> Document | None:
    """The document after the edits, if the list is then what is meant and everything else as it was."""
    after = _after(ctx, edits)
    key = tools.entry.key.value
    found = (
        [t for t in tool_lists(after.header, ctx.kind) if t.entry.key.value == key] if after and after.header else []
    )
    if len(found) != 1 or [ref.key for ref in found[0].refs] != meant or found[0].entry.value is None:
        return None
    return proven(ctx, edits, {key: found[0].entry.value.data})


def _list_at(ctx: Context, span: Span) -> ToolList | None:
    found = next((tools for tools in ctx.tool_lists if tools.entry.span.contains(span)), None)
    twice = found and sum(tools.entry.key.value == found.entry.key.value for tools in ctx.tool_lists) > 1
    lists = found and found.refs and found.field.fact.tool_syntax.is_list
    return found if lists and not twice else None


def _form(tools: ToolList) -> str:
    value = tools.entry.value
    if isinstance(value, Sequence):
        return "flow" if value.flow else "block"
    return "string"


def _texts(tools: ToolList) -> list[str]:
    """The entries as they read; fewer than there are where one is no simple string."""
    value = tools.entry.value
    if isinstance(value, Scalar):
        parts = split(value.value, tools.field.fact.separators)
        return [] if value.tag or value.raw.startswith("*") else [value.value[slice(*part)] for part in parts]
    items = value.items if isinstance(value, Sequence) else ()
    simple = [item for item in items if isinstance(item, Scalar) and not item.tag and not item.raw.startswith("*")]
    marks = tools.field.fact.separators if tools.field.fact.parts_items else ""
    texts = [item.value[slice(*part)] for item in simple for part in split(item.value, marks)]
    return texts if len(simple) == len(items) else []


def _writable(tools: ToolList, form: str, header: Header) -> bool:
    entry = tools.entry
    if form == "string" and tools.field.fact.tool_syntax.literal:
        return False
    bare = header.text[entry.key.span.end : entry.value_span.start].strip() == ":"
    return bare and value_place(entry, header, lines=form == "block") is not None


def _in_form(ctx: Context, tools: ToolList, form: str, header: Header) -> tuple[Edit, ...]:
    texts = _texts(tools)
    place = value_place(tools.entry, header, lines=form == "block") if _writable(tools, form, header) else None
    if not place or len(texts) != len(tools.refs) or _comments_in(header, tools.entry.span):
        return ()
    if form == "string":
        line = ", ".join(texts)
        written = write(line, Style.PLAIN) or write(line, Style.DOUBLE)
        return (Edit(place, f" {written}"),) if written else ()
    items = [_item(text, flow=form == "flow") for text in texts]
    if form == "flow":
        return (Edit(place, f" [{', '.join(items)}]"),)
    start = ctx.doc.text.line_end + indent_of(tools.entry, header) + "- "
    return (Edit(place, "".join(start + item for item in items)),)


def _item(text: str, *, flow: bool) -> str:
    if _SIMPLE.fullmatch(text):
        return text
    plain = None if flow and set(text) & _FLOW_MARKS else write(text, Style.PLAIN)
    return plain or write(text, Style.DOUBLE) or text


def _sorted(tools: ToolList) -> list[ToolRef]:
    """Each entry once, the tools of servers last."""
    once = {ref.key: ref for ref in reversed(tools.refs)}
    return sorted(once.values(), key=lambda ref: (ref.mcp is not None, ref.name.lower(), ref.name, ref.specifier))


def _slots(tools: ToolList, header: Header) -> list[Span]:
    """Where each entry stands with the comment behind it; none where entries cannot change places."""
    slots = [ref.item for ref in tools.refs]
    value = tools.entry.value
    if len(set(slots)) < len(slots):
        return []
    if isinstance(value, Sequence) and len(value.items) != len(slots):
        return []
    if isinstance(value, Scalar) and value.style is Style.PLAIN and not _sorted(tools)[0].name[0].isalnum():
        return []
    if isinstance(value, Sequence) and not value.flow:
        slots = [Span(slot.start, _line_end(header, slot.end)) for slot in slots]
    whole = Span(tools.entry.span.start, slots[-1].end)
    comments = _comments_in(header, whole)
    loose = [at for at in comments if not any(slot.contains(at) for slot in slots)]
    return [] if loose or (comments and len(_sorted(tools)) < len(slots)) else slots


def _line_end(header: Header, at: int) -> int:
    found = _REST.match(header.text, at)
    return found.end() if found else at


def _comments_in(header: Header, span: Span) -> list[Span]:
    return [comment for comment in header.comments if span.contains(comment)]


def _sorting(tools: ToolList, header: Header) -> tuple[Edit, ...]:
    slots = _slots(tools, header)
    if not slots:
        return ()
    order = [slots[tools.refs.index(ref)] for ref in _sorted(tools)]
    edits = [Edit(slot, new.of(header.text)) for slot, new in zip(slots, order, strict=False) if slot != new]
    if len(order) == len(slots):
        return tuple(edits)
    gone = Span(slots[len(order) - 1].end, slots[-1].end)
    return (*edits, Edit(gone, ""))


def _adding(tools: ToolList, names: list[str], ctx: Context) -> tuple[Edit, ...]:
    edits = [edit for name in names if (edit := append_tool(tools, name, ctx.doc))]
    return (Edit(edits[0].span, "".join(edit.text for edit in edits)),) if edits else ()


def _after(ctx: Context, edits: tuple[Edit, ...]) -> Document:
    return ctx.doc.edited(edits)
