"""What the client can do, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder, get_capability

if TYPE_CHECKING:
    from agentls.text import Encoding

SUGGEST_AGAIN = "editor.action.triggerSuggest"
"""A command of the editor's own, run after a completion that leaves something to complete."""


@dataclass(frozen=True, slots=True)
class Capabilities:
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
    markdown_docs: bool = False
    """Markdown beside completions."""
    markdown_hover: bool = False
    fading: bool = False
    """Diagnostics may be tagged as unnecessary."""
    rule_links: bool = False
    """Diagnostics may link to their rule's page."""
    action_literals: bool = False
    """Code actions may be more than commands; without that none are offered."""
    lazy_actions: bool = False
    """It asks for the edit of a code action when that is chosen."""
    document_changes: bool = False
    """Edits may name the version of the document they are for."""
    configuration: bool = False
    """It answers questions about its settings."""
    announces_settings: bool = False
    """It can be asked to tell of changed settings."""
    watches_files: bool = False
    show_document: bool = False


def of_client(client: types.ClientCapabilities) -> Capabilities:
    """The client's abilities, flattened."""

    def has(name: str) -> bool:
        return bool(get_capability(client, name, False))

    def among(name: str, value: object) -> bool:
        return value in (get_capability(client, name) or ())

    diagnostics = "text_document.publish_diagnostics"
    item = "text_document.completion.completion_item"
    encoding = ServerCapabilitiesBuilder.choose_position_encoding(client)
    return Capabilities(
        encoding=types.PositionEncodingKind(encoding).value,
        pull=has("text_document.diagnostic") and has("workspace.diagnostics.refresh_support"),
        snippets=has(f"{item}.snippet_support"),
        struck_out=among(f"{item}.tag_support.value_set", types.CompletionItemTag.Deprecated),
        suggests_again=SUGGEST_AGAIN in _commands(client.experimental),
        markdown_docs=among(f"{item}.documentation_format", types.MarkupKind.Markdown),
        markdown_hover=among("text_document.hover.content_format", types.MarkupKind.Markdown),
        fading=among(f"{diagnostics}.tag_support.value_set", types.DiagnosticTag.Unnecessary)
        or among("text_document.diagnostic.tag_support.value_set", types.DiagnosticTag.Unnecessary),
        rule_links=has(f"{diagnostics}.code_description_support")
        or has("text_document.diagnostic.code_description_support"),
        action_literals=has("text_document.code_action.code_action_literal_support"),
        lazy_actions=has("text_document.code_action.data_support")
        and among("text_document.code_action.resolve_support.properties", "edit"),
        document_changes=has("workspace.workspace_edit.document_changes"),
        configuration=has("workspace.configuration"),
        announces_settings=has("workspace.did_change_configuration.dynamic_registration"),
        watches_files=has("workspace.did_change_watched_files.dynamic_registration"),
        show_document=has("window.show_document.support"),
    )


def _commands(experimental: object) -> list[object]:
    # The form is rust-analyzer's: {"commands": {"commands": ["editor.action.triggerSuggest"]}}.
    commands = experimental.get("commands") if isinstance(experimental, dict) else None
    names = commands.get("commands") if isinstance(commands, dict) else None
    return names if isinstance(names, list) else []
