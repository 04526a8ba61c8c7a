"""Lists of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.gemini_cli.bases import AGENT
from oracle.shared import names

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield names.tool_lists(AGENT, "read_file", "glob")
    yield _names()


def _names() -> Chapter:
    tool = Chapter("tool", AGENT)
    for name in (
        "grep_search", "list_directory", "read_many_files", "write_file", "replace", "run_shell_command",
        "google_web_search", "web_fetch", "write_todos", "get_internal_docs", "activate_skill", "ask_user",
        "enter_plan_mode", "exit_plan_mode", "update_topic", "complete_task", "read_mcp_resource",
        "list_mcp_resources", "invoke_agent", "tracker_create_task", "tracker_update_task", "tracker_get_task",
        "tracker_list_tasks", "tracker_add_dependency", "tracker_visualize",
    ):  # fmt: skip
        # An agent never gets these two.
        vain = name in {"invoke_agent", "update_topic"}
        tool.line(name.replace("_", "-"), f"tools: [{name}]", tools=(name,), vain=vain)
    for label, name in {
        "legacy": "search_file_content",
        "star": '"*"',
        "mcp-all": '"mcp_*"',
        "mcp-server": '"mcp_github_*"',
        "mcp-tool": "mcp_github_create_issue",
        "mcp-hyphens": "mcp_my-server_do-it",
        "mcp-dots": "mcp_my.server_do:it",
        "mcp-two-underscores": "mcp__github__create_issue",
        "mcp-no-tool": "mcp_github",
        "mcp-nothing": "mcp_",
        "mcp-underscores": "mcp_github___",
        "mcp-blank": '"mcp_git hub_x"',
        "discovered": "discovered_tool_x",
        "discovered-star": '"discovered_tool_*"',
        "unknown": "frobnicate",
        "misspelt": "read_fil",
        "capitals": "READ_FILE",
        "blank-behind": '"read_file "',
        "display-name": "ReadFile",
        "claude": "Read",
        "claude-pattern": "Bash(git diff)",
        "copilot": "execute",
        "shell-pattern": "run_shell_command(git status)",
        "memory": "save_memory",
        "edit": "edit",
        "tracker-star": '"tracker_*"',
        "server-star": '"github/*"',
        "server-tool": "github/create_issue",
        "agent": "codebase_investigator",
    }.items():
        tool.line(label, f"tools: [{name}]", tools=(name.strip('"'),))
    return tool
