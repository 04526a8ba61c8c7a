"""The record of the copies that ``agentls sync`` has written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from agentls.named_tuple import NamedTuple
from agentls.project.filesystem import Unreadable

if TYPE_CHECKING:
    from agentls.project.filesystem import FileSystem

NAME = "agentls-sync.json"
"""It lies beside the settings."""
_ABOUT = "Copies of agents for other tools, as `agentls sync` wrote them; by the hash it sees who edited one."


class SyncError(click.ClickException):
    """Nothing can be done."""

    exit_code = 2


class Copy(NamedTuple):
    """A copy as it was written."""

    source: str
    """The agent it is made from, from the settings' folder."""
    hash: str
    """SHA-256 of its bytes with LF for CR LF, in hexadecimal digits."""


class Record(Struct):
    """The copies by path from the settings' folder."""

    copies: dict[str, Copy]


def read_record(files: FileSystem, root: str) -> Record:
    """The record beside the settings; empty where there is none.

    Raises:
        SyncError: it cannot be read, or is no record.
    """
    path = _path(root)
    if not files.exists(path):
        return Record({})
    data = files.read(path)
    if isinstance(data, Unreadable):
        raise SyncError(f"{NAME} cannot be read: {data.reason}.")
    try:
        copies = {path: Copy(each["from"], each["sha256"]) for path, each in json.loads(data)["copies"].items()}
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise SyncError(f"{NAME} is no record of copies; bring it back, or remove it.") from None
    return Record(copies)


def write_record(files: FileSystem, root: str, record: Record) -> Unreadable | None:
    """Writes the record, unless it says the same already; None when it is done."""
    copies = {path: {"from": each.source, "sha256": each.hash} for path, each in sorted(record.copies.items())}
    data = (json.dumps({"about": _ABOUT, "copies": copies}, indent=2, ensure_ascii=False) + "\n").encode()
    path = _path(root)
    if (not copies and not files.exists(path)) or (files.exists(path) and files.read(path) == data):
        return None
    return files.write(path, data)


def _path(root: str) -> str:
    return f"{root.rstrip('/')}/{NAME}"
