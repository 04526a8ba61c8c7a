"""The environment that a program is started in: nothing of its user's, and no way out of this machine."""

from __future__ import annotations

import os
from pathlib import Path

_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "PROGRAMFILES", "LANG", "LC_ALL")
_NOWHERE = "http://127.0.0.1:9"
"""A port where nobody listens."""
_OFFLINE = Path(__file__).with_name("offline.cjs")
"""Some programs of Node.js go past proxies."""


def search_path() -> list[Path]:
    """The folders where the system looks for programs; none that hang on the working folder."""
    found = (Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder)
    return [folder for folder in found if folder.is_absolute()]


def closed(home: Path, temporary: Path) -> dict[str, str]:
    """The variables for a program.

    Args:
        home: a folder of its own in place of the user's.
        temporary: a folder for its temporary files.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "PATH": os.pathsep.join(map(str, search_path())),
        **dict.fromkeys(("HOME", "USERPROFILE"), str(home)),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
        "APPDATA": str(home / "AppData" / "Roaming"),
        "LOCALAPPDATA": str(home / "AppData" / "Local"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"), _NOWHERE),
        **dict.fromkeys(("NO_PROXY", "no_proxy"), "127.0.0.1,localhost"),
        "NODE_OPTIONS": f'--require "{_OFFLINE.as_posix()}"',
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
