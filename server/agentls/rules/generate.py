"""Writes the rules' documentation pages: ``python -m agentls.rules.generate``."""

from __future__ import annotations

from pathlib import Path

from agentls.lint import rule_docs
from agentls.rules import ALL

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"README.md": rule_docs.index(ALL), **{f"{rule.name}.md": rule_docs.page(rule) for rule in ALL}}


def drift() -> list[str]:
    """The names of files in the folder that are missing, stale or no longer wanted."""
    wanted = pages()
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write() -> None:
    """Makes the folder what it should be."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name in drift():
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()


if __name__ == "__main__":
    write()
