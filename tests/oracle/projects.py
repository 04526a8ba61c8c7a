"""Projects that a program is asked about: cases, laid out where it looks for them, and what they refer to."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from oracle.case import Case


def lay_out(root: Path, folders: Mapping[str, str], cases: Iterable[Case], helpers: Mapping[str, str]) -> None:
    """Write the cases into the folders of their places, and the files they refer to; ``project`` is a repository."""
    for path, text in helpers.items():
        _write(root / path, text.encode())
    (root / "project").mkdir(exist_ok=True)
    for case in cases:
        _write(root / folders[case.place] / case.path, case.data)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(root / "project")]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run([*git, *command], check=True)  # an agent of its own worktree needs a commit


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
