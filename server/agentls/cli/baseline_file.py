"""The file that holds a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agentls.cli.baseline import Baseline, Known
from agentls.project.filesystem import Unreadable
from agentls.project.walk import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agentls.project.filesystem import FileSystem

NAME = "agentls-baseline.json"
_ABOUT = "Findings that are known and not reported; `agentls check --write-baseline` writes this file."


def find_baseline(files: FileSystem, named: str | None) -> Baseline | None:
    """The baseline in a file that a user names, or in the nearest one from the working folder upwards.

    Raises:
        click.UsageError: the file cannot be read, or is no baseline.
    """
    path = absolute(named) if named else _nearest(files)
    return read_baseline(files, path) if path else None


def baseline_to_write(files: FileSystem, named: str | None) -> Baseline:
    """The same, or an empty one where there is no such file.

    Raises:
        click.UsageError: there is one that cannot be read, or is no baseline.
    """
    path = absolute(named) if named else _nearest(files) or absolute(NAME)
    return read_baseline(files, path) if files.exists(path) else Baseline(path, {})


def read_baseline(files: FileSystem, path: str) -> Baseline:
    """The baseline in a file.

    Raises:
        click.UsageError: the file cannot be read, or is no baseline.
    """
    data = files.read(path)
    if isinstance(data, Unreadable):
        raise click.UsageError(f"The baseline {path} cannot be read: {data.reason}.")
    import json

    try:
        entries = _entries(json.loads(data))
    except (ValueError, RecursionError):
        entries = None
    if entries is None:
        raise click.UsageError(f"{path} is no baseline; remove it, and `agentls check --write-baseline` writes one.")
    return Baseline(path, entries)


def write_baseline(files: FileSystem, baseline: Baseline) -> Unreadable | None:
    """Writes a baseline to its file; None when it is done."""
    new, old = to_json(baseline).encode(), files.read(baseline.path)
    if isinstance(old, Unreadable):
        return files.create(baseline.path, new)
    return files.replace(baseline.path, old, new)


def to_json(baseline: Baseline) -> str:
    """What the file says: by path, rule and words how many findings there are."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for (path, rule, words), number in sorted(baseline.entries.items()):
        found.setdefault(path, {}).setdefault(rule, {})[words] = number
    import json

    # In ASCII, which can say names of files and characters that UTF-8 cannot.
    return json.dumps({"about": _ABOUT, "version": 1, "files": found}, indent=2) + "\n"


def _nearest(files: FileSystem) -> str | None:
    folder = absolute(".").rstrip("/")
    while not files.is_file(f"{folder}/{NAME}"):
        if not folder:
            return None
        folder = folder.rpartition("/")[0]
    return f"{folder}/{NAME}"


def _entries(data: object) -> Mapping[Known, int] | None:
    """What a baseline's JSON says; None where that is no baseline."""
    if not isinstance(data, dict) or data.get("version") != 1:
        return None
    found: dict[Known, int] = {}
    for path, rules in _items(data.get("files")):
        for rule, marked in _items(rules):
            numbers = ((words, number) for words, number in _items(marked) if isinstance(number, int) and number > 0)
            found |= {Known(path, rule, words): number for words, number in numbers}
    return found


def _items(value: object) -> Iterable[tuple[str, object]]:
    return value.items() if isinstance(value, dict) else ()
