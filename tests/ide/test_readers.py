"""The table over the opening ``---``: which tools load the file, what each ignores, and how that is known."""

from __future__ import annotations

from pathlib import PurePosixPath

from agentls.ide.hover import hover
from agentls.lint.context import Context
from agentls.project import kinds
from agentls.syntax import parse
from agentls.text import Text

TEXT = "---\nname: reviewer\ndescription: Use this: when | is typed.\ndisallowedTools: Write\n---\nReview.\n"


def over(offset: int) -> str:
    kind = kinds.find("claude-code/agent")
    assert kind
    ctx = Context(parse(Text(TEXT)), kind, PurePosixPath("/p/.claude/agents/reviewer.md"), exists=lambda _: False)
    found = hover(ctx, (), offset)
    return found.markdown if found else ""


def test_table() -> None:
    title, _, head, _, *rows = over(1).split("\n")
    assert title.startswith("**")
    assert "tools load this" in title
    assert head == "| tool | what it does | why |"
    assert "| Claude Code | loads it |  |" in rows
    (copilot,) = [row for row in rows if row.startswith("| Copilot CLI")]
    assert copilot.startswith("| Copilot CLI | does not load it, and says so | line 3: ")
    assert rows[rows.index(copilot) + 1].startswith("| | | line 4: ")


def test_what_documentation_says_has_its_day() -> None:
    (cursor,) = [row for row in over(1).split("\n") if row.startswith("| Cursor")]
    assert "by its documentation, 20" in cursor


def test_elsewhere_there_is_none() -> None:
    assert "tools load this" not in over(TEXT.index("name"))
    assert "tools load this" not in over(TEXT.index("Review."))
