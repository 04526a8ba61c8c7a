"""Claude Code: asked over its stream of messages, with a model on this machine. No agent or skill is started, as that
would run what it says."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from agentls.doctor.answer import Answer, Heard
from agentls.doctor.programs.claude_session import Message, listed_tools, tell_silently
from agentls.doctor.programs.listing import text_of
from agentls.doctor.programs.program import Program
from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.doctor.programs.claude_session import Told
    from agentls.doctor.question import Question

_AGENTS, _SKILLS, _COMMANDS = ".claude/agents", ".claude/skills", ".claude/commands"
_PLUGIN = "plugin"
_NOISE = lazy_pattern(
    r"Loading (?:skills|plugin)|Loaded|Watching for|Failed to stat|Attempting to load|Preloaded skill"
    r"|frontmatter (?:hooks|MCP servers) for|MCP server not found"
)


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    told, shown = tell_silently(question, *_plugin(question))
    tools = listed_tools(shown, told.agents)
    agents = (_agent(agent, tools.get(agent["name"], "")) for agent in told.agents)
    listed = {answer.name or "": answer for answer in agents} | dict(_commands(told))
    return Heard(listed=listed, said=_said(question, told, listed))


def _plugin(question: Question) -> tuple[str, ...]:
    """The options for files of a plugin, once it is one."""
    if not any(question.inside(_PLUGIN)):
        return ()
    root = question.bench.project / _PLUGIN
    (root / ".claude-plugin").mkdir(exist_ok=True)
    manifest = {"name": _PLUGIN, "version": "1.0.0", "description": "Agent files."}
    (root / ".claude-plugin" / "plugin.json").write_text(json.dumps(manifest), "utf-8")
    return "--plugin-dir", str(root)


def _agent(agent: Message, tools: str) -> Answer:
    limited = tools and not tools.startswith("All tools")
    return Answer(
        name=_own_name(agent["name"]),
        description=text_of(agent.get("description")),
        tools=tuple(tools.split(", ")) if limited else None,
        model=text_of(agent.get("model")),
    )


def _own_name(name: str) -> str:
    return name.removeprefix(f"{_PLUGIN}:")


def _commands(told: Told) -> Iterator[tuple[str, Answer]]:
    for command in told.commands:
        description = re.sub(r" \((?:project|plugin:[^)]*)\)\Z", "", command["description"])
        for name in (command["name"], *command.get("aliases", ())):
            yield _own_name(name), Answer(name=_own_name(command["name"]), description=description)


def _said(question: Question, told: Told, listed: dict[str, Answer]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for file in question.files:
        path = question.bench.project / file.path
        name = next((name for name in file.names if name in listed), None)
        for line in told.about(path, name):
            if not _NOISE.search(line):
                found[file.path].append(line.replace(str(path), "<file>"))
    return {path: tuple(dict.fromkeys(lines)) for path, lines in found.items()}


CLAUDE_CODE = Program(
    "claude-code",
    "Claude Code",
    ("claude",),
    ("@anthropic-ai/claude-code",),
    (_AGENTS, _SKILLS, _COMMANDS),
    {
        "claude-code/agent": _AGENTS,
        "claude-code/agent:plugin": f"{_PLUGIN}/agents",
        "claude-code/command": _COMMANDS,
        "agent-skills/skill": _SKILLS,
    },
    ask,
)
