"""Where a file lies, as rules ask about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.project import kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.lint.context import Context
    from agentls_schemas.kind import Kind
    from agentls_schemas.place import Misplaced

_PROJECT = (".git", "README.md", "package.json", "pyproject.toml", "go.mod", "Cargo.toml", "Makefile")
_NO_PROJECT = lazy_pattern(r"/(?:home|root|\.?dot-?files?|dots)(?:/[^/]+)?\Z|/\.", re.I)


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


def project_of(ctx: Context) -> str:
    """The project's folder, if the file lies where the tool looks in one; empty for a user's folder or a collection."""
    if ctx.path is None or ctx.exists is None:
        return ""
    place = ctx.path.as_posix()
    base = next((place.partition(f"/{home}/")[0] for home in ctx.kind.place.homes if f"/{home}/" in place), "")
    return base if base and ctx.memo(_is_project, ctx.exists, base, ctx.kind) else ""


def _is_project(exists: Callable[[str], bool], folder: str, kind: Kind) -> bool:
    names = (*_PROJECT, *kind.place.project_files)
    return not _NO_PROJECT.search(folder) and any(exists(f"{folder}/{name}") for name in names)
