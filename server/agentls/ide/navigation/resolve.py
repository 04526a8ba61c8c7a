"""Which of several definitions of a name a file means: the nearest."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import basename
from typing import TYPE_CHECKING

from agentls.project import kinds
from agentls.semantics.paths import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.project.index import Defined

_PREFIX = re.compile(r"(?<![\w.:-])([\w.-]+):\Z")
_LONGEST = 300


def prefix(content: str, start: int) -> str:
    """The plugin in front of a name that begins at ``start``; empty where there is none."""
    found = _PREFIX.search(content, max(0, start - _LONGEST), start)
    return found[1] if found else ""


def resolve(defined: Sequence[Defined], path: str, plugin: str = "") -> list[Defined]:
    """The definitions that a name in a file may mean; more than one where nothing tells them apart.

    The file's own comes first, then those of the plugin named, then those loaded with the file by its tool, from its
    own folder or the nearest above.

    Args:
        defined: the definitions of the name.
        path: the file that mentions it.
        plugin: what is written in front of the name, see ``prefix``.
    """
    own = [each for each in defined if path == each.entry.path or path.startswith(f"{folder(each)}/")]
    if own:
        return own
    named = [each for each in defined if plugin and basename(each.entry.home) == plugin]
    if named:
        return named
    known = _of_its_tool(defined, path)
    homes = [each.entry.home for each in known if within(path, each.entry.home)]
    nearest = max(homes, key=len, default=None)
    return [each for each in known if nearest in (None, each.entry.home)]


def _of_its_tool(defined: Sequence[Defined], path: str) -> Sequence[Defined]:
    """The definitions for the tool that a file is for; all where it is for none, or that tool has none."""
    kind = next(iter(kinds.candidates(PurePosixPath(path))), None)
    found = [
        each for each in defined if kind and kinds.find(each.entry.kind) in kinds.naming(kind, each.definition.sort)
    ]
    return found or defined


def folder(defined: Defined) -> str:
    """The folder that is the thing defined, such as a skill's; for what is a file, the file."""
    kind = kinds.find(defined.entry.kind)
    return kind.identity.bearer(defined.entry.path) if kind else defined.entry.path
