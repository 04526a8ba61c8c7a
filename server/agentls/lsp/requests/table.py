"""Which function answers which request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from agentls.lsp.requests import (
    call_hierarchy,
    code_action,
    code_lens,
    completion,
    definition,
    document_color,
    document_highlight,
    document_link,
    document_symbol,
    folding_range,
    formatting,
    hover,
    inlay_hint,
    linked_editing_range,
    on_type_formatting,
    references,
    rename,
    selection_range,
    semantic_tokens,
    will_rename_files,
    workspace_symbol,
)

if TYPE_CHECKING:
    from agentls.lsp.session import Session

    Handler = Callable[[Session, Any], object]

HANDLERS: dict[str, Handler] = {
    types.TEXT_DOCUMENT_COMPLETION: completion.answer,
    types.TEXT_DOCUMENT_HOVER: hover.answer,
    types.TEXT_DOCUMENT_CODE_ACTION: code_action.answer,
    types.CODE_ACTION_RESOLVE: code_action.resolve,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: document_symbol.answer,
    types.TEXT_DOCUMENT_FOLDING_RANGE: folding_range.answer,
    types.TEXT_DOCUMENT_SELECTION_RANGE: selection_range.answer,
    types.TEXT_DOCUMENT_LINKED_EDITING_RANGE: linked_editing_range.answer,
    types.TEXT_DOCUMENT_ON_TYPE_FORMATTING: on_type_formatting.answer,
    types.TEXT_DOCUMENT_FORMATTING: formatting.format_document,
    types.TEXT_DOCUMENT_RANGE_FORMATTING: formatting.format_range,
    types.TEXT_DOCUMENT_RANGES_FORMATTING: formatting.format_ranges,
    types.TEXT_DOCUMENT_PREPARE_RENAME: rename.prepare,
    types.TEXT_DOCUMENT_RENAME: rename.answer,
    types.WORKSPACE_WILL_RENAME_FILES: will_rename_files.answer,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: semantic_tokens.answer_full,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: semantic_tokens.answer_delta,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: semantic_tokens.answer_range,
    types.TEXT_DOCUMENT_DOCUMENT_COLOR: document_color.answer,
    types.TEXT_DOCUMENT_COLOR_PRESENTATION: document_color.present,
    types.TEXT_DOCUMENT_INLAY_HINT: inlay_hint.answer,
    types.TEXT_DOCUMENT_CODE_LENS: code_lens.answer,
    types.CODE_LENS_RESOLVE: code_lens.resolve,
    types.TEXT_DOCUMENT_DEFINITION: definition.answer,
    types.TEXT_DOCUMENT_REFERENCES: references.answer,
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: document_highlight.answer,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: document_link.answer,
    types.DOCUMENT_LINK_RESOLVE: document_link.resolve,
    types.WORKSPACE_SYMBOL: workspace_symbol.answer,
    types.WORKSPACE_SYMBOL_RESOLVE: workspace_symbol.resolve,
    types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: call_hierarchy.prepare,
    types.CALL_HIERARCHY_INCOMING_CALLS: call_hierarchy.answer_incoming,
    types.CALL_HIERARCHY_OUTGOING_CALLS: call_hierarchy.answer_outgoing,
}
"""By method: called with the session and the request's parameters, a handler gives plain JSON or the protocol's types.

To import this imports rules and schemas, which takes as long as all the rest of starting: the server does so when it
has introduced itself.
"""
