"""How places are written: as we keep them, and as this system has them.

We keep absolute paths divided by ``/``, a drive of Windows in upper case, a share of Windows with two ``/`` in front.
"""

from __future__ import annotations

import os

from agentls.lazy_pattern import lazy_pattern

DRIVE = lazy_pattern(r"[A-Za-z]:(?![^/\\])")
"""A drive of Windows, at the start of a path."""


def normalize_path(path: str, separator: str = os.sep) -> str:
    """An absolute path of this system as we keep it."""
    path = path.replace(separator, "/")
    return path[:1].upper() + path[1:] if DRIVE.match(path) else path
