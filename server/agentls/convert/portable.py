"""What a file says, by what it means in any tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from agentls.convert.losses import Loss, LossKind
from agentls.convert.rights import read_rights
from agentls.format import Format
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import validated_value
from agentls.semantics.loading import State, as_loaded
from agentls.semantics.tool_refs import split
from agentls.syntax import parse
from agentls.syntax.nodes import Scalar
from agentls.text import Span, Text
from agentls_schemas.fields import Concept, Role
from agentls_schemas.identity import Sort
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.convert.rights import Rights
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Header
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind

_ABOUT_TOOLS = frozenset({Role.TOOLS, Role.DENIED_TOOLS, Role.PERMISSIONS, Role.AGENTS})


_NO_FIELDS = "---\n---\n"


class RefusedError(ValueError):
    """A file that cannot be converted; the reason is a sentence without its end."""


class Value(NamedTuple):
    """A field's value."""

    key: str
    concept: str
    """What it means in any tool; empty for what no other tool has."""
    data: object
    span: Span
    """The entry, from the file's start."""
    field: Field | None
    """None for a key that the file's own tool has no field of."""


class Portable(Struct, frozen=True):
    """A file, by what it means in any tool."""

    kind: Kind
    name: str
    """What it is called by; empty for nothing."""
    stem: str
    """What its path alone would have it called."""
    description: str
    rights: Rights
    values: tuple[Value, ...]
    """All other fields, in order."""
    body: str
    """The prompt as the model gets it."""
    losses: tuple[Loss, ...]
    """What says nothing in the file's own tool either."""
    line_end: str


def read(ctx: Context) -> Portable:
    """What a file says to its own tool.

    Raises:
        RefusedError: it is no agent, or its tool does not read its header.
    """
    if ctx.kind.identity.sort is not Sort.AGENT:
        raise RefusedError(f"A {ctx.kind.title} is no agent")
    header, losses = _header(ctx), list[Loss]()
    rights = read_rights(header, ctx.kind, losses)
    own = {each.role: entry for entry, each in _entries(header, ctx.kind) if each}
    stem = ctx.kind.stem(ctx.path.as_posix()) if ctx.path else ""
    return Portable(
        ctx.kind,
        _text(own.get(Role.NAME)).strip() or stem,
        stem,
        _text(own.get(Role.DESCRIPTION)),
        rights,
        tuple(_values(header, ctx, losses)),
        _body(ctx),
        tuple(losses),
        "\r\n" if ctx.doc.text.line_end == "\r\n" else "\n",
    )


def _header(ctx: Context) -> Header:
    """The header with what the file's own tool reads in it."""
    loaded = as_loaded(ctx.doc, ctx.kind.loader)
    if ctx.doc.header is None and ctx.kind.loader.verdict(Condition.NO_HEADER, scope=ctx.audience).outcome.loads:
        bare = parse(Text(_NO_FIELDS)).header
        if bare:
            return bare
    if ctx.doc.header is None or loaded.state is State.ABSENT:
        raise RefusedError(f"{ctx.kind.loader.tool} finds no header in it")
    if loaded.state is not State.BROKEN and loaded.end != ctx.doc.header.content.end:
        raise RefusedError(f"{ctx.kind.loader.tool} ends its header elsewhere; `agentls check` says where")
    if loaded.state is State.BROKEN:
        raise RefusedError(f"{ctx.kind.loader.tool} cannot read its header; `agentls check` says why")
    if loaded.state is State.READ and loaded.root is ctx.doc.header.root:
        return ctx.doc.header
    entries = tuple(_placed(entry, ctx.doc.header) for entry in loaded.root.entries)
    return replace(ctx.doc.header, root=replace(loaded.root, entries=entries))


def _placed(entry: Entry, header: Header) -> Entry:
    """An entry of a repaired header, with the place of the key in the file."""
    known = header.root.get(entry.key.value)
    return replace(entry, span=known.span if known else Span(0, len(header.text)))


def _entries(header: Header, kind: Kind) -> Iterator[tuple[Entry, Field | None]]:
    """The entries that count, each with its field."""
    for entry in header.root.entries:
        if entry is header.root.get(entry.key.value):
            yield entry, kind.fields.get(entry.key.value)


def _values(header: Header, ctx: Context, losses: list[Loss]) -> Iterator[Value]:
    kind, own = ctx.kind, ctx.kind.fields.layout.body_key
    for entry, field in _entries(header, kind):
        key, data = entry.key.value, entry.value.data if entry.value else None
        if key == own or (field and field.role in {Role.NAME, Role.DESCRIPTION}):
            continue
        if field and (field.role in _ABOUT_TOOLS or field.concept == Concept.READ_ONLY):
            yield from _leftover(entry, field)
        elif field and ctx.audience in field.fact.ignored_in:
            why, source = "It has no effect where the file lies", kind.sources[field.fact.source]
            losses.append(Loss(LossKind.DROPPED, key, entry.span, why, source))
        elif data is None:
            losses.append(Loss(LossKind.DROPPED, key, entry.span, "It has no value"))
        elif field is None:
            yield Value(key, "", data, entry.span, None)
        else:
            plain = _plain(kind, field, data) if isinstance(entry.value, Scalar) else data
            if plain is None:
                why = f"{kind.loader.tool} takes no such value"
                losses.append(Loss(LossKind.DROPPED, key, entry.span, why, kind.sources[field.fact.source]))
            else:
                yield Value(key, field.concept, plain, entry.span, field)


def _leftover(entry: Entry, field: Field) -> Iterator[Value]:
    """A field about tools that neither gives nor denies any: it says which need no permission."""
    syntax = field.fact.tool_syntax
    if field.role is Role.PERMISSIONS and syntax.rules is None and entry.value:
        yield Value(entry.key.value, str(field.role), entry.value.data, entry.span, field)


def _plain(kind: Kind, field: Field, data: object) -> object:
    """A single value as the kind's model takes it; of a list in one text the items."""
    taken = validated_value(kind, field.key, data)
    if isinstance(taken, list) and isinstance(data, str) and field.fact.separators:
        return [data[start:end] for start, end in split(data, field.fact.separators)]
    return taken


def _text(entry: Entry | None) -> str:
    data = entry.value.data if entry and entry.value else None
    return str(data) if isinstance(data, str | int | float) and not isinstance(data, bool) else ""


def _body(ctx: Context) -> str:
    """The prompt; of Markdown as it stands, stray bytes included."""
    if ctx.doc.format is Format.FRONTMATTER:
        return ctx.doc.body_span.of(ctx.doc.text.content)
    return ctx.doc.body.text
