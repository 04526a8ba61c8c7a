"""Writes the names of rules and kinds into package.json, so that VS Code completes them in its settings.

Run after a rule or a kind has come or gone: ``python editors/vscode/settings.py``
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from agentls import rules
from agentls_schemas import KINDS

PACKAGE = Path(__file__).with_name("package.json")
LEVELS = ["off", "on", "hint", "information", "warning", "error"]


def updated(package: dict[str, Any]) -> dict[str, Any]:
    """The same package.json with today's rules and kinds in it."""
    settings = package["contributes"]["configuration"]["properties"]
    settings["agentls.rules"]["properties"] = {
        rule.name: {"enum": LEVELS, "markdownDescription": rule.summary}
        for rule in sorted(rules.ALL, key=lambda rule: rule.name)
    }
    settings["agentls.kinds"]["additionalProperties"]["enum"] = sorted(KINDS)
    return package


def dumped(package: dict[str, Any]) -> str:
    """As npm writes it."""
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PACKAGE.write_text(dumped(updated(json.loads(PACKAGE.read_text("utf-8")))), "utf-8")
