"""``textDocument/inlayHint``: what values stand for, beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.inlay_hints import hints
from agentls.lsp.convert import markdown_to_markup, offset_to_position

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.ide.inlay_hints import Hint
    from agentls.lsp.convert import Json, Request
    from agentls.lsp.session import Session


def answer(session: Session, params: types.InlayHintParams) -> list[Json]:
    """The hints in a range, as far as the settings want them."""
    request = session.analysis.find_request(params)
    if request is None:
        return []
    start, end = request.span(params.range)
    found = hints(request.ctx, session.settings.find(request.path).editor.hints)
    return [_write_hint(hint, request) for hint in found if start <= hint.offset <= end]


def _write_hint(hint: Hint, request: Request) -> Json:
    client = request.capabilities
    made: Json = {
        "position": offset_to_position(hint.offset, request.text, client.encoding),
        "label": hint.label,
        "tooltip": markdown_to_markup(hint.doc, markdown=client.markdown_hover),
        "paddingLeft": True,
    }
    if hint.edits:
        made["textEdits"] = [request.text_edit(edit) for edit in hint.edits]
    return made
