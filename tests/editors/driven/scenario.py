"""The workspace that every editor opens, and what has to be seen in it.

Positions are counted differently by the editors (UTF-8, UTF-16, UTF-32), so what matters stands behind an emoji and
an arrow: an editor that takes a position in the wrong unit covers other characters than those named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

REVIEWER = """\
---
name: reviewer
description: "😀 → checks code â†’ reports faults"
tools: Grep, Raed
model: sonnet
---

# Reviewer

😀 → Ask the tester agent, then call @agent-tester again.
"""

TESTER = """\
---
name: tester
description: Runs the tests: all of them, twice
tools: Grep, Bash
---

# Tester

Run the tests 😀 → tell @agent-reviewer what failed.
"""


class Seen(NamedTuple):
    """A finding: its rule, its line (1-based), and the characters that are marked."""

    rule: str
    line: int
    text: str


FINDINGS = [Seen("mojibake", 3, "â†’"), Seen("unknown-tool", 4, "Raed")]
"""What is found in the reviewer, top down."""

MENDED = REVIEWER.replace("â†’", "→")
"""The reviewer after the quick fix of the mojibake."""

DESCRIBED = TESTER.replace("Runs the tests: all of them, twice", '"Runs the tests: all of them, twice"')
"""The tester after the quick fix of its description."""

HOVER = "The model: an alias such as"
"""Part of what hover says of ``model``."""

TYPED, COMPLETED = ", Gl", "tools: Grep, Raed, Glob"
"""What is typed at the end of the list of tools, and the line once the completion ``Glob`` is taken."""

NEW_NAME = "verifier"
"""What the tester is renamed to, from behind the emoji in the reviewer."""

REVIEWER_RENAMED = REVIEWER.replace("tester", NEW_NAME)
TESTER_RENAMED = TESTER.replace("name: tester", f"name: {NEW_NAME}")


class Draft(NamedTuple):
    """A file of another agent tool, with one fault in it, and what is done with it."""

    name: str
    path: str
    text: str
    fault: Seen
    title: str
    """Of the repair."""
    repaired: str
    line: int
    """At its end something is typed."""
    typed: str
    label: str
    """What is completed."""
    completed: str
    """The line after that."""

    @property
    def done(self) -> str:
        """The text after repair and completion."""
        lines = self.repaired.split("\n")
        return "\n".join((*lines[: self.line - 1], self.completed, *lines[self.line :]))


PLANNER = """\
---
description: 😀 → plans a change
tools: search, raed
---

# Planner

Plan, then stop.
"""

PROVER = """\
name = "prover"
description = "😀 → proves a fault"
model_verbosity = "hihg"

developer_instructions = '''
# Prover

Prove it, then stop.
'''
"""

DRAFTS = [
    Draft(
        name="copilot",
        path=".github/agents/planner.agent.md",
        text=PLANNER,
        fault=Seen("unknown-tool", 3, "raed"),
        title="Write `read`",
        repaired=PLANNER.replace("raed", "read"),
        line=3,
        typed=", exec",
        label="execute",
        completed="tools: search, read, execute",
    ),
    Draft(
        name="codex",
        path=".codex/agents/prover.toml",
        text=PROVER,
        fault=Seen("invalid-value", 3, '"hihg"'),
        title="Write `high`",
        repaired=PROVER.replace("hihg", "high"),
        line=4,
        typed="web",
        label="web_search",
        completed='web_search = "cached"',
    ),
]
"""One in Markdown and one in TOML."""


class Step(NamedTuple):
    """What is typed at the end of a new file, and what a list that opens by itself then offers."""

    typed: str
    offered: str | None = None


NEW_AGENT = [
    Step("---\nname: fresh\ndescription: Begins.\n"),
    Step("tools: ", "Bash"),
    Step("Read, ", "Bash"),
    # Enter takes what is chosen, and the next one begins a line.
    Step("Gre", "Grep"),
    Step("\n"),
    Step("\nmodel: ", "sonnet"),
    Step("son", "sonnet"),
    Step("\n"),
    Step("\ncolor: ", "red"),
    Step("blu", "blue"),
    Step("\n"),
    # Nothing is taken where a list goes on in the next line.
    Step("\ndisallowedTools:\n- ", "Bash"),
    Step("Writ", "Write"),
    Step("\n"),
]
"""A header, typed while it has no end."""

NEW_BODY = [
    Step("---\n\n"),
    Step("## ", "## Role"),
    Step("Role\n\n<", "<example>"),
    Step("ul>\n\nAsk @", "@agent-"),
    Step("nobody, then /", "/"),
    Step("nothing.\n"),
]
"""What is typed below it."""

NEW_TEXT = """\
---
name: fresh
description: Begins.
tools: Read, Grep
model: sonnet
color: blue
disallowedTools:
- Write
---

## Role

<ul>

Ask @nobody, then /nothing.
"""
"""The file after that, its list not indented."""


class Workspace(NamedTuple):
    """A project with the two agents."""

    root: Path

    @property
    def reviewer(self) -> Path:
        """The agent with most faults."""
        return self.root / ".claude/agents/reviewer.md"

    @property
    def tester(self) -> Path:
        """The agent with the broken description, that the other one names."""
        return self.root / ".claude/agents/tester.md"

    def add(self, draft: Draft) -> Path:
        """Writes a file of another agent tool."""
        file = self.root / draft.path
        file.parent.mkdir(parents=True)
        file.write_text(draft.text, "utf-8", newline="\n")
        return file

    @property
    def renamed(self) -> Path:
        """Where the tester lies after its rename, in editors that rename files too."""
        return self.tester.with_name(f"{NEW_NAME}.md")


def make(root: Path) -> Workspace:
    """Writes the project."""
    workspace = Workspace(root)
    workspace.reviewer.parent.mkdir(parents=True)
    workspace.reviewer.write_text(REVIEWER, "utf-8", newline="\n")
    workspace.tester.write_text(TESTER, "utf-8", newline="\n")
    # A version-controlled folder is what editors take for a project.
    (root / ".git").mkdir()
    return workspace
