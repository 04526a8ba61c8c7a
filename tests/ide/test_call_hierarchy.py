"""Who launches whom."""

from __future__ import annotations

from agentls.ide.navigation.call_hierarchy import incoming, outgoing, prepare
from agentls.ide.navigation.workspace_symbols import named
from support.workspace import read

TEAM = """\
-- .claude/agents/lead.md --
---
name: lead
description: Leads. Use the lead agent.
tools: Agent(code-reviewer, Explore)
skills: pdf-forms
---
Ask code-reviewer, then the tester agent. Type /ship-it.
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews.
---
You are code-reviewer. Tell @agent-lead<CURSOR> what you find.
-- .claude/agents/tester.md --
---
name: tester
description: Tests.
---
-- .claude/skills/pdf-forms/SKILL.md --
---
description: Fills forms.
---
-- .claude/commands/ship-it.md --
Run code-reviewer.
-- CLAUDE.md --
Use code-reviewer.
"""


def names(calls, text) -> list[str]:
    return [f"{call.other.name}: {' '.join(span.of(text) for span in call.spans)}" for call in calls]


def test_a_file_calls_all_it_names_but_itself():
    work = read(TEAM)
    ctx = work.context_at("/project/.claude/agents/lead.md")
    assert names(outgoing(ctx, work.index), ctx.doc.text.content) == [
        "code-reviewer: code-reviewer code-reviewer",
        "pdf-forms: pdf-forms",
        "tester: tester",
        "ship-it: ship-it",
    ]


def test_callers_are_all_files_that_name_it():
    work = read(TEAM)
    [asked] = prepare(work.context_at("/project/.claude/agents/code-reviewer.md"), work.index, 0)
    found = incoming(work.index, asked.sort, asked.name, asked.path, work)
    assert [(call.other.name, call.other.sort.value, len(call.spans)) for call in found] == [
        ("lead", "agent", 2),
        ("ship-it", "command", 1),
        ("CLAUDE.md", "file", 1),
    ]


def test_asked_for_at_a_name_or_else_for_the_file():
    work = read(TEAM)
    assert [each.name for each in prepare(work.here, work.index, work.cursor[1])] == ["lead"]
    assert [each.name for each in prepare(work.here, work.index, 0)] == ["code-reviewer"]
    other = read("-- .claude/agents/a.md --\n<CURSOR>No header.\n")
    assert prepare(other.here, other.index, 0) == []


def test_symbols_have_the_letters_of_the_query_in_order():
    index = read(TEAM).index
    assert [each.name for each in named(index, "", 9)] == ["code-reviewer", "lead", "pdf-forms", "ship-it", "tester"]
    assert [each.name for each in named(index, "co-rev", 9)] == ["code-reviewer"]
    assert [each.name for each in named(index, "RE", 9)] == ["code-reviewer"]
    assert [(each.name, each.container) for each in named(index, "t", 9)] == [
        ("tester", "project/.claude/agents"),
        ("ship-it", "project/.claude/commands"),
    ]
    assert [each.name for each in named(index, "e", 2)] == ["lead", "tester"]
