"""What ``workspace/executeCommand`` takes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

# pygls reads the annotations of commands, and finds no names that are imported for types only.
from agentls.lsp.server import Server  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

# What answers is imported when it is asked for: the server has to be up before.


def tell_references(ls: Server, uri: str) -> None:
    """Say where the name of a document stands, for clients that have no command to show it."""
    from agentls.lsp import sight

    if words := sight.references_told(ls.session, uri):
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))


def kind(ls: Server, uri: str) -> dict[str, Any] | None:
    """What kind of agent file a document is."""
    from agentls.lsp import everything

    return everything.kind(ls.session, uri)


def rules(ls: Server) -> list[dict[str, Any]]:  # noqa: ARG001
    """All rules with their pages."""
    from agentls.lsp import everything

    return everything.rules()


async def findings(ls: Server) -> dict[str, Any]:
    """How many findings all agent files have."""
    from agentls.lsp import everything

    return await everything.findings(ls)


async def fix_all(ls: Server) -> dict[str, Any]:
    """An edit that repairs all agent files as far as that is safe, for the client to make."""
    from agentls.lsp import everything

    return await everything.fix_all(ls)


async def explain(ls: Server, rule: str) -> None:
    """Show a rule's documentation: its page beside the file, or a message where the client opens none."""
    from agentls.lsp import features

    page = features.page(ls.session, rule) if ls.client.show_document else None
    words = features.explanation(rule)
    if words and not (page and await _shown(ls, page)):
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))


async def _shown(ls: Server, uri: str) -> bool:
    try:
        answer = await ls.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True))
    except JsonRpcException as error:
        _log.info("the client does not show %s: %s", uri, error)
        return False
    return answer.success


COMMANDS: dict[str, Callable[..., Any]] = {
    "agentls.explain": explain,
    "agentls.tellReferences": tell_references,
    "agentls.kind": kind,
    "agentls.rules": rules,
    "agentls.findings": findings,
    "agentls.fixAll": fix_all,
}
