"""A template's placeholders where text should stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from agentls.syntax.nodes import Node

_NO_TEXT = re.compile(r"\{\{[^{}]*\}\}|\{[A-Za-z][\w -]*\}|\[[A-Za-z][\w -]*\]")


def no_text(value: Node | None, source: str) -> str:
    """A placeholder in braces or brackets that is all of a value, and so a map or a list to YAML; else empty."""
    raw = value.span.of(source) if value and not isinstance(value, Scalar) else ""
    return raw if _NO_TEXT.fullmatch(raw) else ""
