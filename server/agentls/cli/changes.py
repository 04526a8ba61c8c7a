"""What commands that change files show of it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(shown: str, old: str, new: str) -> None:
    """Writes what changes in a file as a unified diff."""
    for line in _diff(shown, old, new):
        click.echo(click.style(line, fg=_COLORS.get(line[:1])), nl=False)


def write_bytes(data: bytes) -> None:
    """Writes to standard output, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _diff(shown: str, old: str, new: str) -> Iterator[str]:
    from difflib import unified_diff

    before, after = _LINE.findall(old), _LINE.findall(new)
    for line in unified_diff(before, after, f"a/{shown}", f"b/{shown}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
