"""What the client can do, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from msgspec import Struct
from pygls.capabilities import ServerCapabilitiesBuilder, get_capability

if TYPE_CHECKING:
    from agentls.text import Encoding

SUGGEST_AGAIN = "editor.action.triggerSuggest"
"""A command of the editor's own, run after a completion that leaves something to complete."""


SHOW_REFERENCES = "agentls.showReferences"
"""A command of the client's own that shows the references of the name at a place; arguments: URI, position."""


_REFRESHES = {
    types.WORKSPACE_CODE_LENS_REFRESH: "code_lens",
    types.WORKSPACE_INLAY_HINT_REFRESH: "inlay_hint",
    types.WORKSPACE_SEMANTIC_TOKENS_REFRESH: "semantic_tokens",
}


class Capabilities(Struct, frozen=True):
    """The client's abilities that change what it is sent; the defaults are a client's that says nothing."""

    encoding: Encoding = "utf-16"
    """The unit of columns."""
    pull: bool = False
    """It asks for diagnostics and can be told to ask again; else they are pushed."""
    snippets: bool = False
    struck_out: bool = False
    """Completions may be tagged as deprecated."""
    suggests_again: bool = False
    """It has a command that asks for completion again and says so, as an experimental capability."""
    shows_references: bool = False
    """It has a command that shows references and says so, as an experimental capability."""
    hovers_diagnostics: bool = False
    """It shows diagnostics in a hover by itself and says so, as an experimental capability."""
    json_service: bool = False
    """It says by itself what is no JSON, and what the schema has that a file names; the same way."""
    token_types: frozenset[str] = frozenset()
    """The types of semantic tokens it has colours for."""
    token_modifiers: frozenset[str] = frozenset()
    markdown_docs: bool = False
    """Markdown beside completions."""
    markdown_hover: bool = False
    fading: bool = False
    """Diagnostics may be tagged as unnecessary."""
    rule_links: bool = False
    """Diagnostics may link to their rule's page."""
    related_places: bool = False
    """Diagnostics may name other places."""
    action_literals: bool = False
    """Code actions may be more than commands; without that none are offered."""
    prefers_actions: bool = False
    """It knows the preferred one among code actions."""
    lazy_actions: bool = False
    """It asks for the edit of a code action when that is chosen."""
    document_changes: bool = False
    """Edits may name the version of the document they are for."""
    renames_files: bool = False
    """Edits may rename files and folders."""
    creates_files: bool = False
    """It makes edits that create files when it is told to."""
    configuration: bool = False
    """It answers questions about its settings."""
    announces_settings: bool = False
    """It can be asked to tell of changed settings."""
    watches_files: bool = False
    show_document: bool = False
    symbol_trees: bool = False
    """A document's symbols may hold each other."""
    symbol_tags: bool = False
    """A document's symbols may be tagged as deprecated."""
    folds_lines: bool = False
    """It folds whole lines only."""
    folds_comments: bool = True
    """It knows the kind of fold that is a comment."""
    most_folds: int | None = None
    """How many folds it takes; None for any number."""
    progress: bool = False
    """It shows progress that the server begins."""
    refreshes: frozenset[str] = frozenset()
    """The requests by which it can be told to ask again for what it shows: code lenses, hints, tokens."""
    definition_links: bool = False
    """Places to go to may say from which characters they were asked for."""
    link_tooltips: bool = False
    lazy_symbols: bool = False
    """It asks for the place of a symbol of the workspace when that is chosen."""


