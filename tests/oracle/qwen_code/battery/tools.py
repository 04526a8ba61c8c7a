"""Lists of tools: what is given, and what is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.qwen_code.bases import AGENT
from oracle.shared import names

if TYPE_CHECKING:
    from collections.abc import Iterator

DISPLAYED = {
    "Edit": "edit", "WriteFile": "write_file", "ReadFile": "read_file", "Grep": "grep_search", "Glob": "glob",
    "Shell": "run_shell_command", "SaveMemory": "save_memory", "Agent": "agent", "Skill": "skill",
    "WebFetch": "web_fetch", "WebSearch": "web_search", "ListFiles": "list_directory", "Lsp": "lsp",
    "AskUserQuestion": "ask_user_question", "NotebookEdit": "notebook_edit", "ToolSearch": "tool_search",
    "Monitor": "monitor",
}  # fmt: skip


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield names.tool_lists(AGENT, "read_file", "glob")
    yield _given()
    yield _denied()


def _given() -> Chapter:
    tool = Chapter("tool", AGENT)
    for displayed, name in DISPLAYED.items():
        tool.line(name.replace("_", "-"), f"tools: [{name}]", tools=(name,))
        tool.line(f"displayed-{displayed}", f"tools: [{displayed}]", tools=(name,))
    for label, name in {
        "todo": "todo_write",
        "plan": "exit_plan_mode",
        "cron": "cron_create",
        "worktree": "enter_worktree",
        "message": "send_message",
        "old-display": "SearchFiles",
        "old-task": "Task",
        "old-name": "search_file_content",
        "old-replace": "replace",
        "read-many": "read_many_files",
        "unknown": "frobnicate",
        "misspelt": "read_fil",
        "capitals": "READ_FILE",
        "claude-read": "Read",
        "claude-bash": "Bash",
        "claude-todo": "TodoWrite",
        "copilot": "execute",
        "shell-pattern": "run_shell_command(git status)",
        "claude-pattern": "Bash(git diff)",
        "server-tool": "github/create_issue",
    }.items():
        # What no tool is called, and what no agent gets, cannot be meant.
        meant = {"old-display": ("grep_search",), "old-task": ("agent",)}.get(label, ())
        tool.line(label, f"tools: [glob, {name}]", tools=("glob", *meant), vain=not meant)
    tool.line("alone", "tools: [frobnicate]", tools=(), vain=True)
    tool.line("mcp-tool", "tools: [mcp__github__create_issue]", tools=("mcp__github__create_issue",))
    return tool


def _denied() -> Chapter:
    denied = Chapter("denied", AGENT)
    for label, (value, meant) in {
        "list": ("[edit, write_file]", ("edit", "write_file")),
        "text": ("edit, write_file", ("edit", "write_file")),
        "displayed": ("[Edit, WriteFile]", ("edit", "write_file")),
        "claude": ("[Write, Bash]", ("write_file", "run_shell_command")),
        "claude-text": ("Write, Edit, Bash", ("write_file", "edit", "run_shell_command")),
        "map": ("{edit: true}", ("edit",)),
        "number": ("5", ("5",)),
        "item-number": ("[edit, 5]", ("edit", "5")),
        "empty": ("[]", None),
        "server": ("[mcp__github]", ("mcp__github",)),
        "pattern": ("[run_shell_command(rm *)]", ("run_shell_command",)),
    }.items():
        denied.line(label, f"disallowedTools: {value}", denied=meant)
    denied.line("unknown", "disallowedTools: [frobnicate]", denied=None, vain=True)
    denied.line("null", "disallowedTools:")
    return denied
