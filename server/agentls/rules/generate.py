"""Writes what is made of the rules, their pages and the settings' schema: ``python -m agentls.rules.generate``."""

from __future__ import annotations

import json
from pathlib import Path

from agentls.lint import rule_docs
from agentls.project import settings_schema
from agentls.rules import ALL
from agentls.rules.groups import GROUPS

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "server" / "docs" / "rules"
SCHEMA = ROOT / "schemas" / "settings.json"


def files() -> dict[Path, str]:
    """Every file with what belongs into it."""
    pages = {"README.md": rule_docs.index(ALL, GROUPS), **{f"{rule.name}.md": rule_docs.page(rule) for rule in ALL}}
    return {SCHEMA: schema(), **{FOLDER / name: text for name, text in pages.items()}}


def schema() -> str:
    """The JSON Schema of the settings."""
    rules = {rule.name: rule.summary for rule in ALL}
    rules |= {group: f"{len(names)} rules: {', '.join(names)}." for group, names in GROUPS.items()}
    return json.dumps(settings_schema.of(rules), indent=2, ensure_ascii=False) + "\n"


def drift() -> list[Path]:
    """The files that are missing, stale or no longer wanted."""
    wanted = files()
    there = {file: file.read_text(encoding="utf-8") for file in (SCHEMA, *FOLDER.glob("*.md")) if file.exists()}
    return sorted(file for file in wanted.keys() | there.keys() if wanted.get(file) != there.get(file))


def write() -> None:
    """Makes the files what they should be."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = files()
    for file in drift():
        if file in wanted:
            file.write_text(wanted[file], encoding="utf-8", newline="\n")
        else:
            file.unlink()


if __name__ == "__main__":
    write()
