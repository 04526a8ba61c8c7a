"""Asks VS Code: the classes that read and check its files are run in Node, with the tools of our own tables."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from agentls_schemas.copilot.vocabulary import TOOLS
from agentls_schemas.tools import ToolState
from oracle.program import Package, ProgramError
from oracle.record import Table
from oracle.vscode.record import of_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oracle.case import Case

PACKAGE = Package("@codingame/monaco-vscode-chat-service-override", "36.2.7")
FOLDERS = {
    "agents": "project/.github/agents",
    "prompts": "project/.github/prompts",
    "instructions": "project/.github/instructions",
}
RELEASE = "1.139.1"
"""The release that the classes, of 1.128.1, are brought to: `ask.mjs` knows where they differ."""


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    node = shutil.which("node")
    if node is None:
        raise ProgramError("Node.js is needed to run VS Code's classes")
    cases = tuple(cases)
    script, question = Path(__file__).with_name("ask.mjs"), json.dumps(_question(modules, cases))
    ran = subprocess.run([node, str(script)], input=question.encode(), capture_output=True, check=False)
    if ran.returncode:
        raise ProgramError(ran.stderr.decode("utf-8", "replace")[-500:])
    records = {case.id: of_file(case, answer) for case, answer in zip(cases, json.loads(ran.stdout), strict=True)}
    return Table(RELEASE, datetime.now(UTC).date().isoformat(), records)


def _question(modules: Path, cases: Iterable[Case]) -> dict[str, object]:
    files = [
        {"path": f"/{FOLDERS[case.place]}/{case.path}", "text": case.data.decode("utf-8", "replace")} for case in cases
    ]
    former = (tool for tool in TOOLS.values() if tool.state is ToolState.RENAMED and not tool.note)
    return {
        "modules": str(modules),
        "files": files,
        "tools": [tool.name for tool in TOOLS.values() if tool.state is ToolState.CURRENT],
        "renamed": {tool.name: tool.successors for tool in former},
        "models": ["GPT-5.5", "GPT-5 mini"],
        "agents": ["agent", "ask", "edit", "Plan"],
    }
