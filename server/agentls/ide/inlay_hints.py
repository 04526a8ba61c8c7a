"""What a header means without saying it: the model behind an alias, the tools of a file that lists none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.ide import markup
from agentls.markdown_escape import escape
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries
from agentls.semantics.models import model_refs
from agentls.semantics.token_estimate import estimate_tokens
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role
from agentls_schemas.models import ModelState
from agentls_schemas.tools import Effect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Header

_FEW = 3
"""More tools than this are counted, not named."""


class Hint(NamedTuple):
    """A few words shown in a line that are not in the text."""

    offset: int
    """Where, from the file's start; the words stand apart from what is before."""
    label: str
    doc: str
    """Markdown."""
    edits: tuple[Edit, ...] = ()
    """What writes it into the text."""


def hints(ctx: Context, wanted: Collection[str]) -> list[Hint]:
    """The hints of a file, in order.

    Args:
        ctx: the file.
        wanted: which: ``model``, ``tools``, ``tokens``.
    """
    header = ctx.doc.header
    if header is None:
        return []
    makers = {"model": _model, "tools": _tools, "tokens": _tokens}
    return sorted(hint for name in makers if name in wanted for hint in makers[name](ctx, header))


def _model(ctx: Context, header: Header) -> Iterator[Hint]:
    for scalar, model in model_refs(header, ctx.kind):
        if model.state is ModelState.ALIAS and model.means:
            known = f"{model.doc}\n\nAn alias moves on with new models; write the id to stay with one."
            doc = markup.paragraphs(known, markup.source(model.source))
            inside = scalar.view.span(0, len(scalar.value))
            yield Hint(scalar.span.end, f"→ {model.means}", doc, (Edit(inside, model.means),))


def _tools(ctx: Context, header: Header) -> Iterator[Hint]:
    for field in ctx.kind.fields.with_role(Role.TOOLS):
        label = field.fact.if_omitted
        if label and header.root.entries and not header.root.get(field.key):
            denied = (ref for tools in ctx.tool_lists for ref in tools.refs if ref.effect is Effect.DENY)
            without = [ref.name for ref in denied]
            but = " but " + (", ".join(without) if len(without) <= _FEW else str(len(without))) if without else ""
            known = ctx.kind.sources.get(field.fact.source)
            granted = f"Leaving `{field.key}` out gives {label}{escape(but)}."
            doc = markup.paragraphs(granted, field.fact.doc, markup.source(known))
            yield Hint(_line_of_name(ctx, header), label + but, doc)


def _line_of_name(ctx: Context, header: Header) -> int:
    """Where to speak of the whole file: behind its name, or else behind what comes first."""
    named = next((entry for entry, _ in field_entries(header, ctx.kind, Role.NAME)), header.root.entries[0])
    return named.value.span.end if isinstance(named.value, Scalar) else _behind_key(ctx, named, header)


def _tokens(ctx: Context, header: Header) -> Iterator[Hint]:
    for entry, field in field_entries(header, ctx.kind, Role.DESCRIPTION):
        if isinstance(entry.value, Scalar) and entry.value.value.strip():
            count = estimate_tokens(entry.value.value)
            # At the key, for a description may run over many lines and far to the right.
            label = f"~{count:,} token{'s' * (count != 1)}"
            yield Hint(_behind_key(ctx, entry, header), label, _budget(ctx, field.key))


def _budget(ctx: Context, key: str) -> str:
    budget, tool, sort = ctx.kind.guidance.budget, ctx.kind.loader.tool, ctx.kind.identity.sort
    known = f"{tool} {budget.says} when those of all {sort}s together pass {budget.tokens:,}." if budget else ""
    return markup.paragraphs(
        f"What the `{key}` takes of the context: an estimate, one token for every four characters.",
        known,
        markup.source(ctx.kind.sources.get(budget.source)) if budget else "",
    )


def _behind_key(ctx: Context, entry: Entry, header: Header) -> int:
    stop = entry.value.span.start if entry.value else entry.span.end + 1
    mark = header.text.find(ctx.emit.mark, entry.key.span.end, stop)
    return mark + 1 if mark >= 0 else entry.key.span.end
