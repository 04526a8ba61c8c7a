"""``textDocument/foldingRange``: what can be folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide.structure.folding_ranges import folds

if TYPE_CHECKING:
    from agentls.ide.structure.folding_ranges import Fold
    from agentls.lsp.convert import Json, Request
    from agentls.lsp.session import Session


def answer(session: Session, params: types.FoldingRangeParams) -> list[Json]:
    """What can be folded, no more than the client takes."""
    request = session.analysis.find_request(params)
    if request is None:
        return []
    return [_write_fold(fold, request) for fold in folds(request.ctx.doc, session.capabilities.most_folds)]


def _write_fold(fold: Fold, request: Request) -> Json:
    client = request.capabilities
    made: Json = {"startLine": fold.first, "endLine": fold.last}
    if not client.folds_lines:
        hidden = request.range(fold.span)
        made["startCharacter"] = hidden["start"]["character"]
        made["endLine"], made["endCharacter"] = hidden["end"]["line"], hidden["end"]["character"]
    if fold.comment and client.folds_comments:
        made["kind"] = types.FoldingRangeKind.Comment.value
    return made
