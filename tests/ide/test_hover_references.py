"""Hovers over names and links show the file that is meant."""

from __future__ import annotations

from agentls.ide.hover import hover
from agentls.ide.markup import summary
from agentls.ide.navigation.symbols import World
from support.workspace import read

TEAM = """\
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: |
  Reviews code
  with care. For example:

  <example>
  user: x
  </example>
tools: Read, Bash(git *)
model: sonnet
---
![badge](x.png)
# Role

Look.
-- docs/guide.md --
# Guide

First.

## More

Second.
```sh
x
```
-- .mcp.json --
{"mcpServers": {"github": {"command": "x"}}}
-- .claude/agents/lead.md --
"""
CARD = """\
**`code-reviewer`** · agent · [.claude/agents/code-reviewer.md](file:///project/.claude/agents/code-reviewer.md)

Reviews code with care.

Tools: `Read`, `Bash(git *)` · Model: `sonnet`"""


def check(text: str, expected: str | None) -> None:
    """Asserts that the hover at the cursor is over the marked characters and has these words."""
    work = read(TEAM + text)
    found = hover(
        work.here, (), work.cursor[1], world=World(work.index, work, lambda path: path.as_posix() in work.texts)
    )
    work.check([(work.cursor[0], found.span)] if found else [])
    assert (found.markdown if found else None) == expected


def test_a_name_shows_who_that_is():
    check("---\ntools: Agent(«code-re<CURSOR>viewer»)\n---\n", CARD)
    check("Ask «code-re<CURSOR>viewer».\n", CARD)
    check("<example>\nassistant: I'll use the «code-<CURSOR>reviewer» agent\n</example>\n", CARD)
    check("[it](«code-<CURSOR>reviewer.md»)\n", CARD)


def test_a_server_shows_where_it_is_set_up():
    check(
        "---\ntools: mcp__«github»__<CURSOR>search\n---\n",
        "**`github`** · MCP server · [.mcp.json](file:///project/.mcp.json)",
    )


def test_a_link_shows_how_its_target_begins():
    head = "[docs/guide.md](file:///project/docs/guide.md)\n\n---\n\n"
    check("[it](«docs/gu<CURSOR>ide.md»)\n", head + "# Guide\n\nFirst.\n\n## More\n\nSecond.")
    check("[it](«docs/guide.md#mo<CURSOR>re»)\n", head + "## More\n\nSecond.")


def test_others_of_the_name_are_told():
    text = "-- b/.claude/agents/code-reviewer.md --\n---\nname: code-reviewer\n---\n"
    more = "1 more of this name: [.claude/agents/code-reviewer.md](file:///project/b/.claude/agents/code-reviewer.md)"
    check(f"Ask «code-re<CURSOR>viewer».\n{text}", f"{CARD}\n\n{more}")


def test_what_is_nobody_s_name_shows_nothing():
    check("Ask some<CURSOR>body.\n", None)
    check("[it](docs/no<CURSOR>where.md)\n", None)


def test_a_summary_ends_where_examples_begin():
    assert summary("Use it.\\n\\nExamples:\\n<example>x") == "Use it."
    assert summary("Use it when due. Examples: <example>x</example>") == "Use it when due."
    assert summary("  \n\n") == ""
    assert len(summary("x" * 1000)) == 600


EVIL = """\
-- .claude/agents/evil.md --
---
name: "![n](https://evil.example/n.png)"
description: "Hi ![x](https://evil.example/p.png) [run](command:quit) `ok` <img src=https://evil.example/q.png>"
tools: "`![t](https://evil.example/t.png)`"
---
![y](https://evil.example/y.png) <b>
"""


def test_what_files_say_fetches_no_picture_and_offers_no_command():
    work = read(EVIL + "-- .claude/agents/lead.md --\n---\nname: lead\n---\nSee ev<CURSOR>il.md.\n")
    found = hover(
        work.here, (), work.cursor[1], world=World(work.index, work, lambda path: path.as_posix() in work.texts)
    )
    assert found
    assert found.markdown.splitlines()[2:] == [
        r"Hi !\[x\](https://evil.example/p.png) \[run\](command:quit) `ok` \<img src=https://evil.example/q.png>",
        "",
        "Tools: `` `![t](https://evil.example/t.png)` ``",
    ]
    assert "**`![n](https://evil.example/n.png)`**" in found.markdown.splitlines()[0]


def test_an_import_tells_what_it_takes():
    world = read("-- CLAUDE.md --\nSee @docs/<CURSOR>a.md now\n-- docs/a.md --\n" + "word " * 400 + "\n")
    found = hover(world.here, (), world.cursor[1], World(world.index, world, world.exists))
    assert found
    assert found.markdown.splitlines()[0].endswith("imported, about 501 tokens")
