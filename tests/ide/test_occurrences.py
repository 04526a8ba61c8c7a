"""The name under the cursor, and everywhere it stands: ``«»`` around each place, in files of one project."""

from __future__ import annotations

import pytest

from agentls.ide.navigation.occurrences import Occurrence, find_occurrences, occurrences_in
from agentls.ide.navigation.symbols import How, symbol_at
from agentls_schemas.identity import Sort
from support.workspace import Workspace, read

REVIEWER = """\
-- .claude/agents/code-reviewer.md --
---
name: «code-<CURSOR>reviewer»
description: |
  Occurrence «code-reviewer» after edits. Not for code-reviewers, src/code-reviewer/x or code-reviewer.md.

  <example>
  assistant: "I'll use the «code-reviewer» agent"
  </example>
model: sonnet # as «code-reviewer» likes it
---
# The «code-reviewer» agent
"""
OTHERS = """\
-- .claude/agents/lead.md --
---
name: lead
description: "Leads.\\n«code-reviewer» helps."
tools: Read, Agent(«code-reviewer», tester), Task(plugin:«code-reviewer»)
---
Call `«code-reviewer»`, [«code-reviewer»](../code-reviewer) or [it](#code-reviewer).

```python
Task(subagent_type="«code-reviewer»")
run("docker build -t code-reviewer .")
run("claude --agent «code-reviewer»")
```

```yaml
agents: [«code-reviewer»]
```

@agent-«code-reviewer» not https://example.com/x?of=code-reviewer, nor /code-reviewer.
-- .claude/agents/code-lister.md --
---
name: code-lister
description: Code_reviewer is another name to readers.
tools: Agent(«Code_Reviewer»)
---
Nothing.
-- CLAUDE.md --
Ask «code-reviewer».
-- notes.txt --
code-reviewer
"""


def check(source: str) -> Workspace:
    """Asserts that the references of the name under the cursor are the marked ones, and each is one of that name."""
    work = read(source)
    found = symbol_at(work.here, work.index, work.cursor[1])
    assert found
    places = [use for use in find_occurrences(work.index, found.sort, found.name, work) if use.span]
    work.check((use.path, use.span) for use in places if use.span)
    assert places == [use for use in find_occurrences(work.index, found.sort, found.name, work, fresh=True) if use.span]
    for use in places:
        ctx = work.context_at(use.path)
        again = ctx and symbol_at(ctx, work.index, use.span.start + 1)
        assert again is None or (again.sort, again.span, again.how) == (found.sort, use.span, use.how)
        assert ctx is None or use in occurrences_in(ctx, work.index, found.sort, found.name)
    return work


@pytest.mark.parametrize("opened", [False, True])
def test_all_ways_to_name_an_agent(opened):
    source = REVIEWER + OTHERS
    check(source.replace("lead.md --", "lead.md [open] --") if opened else source)


@pytest.mark.parametrize("number", range(1, 12))
def test_from_any_of_its_places(number):
    parts = (REVIEWER + OTHERS).replace("<CURSOR>", "").split("«")
    check("«".join([*parts[:number], "<CURSOR>" + parts[number], *parts[number + 1 :]]))


def test_a_name_that_is_a_word():
    check("""\
-- .claude/agents/debugger.md --
---
name: «debugger»
description: The debugger debugs.
---
Occurrence the «debugger» agent, the `«de<CURSOR>bugger»` subagent, @agent-«debugger» or @«debugger» now.
A debugger is no name, nor is /debugger.
""")


def test_a_name_with_other_marks():
    check("""\
-- .claude/agents/a.md --
---
name: «python-3.12-pro»
description: Knows it.
---
-- .claude/agents/b.md --
---
name: b
description: Asks «python-3.12-<CURSOR>pro» or @agent-«python-3.12-pro», not python-3.12.
---
""")


def test_names_behind_a_plugin_s():
    check("""\
-- .claude/agents/a.md --
---
name: «web-tester»
---
-- .claude/commands/web-tester.md --
Test it.
-- .claude/agents/b.md --
subagent_type="my-plugin:«web-<CURSOR>tester»" or subagent_type: 'a::«web-tester»'
/my-plugin:web-tester, /web-tester:run
""")


def test_a_plugin_s_prefix_in_its_own_name_is_none_of_it():
    check("""\
-- .claude/agents/a.md --
---
name: ring:«web-tester»
---
-- .claude/agents/b.md --
---
tools: Agent(ring:«web-tester», «web-<CURSOR>tester»)
---
Ask ring:«web-tester».
""")


def test_a_name_of_several_words():
    check("""\
-- .claude/agents/a.md --
---
name: «Code Reviewer»
description: Reviews.
---
-- .claude/agents/b.md --
---
name: b
description: Start the «Code<CURSOR> Reviewer» agent. A Code Reviewer reviews.
---
""")


def test_a_skill_and_an_agent_of_one_name_are_told_apart_by_what_is_around():
    check("""\
-- .claude/agents/api-designer.md --
---
name: api-designer
description: Designs.
---
-- .claude/skills/api-designer/SKILL.md --
---
description: Designs.
---
-- .claude/agents/lead.md --
---
name: lead
description: Leads.
skills: [«api-designer»]
---
Ask api-designer, the api-designer agent, the «api-designer» skill, or /«api-<CURSOR>designer».
""")


def test_a_command_is_named_behind_a_slash():
    check("""\
-- .claude/commands/ship-it.md --
Ship it.
-- .claude/agents/lead.md --
---
name: lead
description: Leads.
---
Type /«ship<CURSOR>-it», the «ship-it» command, src/ship-it or ship-it.
""")


def test_a_name_that_is_a_word_ends_a_sentence():
    check("""\
-- .claude/commands/ship.md --
Ship it.
-- .claude/agents/lead.md --
---
name: lead
description: Leads.
---
Then /«sh<CURSOR>ip». Or `/«ship»`, not /ship.md, /ship/it or /ship-it.
""")


def test_a_file_called_by_its_file_name_is_a_use_without_a_place():
    work = read("-- .claude/skills/pdf-forms/SKILL.md --\n---\ndescription: x\n---\n")
    path = "/project/.claude/skills/pdf-forms/SKILL.md"
    assert [*find_occurrences(work.index, Sort.SKILL, "pdf-forms", work)] == [Occurrence(path, None, How.DEFINITION)]


@pytest.mark.parametrize("line", ["name:<CURSOR> x", "Just a wo<CURSOR>rd.", "other-<CURSOR>name", "<CURSOR>"])
def test_elsewhere_there_is_no_name(line):
    work = read(f"-- .claude/agents/code-reviewer.md --\n---\ndescription: x\n---\n{line}\n")
    assert symbol_at(work.here, work.index, work.cursor[1]) is None


def test_a_link_is_one_from_end_to_end():
    work = read("-- .claude/agents/x.md --\n[a](docs/gui<CURSOR>de.md#top)\n")
    found = symbol_at(work.here, work.index, work.cursor[1])
    assert found
    assert (found.sort, found.name, found.how) == (Sort.FILE, "docs/guide.md", How.LINK)
    assert found.span.of(work.here.doc.text.content) == "docs/guide.md#top"
