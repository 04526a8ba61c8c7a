"""How often each message is sent."""

from __future__ import annotations

RECORDED = {
    "textDocument/didChange": 52,
    "textDocument/codeAction": 37,
    "textDocument/completion": 21,
    "textDocument/documentSymbol": 20,
    "textDocument/didOpen": 16,
    "textDocument/hover": 15,
    "workspace/didChangeConfiguration": 4,
    "$/setTrace": 2,
}
"""Counted in 16 recorded sessions of VS Code, Theia, Neovim, Helix, Emacs, Vim, Kate and JupyterLab, November 2026.

Their server offered completion, hover and code actions only; Kate asked for symbols all the same.
"""

CHANGES = {"one place": 33, "two places": 6, "whole": 13}
"""What the recorded changes were: typed or replaced at one place, at two in one message, or the document sent whole."""

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
    "workspace/didChangeWorkspaceFolders": 1,
    "$/cancelRequest": 6,
}
"""What an hour has and those short visits did not: files saved, closed, moved and changed by other programs."""

ALL = {**RECORDED, **OFFERED, **DISK}
