"""Where names and paths lead, what refers to them, and what in the file is the same: ``«»`` around what is found."""

from __future__ import annotations

import pytest

from agentls.ide.navigation.definition import find_definitions
from agentls.ide.navigation.document_highlights import find_highlights
from agentls.ide.navigation.references import find_references
from agentls.ide.navigation.symbols import World
from support.workspace import Workspace, read

AGENT = "-- .claude/agents/code-reviewer.md --\n---\nname: {}\ndescription: Reviews.\n---\n# Role\n"


def world(work: Workspace) -> World:
    return World(work.index, work, lambda path: path.as_posix() in work.texts)


def check_definition(source: str) -> list[str]:
    """Asserts that the cursor leads to the marked places; their paths in order."""
    work = read(source)
    found = find_definitions(work.here, work.cursor[1], world(work))
    targets = found[1] if found else []
    work.check((target.path, target.span) for target in targets if target.span.end)
    assert all(target.whole.start <= target.span.start <= target.span.end <= target.whole.end for target in targets)
    return [target.path.removeprefix("/project/") for target in targets]


def check_references(source: str, *, declaration: bool = True) -> None:
    """Asserts that the marked places refer to the same as the cursor's."""
    work = read(source)
    found = find_references(work.here, work.cursor[1], world(work), declaration=declaration)
    work.check((use.path, use.span) for use in found if use.span)


def check_alike(source: str) -> list[bool]:
    """Asserts that the marked places of the file are the same; which of them give the name."""
    work = read(source)
    found = find_highlights(work.here, work.cursor[1], world(work))
    work.check((work.cursor[0], span) for span, _ in found)
    return [given for _, given in found]


@pytest.mark.parametrize(
    "lead",
    [
        "---\ntools: Agent(code-<CURSOR>reviewer)\n---\n",
        "---\ntools:\n  - 'Task(code_re<CURSOR>viewer)'\n---\n",
        "---\ndescription: Then code-reviewer<CURSOR> reviews.\n---\n",
        "<example>\nassistant: I'll use the <CURSOR>code-reviewer agent\n</example>\n",
        "Start `code-reviewe<CURSOR>r`.\n",
    ],
)
def test_an_agent(lead):
    found = check_definition(AGENT.format("«code-reviewer»") + f"-- .claude/agents/lead.md --\n{lead}")
    assert found == [".claude/agents/code-reviewer.md"]


TWO_TOOLS = (
    """\
-- .claude/agents/tester.md --
---
name: {0}tester{1}
description: Runs tests.
---
-- .claude/agents/lead.md --
---
name: lead
description: Leads.
tools: Agent({0}{2}tester{1})
---
Ask the {0}tester{1} agent.
-- .codex/agents/tester.toml --
name = "{3}tester{4}"
description = "Runs tests."
developer_instructions = "Run them."
-- .codex/agents/lead.toml --
name = "lead"
description = "Leads."
developer_instructions = """
    + "'''"
    + """
Ask the {3}{5}tester{4} agent.
"""
    + "'''\n"
)
"""Two tools' agents of one name, with marks for those of the one and of the other."""


@pytest.mark.parametrize(
    ("marks", "path"),
    [
        ("«|»|<CURSOR>|||", ".claude/agents/tester.md"),
        ("|||«|»|<CURSOR>", ".codex/agents/tester.toml"),
    ],
)
def test_a_name_means_the_agent_of_the_file_s_own_tool(marks, path):
    source = TWO_TOOLS.format(*marks.split("|"))
    check_references(source)
    work = read(source)
    _, targets = find_definitions(work.here, work.cursor[1], world(work))
    assert [target.path for target in targets] == [f"/project/{path}"]


def test_a_definition_leads_to_itself():
    check_definition(AGENT.format("«code-rev<CURSOR>iewer»"))


def test_a_skill_called_after_its_folder_has_its_file_s_start():
    found = check_definition("""\
-- .claude/skills/pdf-forms/SKILL.md --
---
description: Fills forms.
---
-- .claude/agents/lead.md --
---
name: lead
skills: other, pdf-<CURSOR>forms
---
""")
    assert found == [".claude/skills/pdf-forms/SKILL.md"]


