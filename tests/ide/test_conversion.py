"""What an editor is given of a conversion."""

from agentls.ide.conversion import convert, kinds_to_convert_to
from agentls_schemas import KINDS
from convert.conversions import context

AGENT = """\
---
name: reviewer
description: Reviews a diff.
tools: Read
color: red
---
Review it.
"""
REPORT = """\
# reviewer.md as a Gemini CLI agent

Lies at `.gemini/agents/reviewer.md`.

| | field | line | | known from |
|---|---|---|---|---|
| dropped | `color` | 5 | Gemini CLI has no such field | |
"""


def test_the_new_file_lies_in_the_same_project():
    made = convert(context(AGENT, "inner/.claude/agents/reviewer.md"), KINDS["gemini-cli/agent"], "/project")
    assert (made.path, made.report) == ("/project/inner/.gemini/agents/reviewer.md", REPORT)
    assert made.text.startswith("---\nname: reviewer\n")


def test_where_no_folder_tells_the_project_the_root_counts():
    made = convert(context(AGENT, "team/agents/reviewer.md"), KINDS["codex/agent"], "/project")
    assert made.path == "/project/.codex/agents/reviewer.toml"


def test_a_file_that_cannot_be_converted_has_a_report_alone():
    made = convert(context("No header.\n", ".claude/agents/x.md"), KINDS["codex/agent"], "/project")
    assert (made.path, made.text) == ("", "")
    assert made.report == "# x.md as a Codex agent\n\nNot converted: Claude Code finds no header in it.\n"


def test_agents_become_agents_of_other_tools_and_nothing_else_does():
    offered = kinds_to_convert_to(context(AGENT, ".claude/agents/reviewer.md"))
    assert {"codex/agent", "copilot/agent", "opencode/agent"} <= {kind.id for kind in offered}
    assert "claude-code/agent" not in {kind.id for kind in offered}
    assert kinds_to_convert_to(context("---\ndescription: x\n---\n", ".claude/commands/x.md")) == ()
