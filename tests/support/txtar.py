"""Several texts in one file: ``-- name [path] [escapes] --`` lines, each followed by its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agentls.lint.rule_docs import DEFAULT_PATH

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = re.compile(r"^-- (.+) --\n", re.M)
_ENDINGS = (".md", ".mdc", ".toml", ".json", ".jsonc", ".yaml", ".yml", ".roomodes")


@dataclass(frozen=True)
class Section:
    name: str
    text: str
    path: str
    escapes: bool


def read(file: Path) -> list[Section]:
    """The sections of a file; what stands before the first is a comment."""
    _, *parts = _HEAD.split(file.read_bytes().decode())
    return [_section(head.split(), text) for head, text in zip(parts[::2], parts[1::2], strict=True)]


def rewrite(file: Path, number: int, text: str) -> None:
    """Puts another text into the section with this number, counted from 0."""
    parts = _HEAD.split(file.read_bytes().decode())
    parts[2 * number + 2] = text
    heads = (f"-- {head} --\n{body}" for head, body in zip(parts[1::2], parts[2::2], strict=True))
    file.write_bytes((parts[0] + "".join(heads)).encode())


def _section(words: list[str], text: str) -> Section:
    words = [word.strip("[]") for word in words]
    paths = [word for word in words if word.endswith(_ENDINGS)]
    name = " ".join(word for word in words if word not in paths and word != "escapes")
    return Section(name, text, paths[0] if paths else DEFAULT_PATH, "escapes" in words)
