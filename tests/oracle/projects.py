"""Projects that the program is asked about: cases, laid out where it looks for them, and what they refer to."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from oracle.case import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oracle.case import Case

FOLDERS = {
    Place.AGENTS: "project/.claude/agents",
    Place.PLUGIN: "battery/agents",
    Place.SKILLS: "project/.claude/skills",
    Place.COMMANDS: "project/.claude/commands",
}
_HELPER = "---\nname: {}\ndescription: Helps.\n{}---\nHelp.\n"
HELPERS = {
    "battery/.claude-plugin/plugin.json": '{"name": "battery", "version": "1.0.0", "description": "Cases."}',
    "project/.claude/skills/helper/SKILL.md": _HELPER.format("helper", ""),
    "project/.claude/skills/helper-two/SKILL.md": _HELPER.format("helper-two", ""),
    "project/.claude/skills/helper-disabled/SKILL.md": _HELPER.format(
        "helper-disabled", "disable-model-invocation: true\n"
    ),
    "project/.claude/agents/helper-agent.md": _HELPER.format("helper-agent", ""),
    "project/.claude/agents/helper-agent-two.md": _HELPER.format("helper-agent-two", ""),
    "project/.claude/agents/helper-apart.md": _HELPER.format("helper-apart", "background: true\n"),
}
"""What cases refer to, and two agents that show what all tools are."""


def lay_out(root: Path, cases: Iterable[Case], *, helpers: bool = True) -> None:
    """Write the cases and what they refer to."""
    for path, text in HELPERS.items():
        if helpers or path.endswith(".json"):
            _write(root / path, text.encode())
    (root / "project").mkdir(exist_ok=True)
    for case in cases:
        _write(place(root, case), case.data)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(root / "project")]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run([*git, *command], check=True)  # an agent of its own worktree needs a commit


def place(root: Path, case: Case) -> Path:
    """Where a case's file lies."""
    return root / FOLDERS[case.place] / case.path


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
