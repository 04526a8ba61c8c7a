"""Chooses rewrites and looks at what they leave; for the tests of single cases, of any text and of real files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from agentls.finding import apply
from agentls.ide import refactor
from agentls_schemas.fields import Role
from support.check import context

if TYPE_CHECKING:
    from agentls.ide.results import Action
    from agentls.lint.context import Context
    from agentls.text import Span, Text

MOVES = {"examples.out", "examples.in", "wrapping.lines"}
"""The rewrites that change what the file says."""

_ANNOUNCED = ("## Examples", "Examples:", "Specifically:", "For example:")


def offered(text: str | Text, span: Span, path: str) -> tuple[Context, list[Action]]:
    ctx = context(text, path)
    return ctx, list(refactor.offers(ctx, span))


def after(ctx: Context, action: Action) -> str | None:
    """The file after a rewrite; None where it turns out that it cannot be made."""
    assert action.later is not None
    made = refactor.edits(ctx, action.later)
    return apply(made, ctx.doc.text.content) if made else None


def values(ctx: Context) -> dict[str, Any]:
    """The header as PyYAML reads it; empty where it does not."""
    header = ctx.doc.header
    try:
        found = yaml.load(header.content.of(header.text), yaml.CSafeLoader) if header else None
    except (yaml.YAMLError, ValueError, TypeError):
        found = None
    return found if isinstance(found, dict) else {}


def own_values(ctx: Context) -> dict[str, Any]:
    """The header as we read it, for those that PyYAML refuses for what YAML 1.2 allows."""
    return ctx.doc.header.root.data if ctx.doc.header else {}


def letters(text: str) -> str:
    """All letters and digits of a text but those of tags, and of headings and words that announce examples."""
    for gone in ("<example>", "</example>", *_ANNOUNCED):
        text = text.replace(gone, "")
    return "".join(sorted(char for char in text.replace("\\n", "") if char.isalnum()))


def prove(ctx: Context, action: Action, path: str) -> str:
    """Asserts that a rewrite leaves what it must leave; gives its outcome."""
    assert action.later is not None
    text = after(ctx, action)
    assert text is not None, f"{action.title}: offered and not made"
    now, name = context(text, path), action.later.name
    if name.startswith("templates."):
        return text
    read = values if values(ctx) else own_values
    before, later = read(ctx), read(now)
    changed = {key for key in (*before, *later) if repr(before.get(key)) != repr(later.get(key))}
    assert list(before) == list(later)
    assert changed <= may_change(ctx, name, action), action.title
    assert comments(ctx) == comments(now)
    if name in MOVES:
        assert letters(said(now)) == letters(said(ctx))
        return text
    assert now.doc.body.text == ctx.doc.body.text
    again = [
        a.later.name for a in refactor.offers(now, action.later.span._replace(end=action.later.span.start)) if a.later
    ]
    assert name not in again
    return text


def may_change(ctx: Context, name: str, action: Action) -> set[str]:
    """The keys whose values a rewrite is for; none for those that only write the same in another way."""
    header = ctx.doc.header
    if header is None or action.later is None or name.startswith("scalar_style."):
        return set()
    if name.startswith("examples."):
        return {field.key for field in ctx.kind.fields.with_role(Role.DESCRIPTION)}
    return {entry.key.value for entry in header.root.entries if entry.span.holds(action.later.span.start)}


def comments(ctx: Context) -> list[str]:
    header = ctx.doc.header
    return sorted(comment.of(header.text) for comment in header.comments) if header else []


def said(ctx: Context) -> str:
    """All the file says: its values as they read, and its body."""
    return "".join(map(str, own_values(ctx).values())) + ctx.doc.body.text
