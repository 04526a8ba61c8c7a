"""Where is kept what need not be found twice: with the user's other caches, so that no repository can bring any."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from agentls.project.filesystem import FileSystem, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "results-1.sqlite"
"""What checks have found; the number is that of how it is kept."""
CODE = "code-1-"
"""What the file of compiled code begins with."""
_STARTS = ("results-", "code-")
_MARKS = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# See https://bford.info/cachedir/\n",
}
"""Files by which version control and backups leave a folder out."""
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


def make_folder(folder: str) -> bool:
    """Makes the folder where it is missing; False where that cannot be."""
    files = FileSystem()
    if not folder or files.make_private(folder):
        return False
    for name, text in _MARKS.items():
        files.create(f"{folder}/{name}", text)
    return True


def remove_all(folder: str) -> Unreadable | None:
    """Removes what is kept in a folder, by this agentls or an older one; None when nothing is left."""
    files = FileSystem()
    items = files.list(folder)
    names = [] if isinstance(items, Unreadable) else [item.name for item in items if item.name.startswith(_STARTS)]
    return next(filter(None, (files.remove(f"{folder}/{name}") for name in names)), None)
