"""A file as an agent of another tool, with a report of what is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.results import CONVERT, Action
from agentls.named_tuple import NamedTuple
from agentls_schemas import KINDS
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.convert.conversion import Conversion
    from agentls.convert.losses import Loss
    from agentls.lint.context import Context
    from agentls.text import Span
    from agentls_schemas.kind import Kind


class Converted(NamedTuple):
    """What becomes of a file."""

    path: str
    """Where the new file lies, absolute; empty where there is none."""
    text: str
    """The new file; empty where it was refused."""
    report: str
    """What differs, as Markdown: rights that widen first."""


def kinds_to_convert_to(ctx: Context) -> tuple[Kind, ...]:
    """The kinds that an agent can become; none for any other file."""
    if ctx.kind.identity.sort is not Sort.AGENT:
        return ()
    agents = (kind for kind in KINDS.values() if kind.identity.sort is Sort.AGENT and kind.guidance.template)
    return tuple(kind for kind in agents if kind.id != ctx.kind.id)


def conversions(ctx: Context, span: Span, *, anywhere: bool) -> Iterator[Action]:
    """The actions that convert a file, for the line that opens its header.

    Args:
        ctx: the file.
        span: the selection, from the file's start.
        anywhere: they were asked for by their kind, so any line will do.
    """
    header = ctx.doc.header
    if anywhere or (header and header.opening.start <= span.start <= span.end <= header.opening.end):
        for kind in kinds_to_convert_to(ctx):
            yield Action(f"Convert to {kind.title}", CONVERT, convert=kind.id)


def convert(ctx: Context, kind: Kind, root: str) -> Converted:
    """A file as another kind.

    Args:
        ctx: the file.
        kind: what it is to be.
        root: the folder that the new file's place counts from, where that of the file does not tell.
    """
    # Editors load this with the server, and convert now and then.
    from agentls.convert.conversion import convert as convert_file

    found = convert_file(ctx, kind)
    above, home, _ = ctx.kind.place.split(ctx.path.as_posix()) if ctx.path else ("", "", "")
    base = (above if home in ctx.kind.place.homes else root).rstrip("/")
    return Converted(f"{base}/{found.path}" if found.text else "", found.text, _report(ctx, found))


def _report(ctx: Context, found: Conversion) -> str:
    title = f"# {ctx.path.name if ctx.path else 'File'} as a {found.target.title}"
    if found.refused:
        head = f"Not converted: {found.refused}."
    else:
        head = f"Lies at `{found.path}`." + ("" if found.losses else " Nothing is lost.")
    lines = [_row(ctx, loss) for loss in found.losses]
    table = ["", "| | field | line | | known from |", "|---|---|---|---|---|", *lines] if lines else []
    return "\n".join([title, "", head, *table, ""])


def _row(ctx: Context, loss: Loss) -> str:
    line = ctx.doc.text.line_at(loss.span.start) + 1
    return f"| {loss.kind} | `{loss.field}` | {line} | {_cell(loss.why)} |{_source(loss)} |"


def _source(loss: Loss) -> str:
    """A blank and where the fact comes from that decides a loss; empty where none does."""
    return f" {_cell(f'{loss.source.where}, {loss.source.on}')}" if loss.source else ""


def _cell(text: str) -> str:
    """Words in a cell of a table, with nothing that would end it."""
    return " ".join(text.replace("|", "\\|").split())
