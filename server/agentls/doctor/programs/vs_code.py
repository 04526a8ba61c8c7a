"""VS Code: the classes that read and check its files, as a package of npm has them, run in Node.js with the tools of
our own tables. The program itself cannot be asked."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from agentls.doctor.programs.listing import heard_of
from agentls.doctor.programs.program import Program
from agentls_schemas.copilot.vocabulary import TOOLS
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.doctor.answer import Heard
    from agentls.doctor.question import Question

_FLAT = (".github/agents", ".claude/agents", ".github/prompts")
"""Where files of folders below are not looked for."""
_DEEP = (".github/instructions",)


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    searched = [file.path for file in question.files if _is_searched(file.path)]
    path = question.bench.root / "question.json"
    path.write_text(json.dumps(_question(question, searched)), "utf-8")
    return heard_of(question.run_script("vs_code.mjs", path))


def _is_searched(path: str) -> bool:
    folder = str(PurePosixPath(path).parent)
    return folder in _FLAT or any(f"{folder}/".startswith(f"{deep}/") for deep in _DEEP)


def _question(question: Question, files: Iterable[str]) -> dict[str, object]:
    former = (tool for tool in TOOLS.values() if tool.state is ToolState.RENAMED and not tool.note)
    return {
        "modules": str(_modules(question)),
        "project": str(question.bench.project),
        "files": list(files),
        "tools": [tool.name for tool in TOOLS.values() if tool.state is ToolState.CURRENT],
        "renamed": {tool.name: tool.successors for tool in former},
        "models": ["GPT-5.5", "GPT-5 mini"],
        "agents": ["agent", "ask", "edit", "Plan"],
    }


def _modules(question: Question) -> Path:
    """The folder of modules that the package lies in."""
    return question.package.parent.parent


VS_CODE = Program(
    "vs-code",
    "VS Code",
    (),
    ("@codingame/monaco-vscode-chat-service-override",),
    (*_FLAT, *_DEEP),
    {
        "copilot/agent": _FLAT[0],
        "claude-code/agent": _FLAT[1],
        "copilot/prompt": _FLAT[2],
        "copilot/instructions": _DEEP[0],
    },
    ask,
)
