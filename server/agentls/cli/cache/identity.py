"""Which agentls this is, to the last byte of its code and data, on which Python, with which libraries."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

from agentls import __file__ as own_file
from agentls import __version__
from agentls.project.filesystem import FileSystem

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS = (
    "ftfy",
    "pathspec",
    "pydantic",
    "pydantic_core",
    "pyromark",
    "pyyaml",
    "tree_sitter",
    "tree_sitter_json",
    "tree_sitter_toml",
)
"""The libraries that say what a file holds: another version may say otherwise."""
_DATA = "agentls_schemas"


def identity() -> str:
    """Another text for each agentls that might find anything else; empty where that cannot be told."""
    code = _code()
    if not code:
        return ""
    about = (code, sys.version, sys.platform, os.path.expanduser("~"), *_libraries())  # noqa: PTH111
    return sha256("\0".join(about).encode("utf-8", "surrogatepass")).hexdigest()


def _code() -> str:
    """What tells our code and data."""
    own, data = os.path.dirname(own_file), PathFinder.find_spec(_DATA)  # noqa: PTH120
    # Whoever has installed it has written down what every file of it is.
    record = FileSystem().read(f"{os.path.dirname(own)}/agentls-{__version__}.dist-info/RECORD")  # noqa: PTH120
    if isinstance(record, bytes):
        return sha256(record).hexdigest()
    folders = [own, *((data and data.submodule_search_locations) or ())]
    try:
        return repr([sorted(_stamps(folder)) for folder in folders])
    except OSError:
        return ""


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """The files of a checkout, each with when it was written and how long it is."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from () if entry.name == "__pycache__" else _stamps(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size


def _libraries() -> list[str]:
    """The libraries with their versions, as installers name the folders about them."""
    return sorted(name for folder in sys.path for name in _names(folder) if _is_of_reader(name))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208
    except OSError:
        return []


def _is_of_reader(name: str) -> bool:
    library, _, rest = name.partition("-")
    return rest.endswith(("-info", ".egg-info", ".dist-info")) and library.lower() in READERS
