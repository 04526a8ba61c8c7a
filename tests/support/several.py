"""Examples of several files: ``-- path --`` (or ``== path ==``) lines, each followed by a file with its markers."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from agentls.text import Text
from support import markers
from support.check import EVERYTHING, PROJECT, compare
from support.workspace import Workspace

if TYPE_CHECKING:
    from agentls.finding import Finding
    from agentls.lint.engine import Linter

_HEAD = re.compile(r"^(?:--|==) (\S+) (?:--|==)\n", re.M)


def is_several(text: str) -> bool:
    """Whether an example is of several files."""
    return bool(_HEAD.match(text))


def read(text: str) -> dict[str, markers.Marked]:
    """The marked files by their paths in the project."""
    _, *parts = _HEAD.split(text)
    return {path: markers.read(file) for path, file in zip(parts[::2], parts[1::2], strict=True)}


def workspace(text: str) -> Workspace:
    """The files without their markers."""
    return Workspace({str(PROJECT / path): Text(marked.text) for path, marked in read(text).items()})


def findings(text: str, linter: Linter = EVERYTHING) -> dict[str, list[Finding]]:
    """What is found in each agent file, by its path in the project."""
    files = workspace(text)
    contexts = {path: files.context_at(path) for path in files.texts}
    found = {path: list(linter.check(ctx).findings) for path, ctx in contexts.items() if ctx}
    return {str(PurePosixPath(path).relative_to(PROJECT)): each for path, each in found.items()}


def check(text: str, *rules: str, linter: Linter = EVERYTHING) -> list[Finding]:
    """Asserts that the findings of these rules are the marked ones in each file, one to one."""
    found = findings(text, linter)
    for path, marked in read(text).items():
        compare(marked, [each for each in found.get(path, []) if each.rule in rules])
    return [each for file in found.values() for each in file if each.rule in rules]
