"""Where a file lies, as rules ask about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project import kinds

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls_schemas.place import Misplaced


def misplaced(ctx: Context) -> Misplaced | None:
    """Why the file's tool does not find it at its place; None where it does, or where nothing is known of the place."""
    if not ctx.kind.place.misplaced or ctx.path is None or ctx.exists is None:
        return None
    return kinds.misplaced(ctx.kind, ctx.path, ctx.doc.header, ctx.exists)


def is_loaded_from_there(ctx: Context) -> bool:
    """Whether the file's tool finds it at its place, or nothing is known of the place."""
    if not ctx.kind.place.misplaced or ctx.path is None or ctx.exists is None:
        return True
    return not misplaced(ctx) and not kinds.is_put_away(ctx.kind, ctx.path, ctx.exists)
