"""The programs that read Copilot's files, and what they make of Claude Code's agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls_schemas import data
from agentls_schemas.copilot import vocabulary as words
from agentls_schemas.copilot.agent import Agent
from agentls_schemas.copilot.claude_agent import CLI_WORDS, NESTED, PAGE, VSCODE_WORDS, ClaudeAgent, claude_agent
from agentls_schemas.kind import Reader, Reads
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind
    from agentls_schemas.tools import Tool

_CLAUDE = ("**/.claude/agents/**/*.md",)


def readers(agent: Kind, *others: Kind) -> tuple[Reader, Reader]:
    """VS Code and Copilot CLI.

    Args:
        agent: the kind of an agent.
        others: the kinds that VS Code alone reads.
    """
    vscode, cli = "VS Code", "Copilot CLI"
    only = (Reads(kind, source="vscode") for kind in others)
    known = replace(words.WORDS, tools=data.Table(_of_vscode), has_star=False)
    own = Reads(replace(_seen(agent, vscode), vocabulary=known), scope="vs-code", source="vscode")
    claude = Reads(claude_agent("vs-code", vscode, VSCODE_WORDS, ClaudeAgent, PAGE, NESTED), _CLAUDE, source="vscode")
    places = ("**/.github/agents/**/*.md", "**/.copilot/agents/**/*.md")
    cli_own = Reads(_seen(agent, cli), places, "copilot-cli", "cli")
    cli_claude = Reads(claude_agent("copilot-cli", cli, CLI_WORDS, Agent), _CLAUDE, "copilot-cli", "cli")
    return (
        Reader("vs-code", vscode, (own, claude, *only), "1.139.1"),
        Reader("copilot-cli", cli, (cli_own, cli_claude), "1.0.102"),
    )


def _of_vscode() -> dict[str, Tool]:
    """The tools that VS Code knows: not the aliases of Copilot CLI and github.com alone."""
    alone = words.SOURCES["agents-docs"]
    return {n: tool for n, tool in words.TOOLS.items() if tool.state is ToolState.CURRENT or tool.source != alone}


def _seen(agent: Kind, tool: str) -> Kind:
    """An agent as one program sees it, whatever its header says it is for."""
    loader, place = replace(agent.loader, tool=tool, readers={}), replace(agent.place, scope_fields={})
    return replace(agent, loader=loader, place=place)