def test_of_several_the_one_loaded_together_with_the_file_comes_first():
    found = check_definition("""\
-- a/.claude/agents/code-reviewer.md --
---
name: «code-reviewer»
---
-- b/.claude/agents/code-reviewer.md --
---
name: «code-reviewer»
---
-- b/.claude/agents/lead.md --
---
tools: Agent(code-reviewer<CURSOR>)
---
-- c/.claude/agents/code-reviewer.md --
---
name: «code-reviewer»
---
""")
    assert found == [f"{folder}/.claude/agents/code-reviewer.md" for folder in "bac"]


@pytest.mark.parametrize(
    "tool", ["mcp__git<CURSOR>hub__search", "mcp__github__se<CURSOR>arch", "mcp__github__*<CURSOR>"]
)
def test_a_server(tool):
    check_definition(f"""\
-- .mcp.json --
{{"mcpServers": {{"«github»": {{"command": "x"}}}}}}
-- .claude/agents/lead.md --
---
name: lead
tools: Read, {tool}
---
""")


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("[guide](docs/gu<CURSOR>ide.md)", ""),
        ("[guide](docs/guide.md#two-words<CURSOR>)", "«Two words»"),
        ("[guide](<docs/guide.md#two-words-1<CURSOR>>)", "Two words\n\n# «Two words»"),
        ("@docs/gu<CURSOR>ide.md", ""),
        ("See `docs/gui<CURSOR>de.md`.", ""),
        ("See docs/guide.m<CURSOR>d, it is good.", ""),
    ],
)
def test_a_path(link, place):
    found = check_definition(f"""\
-- docs/guide.md --
# {place or "Guide"}
-- .claude/agents/lead.md --
---
name: lead
---
{link}
""")
    assert found == ["docs/guide.md"]


def test_an_anchor_of_the_same_file():
    check_definition("-- .claude/agents/lead.md --\n[below](#the<CURSOR>-end)\n\n## «The End»!\n".replace("»!", "!»"))


@pytest.mark.parametrize(
    "text", ["no<CURSOR>where", "[x](docs/gui<CURSOR>de.md)", "[x](https://a.b/c<CURSOR>)", "@a/b<CURSOR>"]
)
def test_elsewhere_leads_nowhere(text):
    assert check_definition(f"-- .claude/agents/lead.md --\n---\nname: lead\n---\n{text}\n") == []


LEAD = "-- .claude/agents/lead.md --\n---\ntools: Agent(«code-rev<CURSOR>iewer»)\n---\nAsk «code-reviewer».\n"


def test_references_with_and_without_the_declaration():
    check_references(AGENT.format("«code-reviewer»") + LEAD)
    check_references(AGENT.format("code-reviewer") + LEAD, declaration=False)


def test_references_mean_the_nearest_of_several_unless_a_plugin_is_named():
    check_references("""\
-- plugins/one/agents/code-reviewer.md --
---
name: «code-reviewer»
description: Reviews.
---
-- plugins/two/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews.
---
Another code-reviewer.
-- plugins/two/agents/lead.md --
---
name: boss
description: Asks code-reviewer or one:«code-reviewer».
---
-- plugins/one/agents/lead.md --
---
name: lead
description: Asks «code-<CURSOR>reviewer» or two:code-reviewer.
---
""")


def test_references_of_a_file_without_name_are_asked_for_above_its_fields():
    check_references("""\
-- .claude/skills/pdf-forms/SKILL.md --
--<CURSOR>-
description: Fills forms.
---
-- .claude/agents/lead.md --
---
skills: «pdf-forms»
---
""")


def test_references_of_a_file():
    check_references("""\
-- docs/guide.md --
# Guide
-- .claude/agents/lead.md --
[a](«docs/gui<CURSOR>de.md»), @«docs/guide.md» and `«docs/guide.md»`
-- .claude/agents/other.md --
[a](«../../docs/guide.md#top») but not [b](guide.md)
-- docs/notes.md --
[a](«guide.md»)
""")


def test_highlights_of_a_name():
    assert check_alike("""\
-- .claude/agents/code-reviewer.md --
---
name: «code-reviewer»
---
The «code-<CURSOR>reviewer» agent.
-- .claude/agents/lead.md --
code-reviewer
""") == [True, False]


def test_highlights_of_tags_and_links():
    check_alike("-- .claude/agents/a.md --\n«<exa<CURSOR>mple>»\nuser: x\n«</example>»\n<example>\n</example>\n")
    check_alike("-- .claude/agents/a.md --\n[x](«a<CURSOR>.md»), @«./a.md», [y](b.md)\n-- .claude/agents/b.md --\n\n")
    check_alike("-- .claude/agents/a.md --\nAsk nobody<CURSOR>.\n")
