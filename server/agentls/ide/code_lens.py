"""Lines of what the workspace says about a file: how often it is named, how much its description takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from agentls.ide.navigation.symbols import How
from agentls.lint.seen_by import readings_of
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries
from agentls.semantics.token_estimate import estimate_tokens
from agentls.text import Span
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from agentls.ide.navigation.occurrences import Occurrence
    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.project.index import Index

What = Literal["readers", "references", "budget"]


class Lens(NamedTuple):
    """A place to show something above; what, is worked out when it comes into sight."""

    span: Span
    what: What


class Share(NamedTuple):
    """How much descriptions take, in tokens."""

    own: int
    together: int
    """Of all files that are loaded together, itself included."""
    files: int
    """How many those are."""


def lenses(ctx: Context, wanted: Collection[str]) -> list[Lens]:
    """The lenses of a file, in order; those among ``wanted``, which holds values of ``What``."""
    own, header = ctx.entry.own, ctx.doc.header
    found: list[Lens] = []
    if "readers" in wanted and len(readings_of(ctx)) > 1:
        found.append(Lens(header.opening if header else Span(0, 0), "readers"))
    if own and "references" in wanted:
        found.append(Lens(own.span or (header.opening if header else Span(0, 0)), "references"))
    if own and header and ctx.kind.guidance.budget and "budget" in wanted:
        described = field_entries(header, ctx.kind, Role.DESCRIPTION)
        found += [Lens(entry.key.span, "budget") for entry, _ in described if own.words][:1]
    return sorted(found)


def references(uses: Iterable[Occurrence]) -> dict[str, int]:
    """How often each file names something, those that define it left out where they do; by path."""
    found: dict[str, int] = {}
    for use in uses:
        if use.how is not How.DEFINITION:
            found[use.path] = found.get(use.path, 0) + 1
    return found


def references_title(count: int) -> str:
    """The words of a lens about references."""
    return f"{count or 'no'} reference{'s' * (count != 1)}"


def sizes(entry: Entry, index: Index) -> list[int]:
    """The tokens of the descriptions of the other files that are loaded together with one."""
    others = [each.own for each in index.together(entry) if each.path != entry.path]
    return [own.tokens for own in others if own and not own.hidden]


def share(ctx: Context, others: Sequence[int]) -> Share:
    """How much of the budget descriptions take: a file's, and with it those of other files."""
    own = ctx.entry.own
    mine = own.tokens if own else 0
    return Share(mine, mine + sum(others), 1 + len(others))


def share_title(ctx: Context, taken: Share) -> str:
    """The words of a lens about the budget of descriptions."""
    budget = ctx.kind.guidance.budget.tokens if ctx.kind.guidance.budget else 0
    title = f"{_percent(taken.own, budget)} of the description budget"
    # What is loaded on demand has a price of its own.
    size = f"; its text about {estimate_tokens(ctx.body.text):,} tokens" if ctx.kind.identity.is_folder else ""
    if taken.files == 1:
        return title + size
    over = f", {taken.together - budget:,} tokens too many" if taken.together > budget else ""
    return f"{title}; all {taken.files} {ctx.kind.identity.sort}s here {_percent(taken.together, budget)}{over}{size}"


def _percent(part: int, whole: int) -> str:
    # Tokens are not told: the hint in the line below does.
    return f"{100 * part // whole} %" if 100 * part >= whole else "under 1 %"
