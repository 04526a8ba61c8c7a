"""A rewrite is made only if its outcome, read anew, says what it is meant to say and nothing else is lost."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls.ide.refactor.selection import pyyaml_reads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls.finding import Edit
    from agentls.lint.context import Context
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header

_NOTHING: Mapping[str, object] = MappingProxyType({})


def proven(
    ctx: Context, edits: tuple[Edit, ...], changes: Mapping[str, object] = _NOTHING, body: str | None = None
) -> Document | None:
    """The document after the edits; None where something is not as it is meant to be.

    Args:
        ctx: the file as it stands.
        edits: what to do.
        changes: new values of top-level keys; all others have to stay equal, to our reader and to PyYAML.
        body: what the body is to be; as it was, if nothing is said.
    """
    content, doc = ctx.doc.text.content, ctx.doc
    if not edits or any(edit.span.of(content) != edit.span.of(ctx.doc.text.clean) for edit in edits):
        return None
    after = doc.edited(edits)
    expected = ctx.doc.body.text if body is None else body
    if after.body.text != expected or (after.header is None) != (doc.header is None):
        return None
    if doc.header and after.header and not _same(doc.header, after.header, changes):
        return None
    return after


def _same(before: Header, after: Header, changes: Mapping[str, object]) -> bool:
    meant = [(key, changes.get(key, value)) for key, value in _values(before)]
    if after.valid < before.valid or meant != _values(after) or _comments(before) != _comments(after):
        return False
    read = pyyaml_reads(before.content.of(before.text))
    # What PyYAML did not take before is none of a rewrite's doing; our own reader has compared the values.
    return read is None or {**read, **changes} == pyyaml_reads(after.content.of(after.text))


def _values(header: Header) -> list[tuple[str, object]]:
    return [(entry.key.value, entry.value.data if entry.value else None) for entry in header.root.entries]


def _comments(header: Header) -> list[str]:
    """In order of their characters: one may move with what it is about."""
    return sorted(comment.of(header.text) for comment in header.comments)
