"""``textDocument/formatting``, ``rangeFormatting`` and ``rangesFormatting``: the header in one layout.

What an editor says of tabs and of blanks at line ends is not heeded: YAML takes no tabs, two blanks are the layout, and
the body's bytes are its author's. A header that cannot be formatted gets no edits; its diagnostics say what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.formatting import format_file, format_spans
from agentls.text_diff import edits_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from agentls.lsp.convert import AboutDocument, Json
    from agentls.lsp.session import Session


def format_document(session: Session, params: types.DocumentFormattingParams) -> list[Json] | None:
    """The edits that put a document's header in order; None where it is no agent file or excluded."""
    return _format(session, params, None)


def format_range(session: Session, params: types.DocumentRangeFormattingParams) -> list[Json] | None:
    """The edits that lay out the header's entries in a range, each at its place."""
    return _format(session, params, [params.range])


def format_ranges(session: Session, params: types.DocumentRangesFormattingParams) -> list[Json] | None:
    """The same for several ranges."""
    return _format(session, params, params.ranges)


def _format(session: Session, params: AboutDocument, ranges: Sequence[types.Range] | None) -> list[Json] | None:
    request = session.analysis.find_request(params)
    if request is None or session.analysis.report(request.uri) is None:
        return None
    if ranges is None:
        sort_keys = session.settings.find(request.path).sort_keys
        after = format_file(request.ctx, sort_keys=sort_keys).text
    else:
        after = format_spans(request.ctx, [request.span(each) for each in ranges]).text
    if after is request.text:
        return []
    return [request.text_edit(edit) for edit in edits_between(request.text, after)]
