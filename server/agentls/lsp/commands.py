"""What ``workspace/executeCommand`` takes."""

from __future__ import annotations

import logging
from pathlib import PurePath
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
    from agentls.lsp.requests.code_lens import count_references

    ctx = ls.session.context(uri)
    own = ctx.entry.own if ctx else None
    if ctx and own:
        found = [f"{PurePath(path).name} ({count})" for path, count in count_references(ls.session, ctx).items()]
        words = f"`{own.name}` is named in {', '.join(found)}." if found else f"`{own.name}` is named nowhere."
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))


def kind(ls: Server, uri: str) -> dict[str, Any] | None:
    """What kind of agent file an open document is; None for any other."""
    found = ls.session.context(uri)
    return {"id": found.kind.id, "title": found.kind.title} if found else None


def rules(ls: Server) -> list[dict[str, Any]]:  # noqa: ARG001
    """All rules with their pages."""
    from agentls.lsp.rule_pages import list_rules

    return list_rules()


async def findings(ls: Server) -> dict[str, Any]:
    """How many findings all agent files have."""
    from agentls.lsp.workspace_commands import count_findings

    return await count_findings(ls)


async def fix_all(ls: Server) -> dict[str, Any]:
    """An edit that repairs all agent files as far as that is safe, for the client to make."""
    from agentls.lsp import workspace_commands

    return await workspace_commands.fix_all(ls)


async def explain(ls: Server, rule: str) -> None:
    """Show a rule's documentation: its page beside the file, or a message where the client opens none."""
    from agentls.lsp.rule_pages import summarize_rule, write_page

    page = write_page(rule, ls.session.pages.name) if ls.client.show_document else None
    words = summarize_rule(rule)
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
