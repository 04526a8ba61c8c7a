"""What the client is asked to tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.lsp.client import SECTION
from agentls.lsp.workspace import HOMES

if TYPE_CHECKING:
    from agentls.lsp.capabilities.client import Capabilities

SETTINGS_FILES = ("agentls.toml", "pyproject.toml")
_WATCHED = "*.{md,txt,json,yaml,yml,toml,py,js,ts,sh}"
"""Files with names, and files that are linked to."""


def list_registrations(client: Capabilities) -> list[types.Registration]:
    """Changed settings and files, as far as the client can be asked for them."""
    wanted = []
    if client.announces_settings:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        wanted.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if client.watches_files:
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in (*SETTINGS_FILES, _WATCHED, *_list_folders())]
        files = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, files))
    return wanted


def _list_folders() -> list[str]:
    """The folders that agent files lie in, and those in them: they may come and go as a whole."""
    names = ",".join(sorted({part for home in HOMES for part in home.split("/")}))
    return [f"{{{names}}}", f"{{{names}}}/*"]
