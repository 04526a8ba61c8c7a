"""The answers to requests for formatting.

What an editor says of tabs and of blanks at line ends is not heeded: YAML takes no tabs, two blanks are the style, and
the body's bytes are its author's. A header that cannot be formatted gets no edits; its diagnostics say what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide import formatting
from agentls.lsp.convert import range_to_span, span_to_range
from agentls.text_diff import edits_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def document(session: Session, params: types.DocumentFormattingParams) -> list[Json] | None:
    """The edits that put a document's header in order; None where it is no agent file or excluded."""
    return _edits(session, params.text_document.uri, None)


def selection(session: Session, params: types.DocumentRangeFormattingParams) -> list[Json] | None:
    """The edits that lay out the header's entries in a range, each at its place."""
    return _edits(session, params.text_document.uri, [params.range])


def selections(session: Session, params: types.DocumentRangesFormattingParams) -> list[Json] | None:
    """The same for several ranges."""
    return _edits(session, params.text_document.uri, params.ranges)


def _edits(session: Session, uri: str, ranges: Sequence[types.Range] | None) -> list[Json] | None:
    report = session.report(uri)
    if report is None:
        return None
    before, encoding = report.ctx.doc.text, session.client.encoding
    if ranges is None:
        after = formatting.format_file(report.ctx).text
    else:
        spans = [range_to_span(each, before, encoding) for each in ranges]
        after = formatting.format_spans(report.ctx, spans).text
    if after is before:
        return []
    edits = edits_between(before, after)
    return [{"range": span_to_range(edit.span, before, encoding), "newText": edit.text} for edit in edits]
