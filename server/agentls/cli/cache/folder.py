"""Where the cache lies: with the user's other caches, so that no repository can bring one that hides findings."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from agentls.project.filesystem import FileSystem, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

_START = "results-"
FILE = f"{_START}1.sqlite"
"""What is kept; the number is that of how."""
NAME = "AGENTLS_CACHE_DIR"
"""The environment variable that names another folder."""
OFF = "AGENTLS_NO_CACHE"
"""The environment variable that does without."""


def default_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The folder for the cache where the command line names none; empty where nobody knows the user's."""
    home = os.path.expanduser("~")  # noqa: PTH111  pathlib takes as long to load as all the rest.
    if chosen := environment.get(NAME):
        return chosen
    if home == "~":
        return ""
    if platform == "win32":
        return f"{environment.get('LOCALAPPDATA') or f'{home}/AppData/Local'}/agentls/Cache"
    if platform == "darwin":
        return f"{home}/Library/Caches/agentls"
    given = environment.get("XDG_CACHE_HOME", "")
    # By the specification a relative path is none.
    return f"{given if given.startswith('/') else f'{home}/.cache'}/agentls"


def remove_all(folder: str) -> Unreadable | None:
    """Removes what is kept in a folder, by this agentls or an older one; None when nothing is left."""
    files = FileSystem()
    items = files.list(folder)
    names = [] if isinstance(items, Unreadable) else [item.name for item in items if item.name.startswith(_START)]
    return next(filter(None, (files.remove(f"{folder}/{name}") for name in names)), None)
