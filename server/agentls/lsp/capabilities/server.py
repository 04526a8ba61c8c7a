"""Which requests the server answers, and what it tells the client about them.

Here stand names and options alone: what answers is imported later, see ``agentls.lsp.requests.table``.
"""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from agentls.ide.results import CONVERT
from agentls.ide.semantic_tokens.legend import MODIFIERS, TYPES

_COMPLETION_TRIGGERS = [" ", "-", ",", "(", "<", "[", '"', "#", "\n", "@", "/", "$"]
_LEGEND = types.SemanticTokensLegend(TYPES, MODIFIERS)
_ACTION_KINDS = [
    types.CodeActionKind.QuickFix,
    types.CodeActionKind.RefactorRewrite,
    types.CodeActionKind.RefactorExtract,
    types.CodeActionKind.RefactorInline,
    CONVERT,
    "source.fixAll.agentls",
]

MOVABLE = types.FileOperationRegistrationOptions(
    [
        types.FileOperationFilter(types.FileOperationPattern("**/*.md", types.FileOperationPatternKind.File), "file"),
        types.FileOperationFilter(types.FileOperationPattern("**", types.FileOperationPatternKind.Folder), "file"),
    ]
)
"""The files and folders whose renaming we want to hear of."""


REQUESTS: dict[str, Any] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(_COMPLETION_TRIGGERS),
    types.TEXT_DOCUMENT_HOVER: None,
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(_ACTION_KINDS, resolve_provider=True),
    types.CODE_ACTION_RESOLVE: None,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: types.DocumentSymbolOptions(label="Agent file"),
    types.TEXT_DOCUMENT_FOLDING_RANGE: None,
    types.TEXT_DOCUMENT_SELECTION_RANGE: None,
    types.TEXT_DOCUMENT_LINKED_EDITING_RANGE: None,
    types.TEXT_DOCUMENT_ON_TYPE_FORMATTING: types.DocumentOnTypeFormattingOptions(
        first_trigger_character=">", more_trigger_character=["\n"]
    ),
    types.TEXT_DOCUMENT_FORMATTING: None,
    types.TEXT_DOCUMENT_RANGE_FORMATTING: types.DocumentRangeFormattingOptions(ranges_support=True),
    types.TEXT_DOCUMENT_RANGES_FORMATTING: None,
    types.TEXT_DOCUMENT_PREPARE_RENAME: None,
    types.TEXT_DOCUMENT_RENAME: None,
    types.WORKSPACE_WILL_RENAME_FILES: MOVABLE,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: _LEGEND,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: _LEGEND,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: _LEGEND,
    types.TEXT_DOCUMENT_DOCUMENT_COLOR: None,
    types.TEXT_DOCUMENT_COLOR_PRESENTATION: None,
    types.TEXT_DOCUMENT_INLAY_HINT: None,
    types.TEXT_DOCUMENT_CODE_LENS: None,
    types.CODE_LENS_RESOLVE: None,
    types.TEXT_DOCUMENT_DEFINITION: None,
    types.TEXT_DOCUMENT_REFERENCES: None,
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: None,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: types.DocumentLinkOptions(resolve_provider=True),
    types.DOCUMENT_LINK_RESOLVE: None,
    types.WORKSPACE_SYMBOL: types.WorkspaceSymbolOptions(resolve_provider=True),
    types.WORKSPACE_SYMBOL_RESOLVE: None,
    types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: None,
    types.CALL_HIERARCHY_INCOMING_CALLS: None,
    types.CALL_HIERARCHY_OUTGOING_CALLS: None,
}
"""The methods that are answered, with what the client is told beside."""

PATIENT = {types.TEXT_DOCUMENT_PREPARE_RENAME, types.TEXT_DOCUMENT_RENAME}
"""The methods that are refused while files are still being read, but not for the sake of a moment."""
LATE: dict[str, str | None] = {
    types.TEXT_DOCUMENT_CODE_LENS: types.WORKSPACE_CODE_LENS_REFRESH,
    types.TEXT_DOCUMENT_DEFINITION: None,
    types.TEXT_DOCUMENT_REFERENCES: None,
    types.WORKSPACE_SYMBOL: None,
    types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: None,
    types.CALL_HIERARCHY_INCOMING_CALLS: None,
    types.CALL_HIERARCHY_OUTGOING_CALLS: None,
    types.WORKSPACE_WILL_RENAME_FILES: None,
}
"""The methods whose answer hangs on all files, with the request that has the client ask again, if there is one.

A client that cannot be told to ask again is answered once all files have been read.
"""