def read_capabilities(client: types.ClientCapabilities) -> Capabilities:
    """The client's abilities, flattened."""

    def has(name: str) -> bool:
        return bool(get_capability(client, name, False))

    def all_of(name: str) -> frozenset[str]:
        return frozenset(get_capability(client, name) or ())

    def among(name: str, value: object) -> bool:
        return value in (get_capability(client, name) or ())

    diagnostics = "text_document.publish_diagnostics"
    item = "text_document.completion.completion_item"
    symbols, folds = "text_document.document_symbol", "text_document.folding_range"
    fold_kinds = get_capability(client, f"{folds}.folding_range_kind.value_set")
    encoding = ServerCapabilitiesBuilder.choose_position_encoding(client)
    return Capabilities(
        encoding=types.PositionEncodingKind(encoding).value,
        pull=has("text_document.diagnostic") and has("workspace.diagnostics.refresh_support"),
        snippets=has(f"{item}.snippet_support"),
        struck_out=among(f"{item}.tag_support.value_set", types.CompletionItemTag.Deprecated),
        suggests_again=SUGGEST_AGAIN in _commands(client),
        shows_references=SHOW_REFERENCES in _commands(client),
        hovers_diagnostics=_experimental(client, "hoverDiagnostics") is True,
        json_service=_experimental(client, "jsonService") is True,
        token_types=all_of("text_document.semantic_tokens.token_types"),
        token_modifiers=all_of("text_document.semantic_tokens.token_modifiers"),
        markdown_docs=among(f"{item}.documentation_format", types.MarkupKind.Markdown),
        markdown_hover=among("text_document.hover.content_format", types.MarkupKind.Markdown),
        fading=among(f"{diagnostics}.tag_support.value_set", types.DiagnosticTag.Unnecessary)
        or among("text_document.diagnostic.tag_support.value_set", types.DiagnosticTag.Unnecessary),
        rule_links=has(f"{diagnostics}.code_description_support")
        or has("text_document.diagnostic.code_description_support"),
        related_places=has(f"{diagnostics}.related_information") or has("text_document.diagnostic.related_information"),
        action_literals=has("text_document.code_action.code_action_literal_support"),
        prefers_actions=has("text_document.code_action.is_preferred_support"),
        lazy_actions=has("text_document.code_action.data_support")
        and among("text_document.code_action.resolve_support.properties", "edit"),
        document_changes=has("workspace.workspace_edit.document_changes"),
        # Neovim names the operations alone, and takes them among document changes as the protocol has it.
        renames_files=among("workspace.workspace_edit.resource_operations", types.ResourceOperationKind.Rename),
        creates_files=has("workspace.apply_edit")
        and among("workspace.workspace_edit.resource_operations", types.ResourceOperationKind.Create),
        configuration=has("workspace.configuration"),
        announces_settings=has("workspace.did_change_configuration.dynamic_registration"),
        watches_files=has("workspace.did_change_watched_files.dynamic_registration"),
        show_document=has("window.show_document.support"),
        symbol_trees=has(f"{symbols}.hierarchical_document_symbol_support"),
        symbol_tags=among(f"{symbols}.tag_support.value_set", types.SymbolTag.Deprecated),
        folds_lines=has(f"{folds}.line_folding_only"),
        # A client that says nothing about kinds is older than that question, but not than the kinds.
        folds_comments=fold_kinds is None or types.FoldingRangeKind.Comment in fold_kinds,
        most_folds=get_capability(client, f"{folds}.range_limit"),
        progress=has("window.work_done_progress"),
        refreshes=frozenset(method for method, name in _REFRESHES.items() if has(f"workspace.{name}.refresh_support")),
        definition_links=has("text_document.definition.link_support"),
        link_tooltips=has("text_document.document_link.tooltip_support"),
        lazy_symbols=among("workspace.symbol.resolve_support.properties", "location.range"),
    )


def _experimental(client: types.ClientCapabilities, name: str) -> object:
    return client.experimental.get(name) if isinstance(client.experimental, dict) else None


def _commands(client: types.ClientCapabilities) -> list[object]:
    # The form is rust-analyzer's: {"commands": {"commands": ["editor.action.triggerSuggest"]}}.
    commands = _experimental(client, "commands")
    names = commands.get("commands") if isinstance(commands, dict) else None
    return names if isinstance(names, list) else []
