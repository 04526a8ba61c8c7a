"""How often each message is sent."""

from __future__ import annotations

from lsprotocol import types

RECORDED = {
    "textDocument/didChange": 52,
    "textDocument/codeAction": 37,
    "textDocument/completion": 21,
    "textDocument/documentSymbol": 20,
    "textDocument/didOpen": 16,
    "textDocument/hover": 15,
    "$/setTrace": 2,
}
"""Counted in 16 recorded sessions of VS Code, Theia, Neovim, Helix, Emacs, Vim, Kate and JupyterLab, November 2026.

Besides, each begins with one change of settings.
Their server offered completion, hover and code actions only; Kate asked for symbols all the same.
"""

CHANGES = {
    "one place": 30,
    "deleted": 3,
    "two places": 6,
    "whole": 13,
    "pasted": 4,
    "undone": 6,
    "header deleted": 1,
    "replaced": 1,
}
"""What changes are: typed, deleted or pasted at one place, typed at several in one message, or the document sent whole.

How many are at one place, at two and whole was counted in the same sessions, what is pasted and undone was not.
"""

OFFERED = {
    "textDocument/semanticTokens/full/delta": 24,
    "textDocument/documentHighlight": 18,
    "textDocument/inlayHint": 14,
    "textDocument/codeLens": 12,
    "textDocument/foldingRange": 12,
    "textDocument/documentLink": 10,
    "textDocument/documentColor": 10,
    "textDocument/linkedEditingRange": 8,
    "textDocument/selectionRange": 5,
    "textDocument/definition": 5,
    "textDocument/semanticTokens/full": 4,
    "textDocument/semanticTokens/range": 4,
    "textDocument/references": 4,
    "textDocument/onTypeFormatting": 4,
    "workspace/symbol": 4,
    "textDocument/formatting": 2,
    "textDocument/rangeFormatting": 2,
    "textDocument/prepareRename": 2,
    "textDocument/rename": 2,
    "textDocument/prepareCallHierarchy": 2,
    "textDocument/colorPresentation": 1,
    "workspace/willRenameFiles": 1,
    "workspace/executeCommand": 1,
}
"""What editors ask for beside, of a server that offers it: most after each change, some when the user wants it."""

DISK = {
    "textDocument/didSave": 8,
    "textDocument/didClose": 16,
    "workspace/didChangeWatchedFiles": 12,
    "$/cancelRequest": 6,
}
"""What an hour has and those short visits did not: files saved, closed, moved and changed by other programs."""

SETTINGS_FILE = "agentls.toml"
_SMALL = 200


def of_day(agents: int) -> dict[str, float]:
    """How often what happens in a day, in a workspace of so many agents."""
    few = seldom(agents)
    whole = {
        SETTINGS_FILE: 2 * few,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: 4 * few,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: few,
    }
    return {**RECORDED, **OFFERED, **DISK, **whole}


def seldom(agents: int) -> float:
    """How much less often than in a small workspace something changes that a great part of all files hangs on.

    When settings, servers or folders change these are checked again; nobody changes them more often for having more.
    """
    return min(1, _SMALL / agents)
