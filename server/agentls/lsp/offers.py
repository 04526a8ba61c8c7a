"""What the server answers, request by request, and which function of this package does it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types

from agentls.ide.semantic_tokens.legend import MODIFIERS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.lsp.server import Server

_COMPLETION_TRIGGERS = [":", " ", "-", ",", "(", "<", "[", '"', "#", "\n"]
_LEGEND = types.SemanticTokensLegend(TYPES, MODIFIERS)
_ACTION_KINDS = [
    types.CodeActionKind.QuickFix,
    types.CodeActionKind.RefactorRewrite,
    types.CodeActionKind.RefactorExtract,
    types.CodeActionKind.RefactorInline,
    "source.fixAll.agentls",
]

MOVABLE = types.FileOperationRegistrationOptions(
    [
        types.FileOperationFilter(types.FileOperationPattern("**/*.md", types.FileOperationPatternKind.File), "file"),
        types.FileOperationFilter(types.FileOperationPattern("**", types.FileOperationPatternKind.Folder), "file"),
    ]
)
"""The files and folders whose renaming we want to hear of."""


class Offer(NamedTuple):
    """A request that has an answer."""

    method: str
    answer: str
    """A module of this package and its function, which is called with the session and the request's parameters.

    Named, not imported: what answers are made of is loaded after the server has introduced itself.
    """
    options: object = None
    """What the client is told beside."""
    refresh: str = ""
    """The request that has the client ask again; one that does not know it is answered once all files are known."""


OFFERS = (
    Offer(types.TEXT_DOCUMENT_COMPLETION, "features.completion", types.CompletionOptions(_COMPLETION_TRIGGERS)),
    Offer(types.TEXT_DOCUMENT_HOVER, "features.hover"),
    Offer(
        types.TEXT_DOCUMENT_CODE_ACTION,
        "features.code_actions",
        types.CodeActionOptions(_ACTION_KINDS, resolve_provider=True),
    ),
    Offer(types.CODE_ACTION_RESOLVE, "features.resolved"),
    Offer(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        "structure.document_symbols",
        types.DocumentSymbolOptions(label="Agent file"),
    ),
    Offer(types.TEXT_DOCUMENT_FOLDING_RANGE, "structure.folding_ranges"),
    Offer(types.TEXT_DOCUMENT_SELECTION_RANGE, "structure.selection_ranges"),
    Offer(types.TEXT_DOCUMENT_LINKED_EDITING_RANGE, "structure.linked_ranges"),
    Offer(
        types.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        "structure.typed",
        types.DocumentOnTypeFormattingOptions(first_trigger_character=">", more_trigger_character=["\n"]),
    ),
    Offer(types.TEXT_DOCUMENT_FORMATTING, "formatting.document"),
    Offer(
        types.TEXT_DOCUMENT_RANGE_FORMATTING,
        "formatting.selection",
        types.DocumentRangeFormattingOptions(ranges_support=True),
    ),
    Offer(types.TEXT_DOCUMENT_RANGES_FORMATTING, "formatting.selections"),
    Offer(types.TEXT_DOCUMENT_PREPARE_RENAME, "renaming.prepare"),
    Offer(types.TEXT_DOCUMENT_RENAME, "renaming.rename"),
    Offer(types.WORKSPACE_WILL_RENAME_FILES, "renaming.before_files_move", MOVABLE),
    Offer(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, "tokens.full", _LEGEND),
    Offer(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, "tokens.delta", _LEGEND),
    Offer(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, "tokens.part", _LEGEND),
    Offer(types.TEXT_DOCUMENT_DOCUMENT_COLOR, "sight.colors"),
    Offer(types.TEXT_DOCUMENT_COLOR_PRESENTATION, "sight.color_names"),
    Offer(types.TEXT_DOCUMENT_INLAY_HINT, "sight.hints"),
    Offer(types.TEXT_DOCUMENT_CODE_LENS, "sight.lenses", refresh=types.WORKSPACE_CODE_LENS_REFRESH),
    Offer(types.CODE_LENS_RESOLVE, "sight.lens_resolved"),
    Offer(types.TEXT_DOCUMENT_DEFINITION, "navigation.definition"),
    Offer(types.TEXT_DOCUMENT_REFERENCES, "navigation.references"),
    Offer(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, "navigation.highlights"),
    Offer(
        types.TEXT_DOCUMENT_DOCUMENT_LINK, "navigation.document_links", types.DocumentLinkOptions(resolve_provider=True)
    ),
    Offer(types.DOCUMENT_LINK_RESOLVE, "navigation.link_resolved"),
    Offer(types.WORKSPACE_SYMBOL, "navigation.symbols", types.WorkspaceSymbolOptions(resolve_provider=True)),
    Offer(types.WORKSPACE_SYMBOL_RESOLVE, "navigation.symbol_resolved"),
    Offer(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, "calls.prepare"),
    Offer(types.CALL_HIERARCHY_INCOMING_CALLS, "calls.incoming"),
    Offer(types.CALL_HIERARCHY_OUTGOING_CALLS, "calls.outgoing"),
)


def answerer(offer: Offer) -> Callable[[Server, Any], Any]:
    """The handler of a request, as pygls calls it."""
    module, _, name = offer.answer.partition(".")

    # pygls knows by the parameter's name that it is to pass itself.
    def answer(ls: Server, params: Any) -> Any:  # noqa: ANN401
        ls.asked.add(offer.method)
        function = getattr(import_module(f"agentls.lsp.{module}"), name)
        return function(ls.session, params)

    async def answer_late(ls: Server, params: Any) -> Any:  # noqa: ANN401
        if offer.refresh not in ls.client.refreshes:
            await ls.background.all_read()
        return answer(ls, params)

    return answer_late if offer.refresh else answer
