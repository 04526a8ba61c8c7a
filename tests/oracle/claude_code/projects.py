"""Where the program looks for its files, and what cases refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.claude_code.bases import Place

if TYPE_CHECKING:
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


PLUGIN = {path: text for path, text in HELPERS.items() if path.endswith(".json")}


def place(root: Path, case: Case) -> Path:
    """Where a case's file lies."""
    return root / FOLDERS[case.place] / case.path
