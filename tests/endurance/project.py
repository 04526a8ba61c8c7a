"""The workspace that is edited: agents, skills and commands that refer to each other, with faults."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench import documents

if TYPE_CHECKING:
    import random
    from pathlib import Path

AGENTS = ".claude/agents"
_TOOLS = ("Read", "Grep", "Bash", "Edit", "Write", "WebFetch", "Raed", "MultiEdit", "Bash(git log:*)", "mcp__db__query")
_MODELS = ("sonnet", "opus", "inherit", "sonet", "claude-3-opus")
_COLORS = ("blue", "red", "teal", "'#ff0000'")
_TEAMS = ("", "", "web/", "data/")


def build(root: Path, agents: int, chance: random.Random) -> None:
    """Write a workspace with so many agents, and a tenth as many skills, commands and pages."""
    few = max(agents // 10, 3)
    for n in range(agents):
        write(root / AGENTS / f"{chance.choice(_TEAMS)}agent-{n}.md", agent(n, agents, chance))
    for n in range(few):
        write(root / f".claude/skills/skill-{n}/SKILL.md", _skill(n, chance))
        write(root / f".claude/commands/command-{n}.md", _command(agents, chance))
        write(root / f"docs/page-{n}.md", f"# Page {n}\n\nWhat to know about topic {n}. 🎉\n")
    write(root / ".mcp.json", servers("db"))
    # A long one, as many are.
    write(root / AGENTS / "reviewer.md", documents.agent(740, quote='"').text)


def write(path: Path, text: str) -> None:
    """Save a file, line ends as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def servers(*names: str) -> str:
    """The file that defines MCP servers."""
    return json.dumps({"mcpServers": {name: {"command": name} for name in names}}, indent=2) + "\n"


def agent(number: int, agents: int, chance: random.Random) -> str:
    """An agent that mentions some of the others, now and then one that is not there."""
    others = [f"agent-{chance.randrange(agents + agents // 20 + 1)}" for _ in range(4)]
    few = max(agents // 10, 3)
    name = number if chance.random() < 0.97 else chance.randrange(agents)
    tools = ", ".join([*chance.sample(_TOOLS, 3), f"Agent({others[0]}, {others[1]})"])
    quote = '"' if chance.random() < 0.85 else ""
    example = rf"<example>\nuser: 'Go → {number}'\nassistant: 'I will use the {others[2]} agent for it.'\n</example>"
    lines = [
        "---",
        f"name: agent-{name}",
        f"description: {quote}Use this agent for topic {number}. Examples:\\n{example}{quote}",
        f"tools: {tools}",
        f"model: {chance.choice(_MODELS)}",
        f"color: {chance.choice(_COLORS)}",
        f"skills:\n  - skill-{chance.randrange(few + 2)}",
        "---",
        f"# Agent {number} 🎉\n",
        f"Read [the page](../../docs/page-{chance.randrange(few + 2)}.md) and @docs/page-{chance.randrange(few)}.md.\n",
        f"Then launch the {others[3]} agent, or type /command-{chance.randrange(few)}.\n",
        "## Process\n\n1. Look → think.\n2. Write.\n",
        *(_block(number, part) for part in range(chance.randrange(6))),
    ]
    return "\n".join(lines) + "\n"


def _block(number: int, part: int) -> str:
    fault = ",," if (number + part) % 7 == 0 else ""
    return (
        f'### Part {part}\n\n```json\n{{"step": {part}{fault}}}\n```\n\n<example>\nuser: "Part {part}?"\n</example>\n'
    )


def _skill(number: int, chance: random.Random) -> str:
    tools = chance.choice(_TOOLS)
    return (
        f"---\nname: skill-{number}\ndescription: Knows topic {number}.\nallowed-tools: {tools}\n---\n# Skill\n\nDo.\n"
    )


def _command(agents: int, chance: random.Random) -> str:
    return (
        f"---\ndescription: Does a step.\nmodel: {chance.choice(_MODELS)}\n---\n"
        f"Use the agent-{chance.randrange(agents)} agent with $ARGUMENTS.\n"
    )
