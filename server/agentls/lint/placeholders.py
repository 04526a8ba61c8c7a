"""A template's placeholders where text should stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Node

_NO_TEXT = lazy_pattern(r"\{\{[^{}]*\}\}|\{[A-Za-z][\w -]*\}|\[[A-Za-z][\w -]*\]")
_FOR_NAME = lazy_pattern(
    r"<[\w -]+>|\$\{?[A-Z_]+\}?|%[A-Z_]+%|__[A-Za-z]\w*__"
    r"|your[-_ ](?:\w+[-_ ])?(?:agent|skill|command|name)(?:[-_ ]name)?|(?:agent|skill|command)[-_ ]name(?:[-_ ]here)?",
    re.I,
)


def is_left(ctx: Context, entry: Entry | None) -> bool:
    """Whether a placeholder stands where a name or description should: one finding tells all about it."""
    field = ctx.kind.fields.get(entry.key.value) if entry else None
    if entry is None or field is None or field.role not in (Role.NAME, Role.DESCRIPTION):
        return False
    return bool(no_text(entry.value, ctx.header.text))


def no_text(value: Node | None, source: str) -> str:
    """A placeholder in braces or brackets that is all of a value, and so a map or a list to YAML; else empty."""
    raw = value.span.of(source) if value and not isinstance(value, Scalar) else ""
    return raw if _NO_TEXT.fullmatch(raw) else ""


def is_for_name(value: str) -> bool:
    """Whether a name is only a placeholder for one: ``<name>``, ``your-agent``."""
    return _FOR_NAME.fullmatch(value) is not None
