"""How places are written as URIs: the same on every system, for a client may run on another one than we do."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote, unquote, urlsplit

from agentls.lazy_pattern import lazy_pattern
from agentls.project.path_form import DRIVE, normalize_path

_DRIVE_IN_URI = lazy_pattern(r"file:///([A-Za-z])(:|%3A)(?![^/])", re.I)
_HERE = ("", "localhost")


def uri_to_path(uri: str) -> str | None:
    """The path that a URI stands for; None for what is no file, or no URI at all."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        # Brackets, say, that hold no address.
        return None
    host, path = unquote(parts.netloc), unquote(parts.path, errors="surrogateescape")
    if parts.scheme != "file" or not path.startswith("/"):
        return None
    if DRIVE.fullmatch(host):
        # Two slashes are one too few, but they are sent.
        host, path = "", f"/{host}{path}"
    if host.lower() not in _HERE:
        return PureWindowsPath(f"//{host}{path}").as_posix()
    if DRIVE.match(path, 1):
        return normalize_path(PureWindowsPath(path[1:]).as_posix())
    return PurePosixPath(path).as_posix()


def path_to_uri(path: str, like: str = "") -> str:
    """The URI of a path as we keep it.

    Args:
        path: the path.
        like: a URI of the client's, whose way of writing a drive is taken; VS Code's if it has none.
    """
    drive = DRIVE.match(path)
    if drive:
        seen = _DRIVE_IN_URI.match(like)
        upper, colon = (seen[1].isupper(), seen[2]) if seen else (False, "%3A")
        return f"file:///{path[0] if upper else path[0].lower()}{colon}{_quoted(path[2:])}"
    host, slash, rest = path[2:].partition("/") if path.startswith("//") else ("", "", path)
    return f"file://{quote(host, safe='$')}{slash}{_quoted(rest)}"


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))
