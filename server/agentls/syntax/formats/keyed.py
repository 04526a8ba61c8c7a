"""What formats share that keep the prompt in a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.syntax.body_map import InValue, Nowhere
from agentls.syntax.header import examples_of
from agentls.syntax.nodes import ExampleBlocks, Header, Mapping, Scalar
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.syntax.body_map import SourceMap, Writer
    from agentls.syntax.nodes import Problem


def keyed_header(
    text: str,
    root: Mapping,
    ends: tuple[Span, Span | None],
    problems: tuple[Problem, ...],
    comments: Iterable[Span],
    body_key: str,
) -> Header:
    """The header that all of a file is.

    Args:
        text: the file's characters.
        root: its fields.
        ends: what it begins and ends with.
        problems: why a strict reader does not take it.
        comments: in order.
        body_key: the top-level key that holds the prompt; empty for none.
    """
    body = root.get(body_key) if body_key else None
    fields = (entry for entry in root.entries if entry is not body)
    examples = examples_of(fields) if "<" in text else ExampleBlocks()
    content = Span(0, len(text))
    return Header(text, ends[0], content, ends[1], root, problems, tuple(sorted(comments)), examples, body, text)


def body_of(header: Header, write: Writer) -> tuple[str, SourceMap]:
    """The prompt among the fields, and where its characters stand."""
    value = header.body.value if header.body else None
    if isinstance(value, Scalar) and value.style is not Style.RAW and isinstance(value.data, str):
        return value.value, InValue(value, write)
    return "", Nowhere(len(header.text))
