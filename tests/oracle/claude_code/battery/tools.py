"""Lists of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Base, Chapter
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

BOTH = ("Read", "Write")

VAIN = {"empty-map", "false", "number", "nothing", "null", "tilde", "empty-text", "blank-text", "list-of-null"}
"""No list of tools at all."""


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _forms()
    yield _names()
    yield _patterns()
    yield _denied()


def _forms() -> Chapter:
    form = Chapter("tools", AGENT)
    for label, value in {
        "commas": "Read, Write",
        "commas-tight": "Read,Write",
        "blanks": "Read Write",
        "blanks-two": "Read  Write",
        "blank-before-comma": "Read , Write",
        "semicolons": "Read; Write",
        "slashes": "Read/Write",
        "trailing-comma": "Read, Write,",
        "double-comma": "Read,, Write",
        "trailing-dot": "Read, Write.",
        "flow": "[Read, Write]",
        "flow-quoted": '["Read", "Write"]',
        "flow-one-text": '["Read, Write"]',
        "flow-blanks": "[Read Write]",
        "text-of-list": '"[Read, Write]"',
        "text-of-json": '\'["Read", "Write"]\'',
        "quoted": '"Read, Write"',
        "quoted-each": '"Read", "Write"',
        "block": "\n  - Read\n  - Write",
        "block-commas": "\n  - Read, Write",
        "block-trailing-commas": "\n  - Read,\n  - Write,",
        "block-blanks": "\n  - Read Write",
        "block-quoted": '\n  - "Read"\n  - "Write"',
        "block-comments": "\n  - Read # files\n  - Write # more",
        "block-empty-item": "\n  - Read\n  -\n  - Write",
        "block-map-item": "\n  - Read: true\n  - Write: true",
        "block-nested": "\n  - - Read\n    - Write",
        "map-true": "\n  Read: true\n  Write: true",
        "map-flow": "{Read: true, Write: true}",
        "lines": "\n  Read\n  Write",
        "lines-comma": "Read,\n  Write",
        "literal-block": "|\n  Read\n  Write",
        "folded-block": ">\n  Read,\n  Write",
        "tabs": "Read\tWrite",
        "no-break-space": "Read,\u00a0Write",
        "newlines-escaped": r'"Read\nWrite"',
        "twice": "Read, Write, Read",
    }.items():
        form.line(label, f"tools: {value}".replace(": \n", ":\n"), tools=BOTH)
    for label, value in {
        "bars": "Read | Write",
        "plus": "Read + Write",
        "and": "Read and Write",
        "block-number": "\n  - Read\n  - 5\n  - Write",
    }.items():
        # A word between tools is no tool, and none is meant by it.
        form.line(label, f"tools: {value}".replace(": \n", ":\n"), tools=BOTH, vain=label == "block-number")
    form.line("map-false", "tools:\n  Bash: false", tools="all but Bash")
    for label, value, meant in (
        ("nothing", "", "all"),
        ("null", "null", "all"),
        ("tilde", "~", "all"),
        ("empty-text", '""', ()),
        ("blank-text", '" "', ()),
        ("empty-list", "[]", ()),
        ("list-of-empty", '[""]', ()),
        ("list-of-null", "[null]", ()),
        ("empty-map", "{}", ()),
        ("star", '"*"', "all"),
        ("star-bare", "*", "all"),
        ("star-list", '["*"]', "all"),
        ("star-and-name", '"*, Read"', "all"),
        ("all", "all", "all"),
        ("all-tools", "All tools", "all"),
        ("inherit", "inherit", "all"),
        ("none", "none", ()),
        ("capital-none", "None", ()),
        ("false", "false", ()),
        ("true", "true", "all"),
        ("number", "5", ()),
    ):
        # An agent without tools is hardly meant.
        damaged = label in {"empty-list", "list-of-empty"}
        form.line(label, f"tools: {value}".rstrip(), tools=meant, vain=label in VAIN, damaged=damaged)
    return form


def _names() -> Chapter:
    tool = Chapter("tool", AGENT)
    for label, value, meant in (
        ("lower", "read, write", BOTH),
        ("upper", "READ, WRITE", BOTH),
        ("unknown", "Read, Frobnicate", ("Read", "Frobnicate")),
        ("misspelt", "Read, Wirte", ("Read", "Wirte")),
        ("only-unknown", "Frobnicate", ("Frobnicate",)),
        ("task", "Read, Task", ("Read", "Agent")),
        ("agent", "Read, Agent", ("Read", "Agent")),
        ("grep", "Read, Grep, Glob", ("Read", "Grep", "Glob")),
        ("ls", "Read, LS", ("Read", "LS")),
        ("multi-edit", "Read, MultiEdit", ("Read", "MultiEdit")),
        ("ask", "Read, AskUserQuestion", ("Read", "AskUserQuestion")),
        ("bash-output", "Read, BashOutput", ("Read", "BashOutput")),
        ("kill-shell", "Read, KillShell", ("Read", "TaskStop")),
        ("notebook-read", "Read, NotebookRead", ("Read", "NotebookRead")),
        ("web", "WebFetch, WebSearch", ("WebFetch", "WebSearch")),
        ("skill", "Read, Skill", ("Read", "Skill")),
        ("copilot", "[read, edit, execute]", ("read", "edit", "execute")),
        ("gemini", "[read_file, run_shell_command]", ("read_file", "run_shell_command")),
        ("mcp", "Read, mcp__github__create_issue", ("Read",)),
        ("mcp-server", "Read, mcp__github", ("Read",)),
        ("mcp-star", "Read, mcp__github__*", ("Read",)),
        ("mcp-all", "Read, mcp__*", ("Read",)),
        ("mcp-slash", "Read, github/create_issue", ("Read", "github/create_issue")),
        ("name-with-dot", "Read, Write.", BOTH),
        ("quotes-around-each", "'Read', 'Write'", BOTH),
        ("backticks", "`Read`, `Write`", BOTH),
        ("stars-around", "**Read**, Write", BOTH),
        ("comment", "Read, Write # both", BOTH),
        ("parenthesis-note", "Read (files), Write", BOTH),
    ):
        tool.line(label, f"tools: {value}", tools=meant, vain=label in {"mcp-all", "parenthesis-note"})
    return tool


def _patterns() -> Chapter:
    """What stands in parentheses behind a tool's name; an agent's list gives the whole tool all the same."""
    pattern = Chapter("pattern", AGENT)
    for label, value in {
        "bash": "Bash(git diff:*)",
        "bash-blank": "Bash(git diff *)",
        "bash-commas": "Bash(git diff:*, git log:*)",
        "bash-twice": "Bash(git diff:*), Bash(git log:*)",
        "read": "Read(src/**)",
        "write": "Write(docs/*)",
        "open": "Bash(git diff",
        "closed": "Bash git)",
        "blank-before": "Bash (git diff)",
        "lower": "bash(git diff)",
        "in-list": "[Bash(git diff:*)]",
        "in-block": "\n  - Bash(git diff:*)",
        "web": "WebFetch(domain:example.org)",
        "skill": "Skill(pdf)",
    }.items():
        name = value.strip(" \n-[").partition("(")[0]
        pattern.line(label, f"tools: {value}".replace(": \n", ":\n"), tools=(f"{name.split()[0]} as limited",))
    for label, value, name in (
        ("star", "Bash(*)", "Bash"),
        ("empty", "Bash()", "Bash"),
        ("agent", "Agent(Explore)", "Agent"),
        ("agent-two", "Agent(Explore, Plan)", "Agent"),
        ("task", "Task(Explore)", "Agent"),
    ):
        pattern.line(label, f"tools: {value}", tools=(name,))
    return pattern


def _denied() -> Chapter:
    header = tuple(line for line in AGENT.header if not line.startswith("tools:"))
    denied = Chapter("denied", Base(AGENT.place, header, AGENT.body, {**AGENT.means, "tools": "all"}))
    for label, value, left in (
        ("one", "Write", "all but Write"),
        ("two", "Write, Edit", "all but Edit but Write"),
        ("list", "[Write]", "all but Write"),
        ("lower", "write", "all but Write"),
        ("blanks", "Write Edit", "all but Edit but Write"),
        ("semicolon", "Write; Edit", "all but Edit but Write"),
        ("pattern", "Write(docs/*)", "all but Write(docs/*)"),
        ("bash-pattern", "Bash(git *)", "all but Bash(git *)"),
        ("star", '"*"', ()),
        ("map", "{Write: true}", "all but Write"),
        ("agent-pattern", "Agent(Explore)", "all"),
    ):
        denied.line(label, f"disallowedTools: {value}", tools=left, own="tools")
    for label, value in {"unknown": "Frobnicate", "number": "5", "mcp": "mcp__github"}.items():
        denied.line(label, f"disallowedTools: {value}", own="tools", vain=label != "mcp")
    denied.line("nothing", "disallowedTools:", own="tools")
    denied.line("empty-list", "disallowedTools: []", own="tools")
    return denied
