"""Text to document, keeping what did not change."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agentls.syntax.body import parse_body
from agentls.syntax.fences import Fences, find_fences
from agentls.syntax.header import parse_header
from agentls.syntax.nodes import Body, Document, Header, Markdown

if TYPE_CHECKING:
    from agentls.text import Text

_NAMING = re.compile(
    r"(?:\]\(|^[ \t>*+\d.)-]*+\[[^\]]{0,999}+\]:)(?!\s*<?(?:[a-z][\w+.-]*:|#))"
    r"|@[\w.][\w./-]*\.(?:md|txt|json|ya?ml|toml|py|[jt]sx?|sh)\b|<\s*example",
    re.IGNORECASE | re.MULTILINE,
)
"""Something that may lead to a file, or be an example."""


def parse(text: Text, before: Document | None = None) -> Document:
    """The document in ``text``; never raises.

    Args:
        text: a file's characters.
        before: an earlier state of the file. A region whose characters are the same is taken over from it as it
            is, so that a keystroke in one leaves the other's tree alone.
    """
    header = _header(text.clean, before.header if before else None)
    start = len(header.text) if header else 0
    return Document(text, header, _body(start, text.clean[start:], before))


def skim(text: Text) -> Document:
    """The document for readers of its names: a body is left unread that leads to no file and has no example."""
    header = _header(text.clean, None)
    start = len(header.text) if header else 0
    content = text.clean[start:]
    return Document(text, header, _skim(start, content))


def _skim(start: int, content: str) -> Body:
    return parse_body(start, content) if _NAMING.search(content) else Body(start, content, (Markdown(content),))


def header_of(text: Text) -> Header | None:
    """The header without its examples, for readers to whom only values matter."""
    fences = find_fences(text.clean)
    return parse_header(text.clean, fences, values_only=True) if fences else None


def _header(content: str, old: Header | None) -> Header | None:
    if old and _stands(content, old):
        return old
    fences = find_fences(content)
    if fences is None:
        return None
    if old and old.seen == content[: fences.end] and (len(old.seen) > len(old.text) or _placed(old, fences)):
        return old
    return parse_header(content, fences)


def _stands(content: str, old: Header) -> bool:
    """Whether the old header is sure to be the new text's header too: its end does not hang on what follows."""
    return old.valid and old.text.endswith("\n") and content.startswith(old.text)


def _placed(old: Header, fences: Fences) -> bool:
    """Whether a header of the same characters has its fences at the same places, and for the same reasons."""
    same = (old.opening, old.content, old.closing) == (fences.opening, fences.content, fences.closing)
    return same and old.problems[: len(fences.problems)] == fences.problems


def _body(start: int, content: str, before: Document | None) -> Body:
    if before is None or before.body.text != content:
        return parse_body(start, content, before.body if before else None)
    return before.body if before.body.start == start else replace(before.body, start=start)
