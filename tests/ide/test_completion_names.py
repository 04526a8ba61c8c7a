"""Completion of names that other files give."""

from __future__ import annotations

import pytest

from agentls.ide.completion import complete
from agentls.ide.completion.request import MOST, known_names
from agentls.project.entries import Definition, Entry
from agentls.project.index import Index
from agentls_schemas import KINDS
from agentls_schemas.identity import Sort
from support.workspace import read

TEAM = """\
-- a/.claude/agents/tester.md --
---
name: tester
description: Tests.
---
-- .claude/agents/boss.md --
---
name: boss
---
-- b/.claude/agents/alien.md --
---
name: alien
---
-- .claude/skills/pdf-forms/SKILL.md --
---
description: Fills forms.
---
-- .mcp.json --
{"mcpServers": {"git hub": {"command": "x"}}}
-- a/.claude/agents/lead.md --
---
name: lead
"""


def offers(line: str, index: Index | None = None) -> list[str]:
    """What is offered at the cursor that a file of the workspace gives."""
    work = read(f"{TEAM}{line}\n---\n")
    found = complete(work.here, work.cursor[1], index or work.index)
    return [
        f"{offer.insert} | {offer.doc}".strip() for offer in found if offer.detail in {"agent", "skill", "MCP server"}
    ]


def test_agents_nearest_first_without_the_file_s_own():
    assert offers("tools: Agent(<CURSOR>)")[:3] == ["tester | Tests.", "boss |", "alien |"]


def test_what_files_say_is_shown_as_words():
    evil = "-- a/.claude/agents/evil.md --\n---\nname: evil\ndescription: '![x](https://evil.example/p.png) <b>'\n---\n"
    work = read(f"{evil}-- a/.claude/agents/lead.md --\n---\nname: lead\ntools: Agent(<CURSOR>)\n---\n")
    (found,) = [offer for offer in complete(work.here, work.cursor[1], work.index) if offer.insert == "evil"]
    assert found.doc == r"!\[x\](https://evil.example/p.png) \<b>"


@pytest.mark.parametrize(
    "line", ["skills: <CURSOR>", "skills: [<CURSOR>]", "skills:\n  - <CURSOR>", "skills:\n  - pdf<CURSOR>"]
)
def test_skills(line):
    assert [each.split(" | ") for each in offers(line)] in (
        [["pdf-forms", "Fills forms."]],
        [[" pdf-forms", "Fills forms."]],
    )


@pytest.mark.parametrize("line", ["tools: Read, mcp__<CURSOR>", "disallowedTools: [mcp__g<CURSOR>]"])
def test_tools_of_servers(line):
    assert "mcp__git_hub | All tools of the MCP server `git hub`." in offers(line)


def test_what_lies_at_the_disk_s_root_is_above_all_else():
    index, kind = Index(), next(iter(KINDS.values()))
    for home in ("/", "/other"):
        index.put(Entry(f"{home}/x.md", kind.id, "", home, (Definition(Sort.AGENT, f"a {home}", None),)))
    index.put(Entry("/elsewhere/x.md", kind.id, "", "/elsewhere", (Definition(Sort.AGENT, "a", None),)))
    assert list(known_names(index, Sort.AGENT, "/project", "", (kind,))) == ["a /", "a", "a /other"]


def test_descriptions_are_those_of_now():
    index, kind = Index(), KINDS["claude-code/agent"]
    for description in ("Tests.", "Tests everything."):
        given = Definition(Sort.AGENT, "tester", None, description)
        index.put(Entry("/p/.claude/agents/tester.md", kind.id, "", "/p", (given,)))
        assert known_names(index, Sort.AGENT, "/p", "", (kind,)) == {"tester": description}


def test_what_is_listed_already_is_not_offered_again():
    assert "tester | Tests." not in offers("tools: Agent(tester, <CURSOR>)")


def test_of_too_many_names_those_that_begin_as_typed():
    index = Index()
    for number in range(MOST + 10):
        given = Definition(Sort.AGENT, f"{'ab'[number % 2]}{number}", None)
        index.put(Entry(f"/p/.claude/agents/{number}.md", "claude-code/agent", "", "/p", (given,)))
    assert {each[0] for each in offers("tools: Agent(a<CURSOR>)", index) if each[1].isdigit()} == {"a"}
